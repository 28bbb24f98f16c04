using System.Globalization;
using System.Text;

namespace Tongban.GuoMi;

/// <summary>
/// A signature kept beside its payload: who vouches for which digest, since when. The format is described in the README of
/// this library, so that others can make and check it with any SM2 implementation.
/// </summary>
/// <param name="ContentType">Media type of the payload; printable ASCII without spaces.</param>
/// <param name="Digest">SM3 of the payload, 32 bytes.</param>
/// <param name="KeyId">The signing key (<see cref="Sm2PublicKey.KeyId"/>).</param>
/// <param name="SignedAt">Time of signing by the signer's clock, in UTC, whole milliseconds.</param>
/// <param name="Signature">DER signature over <see cref="ToStatement"/>, or, with a <paramref name="Proof"/>, over the batch statement.</param>
/// <param name="Certificate">The signer's certificate, or null where the verifier knows keys by their id.</param>
/// <param name="Proof">Where the statement stands in a batch that was signed as a whole; null for a signature of its own.</param>
/// <param name="Root">Root of the batch, 32 bytes; null without a proof.</param>
public sealed record SignedEnvelope(
    string ContentType,
    byte[] Digest,
    string KeyId,
    DateTimeOffset SignedAt,
    byte[] Signature,
    Sm2Certificate? Certificate = null,
    MerkleProof? Proof = null,
    byte[]? Root = null)
{
    /// <summary>The format's name and version.</summary>
    public const string Format = "tongban-envelope-1";

    internal const string BatchFormat = "tongban-batch-1";

    /// <summary>The bytes the signer vouches for: format, content type, digest, key id and time, each followed by a line feed.</summary>
    public byte[] ToStatement() =>
        Encoding.ASCII.GetBytes($"{Format}\n{ContentType}\n{Convert.ToHexStringLower(Digest)}\n{KeyId}\n{Time(SignedAt)}\n");

    /// <summary>Signs one payload.</summary>
    /// <exception cref="ArgumentException">The content type is not printable ASCII without spaces.</exception>
    /// <exception cref="Sm2KeyUnavailableException">The key is not there or not in use at <paramref name="at"/>.</exception>
    public static SignedEnvelope Sign(
        ISm2KeyStore keys, string keyId, string contentType, ReadOnlySpan<byte> payload, DateTimeOffset at, Sm2Certificate? certificate = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var draft = Draft(keyId, contentType, payload, at, certificate);
        return draft with { Signature = keys.Sign(keyId, draft.ToStatement(), at) };
    }

    /// <summary>
    /// Signs many payloads with one SM2 signature over the root of a <see cref="MerkleTree"/> of their statements; each envelope
    /// carries its own proof and can be checked alone.
    /// </summary>
    /// <exception cref="ArgumentException">The content type is not printable ASCII without spaces.</exception>
    /// <exception cref="Sm2KeyUnavailableException">The key is not there or not in use at <paramref name="at"/>.</exception>
    public static IReadOnlyList<SignedEnvelope> SignBatch(
        ISm2KeyStore keys, string keyId, string contentType, IReadOnlyList<ReadOnlyMemory<byte>> payloads, DateTimeOffset at, Sm2Certificate? certificate = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(payloads);
        if (payloads.Count == 0)
        {
            return [];
        }

        var drafts = payloads.Select(p => Draft(keyId, contentType, p.Span, at, certificate)).ToArray();
        var tree = MerkleTree.Of(drafts.Select(d => (ReadOnlyMemory<byte>)d.ToStatement()));
        var root = tree.Root;
        var signature = keys.Sign(keyId, BatchStatement(root, tree.Count, keyId, drafts[0].SignedAt), at);
        return [.. drafts.Select((d, i) => d with { Signature = signature, Proof = tree.ProofOf(i), Root = root })];
    }

    /// <summary>Writes the envelope as JSON.</summary>
    public string ToJson() => EnvelopeJson.Write(this);

    /// <summary>Reads an envelope from JSON of at most 64 KiB.</summary>
    /// <exception cref="FormatException">Not an envelope of this format; the message names the member.</exception>
    public static SignedEnvelope FromJson(string json) => EnvelopeJson.Read(json);

    internal static byte[] BatchStatement(byte[] root, int size, string keyId, DateTimeOffset at) =>
        Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{BatchFormat}\n{Convert.ToHexStringLower(root)}\n{size}\n{keyId}\n{Time(at)}\n"));

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static SignedEnvelope Draft(
        string keyId, string contentType, ReadOnlySpan<byte> payload, DateTimeOffset at, Sm2Certificate? certificate)
    {
        if (!IsContentType(contentType))
        {
            throw new ArgumentException("A content type is printable ASCII without spaces, at most 200 characters.", nameof(contentType));
        }

        var whole = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return new SignedEnvelope(contentType, Sm3.Hash(payload), keyId, whole, [], certificate);
    }

    internal static bool IsContentType(string? text) => text is { Length: > 0 and <= 200 } && text.All(c => c is > ' ' and < '\x7f');
}
