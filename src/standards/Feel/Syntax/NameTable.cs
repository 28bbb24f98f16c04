namespace Tongban.Feel.Syntax;

/// <summary>
/// The names that the parser may join from several tokens ("Applicant's age", "a+b", "date and time"): a tree of their parts, so that
/// finding one costs its length however many there are. A table may rest on another that many expressions share.
/// </summary>
internal sealed class NameTable
{
    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // The names of built-in functions are the same for all tables.
    private static readonly NameTable BuiltIn = new(null, Functions.Library.MultiwordNames);

    private readonly NameTable? _under;
    private Part? _root;

    /// <summary>A table that starts with the names of another, which must not change any more.</summary>
    internal NameTable(NameTable? under = null) => _under = under ?? BuiltIn;

    private NameTable(NameTable? under, IEnumerable<string> names)
    {
        _under = under;
        foreach (var name in names) Add(name);
    }

    /// <summary>A table of names that many expressions share.</summary>
    internal static NameTable Of(IEnumerable<string> names) => new(BuiltIn, names);

    /// <summary>Adds a name; true when it was not there.</summary>
    internal bool Add(string name)
    {
        // A name of letters and digits is one token and needs no place here; most are.
        if (!name.AsSpan().ContainsAnyExcept(Plain)) return false;
        var parts = Parts(name);
        if (parts.Length < 2 || Has(parts)) return false;
        var at = _root ??= new();
        foreach (var part in parts)
        {
            at.Next ??= new(StringComparer.Ordinal);
            if (!at.Next.TryGetValue(part, out var next)) at.Next[part] = next = new();
            at = next;
        }
        at.Name = name;
        return true;
    }

    private bool Has(string[] parts)
    {
        for (var table = this; table is not null; table = table._under)
            if (table.Find(parts)?.Name is not null) return true;
        return false;
    }

    private Part? Find(string[] parts)
    {
        var at = _root;
        foreach (var part in parts)
            if (at?.Next is null || !at.Next.TryGetValue(part, out at)) return null;
        return at;
    }

    private static string[] Parts(string name)
    {
        var tokens = Lexer.Read(name);
        return [.. tokens.Take(tokens.Count - 1).Select(t => t.Text)];
    }

    /// <summary>Takes away a name that this table itself was given.</summary>
    internal void Remove(string name)
    {
        if (_root is not null && Find(Parts(name)) is { } part) part.Name = null;
    }

    /// <summary>The longest name that starts at a token, and how many tokens it takes.</summary>
    internal bool TryMatch(List<Token> tokens, int at, out string name, out int length)
    {
        (name, length) = ("", 0);
        for (var table = this; table is not null; table = table._under) table.Match(tokens, at, ref name, ref length);
        return length > 0;
    }

    private void Match(List<Token> tokens, int at, ref string name, ref int length)
    {
        var part = _root;
        for (var k = 0; part?.Next is { } next && at + k < tokens.Count; k++)
        {
            var token = tokens[at + k];
            if (token.Kind is TokenKind.String or TokenKind.End || !next.TryGetValue(token.Text, out part)) return;
            if (part.Name is { } found && k + 1 > length) (name, length) = (found, k + 1);
        }
    }

    /// <summary>A name in one spelling: parts divided by single blanks as the text has them.</summary>
    internal static string Normalize(string name) => string.Join(' ', name.Split([' ', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    private sealed class Part
    {
        internal Dictionary<string, Part>? Next { get; set; }

        internal string? Name { get; set; }
    }
}
