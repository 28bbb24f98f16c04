using System.Diagnostics.CodeAnalysis;

namespace Tongban.Identity.Contracts;

/// <summary>
/// The unified social credit code of GB 32100-2015: registering department, kind of body, six digits of region, nine characters of
/// the body's own code, one check character, from an alphabet of 31 (digits and capitals without I, O, S, V, Z). Any single wrong
/// character and any two neighbours swapped are caught, 31 being prime and neighbouring weights different.
/// </summary>
public readonly record struct CreditCode
{
    /// <summary>The 31 characters in order of their values.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CreditCode(string value) => Value = value;

    /// <summary>All eighteen characters; public.</summary>
    public string Value { get; }

    /// <summary>Reads a code; small letters are taken for capitals, surrounding blanks are dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CreditCode code)
    {
        code = default;
        if (text is null || text.Length > 64 || text.Trim().ToUpperInvariant() is not { Length: 18 } value)
            return false;
        if (value.AsSpan().ContainsAnyExcept(Alphabet) || !value.AsSpan(2, 6).ContainsOnlyDigits())
            return false;
        if (value[17] != CheckCharacter(value.AsSpan(0, 17)))
            return false;
        code = new(value);
        return true;
    }

    /// <summary>The check character of the first seventeen (weights 3^(i-1) mod 31).</summary>
    /// <exception cref="ArgumentException">A character is not of the alphabet.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first17.Length, 17);
        var (sum, weight) = (0, 1);
        foreach (var character in first17)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                throw new ArgumentException($"'{character}' is not of the alphabet of GB 32100", nameof(first17));
            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
