using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Org.BouncyCastle.Security;

namespace Tongban.GuoMi.Tests;

public sealed class Sm2Tests
{
    // GB/T 32918.5-2017, annexes A and C: key, k, message, signature and ciphertext on the recommended curve.
    private const string Key = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private const string Point = "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private const string K = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
    private const string Z = "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3";
    private const string R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private const string S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    private const string Cipher = "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF059983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD876621886CA989CA9C7D58087307CA93092D651EFA";

    private static readonly Sm2PrivateKey StandardKey = Sm2PrivateKey.FromBytes(Convert.FromHexString(Key));

    [Fact]
    public void PublicKey_OfTheStandard_AndItsZ_Match()
    {
        Assert.Equal(Point, Convert.ToHexString(StandardKey.PublicKey.ToEncoded()));
        Assert.Equal(Z, Convert.ToHexString(StandardKey.PublicKey.ComputeZ()));
    }

    [Fact]
    public void Sign_WithTheStandardsK_GivesTheStandardsSignature()
    {
        var signature = StandardKey.Sign("message digest"u8, null, new FixedRandom(K));
        Assert.Equal(R + S, Convert.ToHexString(Sm2Encoding.SignatureToRaw(signature)));
        Assert.True(StandardKey.PublicKey.Verify("message digest"u8, signature));
    }

    [Fact]
    public void Encrypt_WithTheStandardsK_GivesTheStandardsCiphertext()
    {
        Assert.Equal(Cipher, Convert.ToHexString(StandardKey.PublicKey.Encrypt("encryption standard"u8, new FixedRandom(K))));
        Assert.Equal("encryption standard", Encoding.ASCII.GetString(StandardKey.Decrypt(Convert.FromHexString(Cipher))));
    }

    [Fact]
    public void Sign_AnyMessageAndUser_VerifiesOnlyAsSigned() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[1, 40]).Sample((message, user) =>
        {
            var signature = StandardKey.Sign(message, user);
            Assert.True(StandardKey.PublicKey.Verify(message, signature, user));
            Assert.False(StandardKey.PublicKey.Verify([.. message, 0], signature, user));
            Assert.False(StandardKey.PublicKey.Verify(message, signature, [.. user, 0]));
        }, iter: 20);

    [Fact]
    public void Verify_EachByteOfTheSignatureAltered_IsFalse()
    {
        var signature = StandardKey.Sign("abc"u8);
        for (var i = 0; i < signature.Length; i++)
        {
            var altered = (byte[])signature.Clone();
            altered[i] ^= 0x01;
            Assert.False(StandardKey.PublicKey.Verify("abc"u8, altered), $"byte {i}");
            Assert.False(StandardKey.PublicKey.Verify("abc"u8, signature.AsSpan(0, i)), $"first {i} bytes");
        }
    }

    [Fact]
    public void Verify_AnotherKey_IsFalse() =>
        Assert.False(Sm2PrivateKey.Generate().PublicKey.Verify("abc"u8, StandardKey.Sign("abc"u8)));

    [Fact]
    public void Decrypt_AlteredTruncatedOrForAnother_Throws()
    {
        var cipher = StandardKey.PublicKey.Encrypt("内容"u8);
        for (var i = 0; i < cipher.Length; i++)
        {
            var altered = (byte[])cipher.Clone();
            altered[i] ^= 0x01;
            Assert.Throws<CryptographicException>(() => StandardKey.Decrypt(altered));
            Assert.Throws<CryptographicException>(() => StandardKey.Decrypt(cipher.AsSpan(0, i)));
        }

        Assert.Throws<CryptographicException>(() => Sm2PrivateKey.Generate().Decrypt(cipher));
        Assert.Throws<ArgumentException>(() => StandardKey.PublicKey.Encrypt([]));
    }

    [Fact]
    public void Encodings_RoundTrip()
    {
        var key = Sm2PrivateKey.Generate();
        Assert.Equal(key.PublicKey, Sm2PrivateKey.FromBytes(key.ToBytes()).PublicKey);
        Assert.Equal(key.PublicKey, Sm2PrivateKey.FromPkcs8(key.ToPkcs8()).PublicKey);
        Assert.Equal(key.PublicKey, Sm2PublicKey.FromSubjectPublicKeyInfo(key.PublicKey.ToSubjectPublicKeyInfo()));
        var signature = key.Sign("a"u8);
        Assert.Equal(signature, Sm2Encoding.SignatureToDer(Sm2Encoding.SignatureToRaw(signature)));
        var cipher = key.PublicKey.Encrypt("abc"u8);
        Assert.Equal(cipher, Sm2Encoding.CiphertextToRaw(Sm2Encoding.CiphertextToDer(cipher)));
    }

    [Fact]
    public void FromBytes_OutsideTheRange_Throws()
    {
        Assert.Throws<FormatException>(() => Sm2PrivateKey.FromBytes(new byte[32]));
        Assert.Throws<FormatException>(() => Sm2PrivateKey.FromBytes(new byte[31]));
        var n1 = Convert.FromHexString("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122");
        Assert.Throws<FormatException>(() => Sm2PrivateKey.FromBytes(n1));
    }

    [Fact]
    public void FromAnything_Hostile_ThrowsFormatExceptionOnly() =>
        Gen.Byte.Array[0, 120].Sample(bytes =>
        {
            Refused(() => Sm2PublicKey.FromEncoded(bytes));
            Refused(() => Sm2PublicKey.FromEncoded([4, .. bytes.Concat(new byte[64]).Take(64)]));
            Refused(() => Sm2PublicKey.FromSubjectPublicKeyInfo(bytes));
            Refused(() => Sm2PrivateKey.FromPkcs8(bytes));
            Refused(() => Sm2Encoding.SignatureToRaw(bytes));
            Refused(() => Sm2Encoding.CiphertextToRaw(bytes));
            Refused(() => Sm2Certificate.FromDer(bytes));
        }, iter: 300);

    private static void Refused(Func<object> read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
        }
    }

    // BouncyCastle draws k by asking for 32 random bytes: these are they.
    private sealed class FixedRandom(string hex) : SecureRandom
    {
        public override void NextBytes(byte[] bytes) => Convert.FromHexString(hex).CopyTo(bytes, 0);

        public override void NextBytes(byte[] buffer, int start, int length) =>
            Convert.FromHexString(hex).AsSpan(0, length).CopyTo(buffer.AsSpan(start));

        public override void NextBytes(Span<byte> buffer) => Convert.FromHexString(hex).AsSpan(0, buffer.Length).CopyTo(buffer);
    }
}
