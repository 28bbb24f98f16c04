namespace Tongban.Feel;

/// <summary>
/// The names that an expression may use: variables with their place, names of members (so that "a.net income" is read), and types.
/// Names with blanks, signs or apostrophes are read as one name only when they stand here (10.3.1.4).
/// </summary>
public sealed class FeelNames
{
    private readonly List<string> _variables = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>Declares variables.</summary>
    public FeelNames(params IEnumerable<string> variables) => _variables.AddRange(variables.Select(Syntax.NameTable.Normalize));

    /// <summary>No names.</summary>
    public static FeelNames None => new();

    /// <summary>The variables in order of their slots.</summary>
    public IReadOnlyList<string> Variables => _variables;

    internal IReadOnlyCollection<string> Members => _members;

    internal Func<string, FeelType?> Types { get; set; } = _ => null;

    /// <summary>Adds names of members that may stand after a dot or in a filter.</summary>
    public FeelNames WithMembers(params IEnumerable<string> names)
    {
        _members.UnionWith(names);
        return this;
    }

    /// <summary>The names of a context's entries, and of all contexts within.</summary>
    public static FeelNames Of(FeelContext context)
    {
        var names = new FeelNames(context.Keys);
        foreach (var v in context.Values) Collect(v, names._members, 0);
        return names;
    }

    private static void Collect(FeelValue v, HashSet<string> members, int depth)
    {
        if (depth > 32) return;
        if (v.AsList is { } l) foreach (var i in l.Items) Collect(i, members, depth + 1);
        if (v.AsContext is not { } c) return;
        members.UnionWith(c.Keys);
        foreach (var i in c.Values) Collect(i, members, depth + 1);
    }
}
