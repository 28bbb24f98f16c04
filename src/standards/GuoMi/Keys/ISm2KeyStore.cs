namespace Tongban.GuoMi;

/// <summary>
/// The port to wherever private keys live: <see cref="Sm2KeyVault"/> in files or a database, or a hardware module.
/// A private key never leaves it; callers name keys and get results. Implementations are thread safe.
/// </summary>
public interface ISm2KeyStore
{
    /// <summary>What is known of a key, or null if there is none of this id.</summary>
    Sm2KeyInfo? Find(string keyId);

    /// <summary>All keys of an owner, of every purpose, retired ones too, newest first.</summary>
    IReadOnlyList<Sm2KeyInfo> KeysOf(string owner);

    /// <summary>
    /// Makes the key with which <paramref name="owner"/> signs for <paramref name="purpose"/> from <paramref name="from"/> on.
    /// The key used until then is retired at that moment: it signs no more, and what it signed before stays good.
    /// </summary>
    /// <param name="owner">The organ's or account's own identifier, such as a unified social credit code.</param>
    /// <param name="purpose">What the key may sign, such as <c>certificates</c> or <c>daily-seal</c>.</param>
    /// <param name="from">First moment of use.</param>
    /// <param name="until">End of use, exclusive.</param>
    /// <exception cref="ArgumentException">Owner or purpose is empty, or the term is.</exception>
    Sm2KeyInfo Rotate(string owner, string purpose, DateTimeOffset from, DateTimeOffset until);

    /// <summary>Retires a key: it signs nothing at or after <paramref name="at"/>. An earlier retirement stands.</summary>
    /// <exception cref="Sm2KeyUnavailableException">There is no such key.</exception>
    Sm2KeyInfo Retire(string keyId, DateTimeOffset at);

    /// <summary>Signs with a key that is in use at <paramref name="at"/>; as <see cref="Sm2PrivateKey.Sign(ReadOnlySpan{byte}, byte[])"/>.</summary>
    /// <exception cref="Sm2KeyUnavailableException">There is no such key, or it is not yet, or no longer, in use.</exception>
    byte[] Sign(string keyId, ReadOnlySpan<byte> data, DateTimeOffset at);

    /// <summary>Decrypts with a key, in use or retired; as <see cref="Sm2PrivateKey.Decrypt"/>.</summary>
    /// <exception cref="Sm2KeyUnavailableException">There is no such key.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The ciphertext is not for this key or was altered.</exception>
    byte[] Decrypt(string keyId, ReadOnlySpan<byte> cipher);

    /// <summary>The key in use by an owner for a purpose at a moment, or null.</summary>
    Sm2KeyInfo? Current(string owner, string purpose, DateTimeOffset at) =>
        KeysOf(owner).FirstOrDefault(k => k.Purpose == purpose && k.InUseAt(at));
}
