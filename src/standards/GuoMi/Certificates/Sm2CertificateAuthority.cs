using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;
using Org.BouncyCastle.X509.Extension;

namespace Tongban.GuoMi;

/// <summary>
/// Issues certificates of an installation's own making. They prove which key signed, but have <b>no legal effect</b>: that needs
/// a licensed certification authority (Electronic Signature Law, articles 16 to 18). Each one therefore carries a mark that
/// says so; there is no way to leave it out.
/// </summary>
public sealed class Sm2CertificateAuthority
{
    /// <summary>The organisational unit in every name this class writes.</summary>
    public const string DemonstrationMark = "测试/演示 无法律效力 TEST-DEMO NO LEGAL EFFECT";

    private readonly ISm2KeyStore keys;

    private Sm2CertificateAuthority(ISm2KeyStore keys, Sm2Certificate certificate)
    {
        this.keys = keys;
        Certificate = certificate;
    }

    /// <summary>The authority's own certificate: the trust anchor to publish.</summary>
    public Sm2Certificate Certificate { get; }

    /// <summary>Makes a self-signed authority over a key of the store, valid for the key's term.</summary>
    /// <param name="keys">Holds the authority's key.</param>
    /// <param name="keyId">The authority's key.</param>
    /// <param name="name">Common name of the authority.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="Sm2KeyUnavailableException">The key is not there or not in use.</exception>
    public static Sm2CertificateAuthority Create(ISm2KeyStore keys, string keyId, string name, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var key = keys.Find(keyId) ?? throw new Sm2KeyUnavailableException($"There is no key {keyId} for the authority.");
        var subject = Name(name, null);
        var generator = Start(subject, subject, key.PublicKey, key.From, key.Until);
        generator.AddExtension(X509Extensions.BasicConstraints, true, new BasicConstraints(0));
        generator.AddExtension(X509Extensions.KeyUsage, true, new KeyUsage(KeyUsage.KeyCertSign | KeyUsage.CrlSign));
        return new(keys, Sm2Certificate.FromDer(generator.Generate(new StoreSigning(keys, keyId, at)).GetEncoded()));
    }

    /// <summary>Goes on with an authority made earlier.</summary>
    public static Sm2CertificateAuthority Resume(ISm2KeyStore keys, Sm2Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.IsAuthority
            ? new(keys, certificate)
            : throw new ArgumentException("The certificate is not an authority's.", nameof(certificate));
    }

    /// <summary>Certifies a signing key for a subject.</summary>
    /// <param name="publicKey">The key.</param>
    /// <param name="name">Common name: the organ's or person's name.</param>
    /// <param name="identifier">Serial number attribute of the subject: a unified social credit code or account id; may be null.</param>
    /// <param name="from">First moment of validity.</param>
    /// <param name="until">Last moment of validity; not after the authority's own.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="Sm2KeyUnavailableException">The authority's key is not in use.</exception>
    public Sm2Certificate Issue(
        Sm2PublicKey publicKey, string name, string? identifier, DateTimeOffset from, DateTimeOffset until, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        if (until <= from || until > Certificate.NotAfter)
        {
            throw new ArgumentException("A certificate ends after it begins and not after its authority's own.", nameof(until));
        }

        var generator = Start(Certificate.Inner.SubjectDN, Name(name, identifier), publicKey, from, until);
        generator.AddExtension(X509Extensions.BasicConstraints, true, new BasicConstraints(false));
        generator.AddExtension(X509Extensions.KeyUsage, true, new KeyUsage(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation));
        generator.AddExtension(
            X509Extensions.AuthorityKeyIdentifier, false, X509ExtensionUtilities.CreateAuthorityKeyIdentifier(Certificate.PublicKey.Info()));
        return Sm2Certificate.FromDer(generator.Generate(new StoreSigning(keys, Certificate.PublicKey.KeyId, at)).GetEncoded());
    }

    private static X509V3CertificateGenerator Start(
        X509Name issuer, X509Name subject, Sm2PublicKey key, DateTimeOffset from, DateTimeOffset until)
    {
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(new BigInteger(1, RandomNumberGenerator.GetBytes(16)).SetBit(120));
        generator.SetIssuerDN(issuer);
        generator.SetSubjectDN(subject);
        generator.SetNotBefore(from.UtcDateTime);
        generator.SetNotAfter(until.UtcDateTime);
        generator.SetPublicKey(Sm2Curve.Named(key.Parameters));
        generator.AddExtension(X509Extensions.SubjectKeyIdentifier, false, X509ExtensionUtilities.CreateSubjectKeyIdentifier(key.Info()));
        return generator;
    }

    private static X509Name Name(string name, string? identifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        List<(Org.BouncyCastle.Asn1.DerObjectIdentifier, string)> parts =
            [(X509Name.C, "CN"), (X509Name.OU, DemonstrationMark), (X509Name.CN, name)];
        if (identifier is not null)
        {
            parts.Add((X509Name.SerialNumber, identifier));
        }

        return new X509Name([.. parts.Select(p => p.Item1)], [.. parts.Select(p => p.Item2)]);
    }

    // BouncyCastle writes the certificate, the key store signs it: so a hardware module can be an authority too.
    private sealed class StoreSigning(ISm2KeyStore keys, string keyId, DateTimeOffset at) : ISignatureFactory
    {
        public object AlgorithmDetails { get; } = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);

        public IStreamCalculator<IBlockResult> CreateCalculator() => new Calculator(keys, keyId, at);
    }

    private sealed class Calculator(ISm2KeyStore keys, string keyId, DateTimeOffset at) : IStreamCalculator<IBlockResult>
    {
        private readonly MemoryStream content = new();

        public Stream Stream => content;

        public IBlockResult GetResult() => new SimpleBlockResult(keys.Sign(keyId, content.ToArray(), at));
    }
}
