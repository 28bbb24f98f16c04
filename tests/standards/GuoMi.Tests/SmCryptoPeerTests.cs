using System.Security.Cryptography;
using System.Text;

namespace Tongban.GuoMi.Tests;

public sealed class SmCryptoPeerTests(PeerScript peer) : IClassFixture<PeerScript>
{
    private readonly Sm2PrivateKey key = Sm2PrivateKey.Generate();

    [Fact]
    public void Sm3_SameDigests()
    {
        for (var length = 1; length < 200; length += 7)
        {
            var message = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(Sm3.HashHex(message), peer.Ask(new { action = "sm3", message = Hex(message) }).GetString());
        }
    }

    [Theory]
    [InlineData(Sm2Curve.DefaultUserId)]
    [InlineData("ALICE123@YAHOO.COM")]
    public void Sm2_EachVerifiesTheOther(string user)
    {
        for (var i = 0; i < 10; i++)
        {
            var message = RandomNumberGenerator.GetBytes(1 + (i * 13));
            var userId = Encoding.ASCII.GetBytes(user);
            var ours = Hex(key.Sign(message, userId));
            Assert.True(Verify(message, userId, ours));
            Assert.False(Verify([.. message, 1], userId, ours));

            var theirs = peer.Ask(new { action = "sign", key = Hex(key.ToBytes()), point = Point, message = Hex(message), user = Hex(userId) });
            Assert.True(key.PublicKey.Verify(message, Convert.FromHexString(theirs.GetString()!), userId));
        }
    }

    [Fact]
    public void Sm2_EachDecryptsTheOther()
    {
        var message = "电子证照 electronic certificate"u8.ToArray();
        // sm-crypto leaves out the leading 04 of C1.
        var ours = Hex(key.PublicKey.Encrypt(message))[2..];
        Assert.Equal(Hex(message), peer.Ask(new { action = "decrypt", key = Hex(key.ToBytes()), cipher = ours }).GetString());
        var theirs = peer.Ask(new { action = "encrypt", point = Point, message = Hex(message) }).GetString()!;
        Assert.Equal(message, key.Decrypt(Convert.FromHexString("04" + theirs)));
    }

    [Fact]
    public void Sm4Cbc_EachDecryptsTheOther()
    {
        var (secret, iv, message) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(77));
        var ours = Sm4.EncryptCbc(secret, iv, message);
        Assert.Equal(Hex(message), peer.Ask(new { action = "cbcDecrypt", key = Hex(secret), iv = Hex(iv), cipher = Hex(ours) }).GetString());
        Assert.Equal(Hex(ours), peer.Ask(new { action = "cbcEncrypt", key = Hex(secret), iv = Hex(iv), message = Hex(message) }).GetString());
    }

    private string Point => Hex(key.PublicKey.ToEncoded());

    private bool Verify(byte[] message, byte[] user, string signature) =>
        peer.Ask(new { action = "verify", point = Point, message = Hex(message), user = Hex(user), signature }).GetBoolean();

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
