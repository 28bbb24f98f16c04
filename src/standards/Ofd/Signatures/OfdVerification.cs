using Tongban.GuoMi;

namespace Tongban.Ofd;

/// <summary>What checking one signature of a package came to.</summary>
public enum OfdResult
{
    /// <summary>A trusted signer vouched for exactly what the package holds.</summary>
    Genuine,

    /// <summary>A part is not what was signed, or is gone.</summary>
    PartAltered,

    /// <summary>A part stands in the package that the signer did not vouch for.</summary>
    PartAdded,

    /// <summary>The signature is not of this certificate's key over this signature file, or cannot be read.</summary>
    SignatureInvalid,

    /// <summary>No trusted authority issued the certificate.</summary>
    UnknownSigner,

    /// <summary>The certificate did not count at the time of signing: not yet, no longer, or revoked.</summary>
    KeyNotInUse,

    /// <summary>The time of signing lies in the future.</summary>
    SignedInFuture,
}

/// <summary>One signature of a package, checked.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Part">The part that is altered, added or unreadable; the signature file otherwise.</param>
/// <param name="Signer">The certificate, where it could be read; to be believed only when genuine.</param>
/// <param name="SignedAt">When it was signed, as the signer says.</param>
public sealed record OfdSignatureCheck(OfdResult Result, string Part, Sm2Certificate? Signer, DateTimeOffset? SignedAt);

/// <summary>A package and its signatures, checked.</summary>
/// <param name="DocumentId">32 hexadecimal digits.</param>
/// <param name="Title">Title; empty when it has none.</param>
/// <param name="Metadata">Custom data in the order of the file.</param>
/// <param name="Signatures">Its signatures, oldest first; empty when nobody signed.</param>
public sealed record OfdVerification(
    string DocumentId, string Title, IReadOnlyList<KeyValuePair<string, string>> Metadata, IReadOnlyList<OfdSignatureCheck> Signatures)
{
    /// <summary>Whether somebody signed and every signature is genuine. Whether what it says still holds, a status list tells.</summary>
    public bool IsGenuine => Signatures.Count > 0 && Signatures.All(s => s.Result == OfdResult.Genuine);
}
