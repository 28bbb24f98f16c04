namespace Tongban.LegalText;

/// <summary>Kinds of official documents by what they are called (党政机关公文处理工作条例 art. 8, 立法法).</summary>
public enum DocumentKind
{
    /// <summary>None of the kinds below.</summary>
    Other,

    /// <summary>法.</summary>
    Law,

    /// <summary>条例, 实施细则 of the State Council or a people's congress.</summary>
    Regulation,

    /// <summary>规定, 办法, 规则, 细则.</summary>
    Rules,

    /// <summary>决定, 决议.</summary>
    Decision,

    /// <summary>意见.</summary>
    Opinion,

    /// <summary>通知.</summary>
    Notice,

    /// <summary>公告.</summary>
    Announcement,

    /// <summary>通告, 通报, 公报, 命令, 纪要 and other notices to all.</summary>
    Circular,

    /// <summary>批复.</summary>
    Reply,

    /// <summary>函.</summary>
    Letter,

    /// <summary>建议, 规划, 方案, 计划, 纲要.</summary>
    Plan,
}

/// <summary>An official document.</summary>
/// <param name="Title">Its title, without blanks between Chinese characters.</param>
/// <param name="Number">Its number as written, brackets 〔〕; of an announcement that is counted by years 公告2020年第54号 without the organ, which is among <paramref name="Issuers"/>; null when it has none.</param>
/// <param name="Kind">What it is by its title.</param>
/// <param name="Issuers">Who issued it: the signatures, else the title, else the bracket of its adoption.</param>
/// <param name="Addressees">To whom, as the line says.</param>
/// <param name="AdoptedOn">Adopted or deliberated on.</param>
/// <param name="SignedOn">The date under the signature.</param>
/// <param name="IssuedOn">Sent out or made public on; the date of signature where no other stands.</param>
/// <param name="InForceFrom">From when it applies.</param>
/// <param name="Repeals">What it repeals, as written.</param>
/// <param name="Attachments">Attachments it names or carries.</param>
/// <param name="CopiesTo">抄送, as the line says.</param>
/// <param name="Contacts">Lines of contact.</param>
/// <param name="Clauses">Its clauses.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LegalDocument(string Title, string? Number, DocumentKind Kind, IReadOnlyList<string> Issuers, IReadOnlyList<string> Addressees,
    DateOnly? AdoptedOn, DateOnly? SignedOn, DateOnly? IssuedOn, DateOnly? InForceFrom, IReadOnlyList<Repeal> Repeals,
    IReadOnlyList<NamedAttachment> Attachments, string? CopiesTo, IReadOnlyList<string> Contacts, IReadOnlyList<Clause> Clauses, LineSpan Span)
{
    /// <summary>Its paragraphs as they stand, in order: head, body and tail.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>Every clause, a whole before its parts.</summary>
    public IEnumerable<Clause> AllClauses() => Clauses.SelectMany(c => c.WithParts());
}

/// <summary>A document that another repeals.</summary>
/// <param name="Title">Its title; null when only a number is named.</param>
/// <param name="Number">Its number; null when only a title is named.</param>
/// <param name="Text">As written.</param>
public sealed record Repeal(string? Title, string? Number, string Text);

/// <summary>An attachment a document names.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Present">Whether its text stands in the file.</param>
public sealed record NamedAttachment(int Number, string Title, bool Present);

/// <summary>Lines of the file, from 1, both included.</summary>
/// <param name="First">First line.</param>
/// <param name="Last">Last line.</param>
public readonly record struct LineSpan(int First, int Last);

/// <summary>A paragraph, its hard-wrapped lines joined.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Paragraph(string Text, LineSpan Span)
{
    /// <summary>Its first line with the blanks between words kept: signatures and titles of several organs are parted by them.</summary>
    internal string Spaced { get; init; } = Text;

    internal int Indent { get; init; }

    internal (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)? Table { get; init; }
}
