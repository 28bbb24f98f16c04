namespace Tongban.LegalText.Citations;

/// <summary>A place where a clause cites a document or a clause.</summary>
/// <param name="Clause">eId of the clause that cites.</param>
/// <param name="Start">Where the words stand in its text, in UTF-16 units; in its heading when <paramref name="InHeading"/>.</param>
/// <param name="InHeading">Whether the words stand in the heading.</param>
/// <param name="Text">As written.</param>
/// <param name="Title">Title of what is cited, a short form written out; null when only a number or a clause is named.</param>
/// <param name="Number">Document number beside it; null when none.</param>
/// <param name="Article">The cited clause as written (第七条第二款); null for the whole.</param>
/// <param name="Target">What it leads to; null when that is not among the documents given.</param>
public sealed record Citation(string Clause, int Start, bool InHeading, string Text, string? Title, string? Number, string? Article, CitationTarget? Target)
{
    /// <summary>The cited clause as the end of its eId, wherever the document numbers its chapters: <c>art_7__al_2</c>; null for the whole.</summary>
    public string? Path { get; init; }
}

/// <summary>Where a citation leads.</summary>
/// <param name="Document">Place of the document among those given, from 0.</param>
/// <param name="EId">The clause; null for the whole document.</param>
public readonly record struct CitationTarget(int Document, string? EId);
