using System.Security.Cryptography;
using CsCheck;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tongban.GuoMi.Tests;

public sealed class Sm4Tests
{
    private static readonly byte[] StandardKey = Convert.FromHexString("0123456789abcdeffedcba9876543210");

    [Fact]
    public void Block_OfTheStandard_Matches()
    {
        // GB/T 32907-2016, annex A.1: one block under itself as key. CBC with a zero vector begins with the same block.
        var cipher = Sm4.EncryptCbc(StandardKey, new byte[16], StandardKey);
        Assert.Equal("681EDF34D206965E86B3E94F536E4246", Convert.ToHexString(cipher.AsSpan(0, 16)));
    }

    [Fact]
    public void Block_AMillionTimes_MatchesTheStandard()
    {
        // GB/T 32907-2016, annex A.2, run on the engine that both modes use.
        var engine = new SM4Engine();
        engine.Init(true, new KeyParameter(StandardKey));
        var block = (byte[])StandardKey.Clone();
        for (var i = 0; i < 1_000_000; i++)
        {
            engine.ProcessBlock(block, 0, block, 0);
        }

        Assert.Equal("595298C7C6FD271F0402F804C33D3F66", Convert.ToHexString(block));
    }

    [Fact]
    public void Gcm_OfRfc8998_Matches()
    {
        // RFC 8998, appendix A.1.
        var plain = Convert.FromHexString(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var cipher = Sm4.EncryptGcm(
            StandardKey,
            Convert.FromHexString("00001234567800000000ABCD"),
            plain,
            Convert.FromHexString("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"));
        Assert.Equal(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
            + "83DE3541E4C2B58177E065A9BF7B62EC",
            Convert.ToHexString(cipher));
    }

    [Fact]
    public void Gcm_RoundTrips_AndAnyAlterationIsSeen() =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Byte.Array[0, 30], Gen.Int[0, 10_000]).Sample((plain, associated, place) =>
        {
            var nonce = new byte[12];
            var cipher = Sm4.EncryptGcm(StandardKey, nonce, plain, associated);
            Assert.Equal(plain, Sm4.DecryptGcm(StandardKey, nonce, cipher, associated));
            cipher[place % cipher.Length] ^= 1;
            Assert.Throws<CryptographicException>(() => Sm4.DecryptGcm(StandardKey, nonce, cipher, associated));
            cipher[place % cipher.Length] ^= 1;
            Assert.Throws<CryptographicException>(() => Sm4.DecryptGcm(StandardKey, nonce, cipher, [.. associated, 1]));
            Assert.Throws<CryptographicException>(() => Sm4.DecryptGcm(StandardKey, nonce, cipher.AsSpan(0, place % cipher.Length), associated));
        }, iter: 100);

    [Fact]
    public void Cbc_RoundTrips_AndRefusesPartBlocks()
    {
        for (var length = 0; length < 50; length++)
        {
            var plain = RandomNumberGenerator.GetBytes(length);
            var iv = RandomNumberGenerator.GetBytes(16);
            var cipher = Sm4.EncryptCbc(StandardKey, iv, plain);
            Assert.Equal(plain, Sm4.DecryptCbc(StandardKey, iv, cipher));
            Assert.Throws<CryptographicException>(() => Sm4.DecryptCbc(StandardKey, iv, cipher.AsSpan(0, cipher.Length - 1)));
        }
    }

    [Fact]
    public void WrongLengths_Throw()
    {
        Assert.Throws<ArgumentException>(() => Sm4.EncryptGcm(new byte[15], new byte[12], []));
        Assert.Throws<ArgumentException>(() => Sm4.EncryptGcm(new byte[16], new byte[11], []));
        Assert.Throws<ArgumentException>(() => Sm4.EncryptCbc(new byte[16], new byte[12], []));
    }
}
