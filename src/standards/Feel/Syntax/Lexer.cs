using System.Globalization;
using System.Text;

namespace Tongban.Feel.Syntax;

internal enum TokenKind { Name, Number, String, At, Symbol, End, Bad }

internal readonly record struct Token(TokenKind Kind, string Text, FeelSpan Span);

/// <summary>Cuts a text into tokens (10.3.1.2). Parts of names come one by one: which of them join is known only with the names in scope.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["**", "..", "<=", ">=", "!=", "->"];

    internal static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (true)
        {
            SkipBlank(text, ref i);
            if (i >= text.Length) break;
            var start = i;
            var kind = ReadOne(text, ref i, out var value);
            tokens.Add(new(kind, value, new(start, i - start)));
            if (kind == TokenKind.Bad) break;
        }
        tokens.Add(new(TokenKind.End, "", new(text.Length, 0)));
        return tokens;
    }

    private static TokenKind ReadOne(string text, ref int i, out string value)
    {
        var start = i;
        var c = text[i];
        if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))) return ReadNumber(text, ref i, out value);
        if (c == '"') return ReadString(text, ref i, out value);
        if (c == '@' && i + 1 < text.Length && text[i + 1] == '"')
        {
            i++;
            return ReadString(text, ref i, out value) == TokenKind.String ? TokenKind.At : TokenKind.Bad;
        }
        if (IsNameStart(text, i))
        {
            while (i < text.Length && IsNamePart(text, i)) i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            value = text[start..i];
            return TokenKind.Name;
        }
        foreach (var s in Symbols)
            if (string.CompareOrdinal(text, i, s, 0, s.Length) == 0) { i += s.Length; value = s; return TokenKind.Symbol; }
        i++;
        value = c.ToString();
        return "+-*/()[]{},:.=<>'".Contains(c, StringComparison.Ordinal) ? TokenKind.Symbol : TokenKind.Bad;
    }

    private static TokenKind ReadNumber(string text, ref int i, out string value)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        }
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var j = i + 1;
            if (j < text.Length && text[j] is '+' or '-') j++;
            if (j < text.Length && char.IsAsciiDigit(text[j]))
            {
                while (j < text.Length && char.IsAsciiDigit(text[j])) j++;
                i = j;
            }
        }
        value = text[start..i];
        return TokenKind.Number;
    }

    private static TokenKind ReadString(string text, ref int i, out string value)
    {
        var b = new StringBuilder();
        for (i++; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length) { b.Append(text[i]); continue; }
            i++;
            switch (text[i])
            {
                case 'n': b.Append('\n'); break;
                case 'r': b.Append('\r'); break;
                case 't': b.Append('\t'); break;
                case '"' or '\'' or '\\': b.Append(text[i]); break;
                case 'u' when Hex(text, i + 1, 4) is { } code: b.Append((char)code); i += 4; break;
                case 'U' when Hex(text, i + 1, 6) is { } code && code <= 0x10FFFF && code is < 0xD800 or > 0xDFFF: b.Append(new Rune(code)); i += 6; break;
                default: b.Append('\\').Append(text[i]); break;
            }
        }
        value = b.ToString();
        if (i >= text.Length) { value = "a text without its closing quote"; return TokenKind.Bad; }
        i++;
        return TokenKind.String;
    }

    private static int? Hex(string text, int at, int length)
        => at + length <= text.Length && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var v) ? v : null;

    private static void SkipBlank(string text, ref int i)
    {
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '\uFEFF') { i++; continue; }
            if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                while (i < text.Length && text[i] != '\n') i++;
                continue;
            }
            if (text[i] != '/' || i + 1 >= text.Length || text[i + 1] != '*') return;
            var end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
            i = end < 0 ? text.Length : end + 2;
        }
    }

    private static bool IsNameStart(string text, int i)
        => text[i] is '?' or '_' || char.IsLetter(text[i]) || char.IsHighSurrogate(text[i]) || (text[i] >= 0x200C && char.GetUnicodeCategory(text[i]) is UnicodeCategory.OtherSymbol or UnicodeCategory.LetterNumber);

    private static bool IsNamePart(string text, int i)
        => IsNameStart(text, i) || char.IsDigit(text[i]) || text[i] == '\u00B7'
            || char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
