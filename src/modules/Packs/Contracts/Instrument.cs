using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>The outline of an official document: every clause with its gist in our own words.</summary>
/// <param name="Id">The pack's id.</param>
/// <param name="Number">Document number as printed; null when it has none.</param>
/// <param name="Title">Official title, and our translation.</param>
/// <param name="Issuers">Issuing bodies.</param>
/// <param name="Dates">Dates the text states.</param>
/// <param name="Repeals">Documents it repeals.</param>
/// <param name="Clauses">Top clauses in the document's order.</param>
public sealed record Instrument(
    string Id,
    string? Number,
    Text Title,
    IReadOnlyList<Text> Issuers,
    InstrumentDates Dates,
    IReadOnlyList<Text> Repeals,
    IReadOnlyList<Clause> Clauses)
{
    /// <summary>Every clause at every depth, in the document's order.</summary>
    public IEnumerable<Clause> AllClauses() => Clauses.SelectMany(c => c.WithDescendants());

    /// <summary>The clause with an id, or null.</summary>
    public Clause? Clause(string id) => AllClauses().FirstOrDefault(c => c.Id == id);
}

/// <summary>Dates a document states; null where it does not.</summary>
public sealed record InstrumentDates(DateOnly? Adopted = null, DateOnly? Signed = null, DateOnly? Issued = null, DateOnly? InForce = null);

/// <summary>One clause.</summary>
/// <param name="Id">Stable id within the document, <c>art-7.4</c>.</param>
/// <param name="Number">As the document numbers it; empty for an unnumbered paragraph.</param>
/// <param name="Heading">Its heading, where it has one.</param>
/// <param name="Gist">What it says, in our own words.</param>
/// <param name="Kind">Whether something runs from it.</param>
/// <param name="Status">For executable clauses: whether it is carried out here yet.</param>
/// <param name="CarriedOutBy">What carries it out: <c>kind:name</c>, each checked at load.</param>
/// <param name="Reason">For declaratory clauses: why nothing runs from it.</param>
/// <param name="Clauses">Its parts.</param>
public sealed record Clause(
    string Id,
    string Number,
    Text? Heading,
    Text Gist,
    ClauseKind Kind,
    ClauseStatus? Status,
    IReadOnlyList<string> CarriedOutBy,
    Text? Reason,
    IReadOnlyList<Clause> Clauses)
{
    /// <summary>Itself and all its parts, in order.</summary>
    public IEnumerable<Clause> WithDescendants() => Clauses.SelectMany(c => c.WithDescendants()).Prepend(this);
}

/// <summary>Whether something runs from a clause.</summary>
public enum ClauseKind
{
    /// <summary>It sets a duty, term, list, figure or procedure that the platform can carry out.</summary>
    Executable,

    /// <summary>Nothing runs from it, for a stated reason.</summary>
    Declaratory,
}

/// <summary>How far an executable clause is carried out.</summary>
public enum ClauseStatus
{
    /// <summary>Nothing carries it out yet.</summary>
    Planned,

    /// <summary>Something does, and it is named.</summary>
    Done,
}
