using System.Text;
using CsCheck;

namespace Tongban.GuoMi.Tests;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Root_EqualsTheRecursiveDefinitionOfRfc6962() =>
        Gen.Byte.Array[0, 5].Array[0, 70].Sample(statements =>
            Assert.Equal(Recursive(statements), TreeOf(statements).Root));

    [Fact]
    public void ProofOf_EveryPlaceOfEverySize_ProvesItAndNothingElse()
    {
        for (var size = 1; size <= 40; size++)
        {
            var statements = Enumerable.Range(0, size).Select(i => Encoding.ASCII.GetBytes($"statement {i}")).ToArray();
            var tree = TreeOf(statements);
            var root = tree.Root;
            for (var i = 0; i < size; i++)
            {
                var proof = tree.ProofOf(i);
                Assert.True(proof.Proves(statements[i], root));
                Assert.False(proof.Proves("other"u8, root));
                Assert.False((proof with { Path = [.. proof.Path, new byte[32]] }).Proves(statements[i], root));
                Assert.False((proof with { Index = size }).Proves(statements[i], root));
                Assert.False((proof with { Index = -1 }).Proves(statements[i], root));
                if (size > 1)
                {
                    Assert.False((proof with { Index = (i + 1) % size }).Proves(statements[i], root));
                    Assert.False((proof with { Path = [.. proof.Path.Skip(1)] }).Proves(statements[i], root));
                }
            }
        }
    }

    [Fact]
    public void Proves_AnInnerNodeAsStatement_IsFalse()
    {
        var tree = TreeOf([[1], [2], [3], [4]]);
        byte[] inner = [.. MerkleTree.HashLeaf([1]), .. MerkleTree.HashLeaf([2])];
        Assert.False(new MerkleProof(0, 2, [tree.ProofOf(0).Path[1]]).Proves(inner, tree.Root));
    }

    [Fact]
    public void ProofOf_NoSuchPlace_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeOf([[1]]).ProofOf(1));

    private static MerkleTree TreeOf(byte[][] statements) => MerkleTree.Of(statements.Select(s => (ReadOnlyMemory<byte>)s));

    private static byte[] Recursive(ReadOnlySpan<byte[]> statements)
    {
        if (statements.Length == 0)
        {
            return Sm3.Hash([]);
        }

        if (statements.Length == 1)
        {
            return Sm3.Hash([0, .. statements[0]]);
        }

        var left = 1;
        while (left * 2 < statements.Length)
        {
            left *= 2;
        }

        return Sm3.Hash([1, .. Recursive(statements[..left]), .. Recursive(statements[left..])]);
    }
}
