using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.Feel.Functions;

/// <summary>
/// Regular expressions of XPath (10.3.4.3 matches, replace, split), matched in linear time without backtracking, so that no pattern can hang
/// a server. Patterns with back-references are not regular and cannot be: they are given a moment and then end in an error.
/// </summary>
internal static class Patterns
{
    private const int Kept = 500;
    private const int MaxPattern = 10_000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly ConcurrentDictionary<(string, string, string), Regex?> Cache = new();

    /// <param name="pattern">The pattern.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="far">What stands in the text for characters beyond the first plane, if it has any.</param>
    internal static Regex? Find(string pattern, string flags, StandIns? far)
    {
        var key = (pattern, flags, far?.Key ?? "");
        if (Cache.TryGetValue(key, out var known)) return known;
        if (Cache.Count > Kept) Cache.Clear();
        return Cache[key] = Make(pattern, flags, far);
    }

    private static Regex? Make(string pattern, string flags, StandIns? far)
    {
        if (pattern.Length > MaxPattern || flags.Any(f => f is not ('s' or 'm' or 'i' or 'x' or 'q'))) return null;
        bool Has(char flag) => flags.Contains(flag, StringComparison.Ordinal);
        var literal = Has('q');
        var reader = new PatternReader(Has('x') && !literal ? WithoutBlanks(pattern) : pattern, far) { DotAll = Has('s'), Multiline = Has('m'), IgnoreCase = Has('i') };
        if ((literal ? reader.Literal() : reader.Read()) is not { } written) return null;
        var options = RegexOptions.CultureInvariant | (Has('m') ? RegexOptions.Multiline : 0);
        try
        {
            return reader.RefersBack ? new Regex(written, options, Moment) : new Regex(written, options | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The flag x: blanks go, but for those in a class.</summary>
    private static string WithoutBlanks(string pattern)
    {
        var b = new StringBuilder();
        var inClass = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (inClass == 0 && pattern[i] is ' ' or '\t' or '\n' or '\r') continue;
            if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '[' or ']' or '\\') b.Append(pattern[i++]);
            else if (pattern[i] == '[') inClass++;
            else if (pattern[i] == ']') inClass--;
            b.Append(pattern[i]);
        }
        return b.ToString();
    }

    /// <summary>Replaces as fn:replace does: $N is a group, with as many digits as there are groups for; null for a replacement that is
    /// none and for a pattern that takes nothing at all.</summary>
    internal static string? Replace(Regex regex, string text, string replacement)
    {
        if (regex.IsMatch("")) return null;
        var groups = regex.GetGroupNumbers().Length - 1;
        var parts = new List<(string Text, int Group)>();
        for (var i = 0; i < replacement.Length; i++)
        {
            var next = i + 1 < replacement.Length ? replacement[i + 1] : ' ';
            switch (replacement[i])
            {
                case '\\' when next is '\\' or '$': parts.Add(($"{replacement[++i]}", -1)); break;
                case '$' when char.IsAsciiDigit(next):
                    var group = replacement[++i] - '0';
                    while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && group * 10 + (replacement[i + 1] - '0') <= groups)
                        group = group * 10 + (replacement[++i] - '0');
                    parts.Add(("", group));
                    break;
                case '\\' or '$': return null;
                default: parts.Add(($"{replacement[i]}", -1)); break;
            }
        }
        return regex.Replace(text, match => string.Concat(parts.Select(p => p.Group < 0 ? p.Text : p.Group <= groups ? match.Groups[p.Group].Value : "")));
    }

    /// <summary>The pieces between matches, as fn:tokenize gives them; null for a pattern that takes nothing at all.</summary>
    internal static List<string>? Split(Regex regex, string text)
    {
        if (regex.IsMatch("")) return null;
        var pieces = new List<string>();
        var from = 0;
        foreach (var match in regex.EnumerateMatches(text))
        {
            pieces.Add(text[from..match.Index]);
            from = match.Index + match.Length;
        }
        pieces.Add(text[from..]);
        return pieces;
    }
}
