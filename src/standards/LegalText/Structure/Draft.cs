namespace Tongban.LegalText.Structure;

/// <summary>A clause while its document is being read.</summary>
internal sealed class Draft(ClauseKind kind, string number, string value, LineSpan span)
{
    /// <summary>References of the naming convention, by <see cref="ClauseKind"/>.</summary>
    private static readonly string[] References = ["att", "part", "chp", "sec", "art", "cl", "para", "point", "subpara", "lvl", "indent", "al", "table", "note"];

    internal ClauseKind Kind => kind;

    internal string Number => number;

    internal string Value => value;

    /// <summary>What its eId calls it.</summary>
    internal string Reference { get; init; } = References[(int)kind];

    internal string? Heading { get; set; }

    /// <summary>What ended the heading in the text: 。 where it was the first sentence, nothing where it filled its line.</summary>
    internal string HeadingEnd { get; set; } = "";

    internal string Text { get; set; } = "";

    /// <summary>Whether the text is a paragraph of its own below the heading.</summary>
    internal bool Below { get; set; }

    internal LineSpan Span { get; set; } = span;

    internal (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)? Table { get; init; }

    internal List<Draft> Children { get; } = [];

    /// <summary>This and all under it.</summary>
    internal IEnumerable<Draft> WithParts() => Children.SelectMany(c => c.WithParts()).Prepend(this);
}
