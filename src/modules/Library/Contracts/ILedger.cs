using Tongban.Kernel;

namespace Tongban.Library.Contracts;

/// <summary>The duties in official texts: a ledger by body and date, reviewed by officers.</summary>
public interface ILedger
{
    /// <summary>A page of duties, earliest due day first, those without one last.</summary>
    Task<LedgerPage> ListAsync(LedgerFilter filter, string? after, Acting by, CancellationToken cancel);

    /// <summary>All duties of a filter for an export; at most <see cref="MostExported"/>.</summary>
    Task<IReadOnlyList<DutyView>> AllAsync(LedgerFilter filter, Acting by, CancellationToken cancel);

    /// <summary>One duty; rejected or gone ones for reviewers only.</summary>
    Task<Outcome<DutyView>> FindAsync(string document, string identity, Acting by, CancellationToken cancel);

    /// <summary>Bodies that answer for something, by how much they answer for.</summary>
    Task<IReadOnlyList<string>> BodiesAsync(CancellationToken cancel);

    /// <summary>Decides on a duty that the grammar found: accepts, corrects or rejects it. Every decision is kept with what stood before.</summary>
    Task<Outcome<DutyView>> ReviewAsync(string document, string identity, ReviewInput input, Acting by, CancellationToken cancel);

    /// <summary>Most duties one export holds.</summary>
    const int MostExported = 10_000;
}

/// <summary>Which duties; null means any.</summary>
/// <param name="Body">A body that leads or answers.</param>
/// <param name="From">Due on this day or later.</param>
/// <param name="To">Due on this day or earlier.</param>
/// <param name="Document">Key of a document.</param>
/// <param name="State">Where the review stands.</param>
/// <param name="TasksOnly">Only what names who answers or a last day, the ledger proper; else powers, prohibitions and definitions too.</param>
public sealed record LedgerFilter(string? Body = null, DateOnly? From = null, DateOnly? To = null, string? Document = null, ReviewState? State = null, bool TasksOnly = true);

/// <summary>A page of duties.</summary>
public sealed record LedgerPage(IReadOnlyList<DutyView> Duties, string? Next);

/// <summary>A duty, power, prohibition, definition or sanction.</summary>
/// <param name="Document">Key of its document.</param>
/// <param name="DocumentTitle">Title of its document.</param>
/// <param name="Identity">Its name, the same after another import of the same words.</param>
/// <param name="Clause">Clause it stands in.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Number">Number in a division of tasks, <c>(一)</c> or <c>(一) 2</c>; empty otherwise.</param>
/// <param name="Words">What is to be done: the words of the text, or as corrected.</param>
/// <param name="Bearer">Who must, may or may not; null when not named.</param>
/// <param name="Condition">When it applies; null for always.</param>
/// <param name="Lead">Bodies that lead.</param>
/// <param name="Joint">Bodies that answer beside them.</param>
/// <param name="Regions">Whether regions answer.</param>
/// <param name="DueOn">Last day; null when there is none or it depends on an event.</param>
/// <param name="Term">The words that set the term; empty when none do.</param>
/// <param name="Quantities">How much, as written.</param>
/// <param name="State">Where its review stands.</param>
/// <param name="Uncertain">Why a person should look at it; null when nothing is doubtful.</param>
/// <param name="Gone">Whether the latest version of the text no longer has these words.</param>
/// <param name="Revision">Counts its decisions, from 0.</param>
/// <param name="ReviewedBy">Who decided last; null when nobody did.</param>
/// <param name="ReviewedAt">When.</param>
public sealed record DutyView(
    string Document, string DocumentTitle, string Identity, string Clause, DutyKind Kind, string Number, string Words, string? Bearer, string? Condition,
    IReadOnlyList<string> Lead, IReadOnlyList<string> Joint, bool Regions, DateOnly? DueOn, string Term, IReadOnlyList<string> Quantities,
    ReviewState State, string? Uncertain, bool Gone, int Revision, string? ReviewedBy, DateTimeOffset? ReviewedAt);

/// <summary>What a duty is.</summary>
public enum DutyKind
{
    /// <summary>A task of a division of tasks.</summary>
    Task,

    /// <summary>A measure of a task.</summary>
    Measure,

    /// <summary>Somebody must.</summary>
    Obligation,

    /// <summary>Somebody may.</summary>
    Power,

    /// <summary>Nobody may.</summary>
    Prohibition,

    /// <summary>What a word means.</summary>
    Definition,

    /// <summary>What follows a breach.</summary>
    Sanction,

    /// <summary>What is left out.</summary>
    Exception,

    /// <summary>Under what a document is made.</summary>
    LegalBasis,
}

/// <summary>Where a duty's review stands.</summary>
public enum ReviewState
{
    /// <summary>Found by grammar; nobody has looked.</summary>
    Proposed,

    /// <summary>Somebody found it right.</summary>
    Accepted,

    /// <summary>Somebody put it right.</summary>
    Corrected,

    /// <summary>Somebody found that it is no duty.</summary>
    Rejected,
}

/// <summary>A decision on a duty.</summary>
/// <param name="Decision">Accepted, corrected or rejected.</param>
/// <param name="Revision">The revision that was read; another one by now is a conflict.</param>
/// <param name="Reason">Why; needed to correct or reject, at most 500 characters.</param>
/// <param name="Correction">The fields as they should be; needed to correct.</param>
public sealed record ReviewInput(ReviewState Decision, int Revision, string? Reason = null, DutyCorrection? Correction = null);

/// <summary>A duty as it should be.</summary>
public sealed record DutyCorrection(string Words, IReadOnlyList<string> Lead, IReadOnlyList<string> Joint, bool Regions, DateOnly? DueOn);
