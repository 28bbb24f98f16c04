using System.Security.Cryptography;
using System.Text.Json;

namespace Tongban.GuoMi;

/// <summary>
/// A key store in software: each private key is a record encrypted by SM4-GCM under a storage key, which a passphrase unlocks
/// (PBKDF2-HMAC-SM3). Owner, purpose and term of a key are readable but authenticated: altering them makes the record unusable.
/// </summary>
/// <remarks>
/// Thread safe within one process. Several processes may share one vault: a key made by one is found by the others when asked
/// for by id; a retirement reaches them when they call <see cref="Reload"/>.
/// </remarks>
public sealed class Sm2KeyVault : ISm2KeyStore
{
    /// <summary>Rounds of key derivation when none are given.</summary>
    public const int DefaultIterations = 100_000;

    private const string Format = "tongban-key-1";
    private readonly Lock gate = new();
    private readonly IKeyBlobs blobs;
    private readonly VaultLock vaultLock;
    private readonly Dictionary<string, (Sm2KeyInfo Info, Sm2PrivateKey Key)> keys = [];

    private Sm2KeyVault(IKeyBlobs blobs, VaultLock vaultLock)
    {
        this.blobs = blobs;
        this.vaultLock = vaultLock;
    }

    /// <summary>Opens the vault in <paramref name="blobs"/>, or makes a new one there.</summary>
    /// <param name="blobs">Where the records lie.</param>
    /// <param name="passphrase">Unlocks the vault; not empty.</param>
    /// <param name="iterations">Rounds of key derivation for a new vault; an existing one knows its own.</param>
    /// <exception cref="CryptographicException">The passphrase is wrong, or a record was altered.</exception>
    /// <exception cref="InvalidDataException">A record is not of a known format.</exception>
    public static Sm2KeyVault Open(IKeyBlobs blobs, string passphrase, int iterations = DefaultIterations)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1000);
        try
        {
            var vault = new Sm2KeyVault(blobs, VaultLock.Open(blobs, passphrase, iterations));
            vault.Reload();
            return vault;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A record of the key vault is not readable JSON.", e);
        }
    }

    /// <summary>Reads all records again.</summary>
    public void Reload()
    {
        lock (gate)
        {
            keys.Clear();
            foreach (var name in blobs.Names().Where(n => n != VaultLock.HeaderName))
            {
                Load(name);
            }
        }
    }

    /// <inheritdoc/>
    public Sm2KeyInfo? Find(string keyId)
    {
        lock (gate)
        {
            return Lookup(keyId)?.Info;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Sm2KeyInfo> KeysOf(string owner)
    {
        lock (gate)
        {
            return [.. keys.Values.Select(k => k.Info).Where(k => k.Owner == owner)
                .OrderByDescending(k => k.From).ThenBy(k => k.KeyId, StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public Sm2KeyInfo Rotate(string owner, string purpose, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        if (until <= from)
        {
            throw new ArgumentException("A key's term ends after it begins.", nameof(until));
        }

        lock (gate)
        {
            var key = Sm2PrivateKey.Generate();
            var info = new Sm2KeyInfo(owner, purpose, key.PublicKey, from, until, null);
            // The new key first: a crash in between leaves two keys in use, never none.
            Save(info, key);
            foreach (var old in keys.Values.Where(k => k.Info.Owner == owner && k.Info.Purpose == purpose
                && k.Info.KeyId != info.KeyId && k.Info.Until > from && !(k.Info.RetiredAt <= from)).ToList())
            {
                Save(old.Info with { RetiredAt = from }, old.Key);
            }

            return info;
        }
    }

    /// <inheritdoc/>
    public Sm2KeyInfo Retire(string keyId, DateTimeOffset at)
    {
        lock (gate)
        {
            var (info, key) = Require(keyId);
            if (info.RetiredAt <= at)
            {
                return info;
            }

            var retired = info with { RetiredAt = at };
            Save(retired, key);
            return retired;
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(string keyId, ReadOnlySpan<byte> data, DateTimeOffset at)
    {
        Sm2PrivateKey key;
        lock (gate)
        {
            (var info, key) = Require(keyId);
            if (!info.InUseAt(at))
            {
                throw new Sm2KeyUnavailableException($"Key {keyId} of {info.Owner} is not in use at {at:O}.");
            }
        }

        return key.Sign(data);
    }

    /// <inheritdoc/>
    public byte[] Decrypt(string keyId, ReadOnlySpan<byte> cipher)
    {
        Sm2PrivateKey key;
        lock (gate)
        {
            key = Require(keyId).Key;
        }

        return key.Decrypt(cipher);
    }

    /// <summary>Locks the vault with another passphrase; no key record is rewritten.</summary>
    public void ChangePassphrase(string passphrase, int iterations = DefaultIterations)
    {
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1000);
        lock (gate)
        {
            vaultLock.ChangePassphrase(passphrase, iterations);
        }
    }

    /// <summary>Encrypts every record under a fresh storage key and forgets the old ones. After a crash in between, all records are readable; call it again.</summary>
    public void RotateStorageKey()
    {
        lock (gate)
        {
            vaultLock.AddStorageKey();
            Reload();
            foreach (var (info, key) in keys.Values.ToList())
            {
                Save(info, key);
            }

            vaultLock.ForgetAllButNewest();
        }
    }

    private (Sm2KeyInfo Info, Sm2PrivateKey Key) Require(string keyId) =>
        Lookup(keyId) ?? throw new Sm2KeyUnavailableException($"There is no key {keyId} in this vault.");

    private (Sm2KeyInfo Info, Sm2PrivateKey Key)? Lookup(string keyId)
    {
        if (!keys.ContainsKey(keyId) && keyId is { Length: 32 } && keyId.All(char.IsAsciiHexDigitLower))
        {
            Load(keyId);
        }

        return keys.TryGetValue(keyId, out var found) ? found : null;
    }

    private void Load(string name)
    {
        if (blobs.Read(name) is not { } bytes)
        {
            return;
        }

        var record = JsonSerializer.Deserialize(bytes, VaultJson.Default.KeyRecord);
        if (record is not { Format: Format })
        {
            throw new InvalidDataException($"Key record {name} is not of a known format.");
        }

        var plain = Sm4.DecryptGcm(
            vaultLock.StorageKey(record.StorageKey), record.Nonce, record.Sealed, record.Key.ToAssociatedData());
        var info = record.Key.ToInfo();
        keys[info.KeyId] = (info, Sm2PrivateKey.FromBytes(plain));
        CryptographicOperations.ZeroMemory(plain);
    }

    private void Save(Sm2KeyInfo info, Sm2PrivateKey key)
    {
        var description = KeyDescription.Of(info);
        var nonce = RandomNumberGenerator.GetBytes(Sm4.GcmNonceSizeInBytes);
        var (storageKeyId, storageKey) = vaultLock.Newest;
        var plain = key.ToBytes();
        var record = new KeyRecord(
            Format, description, storageKeyId, nonce, Sm4.EncryptGcm(storageKey, nonce, plain, description.ToAssociatedData()));
        CryptographicOperations.ZeroMemory(plain);
        blobs.Write(info.KeyId, JsonSerializer.SerializeToUtf8Bytes(record, VaultJson.Default.KeyRecord));
        keys[info.KeyId] = (info, key);
    }
}
