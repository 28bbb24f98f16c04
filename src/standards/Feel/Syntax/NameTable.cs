namespace Tongban.Feel.Syntax;

/// <summary>The names that the parser may join from several tokens ("Applicant's age", "a+b", "date and time").</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, List<(string[] Parts, string Name)>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>Adds a name; true when it was not there.</summary>
    internal bool Add(string name)
    {
        var tokens = Lexer.Read(name);
        if (tokens.Count < 3) return false;
        var parts = tokens.Take(tokens.Count - 1).Select(t => t.Text).ToArray();
        if (!_byFirst.TryGetValue(parts[0], out var list)) _byFirst[parts[0]] = list = [];
        if (list.Any(e => e.Parts.AsSpan().SequenceEqual(parts))) return false;
        list.Add((parts, name));
        list.Sort((a, b) => b.Parts.Length.CompareTo(a.Parts.Length));
        return true;
    }

    internal void Remove(string name)
    {
        foreach (var list in _byFirst.Values) list.RemoveAll(e => e.Name == name);
    }

    /// <summary>The longest name that starts at a token, and how many tokens it takes.</summary>
    internal bool TryMatch(List<Token> tokens, int at, out string name, out int length)
    {
        (name, length) = ("", 0);
        if (!_byFirst.TryGetValue(tokens[at].Text, out var list)) return false;
        foreach (var (parts, n) in list)
        {
            if (at + parts.Length > tokens.Count) continue;
            var k = 0;
            while (k < parts.Length && tokens[at + k].Kind is not (TokenKind.String or TokenKind.End) && tokens[at + k].Text == parts[k]) k++;
            if (k < parts.Length) continue;
            (name, length) = (n, k);
            return true;
        }
        return false;
    }

    /// <summary>A name in one spelling: parts divided by single blanks as the text has them.</summary>
    internal static string Normalize(string name) => string.Join(' ', name.Split([' ', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
