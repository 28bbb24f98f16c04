using System.Text;

namespace Tongban.GuoMi.Tests;

public sealed class EnvelopeTests
{
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset At = Start.AddDays(10);
    private readonly Sm2KeyVault vault = Sm2KeyVault.Open(new MemoryBlobs(), "p", 1000);
    private readonly Sm2KeyInfo key;
    private readonly Sm2CertificateAuthority authority;
    private readonly Sm2Certificate certificate;

    public EnvelopeTests()
    {
        var root = vault.Rotate("root", "authority", Start, Start.AddYears(10));
        authority = Sm2CertificateAuthority.Create(vault, root.KeyId, "通办演示根证书", Start);
        key = vault.Rotate("organ", "certificates", Start, Start.AddYears(1));
        certificate = authority.Issue(key.PublicKey, "某市市场监督管理局", "11320100MB0000000A", Start, Start.AddYears(1), Start);
    }

    [Fact]
    public void Certificate_SaysItHasNoLegalEffect_AndChains()
    {
        Assert.True(certificate.IsDemonstration);
        Assert.Equal("某市市场监督管理局", certificate.SubjectName);
        Assert.True(certificate.IsIssuedBy(authority.Certificate));
        Assert.True(authority.Certificate.IsIssuedBy(authority.Certificate));
        Assert.False(certificate.IsAuthority);
        Assert.Equal(certificate, Sm2Certificate.FromPem(certificate.ToPem()));
        Assert.Equal(Sm2TrustResult.Trusted, Trust().Judge(certificate, At));
        Assert.Equal(Sm2TrustResult.Expired, Trust().Judge(certificate, Start.AddYears(2)));
        Assert.Equal(Sm2TrustResult.NotYetValid, Trust().Judge(certificate, Start.AddDays(-1)));
        Assert.Equal(Sm2TrustResult.UnknownIssuer, new Sm2Trust([]).Judge(certificate, At));
        var revoking = new Sm2Trust([authority.Certificate], new Dictionary<Sm2Certificate, DateTimeOffset> { [certificate] = At });
        Assert.Equal(Sm2TrustResult.Revoked, revoking.Judge(certificate, At));
        Assert.Equal(Sm2TrustResult.Trusted, revoking.Judge(certificate, At.AddTicks(-1)));
    }

    [Fact]
    public void Judge_AnotherAuthorityOfTheSameName_IsUnknown()
    {
        var false_ = vault.Rotate("forger", "authority", Start, Start.AddYears(10));
        var forger = Sm2CertificateAuthority.Create(vault, false_.KeyId, "通办演示根证书", Start);
        var forged = forger.Issue(key.PublicKey, "某市市场监督管理局", null, Start, Start.AddYears(1), Start);
        Assert.Equal(Sm2TrustResult.UnknownIssuer, Trust().Judge(forged, At));
    }

    [Fact]
    public void Judge_ACertificateIssuedByANonAuthority_IsUnknown()
    {
        var leafAsAuthority = new Sm2Trust([certificate]);
        Assert.Equal(Sm2TrustResult.UnknownIssuer, leafAsAuthority.Judge(certificate, At));
        Assert.Throws<ArgumentException>(() => Sm2CertificateAuthority.Resume(vault, certificate));
    }

    [Fact]
    public void Envelope_RoundTripsThroughJson_AndIsGenuineByKeyAndByCertificate()
    {
        var payload = Encoding.UTF8.GetBytes("{\"承诺\":\"全文\"}");
        var envelope = SignedEnvelope.FromJson(
            SignedEnvelope.Sign(vault, key.KeyId, "application/json", payload, At, certificate).ToJson());
        Assert.Equal(EnvelopeResult.Genuine, ByKey().Verify(envelope, payload, At));
        Assert.Equal(EnvelopeResult.Genuine, new EnvelopeVerifier(null, Trust()).Verify(envelope, payload, At.AddYears(5)));
        Assert.Equal(EnvelopeResult.UnknownSigner, new EnvelopeVerifier(null).Verify(envelope, payload, At));
        Assert.Equal(EnvelopeResult.PayloadAltered, ByKey().Verify(envelope, [.. payload, 32], At));
        Assert.Equal(EnvelopeResult.SignedInFuture, ByKey().Verify(envelope, payload, At.AddHours(-1)));
        Assert.Equal(EnvelopeResult.KeyNotInUse, ByKey().Verify(envelope with { SignedAt = Start.AddDays(-1) }, payload, At));
        Assert.Equal(EnvelopeResult.SignatureInvalid, ByKey().Verify(envelope with { SignedAt = At.AddDays(-1) }, payload, At));
        Assert.Equal(EnvelopeResult.SignatureInvalid, ByKey().Verify(envelope with { ContentType = "text/plain" }, payload, At));
    }

