using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Tongban.Identity.Contracts;

namespace Tongban.Identity;

/// <summary>
/// Uniqueness by construction: the id of a thing is the hash of what must be unique about it, so that the primary key alone keeps
/// it unique on every kind of database. Identity numbers are few enough to be guessed from a plain hash, so theirs has a key.
/// </summary>
internal sealed class DerivedIds(IOptions<IdentitySettings> settings) : IPartyNumbers
{
    public PartyNumber? Read(string? number) =>
        CreditCode.TryParse(number, out var code) ? new(Organisation(code), code.Value, true)
        : IdNumber.TryParse(number, out var person) ? new(Person(person), person.Masked, false)
        : null;

    internal static Guid Account(string userName) => Plain("account", Name(userName));

    internal static Guid Organisation(CreditCode code) => Plain("organisation", code.Value);

    internal static Guid Organ(string code) => Plain("organ", code);

    internal static Guid Plain(string kind, string key) => Fold(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{key}")));

    internal Guid Person(IdNumber number) =>
        Fold(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.Value.PersonKey!), Encoding.UTF8.GetBytes($"person\n{number.Value}")));

    internal static string Name(string userName) => userName.Trim().ToLowerInvariant();

    // Version 8 and the variant of RFC 9562, so that the id is a well-formed UUID wherever it is read.
    private static Guid Fold(byte[] hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
