using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tongban.Identity.Contracts;

/// <summary>
/// The citizen identity number of GB 11643-1999: six digits of region, eight of birth, three of sequence, one check character
/// (ISO 7064 MOD 11-2). Abolished region codes stay valid, since a number is for life. Any single wrong character and any two
/// neighbouring digits swapped are caught.
/// </summary>
public readonly record struct IdNumber
{
    private const string CheckCharacters = "10X98765432";

    private IdNumber(string value) => Value = value;

    /// <summary>All eighteen characters. Personal data: kept encrypted, shown only as <see cref="Masked"/>.</summary>
    public string Value { get; }

    /// <summary>The form for pages and lists: first three and last two characters.</summary>
    public string Masked => $"{Value[..3]}*************{Value[^2..]}";

    /// <summary>Day of birth, positions 7 to 14.</summary>
    public DateOnly Born => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Reads a number; a small x is taken for X, surrounding blanks are dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IdNumber number)
    {
        number = default;
        if (text is null || text.Length > 64 || text.Trim().ToUpperInvariant() is not { Length: 18 } value)
            return false;
        if (!value.AsSpan(0, 17).ContainsOnlyDigits() || value[0] == '0' || value[17] != CheckCharacter(value.AsSpan(0, 17)))
            return false;
        if (!DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1850)
            return false;
        number = new(value);
        return true;
    }

    /// <summary>The check character of the first seventeen digits (GB 11643, weights 2^(17-i) mod 11).</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first17.Length, 17);
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (first17[i] - '0') * weights[i];
        return CheckCharacters[sum % 11];
    }

    /// <summary>The masked form, so that no log or message shows a number by accident.</summary>
    public override string ToString() => Value is null ? "" : Masked;
}

internal static class DigitSpans
{
    internal static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
