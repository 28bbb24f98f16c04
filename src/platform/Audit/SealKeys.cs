using Tongban.GuoMi;

namespace Tongban.Audit;

/// <summary>Signs a day's digest; the host supplies one when a key store is configured.</summary>
public interface ISealSigner
{
    /// <summary>A signed envelope over the digest (hex), as text.</summary>
    string Sign(string digest);
}

/// <summary>Knows which keys seals are signed with.</summary>
public interface ISealChecker
{
    /// <summary>Whether an envelope signs this digest by a key that is trusted for seals.</summary>
    bool Verifies(string digest, string envelope);
}

/// <summary>
/// Signs seals with an SM2 key from a key store that lies outside the database, so that who can write to the database cannot seal anew
/// what was changed. A key is made when there is none in use. Thread safe.
/// </summary>
/// <param name="open">Opens the key store; called at the first seal, since unlocking takes its time.</param>
/// <param name="published">Told of the public key, in PEM, of each key this node makes: <c>(keyId, pem)</c>.</param>
/// <param name="time">Now.</param>
public sealed class SealKeys(Func<ISm2KeyStore> open, Action<string, string> published, TimeProvider time) : ISealSigner, ISealChecker
{
    /// <summary>Media type of what is signed.</summary>
    public const string ContentType = "application/vnd.tongban.daily-seal";

    private const string Owner = "tongban";
    private const string Purpose = "daily-seal";
    private static readonly TimeSpan Term = TimeSpan.FromDays(5 * 366);
    private readonly Lazy<ISm2KeyStore> store = new(open);

    /// <inheritdoc/>
    public string Sign(string digest)
    {
        var now = time.GetUtcNow();
        var key = store.Value.Current(Owner, Purpose, now);
        if (key is null)
        {
            key = store.Value.Rotate(Owner, Purpose, now, now + Term);
            published(key.KeyId, SealChecker.ToPem(key.PublicKey));
        }

        return SignedEnvelope.Sign(store.Value, key.KeyId, ContentType, Bytes(digest), now).ToJson();
    }

    /// <inheritdoc/>
    public bool Verifies(string digest, string envelope) => SealChecker.Verifies(id => store.Value.Find(id) is { Purpose: Purpose } key ? key : null, digest, envelope);

    internal static byte[] Bytes(string digest) => System.Text.Encoding.ASCII.GetBytes(digest);
}

/// <summary>Checks seals by public keys alone, as an auditor does who keeps them apart from the server.</summary>
/// <param name="keys">The public keys trusted for seals.</param>
public sealed class SealChecker(IEnumerable<Sm2PublicKey> keys) : ISealChecker
{
    private const string Label = "PUBLIC KEY";
    private readonly Dictionary<string, Sm2KeyInfo> trusted = keys.ToDictionary(k => k.KeyId, k => new Sm2KeyInfo("tongban", "daily-seal", k, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null));

    /// <inheritdoc/>
    public bool Verifies(string digest, string envelope) => Verifies(trusted.GetValueOrDefault, digest, envelope);

    /// <summary>A public key as text (RFC 7468).</summary>
    public static string ToPem(Sm2PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return System.Security.Cryptography.PemEncoding.WriteString(Label, key.ToSubjectPublicKeyInfo());
    }

    /// <summary>Reads a public key from text.</summary>
    /// <exception cref="FormatException">The text holds no SM2 public key.</exception>
    public static Sm2PublicKey FromPem(string pem)
    {
        if (!System.Security.Cryptography.PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual(Label))
            throw new FormatException("There is no PUBLIC KEY in the text.");
        return Sm2PublicKey.FromSubjectPublicKeyInfo(Convert.FromBase64String(pem[fields.Base64Data]));
    }

    // As of when it was signed: that the clock of who checks runs behind the server's says nothing of the seal.
    internal static bool Verifies(Func<string, Sm2KeyInfo?> keys, string digest, string envelope)
    {
        try
        {
            var read = SignedEnvelope.FromJson(envelope);
            return read.ContentType == SealKeys.ContentType && new EnvelopeVerifier(keys).Verify(read, SealKeys.Bytes(digest), read.SignedAt) == EnvelopeResult.Genuine;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
