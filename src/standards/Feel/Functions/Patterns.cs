using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.Feel.Functions;

/// <summary>
/// Regular expressions of XPath (10.3.4.3 matches, replace, split), matched without backtracking so that no pattern can hang a server.
/// Back-references and look-around, which that cannot do, are refused.
/// </summary>
internal static class Patterns
{
    private const int Kept = 500;
    private const int MaxPattern = 10_000;
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
            return Translate(free ? WithoutBlanks(pattern) : pattern) is { } p ? new Regex(p, options) : null;
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
            if (pattern[i] == '\\' && i + 1 < pattern.Length) { b.Append(pattern[i]).Append(pattern[++i]); continue; }
            if (pattern[i] == '[') inClass++;
            if (pattern[i] == ']') inClass--;
            if (inClass > 0 || !char.IsWhiteSpace(pattern[i])) b.Append(pattern[i]);
        }
        return b.ToString();
    }

    /// <summary>XPath's own escapes: \i and \c for name characters; an escape that XPath does not know makes the pattern invalid.</summary>
    private static string? Translate(string pattern)
    {
        var b = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var ch = pattern[i];
            if (ch == '[') inClass = true;
            if (ch == ']') inClass = false;
            if (ch == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?' && !(i + 2 < pattern.Length && pattern[i + 2] == ':')) return null;
            if (ch == '$' && !inClass) { b.Append("$"); continue; }
            if (ch != '\\') { b.Append(ch); continue; }
            if (++i >= pattern.Length) return null;
            switch (pattern[i])
            {
                case 'i': b.Append(inClass ? @"\p{L}_:" : @"[\p{L}_:]"); break;
                case 'I' when !inClass: b.Append(@"[^\p{L}_:]"); break;
                case 'c': b.Append(inClass ? @"\p{L}\p{Nd}_:.\-" : @"[\p{L}\p{Nd}_:.\-]"); break;
                case 'C' when !inClass: b.Append(@"[^\p{L}\p{Nd}_:.\-]"); break;
                case 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$'
                    or 's' or 'S' or 'd' or 'D' or 'w' or 'W' or 'p' or 'P':
                    b.Append('\\').Append(pattern[i]);
                    break;
                default: return null;
            }
        }
        return b.ToString();
    }

    /// <summary>XPath writes groups as $1 and escapes with a backslash; .NET would read $12 or $$ otherwise.</summary>
    internal static string Replacement(string text)
    {
        var b = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                b.Append(text[i] == '$' ? "$$" : text[i].ToString());
            }
            else if (text[i] == '$' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) b.Append("${").Append(text[++i]).Append('}');
            else if (text[i] == '$') b.Append("$$");
            else b.Append(text[i]);
        }
        return b.ToString();
    }
}
