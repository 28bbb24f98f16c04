using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tongban.Identity;

/// <summary>What a cookie or an access token holds: where its row is, and a secret of 256 random bits of which the row keeps the hash.</summary>
internal sealed record Credential(Guid AccountId, Guid Id, byte[] Secret)
{
    internal static Credential New(Guid accountId) => new(accountId, Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));

    internal string Hash => Convert.ToHexStringLower(SHA256.HashData(Secret));

    internal bool Matches(string hash) => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), SHA256.HashData(Secret));

    internal string Write() => Base64Url.EncodeToString([.. AccountId.ToByteArray(), .. Id.ToByteArray(), .. Secret]);

    internal static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out Credential? credential)
    {
        credential = null;
        Span<byte> bytes = stackalloc byte[64];
        // 64 bytes are 86 characters; anything else is not ours and is not even decoded.
        if (text.Length != 86 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != 64)
            return false;
        credential = new(new Guid(bytes[..16]), new Guid(bytes[16..32]), bytes[32..].ToArray());
        return true;
    }
}
