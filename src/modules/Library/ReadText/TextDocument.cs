namespace Tongban.Library.ReadText;

/// <summary>A document as read from a file.</summary>
/// <param name="Number">Document number as written; null when there is none.</param>
/// <param name="Title">Title; never empty.</param>
/// <param name="Issuers">Issuing bodies that the title names.</param>
/// <param name="Issued">The day that stands alone on a line.</param>
/// <param name="InForce">The day its last words say it comes into force.</param>
/// <param name="Repeals">Titles it says are repealed.</param>
/// <param name="Lines">Its lines, for the ledger.</param>
/// <param name="Clauses">Its clauses in order; parts after their whole, with their depth.</param>
internal sealed record TextDocument(
    string? Number, string Title, IReadOnlyList<string> Issuers, DateOnly? Issued, DateOnly? InForce, IReadOnlyList<string> Repeals,
    IReadOnlyList<string> Lines, IReadOnlyList<TextClause> Clauses);

/// <summary>A clause as read.</summary>
/// <param name="EId">Its name by the naming convention of Akoma Ntoso: <c>chp_2__art_7</c>.</param>
/// <param name="Depth">0 for a top clause.</param>
/// <param name="Number">As written.</param>
/// <param name="Heading">Heading, where it has one.</param>
/// <param name="Text">Its words without number and heading; unnumbered paragraphs of it on lines of their own.</param>
internal sealed record TextClause(string EId, int Depth, string Number, string? Heading, string Text);
