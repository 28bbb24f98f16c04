using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Tongban.GuoMi;

/// <summary>
/// An SM2 private key held in this process's memory (GB/T 32918). Immutable and thread safe.
/// Where keys live in a hardware module this class is not used: see <see cref="ISm2KeyStore"/>.
/// </summary>
public sealed class Sm2PrivateKey
{
    /// <summary>Length of the key in bytes.</summary>
    public const int SizeInBytes = 32;

    private readonly ECPrivateKeyParameters parameters;

    private Sm2PrivateKey(BigInteger d)
    {
        parameters = new ECPrivateKeyParameters(d, Sm2Curve.Domain);
        PublicKey = new Sm2PublicKey(new ECPublicKeyParameters(Sm2Curve.Domain.G.Multiply(d).Normalize(), Sm2Curve.Domain));
    }

    /// <summary>The public half.</summary>
    public Sm2PublicKey PublicKey { get; }

    /// <summary>A new key from the operating system's random generator, in [1, n-2] as GB/T 32918.1, clause 6.1 wants.</summary>
    public static Sm2PrivateKey Generate()
    {
        var bytes = new byte[SizeInBytes];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            var d = new BigInteger(1, bytes);
            if (InRange(d))
            {
                CryptographicOperations.ZeroMemory(bytes);
                return new Sm2PrivateKey(d);
            }
        }
    }

    /// <summary>Reads a key of 32 bytes, most significant first.</summary>
    /// <exception cref="FormatException">Not 32 bytes, or outside [1, n-2].</exception>
    public static Sm2PrivateKey FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != SizeInBytes)
        {
            throw new FormatException($"An SM2 private key has 32 bytes, not {bytes.Length}.");
        }

        var d = new BigInteger(1, bytes.ToArray());
        return InRange(d) ? new Sm2PrivateKey(d) : throw new FormatException("The SM2 private key is outside [1, n-2].");
    }

    /// <summary>The key as 32 bytes. Keep them out of logs and files; <see cref="Sm2KeyVault"/> stores keys encrypted.</summary>
    public byte[] ToBytes() => parameters.D.ToByteArrayUnsigned() is { Length: SizeInBytes } exact
        ? exact
        : [.. new byte[SizeInBytes - parameters.D.ToByteArrayUnsigned().Length], .. parameters.D.ToByteArrayUnsigned()];

    /// <summary>The key as PKCS #8 PrivateKeyInfo (DER, unencrypted), the form OpenSSL reads.</summary>
    public byte[] ToPkcs8() => PrivateKeyInfoFactory.CreatePrivateKeyInfo(Sm2Curve.Named(parameters)).GetDerEncoded();

    /// <summary>Reads PKCS #8 PrivateKeyInfo (DER, unencrypted).</summary>
    /// <exception cref="FormatException">The structure is malformed or its key is not of the SM2 curve.</exception>
    public static Sm2PrivateKey FromPkcs8(ReadOnlySpan<byte> der)
    {
        AsymmetricKeyParameter key;
        try
        {
            key = PrivateKeyFactory.CreateKey(der.ToArray());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or GeneralSecurityException)
        {
            throw new FormatException("The bytes are not a PKCS #8 private key.", e);
        }

        return key is ECPrivateKeyParameters ec && ec.Parameters.Equals(Sm2Curve.Domain) && InRange(ec.D)
            ? new Sm2PrivateKey(ec.D)
            : throw new FormatException("The private key is not of the SM2 curve.");
    }

    /// <summary>Signs <paramref name="data"/> for <paramref name="userId"/> (GB/T 32918.2, clause 6); DER SEQUENCE of r and s (GB/T 35276).</summary>
    /// <param name="data">The message itself, not its digest.</param>
    /// <param name="userId">The signer's distinguishing identifier; null for <see cref="Sm2Curve.DefaultUserId"/>.</param>
    public byte[] Sign(ReadOnlySpan<byte> data, byte[]? userId = null) => Sign(data, userId, new SecureRandom());

    /// <summary>Decrypts what <see cref="Sm2PublicKey.Encrypt(ReadOnlySpan{byte})"/> made: C1, C3, C2 in a row.</summary>
    /// <exception cref="CryptographicException">Malformed, altered, or made for another key; the message does not say which.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length <= 97 || cipher[0] != 0x04)
        {
            throw new CryptographicException("The SM2 ciphertext cannot be decrypted with this key.");
        }

        try
        {
            var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
            engine.Init(false, parameters);
            return engine.ProcessBlock(cipher.ToArray(), 0, cipher.Length);
        }
        catch (Exception e) when (e is CryptoException or ArgumentException or InvalidOperationException or ArithmeticException)
        {
            throw new CryptographicException("The SM2 ciphertext cannot be decrypted with this key.");
        }
    }

    internal byte[] Sign(ReadOnlySpan<byte> data, byte[]? userId, SecureRandom random)
    {
        var signer = new SM2Signer();
        signer.Init(true, new ParametersWithID(new ParametersWithRandom(parameters, random), userId ?? Sm2Curve.DefaultUserIdBytes));
        signer.BlockUpdate(data);
        return signer.GenerateSignature();
    }

    private static bool InRange(BigInteger d) =>
        d.SignValue > 0 && d.CompareTo(Sm2Curve.Domain.N.Subtract(BigInteger.Two)) <= 0;
}
