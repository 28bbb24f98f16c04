using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Math;

namespace Tongban.GuoMi;

/// <summary>
/// The two spellings in use for SM2 results: fixed-length numbers in a row (sm-crypto, hardware modules) and
/// DER (GB/T 35276, OpenSSL, X.509).
/// </summary>
public static class Sm2Encoding
{
    /// <summary>A DER signature as 64 bytes: r, s.</summary>
    /// <exception cref="FormatException">Not a DER SEQUENCE of two positive numbers below 2^256.</exception>
    public static byte[] SignatureToRaw(ReadOnlySpan<byte> der)
    {
        var (r, s) = ReadPair(der);
        return [.. Fixed(r), .. Fixed(s)];
    }

    /// <summary>A signature of 64 bytes (r, s) as DER.</summary>
    /// <exception cref="FormatException">Not 64 bytes.</exception>
    public static byte[] SignatureToDer(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != 64)
        {
            throw new FormatException($"A raw SM2 signature has 64 bytes, not {raw.Length}.");
        }

        return new DerSequence(Number(raw[..32]), Number(raw[32..])).GetDerEncoded();
    }

    /// <summary>A ciphertext C1, C3, C2 in a row as the DER SM2Cipher of GM/T 0009, clause 7.2: x, y, digest, text.</summary>
    /// <exception cref="FormatException">Shorter than 98 bytes or C1 not uncompressed.</exception>
    public static byte[] CiphertextToDer(ReadOnlySpan<byte> raw)
    {
        if (raw.Length < 98 || raw[0] != 0x04)
        {
            throw new FormatException("A raw SM2 ciphertext begins with 04 and has at least 98 bytes.");
        }

        return new DerSequence(
            Number(raw[1..33]), Number(raw[33..65]), new DerOctetString(raw[65..97].ToArray()), new DerOctetString(raw[97..].ToArray()))
            .GetDerEncoded();
    }

    /// <summary>A DER SM2Cipher as C1, C3, C2 in a row, C1 beginning with 04.</summary>
    /// <exception cref="FormatException">Not an SM2Cipher.</exception>
    public static byte[] CiphertextToRaw(ReadOnlySpan<byte> der)
    {
        var parts = Sequence(der, 4);
        if (parts[0] is DerInteger x && parts[1] is DerInteger y
            && parts[2] is Asn1OctetString digest && parts[3] is Asn1OctetString text && digest.GetOctetsLength() == 32)
        {
            return [0x04, .. Fixed(x.Value), .. Fixed(y.Value), .. digest.GetOctets(), .. text.GetOctets()];
        }

        throw new FormatException("The bytes are not a DER SM2Cipher.");
    }

    private static (BigInteger R, BigInteger S) ReadPair(ReadOnlySpan<byte> der) =>
        Sequence(der, 2) is [DerInteger r, DerInteger s]
            ? (r.Value, s.Value)
            : throw new FormatException("The bytes are not a DER SM2 signature.");

    private static Asn1Encodable[] Sequence(ReadOnlySpan<byte> der, int count)
    {
        try
        {
            return Asn1Object.FromByteArray(der.ToArray()) is Asn1Sequence sequence && sequence.Count == count
                ? sequence.ToArray()
                : throw new FormatException($"The bytes are not a DER SEQUENCE of {count}.");
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException or InvalidCastException)
        {
            throw new FormatException($"The bytes are not a DER SEQUENCE of {count}.", e);
        }
    }

    private static DerInteger Number(ReadOnlySpan<byte> bytes) => new(new BigInteger(1, bytes.ToArray()));

    private static byte[] Fixed(BigInteger value)
    {
        if (value.SignValue < 0 || value.BitLength > 256)
        {
            throw new FormatException("A number of an SM2 structure is negative or longer than 256 bits.");
        }

        var bytes = value.ToByteArrayUnsigned();
        return bytes.Length == 32 ? bytes : [.. new byte[32 - bytes.Length], .. bytes];
    }
}
