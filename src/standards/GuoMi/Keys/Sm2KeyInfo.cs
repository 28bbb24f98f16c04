namespace Tongban.GuoMi;

/// <summary>What may be told of a stored key.</summary>
/// <param name="Owner">The organ's or account's identifier.</param>
/// <param name="Purpose">What the key may sign.</param>
/// <param name="PublicKey">The public half; its <see cref="Sm2PublicKey.KeyId"/> names the key.</param>
/// <param name="From">First moment of use.</param>
/// <param name="Until">End of use, exclusive.</param>
/// <param name="RetiredAt">Moment from which it signs no more although its term runs on; null if not retired.</param>
public sealed record Sm2KeyInfo(
    string Owner, string Purpose, Sm2PublicKey PublicKey, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? RetiredAt)
{
    /// <summary>The key's name.</summary>
    public string KeyId => PublicKey.KeyId;

    /// <summary>Whether the key may sign at a moment, and a signature of that moment counts.</summary>
    public bool InUseAt(DateTimeOffset at) => From <= at && at < Until && !(RetiredAt <= at);
}
