using Tongban.Kernel;

namespace Tongban.Library.Contracts;

/// <summary>A document in a list.</summary>
/// <param name="Key">Its name in addresses: the id of the pack that outlines it, else made from its number or title.</param>
/// <param name="Number">Document number; null when it has none.</param>
/// <param name="Title">Official title; the English is our translation where a pack gives one, else the Chinese again.</param>
/// <param name="Issuers">Issuing bodies.</param>
/// <param name="Kind">Kind of document (文种).</param>
/// <param name="Day">The day it was issued, signed, adopted or came into force, whichever is known first in this order.</param>
/// <param name="State">Whether it is in force today.</param>
/// <param name="HasText">Whether its official text was imported here.</param>
/// <param name="Pack">The pack that outlines it; null when none does.</param>
/// <param name="Clauses">Clauses of the text where imported, else of the outline.</param>
public sealed record DocumentCard(
    string Key, string? Number, Text Title, IReadOnlyList<Text> Issuers, DocumentKind Kind, DateOnly? Day, DocumentState State, bool HasText, string? Pack, int Clauses);

/// <summary>A kind of official document (公文文种, and the kinds of legislation).</summary>
/// <param name="Id">Stable id for filters.</param>
/// <param name="Name">What it is called.</param>
public sealed record DocumentKind(string Id, Text Name);

/// <summary>Whether a document counts today.</summary>
public enum DocumentState
{
    /// <summary>In force, as far as is known here.</summary>
    InForce,

    /// <summary>Its first day is still to come.</summary>
    NotYet,

    /// <summary>Another document known here repeals it.</summary>
    Repealed,
}

/// <summary>Which documents, clauses or tasks are wanted; null means any.</summary>
/// <param name="Organ">Name of an issuing body, Chinese or English, in full.</param>
/// <param name="Kind">Id of a kind.</param>
/// <param name="Year">Year of its day.</param>
/// <param name="State">State today.</param>
public sealed record DocumentFilter(string? Organ = null, string? Kind = null, int? Year = null, DocumentState? State = null);

/// <summary>A page of documents.</summary>
/// <param name="Documents">At most thirty.</param>
/// <param name="Total">How many there are of the filter.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Choices">What can be filtered by.</param>
public sealed record DocumentList(IReadOnlyList<DocumentCard> Documents, int Total, string? Next, FilterChoices Choices);

/// <summary>What stands in the library to filter by.</summary>
public sealed record FilterChoices(IReadOnlyList<Text> Organs, IReadOnlyList<DocumentKind> Kinds, IReadOnlyList<int> Years);
