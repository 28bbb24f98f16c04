using System.Formats.Asn1;
using System.Numerics;

namespace Tongban.GuoMi;

/// <summary>
/// A signature with its signer's certificate in the syntax of GB/T 35275-2017 (SignedData, clause 8): one signer, no signed attributes,
/// the content beside it. The signature is SM2-with-SM3 over the content's bytes. Immutable and thread safe.
/// </summary>
public sealed class Sm2SignedData
{
    private const string Data = "1.2.156.10197.6.1.4.2.1";
    private const string SignedData = "1.2.156.10197.6.1.4.2.2";
    private const string Sm3Digest = "1.2.156.10197.1.401";
    private const string Sm2Signature = "1.2.156.10197.1.301.1";
    private const int Most = 64 * 1024;
    private static readonly Asn1Tag Certificates = new(TagClass.ContextSpecific, 0);

    private readonly byte[] signature;

    /// <summary>Puts a signature beside its certificate.</summary>
    /// <param name="certificate">Of the key that signed.</param>
    /// <param name="signature">DER, as <see cref="ISm2KeyStore.Sign"/> gives it.</param>
    public Sm2SignedData(Sm2Certificate certificate, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(signature);
        Certificate = certificate;
        this.signature = (byte[])signature.Clone();
    }

    /// <summary>The signer's certificate. It is the signer's word until a <see cref="Sm2Trust"/> has judged it.</summary>
    public Sm2Certificate Certificate { get; }

    /// <summary>Whether the certificate's key signed exactly these bytes.</summary>
    public bool VouchesFor(ReadOnlySpan<byte> content) => Certificate.PublicKey.Verify(content, signature);

    /// <summary>The structure as DER.</summary>
    public byte[] ToDer()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Certificates))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    WriteAlgorithm(writer, Sm3Digest);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(Data);
                using (writer.PushSetOf(Certificates))
                    writer.WriteEncodedValue(Certificate.ToDer());
                using (writer.PushSetOf())
                    WriteSigner(writer);
            }
        }

        return writer.Encode();
    }

    /// <summary>Reads DER of at most 64 KiB.</summary>
    /// <exception cref="FormatException">Malformed, another content type or algorithm, or not exactly one signer who is the certificate's.</exception>
    public static Sm2SignedData FromDer(ReadOnlyMemory<byte> der)
    {
        if (der.Length > Most)
            throw new FormatException($"A signature has at most {Most} bytes, not {der.Length}.");
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var info = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            Expect(info, SignedData);
            var wrapped = info.ReadSequence(Certificates);
            info.ThrowIfNotEmpty();
            var body = wrapped.ReadSequence();
            wrapped.ThrowIfNotEmpty();
            ExpectOne(body);
            ReadAlgorithm(Only(body.ReadSetOf()), Sm3Digest);
            var content = body.ReadSequence();
            Expect(content, Data);
            content.ThrowIfNotEmpty();
            var certificate = Sm2Certificate.FromDer(OnlyValue(body.ReadSetOf(Certificates)).Span);
            var signer = Only(body.ReadSetOf());
            body.ThrowIfNotEmpty();
            return new(certificate, ReadSigner(signer, certificate));
        }
        catch (Exception fault) when (fault is AsnContentException or OverflowException)
        {
            throw new FormatException("The bytes are not a SignedData of GB/T 35275 with one signer.", fault);
        }
    }

    private void WriteSigner(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(Certificate.Inner.IssuerDN.GetDerEncoded());
                writer.WriteInteger(SerialOf(Certificate));
            }

            WriteAlgorithm(writer, Sm3Digest);
            WriteAlgorithm(writer, Sm2Signature);
            writer.WriteOctetString(signature);
        }
    }

    private static byte[] ReadSigner(AsnReader signers, Sm2Certificate certificate)
    {
        var signer = signers;
        ExpectOne(signer);
        var name = signer.ReadSequence();
        var issuer = name.ReadEncodedValue();
        var serial = name.ReadInteger();
        name.ThrowIfNotEmpty();
        if (!issuer.Span.SequenceEqual(certificate.Inner.IssuerDN.GetDerEncoded()) || serial != SerialOf(certificate))
            throw new FormatException("The signer named is not the certificate's.");
        ReadAlgorithm(signer.ReadSequence(), Sm3Digest);
        ReadAlgorithm(signer.ReadSequence(), Sm2Signature);
        var signature = signer.ReadOctetString();
        signer.ThrowIfNotEmpty();
        return signature;
    }

    private static BigInteger SerialOf(Sm2Certificate certificate) => new(certificate.Inner.SerialNumber.ToByteArray(), isBigEndian: true);

    private static void WriteAlgorithm(AsnWriter writer, string algorithm)
    {
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(algorithm);
    }

    // Parameters are absent, or NULL as some signers write.
    private static void ReadAlgorithm(AsnReader reader, string algorithm)
    {
        Expect(reader, algorithm);
        if (reader.HasData)
            reader.ReadNull();
        reader.ThrowIfNotEmpty();
    }

    private static void Expect(AsnReader reader, string identifier)
    {
        if (reader.ReadObjectIdentifier() is var found && found != identifier)
            throw new FormatException($"The object identifier is {found}, not {identifier}.");
    }

    private static void ExpectOne(AsnReader reader)
    {
        if (!reader.ReadInteger().IsOne)
            throw new FormatException("The version is not 1.");
    }

    private static AsnReader Only(AsnReader set)
    {
        var element = set.ReadSequence();
        set.ThrowIfNotEmpty();
        return element;
    }

    private static ReadOnlyMemory<byte> OnlyValue(AsnReader set)
    {
        var value = set.ReadEncodedValue();
        set.ThrowIfNotEmpty();
        return value;
    }
}
