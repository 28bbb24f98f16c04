namespace Tongban.GuoMi;

/// <summary>What checking an envelope came to.</summary>
public enum EnvelopeResult
{
    /// <summary>The key vouched for exactly this payload, and counted when it did.</summary>
    Genuine,

    /// <summary>The payload is not the one that was signed.</summary>
    PayloadAltered,

    /// <summary>The signature is not of this key over this statement: the envelope was altered, or another key signed.</summary>
    SignatureInvalid,

    /// <summary>The proof does not lead from the statement to the signed root.</summary>
    NotInBatch,

    /// <summary>The key is not known here, or its certificate is of no trusted authority, or is of another key.</summary>
    UnknownSigner,

    /// <summary>The key was not yet, or no longer, good at the time of signing.</summary>
    KeyNotInUse,

    /// <summary>The time of signing lies in the future.</summary>
    SignedInFuture,
}

/// <summary>Checks envelopes against what the verifier itself trusts: keys it knows, or authorities it believes. Thread safe.</summary>
/// <param name="keys">Finds a key by its id (for instance <see cref="ISm2KeyStore.Find"/>); may be null.</param>
/// <param name="trust">Judges certificates carried by envelopes; may be null.</param>
public sealed class EnvelopeVerifier(Func<string, Sm2KeyInfo?>? keys, Sm2Trust? trust = null)
{
    /// <summary>Clocks of signer and verifier may differ by this much.</summary>
    public static TimeSpan ClockTolerance => TimeSpan.FromMinutes(5);

    /// <summary>Checks that the envelope's signer vouched for <paramref name="payload"/>.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="payload">What it is said to vouch for.</param>
    /// <param name="at">Now.</param>
    public EnvelopeResult Verify(SignedEnvelope envelope, ReadOnlySpan<byte> payload, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (!Sm3.Hash(payload).AsSpan().SequenceEqual(envelope.Digest))
        {
            return EnvelopeResult.PayloadAltered;
        }

        if (envelope.SignedAt > at + ClockTolerance)
        {
            return EnvelopeResult.SignedInFuture;
        }

        var (key, refusal) = KeyOf(envelope);
        if (key is null)
        {
            return refusal;
        }

        var statement = envelope.ToStatement();
        if (envelope.Proof is { } proof)
        {
            if (envelope.Root is not { Length: Sm3.HashSizeInBytes } root || !proof.Proves(statement, root))
            {
                return EnvelopeResult.NotInBatch;
            }

            statement = SignedEnvelope.BatchStatement(root, proof.Size, envelope.KeyId, envelope.SignedAt);
        }

        return key.Verify(statement, envelope.Signature) ? EnvelopeResult.Genuine : EnvelopeResult.SignatureInvalid;
    }

    private (Sm2PublicKey? Key, EnvelopeResult Refusal) KeyOf(SignedEnvelope envelope)
    {
        if (keys?.Invoke(envelope.KeyId) is { } known)
        {
            return known.InUseAt(envelope.SignedAt) ? (known.PublicKey, default) : (null, EnvelopeResult.KeyNotInUse);
        }

        if (trust is null || envelope.Certificate is not { } certificate || certificate.PublicKey.KeyId != envelope.KeyId)
        {
            return (null, EnvelopeResult.UnknownSigner);
        }

        return trust.Judge(certificate, envelope.SignedAt) switch
        {
            Sm2TrustResult.Trusted => (certificate.PublicKey, default),
            Sm2TrustResult.UnknownIssuer => (null, EnvelopeResult.UnknownSigner),
            _ => (null, EnvelopeResult.KeyNotInUse),
        };
    }
}
