using Tongban.Kernel;

namespace Tongban.Library.Contracts;

/// <summary>Finds documents, clauses, items and tasks by words of either language.</summary>
public interface ISearch
{
    /// <summary>
    /// Best first: a hit in a number, title or heading before one in a text, a whole word before a part, what is in force before what is
    /// repealed, then newest. Chinese is found as written, from one character upwards, anywhere; Latin letters and digits from the start of
    /// a word. Words with blanks between them must all be there.
    /// </summary>
    /// <param name="words">1 to 100 characters.</param>
    /// <param name="filter">Organ, kind, year and state of the document.</param>
    /// <param name="of">What is wanted; null for everything.</param>
    /// <param name="after">Cursor of the page before, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<SearchPage> FindAsync(string words, DocumentFilter filter, SearchKind? of, string? after, CancellationToken cancel);
}

/// <summary>What can be found.</summary>
public enum SearchKind
{
    /// <summary>A document by its title or number.</summary>
    Document,

    /// <summary>A clause by its heading, text or gist.</summary>
    Clause,

    /// <summary>An item one can apply for.</summary>
    Item,

    /// <summary>A task of a ledger.</summary>
    Task,
}

/// <summary>Something found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Document">Key of its document.</param>
/// <param name="Part">Clause id, item key or identity of the task; empty for the document.</param>
/// <param name="DocumentTitle">Title of its document.</param>
/// <param name="Title">Its own title in Chinese: number and heading of a clause, title of an item; hits marked; empty where it has none.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Excerpt">Words around the first hit, hits marked; the start of the text when the hit is in the title.</param>
/// <param name="Repealed">Whether the document no longer counts.</param>
public sealed record SearchHit(
    SearchKind Kind, string Document, string Part, Text DocumentTitle, IReadOnlyList<HitPiece> Title, IReadOnlyList<HitPiece> TitleEn, IReadOnlyList<HitPiece> Excerpt, bool Repealed)
{
    /// <summary>Its title in a language: <c>en</c>, else Chinese.</summary>
    public IReadOnlyList<HitPiece> TitleIn(string language) => language == "en" ? TitleEn : Title;
}

/// <summary>A run of words; <paramref name="Hit"/> when it is what was looked for.</summary>
public sealed record HitPiece(string Text, bool Hit);

/// <summary>A page of finds.</summary>
/// <param name="Hits">At most twenty.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total, string? Next);
