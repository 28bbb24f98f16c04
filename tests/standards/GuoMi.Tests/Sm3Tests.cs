using System.Text;
using CsCheck;
using Org.BouncyCastle.Crypto.Digests;

namespace Tongban.GuoMi.Tests;

public sealed class Sm3Tests
{
    [Theory]
    // GB/T 32905-2016, annex A, examples 1 and 2; then the empty message (OpenSSL agrees).
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData(
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
        "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    [InlineData("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")]
    public void Hash_StandardVectors_Match(string message, string expected)
    {
        var bytes = Encoding.ASCII.GetBytes(message);
        Assert.Equal(expected, Sm3.HashHex(bytes));
        Assert.Equal(expected, Convert.ToHexStringLower(Sm3.Hash(bytes)));
        Assert.Equal(expected, Convert.ToHexStringLower(Sm3.Hash(new MemoryStream(bytes))));
    }

    [Fact]
    public void Hash_EveryLengthAroundTheBlock_EqualsBouncyCastle()
    {
        var message = new byte[300];
        new Random(7).NextBytes(message);
        for (var length = 0; length <= message.Length; length++)
        {
            Assert.Equal(Reference(message.AsSpan(0, length)), Sm3.Hash(message.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Append_AnySplit_EqualsTheWhole() =>
        Gen.Select(Gen.Byte.Array[0, 1000], Gen.Int[0, 200].Array[0, 20]).Sample((message, cuts) =>
        {
            var sm3 = new Sm3();
            var rest = message.AsSpan();
            foreach (var cut in cuts)
            {
                var taken = Math.Min(cut, rest.Length);
                sm3.Append(rest[..taken]);
                rest = rest[taken..];
                sm3.GetCurrentHash();
            }

            sm3.Append(rest);
            Assert.Equal(Reference(message), sm3.GetHashAndReset());
            Assert.Equal(Sm3.Hash([]), sm3.GetCurrentHash());
        });

    [Fact]
    public void Hash_DestinationTooShort_Throws() =>
        Assert.Throws<ArgumentException>(() => Sm3.Hash([1, 2, 3], new byte[31]));

    [Fact]
    public void Hash_IntoSpan_AllocatesNothing()
    {
        var message = new byte[1000];
        var digest = new byte[32];
        Sm3.Hash(message, digest);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Sm3.Hash(message, digest);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Reference(ReadOnlySpan<byte> message)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(message);
        var result = new byte[32];
        digest.DoFinal(result, 0);
        return result;
    }
}
