using System.Text;

namespace Tongban.Feel.Functions;

/// <summary>
/// Upper and lower case as fn:upper-case and fn:lower-case of XPath have them (10.3.4.3): the full mappings of Unicode, in which one letter
/// may become several, without those of a language. .NET maps letter to letter; here stands what that leaves out.
/// </summary>
internal static class LetterCase
{
    private const string Written =
        "\u00DF=SS \u0131=I \u0149=\u02BCN \u017F=S \u01F0=J\u030C \u0390=\u0399\u0308\u0301 "
        + "\u03B0=\u03A5\u0308\u0301 \u0587=\u0535\u0552 \u1E96=H\u0331 \u1E97=T\u0308 \u1E98=W\u030A \u1E99=Y\u030A "
        + "\u1E9A=A\u02BE \u1F50=\u03A5\u0313 \u1F52=\u03A5\u0313\u0300 \u1F54=\u03A5\u0313\u0301 \u1F56=\u03A5\u0313\u0342 \u1FB2=\u1FBA\u0399 "
        + "\u1FB3=\u0391\u0399 \u1FB4=\u0386\u0399 \u1FB6=\u0391\u0342 \u1FB7=\u0391\u0342\u0399 \u1FBC=\u0391\u0399 \u1FC2=\u1FCA\u0399 "
        + "\u1FC3=\u0397\u0399 \u1FC4=\u0389\u0399 \u1FC6=\u0397\u0342 \u1FC7=\u0397\u0342\u0399 \u1FCC=\u0397\u0399 \u1FD2=\u0399\u0308\u0300 "
        + "\u1FD3=\u0399\u0308\u0301 \u1FD6=\u0399\u0342 \u1FD7=\u0399\u0308\u0342 \u1FE2=\u03A5\u0308\u0300 \u1FE3=\u03A5\u0308\u0301 \u1FE4=\u03A1\u0313 "
        + "\u1FE6=\u03A5\u0342 \u1FE7=\u03A5\u0308\u0342 \u1FF2=\u1FFA\u0399 \u1FF3=\u03A9\u0399 \u1FF4=\u038F\u0399 \u1FF6=\u03A9\u0342 "
        + "\u1FF7=\u03A9\u0342\u0399 \u1FFC=\u03A9\u0399 \uFB00=FF \uFB01=FI \uFB02=FL \uFB03=FFI "
        + "\uFB04=FFL \uFB05=ST \uFB06=ST \uFB13=\u0544\u0546 \uFB14=\u0544\u0535 \uFB15=\u0544\u053B "
        + "\uFB16=\u054E\u0546 \uFB17=\u0544\u053D";

    private static readonly Dictionary<char, string> Uppers = Written.Split(' ').ToDictionary(p => p[0], p => p[2..]);

    internal static string Upper(string text)
    {
        var at = 0;
        while (at < text.Length && Longer(text[at]) is null) at++;
        if (at == text.Length) return text.ToUpperInvariant();
        var b = new StringBuilder(text.Length + 8);
        var from = 0;
        for (; at < text.Length; at++)
        {
            if (Longer(text[at]) is not { } upper) continue;
            b.Append(text[from..at].ToUpperInvariant()).Append(upper);
            from = at + 1;
        }
        return b.Append(text[from..].ToUpperInvariant()).ToString();
    }

    // The Greek letters with an iota below lie in rows of sixteen: eight small, eight titles.
    private static string? Longer(char c) => c is < '\u00DF' or (> '\u0587' and < '\u1E96') or (> '\u1FFC' and < '\uFB00') or > '\uFB17' ? null : c is >= '\u1F80' and <= '\u1FAF'
        ? $"{(char)((c < '\u1F90' ? 0x1F08 : c < '\u1FA0' ? 0x1F28 : 0x1F68) + (c & 7))}\u0399" : Uppers.GetValueOrDefault(c);

    internal static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny('\u0130', '\u03A3')) return lower;
        var b = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
            b.Append(text[i] switch { '\u0130' => "i\u0307", '\u03A3' => IsFinal(text, i) ? "\u03C2" : "\u03C3", _ => lower[i].ToString() });
        return b.ToString();
    }

    /// <summary>Whether a sigma ends a word: a letter stands before it and none after it, signs that belong to letters apart.</summary>
    private static bool IsFinal(string text, int at)
    {
        int before = at - 1, after = at + 1;
        while (before >= 0 && IsIgnored(text[before])) before--;
        while (after < text.Length && IsIgnored(text[after])) after++;
        return before >= 0 && IsCased(text[before]) && !(after < text.Length && IsCased(text[after]));
    }

    private static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnored(char c) => c is '\'' or '.' or ':' or '\u2019' or '\u00B7' or '\u00AD' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.ModifierSymbol;

    private static readonly Lazy<Dictionary<int, int[]>> Alike = new(FindAlike);

    /// <summary>Letters that differ from one by their case only: of both the upper or of both the lower case is the same.</summary>
    internal static IReadOnlyList<int> Variants(int letter) => Alike.Value.GetValueOrDefault(letter) ?? [];

    /// <summary>All letters that have variants, with them.</summary>
    internal static IEnumerable<KeyValuePair<int, int[]>> AllVariants => Alike.Value;

    private static Dictionary<int, int[]> FindAlike()
    {
        const int LastCased = 0x1E943;
        var byCase = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var cases = new Dictionary<int, (string Upper, string Lower)>();
        for (var c = 'A' + 0; c <= LastCased; c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF) continue;
            var s = char.ConvertFromUtf32(c);
            var (upper, lower) = (Upper(s), Lower(s));
            if (upper == s && lower == s) continue;
            cases[c] = (upper, lower);
            Add("U" + upper, c);
            Add("L" + lower, c);
        }
        return cases.ToDictionary(c => c.Key, c => byCase["U" + c.Value.Upper].Concat(byCase["L" + c.Value.Lower]).Where(o => o != c.Key).Distinct().ToArray());

        void Add(string key, int c)
        {
            if (!byCase.TryGetValue(key, out var all)) byCase[key] = all = [];
            all.Add(c);
        }
    }
}
