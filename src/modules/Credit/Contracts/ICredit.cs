using Tongban.Kernel;

namespace Tongban.Credit.Contracts;

/// <summary>Credit records of companies and persons. A record is shown and counts until its last day, and to nobody after it.</summary>
public interface ICredit
{
    /// <summary>Enters a record, in the current transaction or one of its own.</summary>
    /// <param name="entry">What is recorded.</param>
    /// <param name="by">An examiner or decider of the organ that decided; the platform for a case.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CreditRecord>> RecordAsync(CreditEntry entry, Acting by, string? key, CancellationToken cancel);

    /// <summary>Withdraws one record that should not stand; an examiner or decider of the organ that recorded it.</summary>
    Task<Outcome<CreditRecord>> WithdrawAsync(CreditRecordId record, string? reason, Acting by, CancellationToken cancel);

    /// <summary>Withdraws every record that rests on a decision which fell: annulled, revoked, found unlawful. In the current transaction or one of its own.</summary>
    /// <param name="source">Key of the source, <see cref="CreditSource.Key"/>.</param>
    /// <param name="reason">Why it fell.</param>
    /// <param name="by">Who made it fall.</param>
    /// <param name="basis">Clause, or null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many were withdrawn.</returns>
    Task<Outcome<int>> SourceFellAsync(string source, string reason, Acting by, ClauseRef? basis, CancellationToken cancel);

    /// <summary>
    /// What stands against a subject on a day for a purpose, and the way to repair it. Whether a record bars is the answer of the decision
    /// <c>credit-effect</c> of the asking pack as in force that day; a pack without one bars nobody. For a person the look-up is logged.
    /// </summary>
    /// <exception cref="InvalidOperationException">The pack's decision gives no answer for a record: the pack is wrong, and nobody may be let through by it.</exception>
    Task<CreditStanding> StandingAsync(CreditQuestion question, Acting by, CancellationToken cancel);

    /// <summary>Companies with a record that is public today, by name; anyone may ask.</summary>
    /// <param name="search">Part of the name or the whole credit code; null for all.</param>
    /// <param name="after">Cursor of the page before, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<CreditSubjectPage> CompaniesAsync(string? search, string? after, CancellationToken cancel);

    /// <summary>The public records of a company; refused when the code is wrong, empty when nothing stands. Anyone may ask.</summary>
    Task<Outcome<CreditFile>> CompanyAsync(string code, CancellationToken cancel);

    /// <summary>The records of a person or company for a duty of office: by an officer who handles cases, with the purpose stated. Logged for a person.</summary>
    Task<Outcome<CreditFile>> LookUpAsync(CreditLookupInput input, Acting by, CancellationToken cancel);

    /// <summary>One's own records, requests, and who looked: for the person, or the company acted for.</summary>
    Task<Outcome<OwnCredit>> MineAsync(Acting by, CancellationToken cancel);
}

/// <summary>Names one record.</summary>
/// <param name="SubjectId">Whose.</param>
/// <param name="No">Its number with the subject, from 1.</param>
public sealed record CreditRecordId(Guid SubjectId, int No);

/// <summary>A record to enter.</summary>
/// <param name="Number">Credit code or identity number of the subject; null when <paramref name="PartyId"/> is given.</param>
/// <param name="Name">Name of the subject; may be null for who is registered here.</param>
/// <param name="Kind">What kind of record.</param>
/// <param name="Severity">How grave.</param>
/// <param name="What">What happened, in both languages.</param>
/// <param name="Source">The decision it rests on.</param>
/// <param name="DecidedOn">Day of that decision, from which the term counts.</param>
/// <param name="Domain">Field of the law, as <c>fire</c>; null for none. Some have longer terms.</param>
/// <param name="Basis">Clause it rests on; null is refused for what weighs on the subject.</param>
/// <param name="PartyId">The registered party, when its number is not at hand.</param>
/// <param name="OrganId">The organ that decided, for the platform; an officer's own otherwise.</param>
public sealed record CreditEntry(
    string? Number, string? Name, CreditKind Kind, CreditSeverity Severity, Text What, CreditSource Source, DateOnly DecidedOn,
    string? Domain = null, ClauseRef? Basis = null, Guid? PartyId = null, Guid? OrganId = null);

/// <summary>The decision a record rests on.</summary>
/// <param name="Key">Stable key, <c>case:ID</c> or <c>decision:NUMBER</c>: when it falls, everything under it is withdrawn.</param>
/// <param name="Number">Number people know it by: of the case, the decision, the instrument.</param>
public sealed record CreditSource(string Key, string Number);

/// <summary>What kind of record.</summary>
public enum CreditKind
{
    /// <summary>A promise was kept; speaks for the subject.</summary>
    KeptPromise,

    /// <summary>A promise was broken or false.</summary>
    BrokenPromise,

    /// <summary>An administrative penalty.</summary>
    Penalty,

    /// <summary>The subject stands on a list of the seriously dishonest.</summary>
    SeriousDishonesty,
}

/// <summary>How grave what is recorded is.</summary>
public enum CreditSeverity
{
    /// <summary>Weighs nothing.</summary>
    None,

    /// <summary>Minor.</summary>
    Minor,

    /// <summary>Ordinary.</summary>
    Ordinary,

    /// <summary>Serious.</summary>
    Serious,
}

/// <summary>What is asked about a subject.</summary>
/// <param name="Subject">The party.</param>
/// <param name="Pack">Pack whose rules decide.</param>
/// <param name="Purpose">Its name for the purpose, <c>commit</c>; given to the rule.</param>
/// <param name="On">Legal day.</param>
/// <param name="Words">The purpose in words, for the person who later sees who looked.</param>
public sealed record CreditQuestion(Guid Subject, string Pack, string Purpose, DateOnly On, Text Words);

/// <summary>What stands against a subject.</summary>
/// <param name="Findings">Each record that the rule has something to say of, gravest first.</param>
public sealed record CreditStanding(IReadOnlyList<CreditFinding> Findings)
{
    /// <summary>Whether one of them bars.</summary>
    public bool Bars => Findings.Any(f => f.Bars);
}

/// <summary>A record with what follows from it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Bars">Whether it closes the way that is asked about.</param>
/// <param name="Effect">What follows, in words.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Repair">How and from when it can be repaired.</param>
public sealed record CreditFinding(CreditRecord Record, bool Bars, Text Effect, ClauseRef? Clause, Text Repair);
