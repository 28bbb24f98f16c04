using Tongban.Kernel;

namespace Tongban.Credit.Contracts;

/// <summary>A record as it stands today.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Name of the subject; of a person masked but to themself.</param>
/// <param name="Code">Credit code, or the identity number masked.</param>
/// <param name="IsOrganisation">Which of the two.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Domain">Field of the law; null for none.</param>
/// <param name="What">What happened.</param>
/// <param name="Source">The decision it rests on.</param>
/// <param name="Organ">Name of the organ that decided, as on that day.</param>
/// <param name="OrganId">The organ.</param>
/// <param name="Basis">Clause it rests on.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="EndsOn">Last day on which it is shown and counts.</param>
/// <param name="RepairFrom">First day on which repair can be applied for; null when there is none before the end.</param>
/// <param name="TermBasis">The dated rule that set the term.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="InDispute">An objection is being handled.</param>
/// <param name="RecordedAt">When it was entered.</param>
public sealed record CreditRecord(
    CreditRecordId Id, string Name, string Code, bool IsOrganisation, CreditKind Kind, CreditSeverity Severity, string? Domain, Text What, CreditSource Source,
    Text Organ, Guid OrganId, ClauseRef? Basis, DateOnly DecidedOn, DateOnly EndsOn, DateOnly? RepairFrom, Text TermBasis, CreditState State, bool InDispute, DateTimeOffset RecordedAt);

/// <summary>Where a record is in its life. One past its term is shown to nobody, so it has no name here.</summary>
public enum CreditState
{
    /// <summary>It stands.</summary>
    Standing,

    /// <summary>Repaired: no longer published, and nothing follows from it.</summary>
    Repaired,

    /// <summary>Withdrawn: it should not have stood, or its source fell.</summary>
    Withdrawn,
}

/// <summary>A subject in the public list.</summary>
/// <param name="Name">Name of the company.</param>
/// <param name="Code">Its credit code.</param>
/// <param name="Records">How many of its records are public today.</param>
public sealed record CreditSubject(string Name, string Code, int Records);

/// <summary>A page of subjects.</summary>
/// <param name="Subjects">At most fifty.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CreditSubjectPage(IReadOnlyList<CreditSubject> Subjects, string? Next);

/// <summary>The records of one subject.</summary>
/// <param name="Name">Name; of a person masked.</param>
/// <param name="Code">Credit code, or the identity number masked.</param>
/// <param name="Records">What stands, newest decision first.</param>
public sealed record CreditFile(string Name, string Code, IReadOnlyList<CreditRecord> Records);

/// <summary>An officer's look-up.</summary>
/// <param name="Number">Credit code or identity number.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reference">The case or duty it serves, by number or in words; 4 to 200 characters.</param>
public sealed record CreditLookupInput(string? Number, CreditLookupPurpose? Purpose, string? Reference);

/// <summary>What a person's record may be looked up for.</summary>
public enum CreditLookupPurpose
{
    /// <summary>Handling an application.</summary>
    Application,

    /// <summary>Whether a commitment can be taken instead of proof.</summary>
    Commitment,

    /// <summary>Inspection and supervision.</summary>
    Inspection,

    /// <summary>Handling an objection or a repair.</summary>
    Request,
}

/// <summary>Somebody looked.</summary>
/// <param name="At">When.</param>
/// <param name="By">Name of who looked.</param>
/// <param name="Organ">Their organ.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reference">The case or duty named.</param>
public sealed record CreditLookup(DateTimeOffset At, string By, Text Organ, Text Purpose, string Reference);

/// <summary>What one sees of oneself.</summary>
/// <param name="Records">Records within their term, also those repaired or withdrawn.</param>
/// <param name="Requests">Objections and repairs of these records, newest first.</param>
/// <param name="Lookups">Who looked, newest first, at most a hundred; empty for a company, whose record is public.</param>
public sealed record OwnCredit(IReadOnlyList<CreditRecord> Records, IReadOnlyList<CreditRequest> Requests, IReadOnlyList<CreditLookup> Lookups);
