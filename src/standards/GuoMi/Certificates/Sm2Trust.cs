namespace Tongban.GuoMi;

/// <summary>What a trust decision came to.</summary>
public enum Sm2TrustResult
{
    /// <summary>Issued by a trusted authority, valid at the moment asked for and not revoked by then.</summary>
    Trusted,

    /// <summary>No trusted authority issued it.</summary>
    UnknownIssuer,

    /// <summary>The moment asked for lies before its validity, or before its authority's.</summary>
    NotYetValid,

    /// <summary>The moment asked for lies after its validity, or after its authority's.</summary>
    Expired,

    /// <summary>Revoked at or before the moment asked for.</summary>
    Revoked,
}

/// <summary>The authorities a verifier believes, and the certificates their owners have called back. Immutable and thread safe.</summary>
/// <param name="authorities">Trust anchors; each must be an authority's certificate.</param>
/// <param name="revocations">Certificate to the moment from which it counts no more; may be null.</param>
public sealed class Sm2Trust(
    IEnumerable<Sm2Certificate> authorities, IReadOnlyDictionary<Sm2Certificate, DateTimeOffset>? revocations = null)
{
    private readonly Sm2Certificate[] anchors = [.. authorities.Where(a => a.IsAuthority)];

    /// <summary>Whether a signature that <paramref name="certificate"/>'s key made at <paramref name="at"/> counts.</summary>
    public Sm2TrustResult Judge(Sm2Certificate certificate, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (Array.Find(anchors, certificate.IsIssuedBy) is not { } authority)
        {
            return Sm2TrustResult.UnknownIssuer;
        }

        if (at < certificate.NotBefore || at < authority.NotBefore)
        {
            return Sm2TrustResult.NotYetValid;
        }

        if (at > certificate.NotAfter || at > authority.NotAfter)
        {
            return Sm2TrustResult.Expired;
        }

        return revocations is not null && revocations.TryGetValue(certificate, out var revoked) && revoked <= at
            ? Sm2TrustResult.Revoked
            : Sm2TrustResult.Trusted;
    }
}
