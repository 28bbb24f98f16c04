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
    private static readonly ConcurrentDictionary<(string, string), Regex?> Cache = new();

    internal static Regex? Find(string pattern, string flags)
    {
        if (Cache.TryGetValue((pattern, flags), out var known)) return known;
        if (Cache.Count > Kept) Cache.Clear();
        return Cache[(pattern, flags)] = Make(pattern, flags);
    }

    private static Regex? Make(string pattern, string flags)
    {
        if (pattern.Length > MaxPattern) return null;
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        var literal = false;
        var free = false;
        foreach (var f in flags)
        {
            switch (f)
            {
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x': free = true; break;
                case 'q': literal = true; break;
                default: return null;
            }
        }
        try
        {
            if (literal) return new Regex(Regex.Escape(pattern), options);
            if (Translate(free ? WithoutBlanks(pattern) : pattern, options, out var refersBack) is not { } p) return null;
            return refersBack ? new Regex(p, options & ~RegexOptions.NonBacktracking, Moment) : new Regex(p, options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string WithoutBlanks(string pattern)
    {
        var b = new StringBuilder();
        var inClass = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length && !char.IsWhiteSpace(pattern[i + 1])) { b.Append(pattern[i]).Append(pattern[++i]); continue; }
            if (pattern[i] == '[') inClass++;
            if (pattern[i] == ']') inClass--;
            if (inClass > 0 || !char.IsWhiteSpace(pattern[i])) b.Append(pattern[i]);
        }
        return b.ToString();
    }

    // XPath counts characters, .NET UTF-16 units: a pair of surrogates is one of anything.
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    /// <summary>What XPath and .NET read differently: the dot, the end, classes of characters, and escapes – one that XPath does not know makes the pattern invalid.</summary>
    private static string? Translate(string pattern, RegexOptions options, out bool refersBack)
    {
        var b = new StringBuilder();
        var open = new Stack<int>();
        var closed = new HashSet<int>();
        var groups = 0;
        refersBack = false;
        var inClass = 0;
        var negated = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var ch = pattern[i];
            switch (ch)
            {
                case '(' when inClass == 0 && i + 1 < pattern.Length && pattern[i + 1] == '?' && !(i + 2 < pattern.Length && pattern[i + 2] == ':'): return null;
                case '(' when inClass == 0:
                    open.Push(i + 1 < pattern.Length && pattern[i + 1] == '?' ? 0 : ++groups);
                    b.Append(ch);
                    break;
                case ')' when inClass == 0 && open.Count > 0:
                    closed.Add(open.Pop());
                    b.Append(ch);
                    break;
                case '$' when inClass == 0: b.Append(options.HasFlag(RegexOptions.Multiline) ? "$" : @"\z"); break;
                case '.' when inClass == 0: b.Append(options.HasFlag(RegexOptions.Singleline) ? $@"(?:{Pair}|[\s\S])" : $@"(?:{Pair}|[^\n\r])"); break;
                case '[':
                    if (inClass++ == 0 && (negated = i + 1 < pattern.Length && pattern[i + 1] == '^')) b.Append("(?:").Append(Pair).Append('|');
                    b.Append(ch);
                    break;
                case ']' when inClass > 0:
                    b.Append(ch);
                    if (--inClass == 0 && negated) b.Append(')');
                    break;
                case '\\' when inClass == 0 && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9':
                    var group = pattern[++i] - '0';
                    while (i + 1 < pattern.Length && char.IsAsciiDigit(pattern[i + 1]) && group * 10 + (pattern[i + 1] - '0') <= groups) group = group * 10 + (pattern[++i] - '0');
                    if (!closed.Contains(group)) return null;
                    refersBack = true;
                    b.Append($@"\k<{group}>");
                    break;
                case '\\':
                    if (++i >= pattern.Length || Escape(pattern[i], inClass > 0) is not { } escape) return null;
                    b.Append(escape);
                    break;
                default: b.Append(ch); break;
            }
        }
        return b.ToString();
    }

    /// <summary>An escape of XPath, in a class of characters or outside; null when there is none of it.</summary>
    private static string? Escape(char letter, bool inClass) => letter switch
    {
        'i' => inClass ? @"\p{L}_:" : @"[\p{L}_:]",
        'I' when !inClass => @"[^\p{L}_:]",
        'c' => inClass ? @"\p{L}\p{Nd}_:.\-" : @"[\p{L}\p{Nd}_:.\-]",
        'C' when !inClass => @"[^\p{L}\p{Nd}_:.\-]",
        's' => inClass ? @" \t\n\r" : @"[ \t\n\r]",
        'S' when !inClass => @"[^ \t\n\r]",
        'w' => inClass ? @"\p{L}\p{M}\p{N}\p{S}" : @"[\p{L}\p{M}\p{N}\p{S}]",
        'W' => inClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]",
        'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' or 'S' or 'd' or 'D' or 'p' or 'P' => $"\\{letter}",
        _ => null,
    };

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
