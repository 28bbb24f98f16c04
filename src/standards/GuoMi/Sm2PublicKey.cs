using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Tongban.GuoMi;

/// <summary>
/// A point of the SM2 recommended curve (GB/T 32918.5-2017) that verifies signatures and encrypts. Immutable and thread safe;
/// two keys are equal when their points are.
/// </summary>
public sealed class Sm2PublicKey : IEquatable<Sm2PublicKey>
{
    private readonly byte[] encoded;

    internal Sm2PublicKey(ECPublicKeyParameters parameters)
    {
        Parameters = parameters;
        encoded = parameters.Q.GetEncoded(false);
        KeyId = Convert.ToHexStringLower(Sm3.Hash(encoded).AsSpan(0, 16));
    }

    /// <summary>The name of this key wherever keys are told apart: the first 16 bytes of the SM3 digest of the encoded point, 32 hexadecimal digits.</summary>
    public string KeyId { get; }

    internal ECPublicKeyParameters Parameters { get; }

    /// <summary>Reads a point: 65 bytes beginning with 04, or 33 bytes beginning with 02 or 03.</summary>
    /// <exception cref="FormatException">The bytes are not a point of the curve, or are the point at infinity.</exception>
    public static Sm2PublicKey FromEncoded(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length is not (33 or 65))
        {
            throw new FormatException($"An SM2 public key has 33 or 65 bytes, not {encoded.Length}.");
        }

        try
        {
            var point = Sm2Curve.Domain.Curve.DecodePoint(encoded.ToArray());
            return new Sm2PublicKey(new ECPublicKeyParameters(point, Sm2Curve.Domain));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            throw new FormatException("The bytes are not a point of the SM2 curve.", e);
        }
    }

    /// <summary>Reads an X.509 SubjectPublicKeyInfo structure (DER), the form OpenSSL calls a public key.</summary>
    /// <exception cref="FormatException">The structure is malformed or its key is not of the SM2 curve.</exception>
    public static Sm2PublicKey FromSubjectPublicKeyInfo(ReadOnlySpan<byte> der)
    {
        try
        {
            return FromParameters(PublicKeyFactory.CreateKey(der.ToArray()));
        }
        catch (Exception e) when (e is not (FormatException or OutOfMemoryException))
        {
            throw new FormatException("The bytes are not a SubjectPublicKeyInfo with an SM2 key.", e);
        }
    }

    /// <summary>The point as 65 bytes: 04, x, y.</summary>
    public byte[] ToEncoded() => (byte[])encoded.Clone();

    /// <summary>The key as an X.509 SubjectPublicKeyInfo structure (DER).</summary>
    public byte[] ToSubjectPublicKeyInfo() => Info().GetDerEncoded();

    /// <summary>
    /// Whether <paramref name="signature"/> (DER, as GB/T 35276) was made by the private key over <paramref name="data"/>
    /// for <paramref name="userId"/> (GB/T 32918.2, clause 7). False for anything malformed; never throws for the content of its arguments.
    /// </summary>
    /// <param name="data">The message itself, not its digest.</param>
    /// <param name="signature">SEQUENCE of r and s.</param>
    /// <param name="userId">The signer's distinguishing identifier; null for <see cref="Sm2Curve.DefaultUserId"/>.</param>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, byte[]? userId = null)
    {
        if (signature.Length is < 8 or > 72)
        {
            return false;
        }

        var signer = new SM2Signer();
        signer.Init(false, new ParametersWithID(Parameters, userId ?? Sm2Curve.DefaultUserIdBytes));
        signer.BlockUpdate(data);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>
    /// Encrypts for the holder of the private key (GB/T 32918.4, clause 6): C1, C3 and C2 in a row, C1 beginning with 04.
    /// The result is 97 bytes longer than <paramref name="plain"/>.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="plain"/> is empty: the standard has no ciphertext for it.</exception>
    public byte[] Encrypt(ReadOnlySpan<byte> plain) => Encrypt(plain, new SecureRandom());

    /// <summary>The user's digest Z_A of GB/T 32918.2, clause 5.5: identifier, curve and key bound together.</summary>
    public byte[] ComputeZ(byte[]? userId = null) => Sm2Curve.Z(Parameters.Q, userId ?? Sm2Curve.DefaultUserIdBytes);

    /// <inheritdoc/>
    public bool Equals(Sm2PublicKey? other) => other is not null && encoded.AsSpan().SequenceEqual(other.encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm2PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(encoded, 1);

    /// <summary>The key id.</summary>
    public override string ToString() => KeyId;

    internal static Sm2PublicKey FromParameters(AsymmetricKeyParameter key)
    {
        if (key is not ECPublicKeyParameters ec || !ec.Parameters.Equals(Sm2Curve.Domain))
        {
            throw new FormatException("The key is not of the SM2 curve.");
        }

        return FromEncoded(ec.Q.GetEncoded(false));
    }

    internal SubjectPublicKeyInfo Info() => SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(Sm2Curve.Named(Parameters));

    internal byte[] Encrypt(ReadOnlySpan<byte> plain, SecureRandom random)
    {
        if (plain.IsEmpty)
        {
            throw new ArgumentException("SM2 does not encrypt an empty message.", nameof(plain));
        }

        var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.Init(true, new ParametersWithRandom(Parameters, random));
        return engine.ProcessBlock(plain.ToArray(), 0, plain.Length);
    }
}
