using Tongban.Kernel;

namespace Tongban.Credit.Contracts;

/// <summary>Objections to records and applications for their repair, by the subject; decided by the organ that recorded.</summary>
public interface ICreditRequests
{
    /// <summary>Objects: the record is marked as in dispute at once.</summary>
    /// <param name="no">Number of one's own record.</param>
    /// <param name="words">What is wrong with it, 10 to 2,000 characters.</param>
    /// <param name="by">The subject.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CreditRequest>> ObjectAsync(int no, string? words, Acting by, CancellationToken cancel);

    /// <summary>Applies for repair, once the shortest term is over.</summary>
    /// <param name="no">Number of one's own record.</param>
    /// <param name="input">How the duty was fulfilled, and the promise.</param>
    /// <param name="by">The subject.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CreditRequest>> ApplyForRepairAsync(int no, CreditRepairInput input, Acting by, CancellationToken cancel);

    /// <summary>What waits for the organ, what falls due first on top; at most fifty.</summary>
    Task<Outcome<CreditRequestPage>> QueueAsync(string? after, Acting by, CancellationToken cancel);

    /// <summary>Decides. Upholding an objection withdraws the record; granting a repair takes it out of publicity. Not by who entered the record.</summary>
    /// <param name="id">Which.</param>
    /// <param name="granted">Whether it is granted.</param>
    /// <param name="reasons">Why, 4 to 2,000 characters; told to the subject.</param>
    /// <param name="by">A decider of the organ.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CreditRequest>> DecideAsync(CreditRequestId id, bool granted, string? reasons, Acting by, CancellationToken cancel);
}

/// <summary>Names one request.</summary>
/// <param name="SubjectId">Whose.</param>
/// <param name="No">Its number with the subject, from 1.</param>
public sealed record CreditRequestId(Guid SubjectId, int No);

/// <summary>An application for repair.</summary>
/// <param name="Fulfilled">How what the decision asked was done, 10 to 2,000 characters.</param>
/// <param name="Promise">The public promise of the subject is given; without it there is no repair.</param>
public sealed record CreditRepairInput(string? Fulfilled, bool Promise);

/// <summary>What a request asks for.</summary>
public enum CreditRequestKind
{
    /// <summary>That the record is wrong.</summary>
    Objection,

    /// <summary>That it be repaired.</summary>
    Repair,
}

/// <summary>An objection or an application for repair.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Record">The record it is about.</param>
/// <param name="Words">What the subject says.</param>
/// <param name="At">When it was made.</param>
/// <param name="DueOn">Last day for the decision.</param>
/// <param name="TermBasis">The dated rule that set that day.</param>
/// <param name="Late">That day has passed undecided.</param>
/// <param name="Granted">The decision; null while it waits.</param>
/// <param name="Reasons">Its reasons.</param>
/// <param name="DecidedAt">When it was decided.</param>
public sealed record CreditRequest(
    CreditRequestId Id, CreditRequestKind Kind, CreditRecord Record, string Words, DateTimeOffset At, DateOnly DueOn, Text TermBasis, bool Late,
    bool? Granted, string? Reasons, DateTimeOffset? DecidedAt);

/// <summary>A page of requests.</summary>
/// <param name="Requests">At most fifty.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CreditRequestPage(IReadOnlyList<CreditRequest> Requests, string? Next);
