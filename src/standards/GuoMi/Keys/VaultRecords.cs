using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tongban.GuoMi;

// The vault's files. Field order is the order of writing: the description is authenticated as these very bytes.
internal sealed record VaultHeader(string Format, string Derivation, int Iterations, byte[] Salt, IReadOnlyList<WrappedKey> StorageKeys);

internal sealed record WrappedKey(string Id, byte[] Nonce, byte[] Sealed);

internal sealed record KeyRecord(string Format, KeyDescription Key, string StorageKey, byte[] Nonce, byte[] Sealed);

internal sealed record KeyDescription(
    string Owner, string Purpose, byte[] PublicKey, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? RetiredAt)
{
    public static KeyDescription Of(Sm2KeyInfo info) =>
        new(info.Owner, info.Purpose, info.PublicKey.ToEncoded(), info.From, info.Until, info.RetiredAt);

    public Sm2KeyInfo ToInfo() => new(Owner, Purpose, Sm2PublicKey.FromEncoded(PublicKey), From, Until, RetiredAt);

    public byte[] ToAssociatedData() => JsonSerializer.SerializeToUtf8Bytes(this, VaultJson.Default.KeyDescription);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VaultHeader))]
[JsonSerializable(typeof(KeyRecord))]
internal sealed partial class VaultJson : JsonSerializerContext;
