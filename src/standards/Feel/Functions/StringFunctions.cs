using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>String functions (10.3.4.3). Lengths and places count code points.</summary>
internal static class StringFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("substring", "string,start position,length?", static (a, c) => Substring(a, c));
        define("string length", "string", static (a, c) => Text(a[0], out var s) ? FeelValue.Of((long)Length(s)) : c.Bad());
        define("upper case", "string", static (a, c) => Text(a[0], out var s) ? Cased(LetterCase.Upper(s), c) : c.Bad());
        define("lower case", "string", static (a, c) => Text(a[0], out var s) ? Cased(LetterCase.Lower(s), c) : c.Bad());
        define("substring before", "string,match", static (a, c) => Two(a, c, static (s, m)
            => s.IndexOf(m, StringComparison.Ordinal) is var i && i >= 0 ? FeelValue.Of(s[..i]) : FeelValue.Of("")));
        define("substring after", "string,match", static (a, c) => Two(a, c, static (s, m)
            => s.IndexOf(m, StringComparison.Ordinal) is var i && i >= 0 ? FeelValue.Of(s[(i + m.Length)..]) : FeelValue.Of("")));
        define("contains", "string,match", static (a, c) => Two(a, c, static (s, m) => FeelValue.Of(s.Contains(m, StringComparison.Ordinal))));
        define("starts with", "string,match", static (a, c) => Two(a, c, static (s, m) => FeelValue.Of(s.StartsWith(m, StringComparison.Ordinal))));
        define("ends with", "string,match", static (a, c) => Two(a, c, static (s, m) => FeelValue.Of(s.EndsWith(m, StringComparison.Ordinal))));
        define("matches", "input,pattern,flags?", static (a, c) => Matching(a, 2, c, static (r, s, _, _, _) => FeelValue.Of(r.IsMatch(s))));
        define("split", "string,delimiter", static (a, c) => Matching(a, 2, c, static (r, s, _, far, call) =>
        {
            if (Patterns.Split(r, s) is not { } parts) return call.None("the pattern takes a text of no characters.");
            call.Run.CheckList(parts.Count);
            return FeelValue.ListOf([.. parts.Select(p => FeelValue.Of(far?.Back(p) ?? p))]);
        }));
        define("replace", "input,pattern,replacement,flags?", static (a, c) => Matching(a, 3, c, static (r, s, replacement, far, call) =>
        {
            if (Patterns.Replace(r, s, replacement) is not { } text) return call.None("the pattern takes a text of no characters, or the replacement has a $ without a number.");
            call.Run.CheckText(text.Length);
            return FeelValue.Of(far?.Back(text) ?? text);
        }));
        define("string join", "list,delimiter?", static (a, c) => Join(a, c));
    }

    private static int Length(string s)
    {
        var n = s.Length;
        for (var i = 1; i < s.Length; i++) if (char.IsSurrogatePair(s[i - 1], s[i])) n--;
        return n;
    }

    private static FeelValue Cased(string text, Call c)
    {
        c.Run.CheckText(text.Length);
        return FeelValue.Of(text);
    }

    private static FeelValue Two(ReadOnlySpan<FeelValue> a, Call c, Func<string, string, FeelValue> f)
        => Text(a[0], out var s) && Text(a[1], out var t) ? f(s, t) : c.Bad();

    private static FeelValue Substring(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (!Text(a[0], out var s) || !Number(a[1], out var at)) return c.Bad();
        var points = Length(s);
        if (at.Truncate().ToInt64() is not { } start || start == 0 || Math.Abs(start) > points) return c.None("the start position is outside the text.");
        var from = start > 0 ? start - 1 : points + start;
        var count = points - from;
        if (a.Length > 2)
        {
            if (a[2].IsNull) return c.Bad();
            if (!Number(a[2], out var length) || length.Truncate().ToInt64() is not { } l || l < 1) return c.Bad("The length must be positive.");
            count = Math.Min(count, l);
        }
        if (points == s.Length) return FeelValue.Of(s.Substring((int)from, (int)count));
        var runes = s.EnumerateRunes().Skip((int)from).Take((int)count);
        var b = new StringBuilder();
        foreach (var r in runes) b.Append(r);
        return FeelValue.Of(b.ToString());
    }

    private static FeelValue Join(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (Items(a[0]) is not { } items) return c.Bad();
        var delimiter = "";
        if (a.Length > 1 && !a[1].IsNull && !Text(a[1], out delimiter)) return c.Bad();
        var b = new StringBuilder();
        var first = true;
        foreach (var i in items)
        {
            if (i.IsNull) continue;
            if (i.AsString is not { } s) return c.Bad();
            if (!first) b.Append(delimiter);
            first = false;
            b.Append(s);
            c.Run.CheckText(b.Length);
        }
        return FeelValue.Of(b.ToString());
    }

    private static FeelValue Matching(ReadOnlySpan<FeelValue> a, int flagsAt, Call c, Func<Regex, string, string, StandIns?, Call, FeelValue> f)
    {
        var flags = "";
        if (!Text(a[0], out var s) || !Text(a[1], out var pattern)) return c.Bad();
        if (a.Length > flagsAt && !a[flagsAt].IsNull && !Text(a[flagsAt], out flags)) return c.Bad();
        var replacement = "";
        if (flagsAt == 3 && !Text(a[2], out replacement)) return c.Bad();
        // The flag q takes signs as they stand, in the replacement too.
        if (flags.Contains('q', StringComparison.Ordinal)) replacement = replacement.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
        c.Run.Step(1 + s.Length / 16);
        if (StandIns.For(ref s, pattern, ref replacement, out var far) is false) return c.None("the text has too many kinds of characters beyond the first plane.");
        if (Patterns.Find(pattern, flags, far) is not { } regex) return c.Bad("The pattern or its flags are none of XPath, or it is too large.");
        try
        {
            return f(regex, s, replacement, far, c);
        }
        catch (RegexMatchTimeoutException)
        {
            return c.None("a pattern with back-references takes too long on this text.");
        }
    }
}
