using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Tongban.Feel.Functions;

/// <summary>A set of characters as ranges in order, none touching the next; halves of pairs are no characters.</summary>
internal sealed class CodePoints
{
    private const int Last = 0x10FFFF;
    private static readonly CodePoints Halves = new([(0xD800, 0xDFFF)]);
    private static readonly ConcurrentDictionary<string, CodePoints> Categories = new(StringComparer.Ordinal);

    private CodePoints(List<(int Low, int High)> ranges) => Ranges = ranges;

    internal IReadOnlyList<(int Low, int High)> Ranges { get; }

    internal static CodePoints Of(IEnumerable<(int Low, int High)> ranges)
    {
        var merged = new List<(int Low, int High)>();
        foreach (var (low, high) in ranges.Order())
        {
            if (merged.Count > 0 && low <= merged[^1].High + 1) merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, high));
            else merged.Add((low, high));
        }
        return new(merged);
    }

    /// <summary>The characters of a general category, of one letter or two ("L", "Lu").</summary>
    internal static CodePoints OfCategory(string name) => Categories.GetOrAdd(name, static wanted =>
    {
        var ranges = new List<(int Low, int High)>();
        for (var c = 0; c <= Last; c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF || !Short(CharUnicodeInfo.GetUnicodeCategory(c)).StartsWith(wanted, StringComparison.Ordinal)) continue;
            if (ranges.Count > 0 && ranges[^1].High == c - 1) ranges[^1] = (ranges[^1].Low, c);
            else ranges.Add((c, c));
        }
        return new(ranges);
    });

    private static string Short(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn",
    };

    internal CodePoints Not()
    {
        var ranges = new List<(int, int)>();
        var from = 0;
        foreach (var (low, high) in Of(Ranges.Concat(Halves.Ranges)).Ranges)
        {
            if (low > from) ranges.Add((from, low - 1));
            from = high + 1;
        }
        if (from <= Last) ranges.Add((from, Last));
        return new(ranges);
    }

    internal CodePoints And(CodePoints other) => Of([.. Not().Ranges, .. other.Not().Ranges]).Not();

    internal bool Has(int c)
    {
        var (from, to) = (0, Ranges.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            if (Ranges[middle].High < c) from = middle + 1;
            else if (Ranges[middle].Low > c) to = middle - 1;
            else return true;
        }
        return false;
    }

    /// <summary>A range of the first plane in a class of .NET.</summary>
    internal static string Written(int low, int high) => low == high ? $"\\u{low:X4}" : $"\\u{low:X4}-\\u{high:X4}";
}
