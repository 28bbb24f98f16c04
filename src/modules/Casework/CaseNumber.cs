using System.Globalization;
using System.Security.Cryptography;

namespace Tongban.Casework;

/// <summary>
/// Case numbers are issued, not checked: organ code, legal day of receipt, ten signs made from the case's id, and a check sign that
/// catches any single wrong sign and any swap of neighbours. No counter is shared, so nodes never wait for each other.
/// </summary>
internal static class CaseNumber
{
    // Without I, L, O, U: nobody reads them wrongly on paper or over the telephone.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    internal static string For(string organCode, DateOnly receivedOn, Guid caseId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(caseId.ToByteArray(), hash);
        var body = $"{organCode.ToUpperInvariant()}-{receivedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{Take(hash, 10)}";
        return $"{body}-{Check(body)}";
    }

    /// <summary>A code of eight signs that the party shows to look up progress without an account.</summary>
    internal static string NewQueryCode() => Take(RandomNumberGenerator.GetBytes(8), 8);

    /// <summary>Brings a typed number into its written form; null when its check sign is wrong.</summary>
    internal static string? Normalise(string typed)
    {
        var number = typed.Trim().ToUpperInvariant();
        var dash = number.LastIndexOf('-');
        return dash > 0 && dash == number.Length - 2 && Check(number[..dash]) == number[^1] ? number : null;
    }

    private static string Take(ReadOnlySpan<byte> bytes, int count)
    {
        Span<char> signs = stackalloc char[count];
        for (var i = 0; i < count; i++)
            signs[i] = Signs[bytes[i] & 31];
        return new(signs);
    }

    // ISO 7064 MOD 37,36 over letters and digits.
    private static char Check(string body)
    {
        var p = 36;
        foreach (var sign in body)
        {
            var value = char.IsAsciiDigit(sign) ? sign - '0' : char.IsAsciiLetterUpper(sign) ? sign - 'A' + 10 : -1;
            if (value < 0)
                continue;
            var sum = (p + value) % 36;
            p = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        var check = (37 - p) % 36;
        return (char)(check < 10 ? '0' + check : 'A' + check - 10);
    }
}
