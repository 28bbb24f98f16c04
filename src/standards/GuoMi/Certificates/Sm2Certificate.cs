using System.Text;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Security.Certificates;
using Org.BouncyCastle.Utilities.IO.Pem;
using X509 = Org.BouncyCastle.X509;

namespace Tongban.GuoMi;

/// <summary>An X.509 certificate of an SM2 key signed with SM2-with-SM3 (GB/T 20518, RFC 5280). Immutable and thread safe.</summary>
public sealed class Sm2Certificate : IEquatable<Sm2Certificate>
{
    private readonly X509.X509Certificate certificate;
    private readonly byte[] der;

    private Sm2Certificate(X509.X509Certificate certificate)
    {
        this.certificate = certificate;
        der = certificate.GetEncoded();
        PublicKey = Sm2PublicKey.FromParameters(certificate.GetPublicKey());
        // Read at once, so that a malformed date, extension or signature is told when the certificate is read and not later.
        _ = certificate.GetSignature();
        (NotBefore, NotAfter, IsAuthority) = (Utc(certificate.NotBefore), Utc(certificate.NotAfter), certificate.GetBasicConstraints() >= 0);
        IsDemonstration = certificate.SubjectDN.ToString().Contains(Sm2CertificateAuthority.DemonstrationMark, StringComparison.Ordinal)
            || certificate.IssuerDN.ToString().Contains(Sm2CertificateAuthority.DemonstrationMark, StringComparison.Ordinal);
    }

    /// <summary>The certified key.</summary>
    public Sm2PublicKey PublicKey { get; }

    /// <summary>The subject's distinguished name, as RFC 4514.</summary>
    public string Subject => certificate.SubjectDN.ToString();

    /// <summary>The common name of the subject, or the whole distinguished name if it has none.</summary>
    public string SubjectName => certificate.SubjectDN.GetValueList(X509Name.CN) is [var name, ..] ? name : Subject;

    /// <summary>The issuer's distinguished name, as RFC 4514.</summary>
    public string Issuer => certificate.IssuerDN.ToString();

    /// <summary>The serial number in hexadecimal.</summary>
    public string SerialNumber => certificate.SerialNumber.ToString(16);

    /// <summary>First moment of validity.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>Last moment of validity.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Whether the certificate says of itself that it is for test and demonstration, without legal effect.</summary>
    public bool IsDemonstration { get; }

    /// <summary>Whether the certificate may sign others.</summary>
    public bool IsAuthority { get; }

    internal X509.X509Certificate Inner => certificate;

    /// <summary>Reads DER.</summary>
    /// <exception cref="FormatException">Malformed, or not an SM2 certificate.</exception>
    public static Sm2Certificate FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            var parsed = new X509.X509Certificate(X509CertificateStructure.GetInstance(der.ToArray()));
            if (!parsed.GetEncoded().AsSpan().SequenceEqual(der))
                throw new FormatException("The certificate is not DER.");
            return parsed.CertificateStructure.SignatureAlgorithm.Algorithm.Equals(GMObjectIdentifiers.sm2sign_with_sm3)
                ? new Sm2Certificate(parsed)
                : throw new FormatException("The certificate is not signed with SM2-with-SM3.");
        }
        // BouncyCastle answers malformed input with exceptions of many kinds.
        catch (Exception e) when (e is not (FormatException or OutOfMemoryException))
        {
            throw new FormatException("The bytes are not an X.509 certificate.", e);
        }
    }

    /// <summary>Reads the first certificate of a PEM text.</summary>
    /// <exception cref="FormatException">No certificate in it, malformed, or not an SM2 certificate.</exception>
    public static Sm2Certificate FromPem(string pem)
    {
        using var reader = new PemReader(new StringReader(pem));
        try
        {
            return reader.ReadPemObject() is { Type: "CERTIFICATE" } found
                ? FromDer(found.Content)
                : throw new FormatException("The text holds no PEM certificate.");
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new FormatException("The text is not PEM.", e);
        }
    }

    /// <summary>The certificate as DER.</summary>
    public byte[] ToDer() => (byte[])der.Clone();

    /// <summary>The certificate as PEM.</summary>
    public string ToPem()
    {
        var text = new StringBuilder("-----BEGIN CERTIFICATE-----\n");
        foreach (var line in Convert.ToBase64String(der).Chunk(64))
        {
            text.Append(line).Append('\n');
        }

        return text.Append("-----END CERTIFICATE-----\n").ToString();
    }

    /// <summary>Whether a moment lies in the certificate's validity.</summary>
    public bool IsValidAt(DateTimeOffset at) => NotBefore <= at && at <= NotAfter;

    /// <summary>Whether <paramref name="issuer"/> is an authority of the right name whose key signed this certificate. Dates are not looked at.</summary>
    public bool IsIssuedBy(Sm2Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return issuer.IsAuthority
            && certificate.IssuerDN.Equivalent(issuer.certificate.SubjectDN)
            && issuer.PublicKey.Verify(certificate.GetTbsCertificate(), certificate.GetSignature());
    }

    /// <inheritdoc/>
    public bool Equals(Sm2Certificate? other) => other is not null && der.AsSpan().SequenceEqual(other.der);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm2Certificate);

    /// <inheritdoc/>
    public override int GetHashCode() => PublicKey.GetHashCode();

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