    [Fact]
    public void SignBatch_OneSignature_EachGenuineAlone_AndNoneForAnother()
    {
        var payloads = Enumerable.Range(0, 13).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"certificate {i}")).ToList();
        var batch = SignedEnvelope.SignBatch(vault, key.KeyId, "text/plain", payloads, At);
        Assert.Single(batch.Select(e => Convert.ToHexString(e.Signature)).Distinct());
        for (var i = 0; i < batch.Count; i++)
        {
            var envelope = SignedEnvelope.FromJson(batch[i].ToJson());
            Assert.Equal(EnvelopeResult.Genuine, ByKey().Verify(envelope, payloads[i].Span, At));
            Assert.Equal(EnvelopeResult.PayloadAltered, ByKey().Verify(envelope, payloads[(i + 1) % 13].Span, At));
            var moved = envelope with { Digest = batch[(i + 1) % 13].Digest };
            Assert.Equal(EnvelopeResult.NotInBatch, ByKey().Verify(moved, payloads[(i + 1) % 13].Span, At));
        }

        var forged = SignedEnvelope.SignBatch(Forger(out var id), id, "text/plain", payloads, At)[0] with { KeyId = key.KeyId };
        Assert.NotEqual(EnvelopeResult.Genuine, ByKey().Verify(forged, payloads[0].Span, At));
        Assert.Empty(SignedEnvelope.SignBatch(vault, key.KeyId, "text/plain", [], At));
    }

    [Fact]
    public void Json_EachCharacterAltered_IsNeverGenuineWithAnotherMeaning()
    {
        var payload = "payload"u8.ToArray();
        var original = SignedEnvelope.SignBatch(vault, key.KeyId, "text/plain", [payload, "b"u8.ToArray()], At)[0];
        var json = original.ToJson();
        for (var i = 0; i < json.Length; i++)
        {
            var altered = json[..i] + (char)(json[i] ^ 1) + json[(i + 1)..];
            try
            {
                var read = SignedEnvelope.FromJson(altered);
                Assert.True(
                    ByKey().Verify(read, payload, At) != EnvelopeResult.Genuine || read.ToJson() == json, $"character {i}: {altered}");
            }
            catch (FormatException e)
            {
                Assert.NotEmpty(e.Message);
            }

            Assert.Throws<FormatException>(() => SignedEnvelope.FromJson(json[..i]));
        }
    }

    [Fact]
    public void FromJson_Oversized_DeepOrDuplicated_Throws()
    {
        Assert.Throws<FormatException>(() => SignedEnvelope.FromJson(new string(' ', 70_000)));
        Assert.Throws<FormatException>(() => SignedEnvelope.FromJson(new string('[', 60_000)));
        var json = SignedEnvelope.Sign(vault, key.KeyId, "text/plain", "x"u8, At).ToJson();
        Assert.Throws<FormatException>(() => SignedEnvelope.FromJson("{\"digest\":\"0\"," + json[1..]));
        Assert.Throws<ArgumentException>(() => SignedEnvelope.Sign(vault, key.KeyId, "text/plain\nx", "x"u8, At));
    }

    private Sm2KeyVault Forger(out string keyId)
    {
        var forger = Sm2KeyVault.Open(new MemoryBlobs(), "q", 1000);
        keyId = forger.Rotate("x", "y", Start, Start.AddYears(1)).KeyId;
        return forger;
    }

    private EnvelopeVerifier ByKey() => new(vault.Find);

    private Sm2Trust Trust() => new([authority.Certificate]);
}
