namespace Tongban.GuoMi;

/// <summary>The neighbours on the way from one statement to the root of a <see cref="MerkleTree"/>.</summary>
/// <param name="Index">Place of the statement, from 0.</param>
/// <param name="Size">Number of statements of the tree.</param>
/// <param name="Path">Digests of 32 bytes, from the leaf upwards; at most 31.</param>
public sealed record MerkleProof(int Index, int Size, IReadOnlyList<byte[]> Path)
{
    /// <summary>Whether <paramref name="statement"/> stands at <see cref="Index"/> of the tree with this root and size. False for a malformed proof.</summary>
    public bool Proves(ReadOnlySpan<byte> statement, ReadOnlySpan<byte> root)
    {
        if (Index < 0 || Index >= Size || Path.Any(p => p is not { Length: Sm3.HashSizeInBytes }))
        {
            return false;
        }

        var node = MerkleTree.HashLeaf(statement);
        var (place, width, used) = (Index, Size, 0);
        for (; width > 1; place >>= 1, width = (width + 1) / 2)
        {
            if ((place ^ 1) >= width)
            {
                continue;
            }

            if (used == Path.Count)
            {
                return false;
            }

            var neighbour = Path[used++];
            node = (place & 1) == 0 ? MerkleTree.HashNode(node, neighbour) : MerkleTree.HashNode(neighbour, node);
        }

        return used == Path.Count && node.AsSpan().SequenceEqual(root);
    }
}
