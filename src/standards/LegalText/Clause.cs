namespace Tongban.LegalText;

/// <summary>What a clause is by the style of its number. The order is the order of depth.</summary>
public enum ClauseKind
{
    /// <summary>An attached document or an attachment (附件).</summary>
    Attachment,

    /// <summary>编, 部分.</summary>
    Part,

    /// <summary>章.</summary>
    Chapter,

    /// <summary>节.</summary>
    Section,

    /// <summary>条.</summary>
    Article,

    /// <summary>一、.</summary>
    Heading,

    /// <summary>（一）; 项 in an article.</summary>
    Item,

    /// <summary>1．; 目 in an item.</summary>
    Point,

    /// <summary>（1）.</summary>
    Subpoint,

    /// <summary>①; (a) of the law of Hong Kong.</summary>
    Circled,

    /// <summary>——.</summary>
    Dash,

    /// <summary>A paragraph without a number; 款 in an article.</summary>
    Paragraph,

    /// <summary>A table: its rows stand in <see cref="Clause.Rows"/>.</summary>
    Table,

    /// <summary>注： a note.</summary>
    Note,
}

/// <summary>A clause of a document.</summary>
/// <param name="EId">Its name within the document by the naming convention of Akoma Ntoso: <c>chp_2__art_7</c>. It depends on numbers alone, so another import gives it again.</param>
/// <param name="Number">As printed; empty when it has none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Heading">Its heading; null when it has none.</param>
/// <param name="Text">Its own words, without number and heading; the first 款 of an article.</param>
/// <param name="Children">Its parts; further 款 of an article are paragraphs among them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Clause(string EId, string Number, ClauseKind Kind, string? Heading, string Text, IReadOnlyList<Clause> Children, LineSpan Span)
{
    /// <summary>Headings of a table's columns; empty for other clauses.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Rows of a table, a cell for each column; a cell the text does not have is empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>This clause and all under it, a whole before its parts.</summary>
    public IEnumerable<Clause> WithParts()
    {
        // the depth of a tree is that of the number styles, so recursion is bounded
        yield return this;
        foreach (var part in Children.SelectMany(c => c.WithParts()))
            yield return part;
    }
}
