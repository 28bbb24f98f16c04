namespace Tongban.Feel.Syntax;

/// <summary>The names that the parser may join from several tokens ("Applicant's age", "a+b", "date and time").</summary>
internal sealed class NameTable
{
    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly List<(string[] Parts, string Name)> None = [];

    // The names of built-in functions are the same for all tables.
    private static readonly NameTable BuiltIn = new(Functions.Library.MultiwordNames);

    private Dictionary<string, List<(string[] Parts, string Name)>>? _byFirst;

    internal NameTable()
    {
    }

    private NameTable(IEnumerable<string> names)
    {
        foreach (var name in names) Add(name);
    }

    /// <summary>Adds a name; true when it was not there.</summary>
    internal bool Add(string name)
    {
        // A name of letters and digits is one token and needs no place here; most are.
        if (!name.AsSpan().ContainsAnyExcept(Plain)) return false;
        var parts = Parts(name);
        return parts.Length > 1 && Add(parts, name);
    }

    private bool Add(string[] parts, string name)
    {
        if (BuiltIn is { } builtIn && builtIn.Starting(parts[0]).Any(e => e.Parts.AsSpan().SequenceEqual(parts))) return false;
        _byFirst ??= new(StringComparer.Ordinal);
        if (!_byFirst.TryGetValue(parts[0], out var list)) _byFirst[parts[0]] = list = [];
        if (list.Any(e => e.Parts.AsSpan().SequenceEqual(parts))) return false;
        list.Add((parts, name));
        list.Sort((a, b) => b.Parts.Length.CompareTo(a.Parts.Length));
        return true;
    }

    private static string[] Parts(string name)
    {
        var tokens = Lexer.Read(name);
        return [.. tokens.Take(tokens.Count - 1).Select(t => t.Text)];
    }

    internal void Remove(string name)
    {
        if (_byFirst is null) return;
        foreach (var list in _byFirst.Values) list.RemoveAll(e => e.Name == name);
    }

    /// <summary>The longest name that starts at a token, and how many tokens it takes.</summary>
    internal bool TryMatch(List<Token> tokens, int at, out string name, out int length)
    {
        (name, length) = ("", 0);
        Match(BuiltIn, tokens, at, ref name, ref length);
        Match(this, tokens, at, ref name, ref length);
        return length > 0;
    }

    private static void Match(NameTable table, List<Token> tokens, int at, ref string name, ref int length)
    {
        foreach (var (parts, n) in table.Starting(tokens[at].Text))
        {
            if (parts.Length <= length || at + parts.Length > tokens.Count) continue;
            var k = 0;
            while (k < parts.Length && tokens[at + k].Kind is not (TokenKind.String or TokenKind.End) && tokens[at + k].Text == parts[k]) k++;
            if (k < parts.Length) continue;
            (name, length) = (n, k);
            return;
        }
    }

    private List<(string[] Parts, string Name)> Starting(string first) =>
        _byFirst is not null && _byFirst.TryGetValue(first, out var list) ? list : None;

    /// <summary>A name in one spelling: parts divided by single blanks as the text has them.</summary>
    internal static string Normalize(string name) => string.Join(' ', name.Split([' ', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
