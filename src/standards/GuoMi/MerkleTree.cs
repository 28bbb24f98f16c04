namespace Tongban.GuoMi;

/// <summary>
/// A Merkle tree over SM3, so that one signature over its root vouches for any number of statements, each shown by a short proof.
/// </summary>
/// <remarks>
/// Shape and domain separation as RFC 6962, section 2.1, with SM3 in place of SHA-256: a leaf is SM3(00, statement), a node
/// SM3(01, left, right), the left part of n leaves is the largest power of two below n. So no inner node can pass for a
/// statement, and no leaf is doubled to fill a level. Immutable and thread safe.
/// </remarks>
public sealed class MerkleTree
{
    private readonly byte[][] leaves;
    private readonly List<byte[][]> levels = [];

    private MerkleTree(byte[][] leaves)
    {
        this.leaves = leaves;
        levels.Add(leaves);
        while (levels[^1].Length > 1)
        {
            levels.Add(Above(levels[^1]));
        }
    }

    /// <summary>Number of statements.</summary>
    public int Count => leaves.Length;

    /// <summary>The root, 32 bytes; of an empty tree, the SM3 of nothing.</summary>
    public byte[] Root => Count == 0 ? Sm3.Hash([]) : (byte[])levels[^1][0].Clone();

    /// <summary>Builds the tree of <paramref name="statements"/> in their order.</summary>
    public static MerkleTree Of(IEnumerable<ReadOnlyMemory<byte>> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return new MerkleTree([.. statements.Select(s => HashLeaf(s.Span))]);
    }

    /// <summary>The digest of a statement as a leaf: SM3(00, statement).</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> statement) => new Sm3().Append([0]).Append(statement).GetHashAndReset();

    /// <summary>The proof that statement <paramref name="index"/> belongs to the root.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such statement.</exception>
    public MerkleProof ProofOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var path = new List<byte[]>();
        var place = index;
        foreach (var level in levels)
        {
            // The last node of an odd level has no neighbour and rises unchanged.
            if ((place ^ 1) < level.Length)
            {
                path.Add(level[place ^ 1]);
            }

            place >>= 1;
        }

        return new MerkleProof(index, Count, path);
    }

    internal static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> joined = stackalloc byte[1 + (2 * Sm3.HashSizeInBytes)];
        joined[0] = 1;
        left.CopyTo(joined[1..]);
        right.CopyTo(joined[(1 + Sm3.HashSizeInBytes)..]);
        return Sm3.Hash(joined);
    }

    // Joining neighbours and letting an odd last node rise gives the same tree as RFC 6962's recursive definition.
    private static byte[][] Above(byte[][] level)
    {
        var above = new byte[(level.Length + 1) / 2][];
        for (var i = 0; i < above.Length; i++)
        {
            above[i] = (2 * i) + 1 < level.Length ? HashNode(level[2 * i], level[(2 * i) + 1]) : level[2 * i];
        }

        return above;
    }
}
