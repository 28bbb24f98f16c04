using System.Text.RegularExpressions;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Metadata;

/// <summary>Days as official texts write them: 2020年11月1日, 二〇二〇年十月三十一日.</summary>
internal static partial class DateLines
{
    /// <summary>The day of a line that is nothing but a day, with 印发 behind or not.</summary>
    internal static DateOnly? Read(string line) => line.Length <= 20 && Alone().Match(line) is { Success: true } date ? Day(date) : null;

    /// <summary>The first day in a text, from a place on.</summary>
    internal static (DateOnly Day, int Start, int End)? First(string text, int from = 0)
    {
        for (var match = Any().Match(text, from); match.Success; match = match.NextMatch())
            if (Day(match) is { } day)
                return (day, match.Index, match.Index + match.Length);
        return null;
    }

    internal static DateOnly? Day(Match date) =>
        Script.Number(date.Groups["y"].Value) is { } named && (named < 1000 ? named + 1911 : named) is var y and > 1900 and < 2200 && Script.Number(date.Groups["m"].Value) is { } m and >= 1 and <= 12
        && Script.Number(date.Groups["d"].Value) is { } d and >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;

    /// <summary>Years of the common era, and of the Republic (民國, from 1912) where they are named so.</summary>
    internal const string Pattern = "(?:(?:中[華华])?民[國国])?(?<y>[0-9]{4}|[一二][〇零○ＯO一二三四五六七八九]{3}|(?<=民[國国])(?:[0-9]{2,3}|[一二三四五六七八九十百]{1,5}))年(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日";

    [GeneratedRegex("^[（(]?" + Pattern + "[）)]?(?:印发|印發)?$", RegexOptions.None, 20000)]
    private static partial Regex Alone();

    [GeneratedRegex(Pattern, RegexOptions.None, 20000)]
    private static partial Regex Any();
}
