using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tongban.GuoMi;

// Passphrase -> (PBKDF2-HMAC-SM3) -> wrapping key -> (SM4-GCM) -> storage keys -> (SM4-GCM) -> private keys.
// The storage keys in between let the passphrase change without touching any key record, and let the records move to a
// fresh storage key one by one: until the last has moved, the header holds both.
internal sealed class VaultLock
{
    public const string HeaderName = "vault";
    private const string Format = "tongban-vault-1";
    private const string Derivation = "PBKDF2-HMAC-SM3";
    private readonly IKeyBlobs blobs;
    private readonly List<(string Id, byte[] Key)> storageKeys;
    private byte[] wrappingKey;
    private byte[] salt;
    private int iterations;

    private VaultLock(IKeyBlobs blobs, byte[] wrappingKey, byte[] salt, int iterations, List<(string, byte[])> storageKeys)
    {
        this.blobs = blobs;
        this.wrappingKey = wrappingKey;
        this.salt = salt;
        this.iterations = iterations;
        this.storageKeys = storageKeys;
    }

    public (string Id, byte[] Key) Newest => storageKeys[^1];

    public static VaultLock Open(IKeyBlobs blobs, string passphrase, int iterations)
    {
        if (blobs.Read(HeaderName) is not { } bytes)
        {
            var salt = RandomNumberGenerator.GetBytes(16);
            var created = new VaultLock(blobs, Derive(passphrase, salt, iterations), salt, iterations, []);
            created.AddStorageKey();
            return created;
        }

        var header = JsonSerializer.Deserialize(bytes, VaultJson.Default.VaultHeader);
        if (header is not { Format: Format, Derivation: Derivation, Iterations: > 0 and <= 100_000_000, StorageKeys.Count: > 0 })
        {
            throw new InvalidDataException("The key vault's header is not of a known format.");
        }

        var wrapping = Derive(passphrase, header.Salt, header.Iterations);
        var keys = header.StorageKeys
            .Select(k => (k.Id, Sm4.DecryptGcm(wrapping, k.Nonce, k.Sealed, Encoding.UTF8.GetBytes(k.Id)))).ToList();
        return new VaultLock(blobs, wrapping, header.Salt, header.Iterations, keys);
    }

    public byte[] StorageKey(string id) => storageKeys.Find(k => k.Id == id).Key
        ?? throw new InvalidDataException($"The key vault has no storage key {id}.");

    public void AddStorageKey()
    {
        storageKeys.Add((Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), RandomNumberGenerator.GetBytes(Sm4.KeySizeInBytes)));
        Save();
    }

    public void ForgetAllButNewest()
    {
        storageKeys.RemoveRange(0, storageKeys.Count - 1);
        Save();
    }

    public void ChangePassphrase(string passphrase, int newIterations)
    {
        salt = RandomNumberGenerator.GetBytes(16);
        iterations = newIterations;
        wrappingKey = Derive(passphrase, salt, iterations);
        Save();
    }

    private void Save()
    {
        var wrapped = storageKeys.Select(k =>
        {
            var nonce = RandomNumberGenerator.GetBytes(Sm4.GcmNonceSizeInBytes);
            return new WrappedKey(k.Id, nonce, Sm4.EncryptGcm(wrappingKey, nonce, k.Key, Encoding.UTF8.GetBytes(k.Id)));
        });
        var header = new VaultHeader(Format, Derivation, iterations, salt, [.. wrapped]);
        blobs.Write(HeaderName, JsonSerializer.SerializeToUtf8Bytes(header, VaultJson.Default.VaultHeader));
    }

    private static byte[] Derive(string passphrase, byte[] salt, int iterations)
    {
        var generator = new Pkcs5S2ParametersGenerator(new SM3Digest());
        generator.Init(Encoding.UTF8.GetBytes(passphrase), salt, iterations);
        return ((KeyParameter)generator.GenerateDerivedMacParameters(8 * Sm4.KeySizeInBytes)).GetKey();
    }
}
