using Tongban.Kernel;

namespace Tongban.Library.Contracts;

/// <summary>Official documents: imported by users, outlined by packs, read clause by clause.</summary>
public interface ILibrary
{
    /// <summary>
    /// Imports the documents of a file, each in a transaction of its own. The same text again changes nothing; another text of the same
    /// document becomes its next version.
    /// </summary>
    /// <param name="file">Name of the file, for the record.</param>
    /// <param name="content">Its bytes: plain text, HTML, PDF or Word, told by its content; at most <see cref="ImportLimits.Bytes"/>.</param>
    /// <param name="by">Who imports: an officer, an administrator or the platform.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<IReadOnlyList<ImportResult>>> ImportAsync(string file, byte[] content, Acting by, CancellationToken cancel);

    /// <summary>Documents, newest first: those imported and those that packs outline, each once.</summary>
    Task<DocumentList> ListAsync(DocumentFilter filter, string? after, CancellationToken cancel);

    /// <summary>A document with its outline beside its text.</summary>
    /// <param name="document">Its key, as in its address, or the id of the pack that outlines it.</param>
    /// <param name="version">Number of an imported version; null for the latest.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<DocumentView>> ReadAsync(string document, int? version, CancellationToken cancel);

    /// <summary>A clause with what it cites, what cites it and the duties in it.</summary>
    /// <param name="document">As in <see cref="ReadAsync"/>.</param>
    /// <param name="clause">Clause id of the outline, or eId of the text.</param>
    /// <param name="by">Who asks: rejected duties are shown to those who review them only.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<ClauseView>> ClauseAsync(string document, string clause, Acting by, CancellationToken cancel);

    /// <summary>Where a clause is now that an earlier version of the text had under this name.</summary>
    Task<Outcome<ClauseElsewhere>> FormerAsync(string document, string clause, CancellationToken cancel);

    /// <summary>What differs between two imported versions, clause by clause.</summary>
    Task<Outcome<DocumentDifference>> CompareAsync(string document, int from, int to, CancellationToken cancel);
}

/// <summary>Bounds of an import.</summary>
public static class ImportLimits
{
    /// <summary>Largest file taken.</summary>
    public const int Bytes = 20_000_000;

    /// <summary>Most clauses of one document.</summary>
    public const int Clauses = 20_000;
}

/// <summary>What became of one document of an imported file.</summary>
/// <param name="Document">Key of the document.</param>
/// <param name="Number">Document number; null when the text names none.</param>
/// <param name="Title">Title as read.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Changed">False when the text was there already.</param>
/// <param name="Clauses">How many clauses it has.</param>
/// <param name="Duties">How many duties were found in it.</param>
/// <param name="Moved">Old eId to new eId of clauses whose words are the same but whose place is not.</param>
/// <param name="Uncertain">What a person should look at.</param>
public sealed record ImportResult(
    string Document, string? Number, string Title, int Version, bool Changed, int Clauses, int Duties, IReadOnlyDictionary<string, string> Moved, IReadOnlyList<Text> Uncertain);
