using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>Cases: applying, acting, reading, queueing. Every verb answers a refusal instead of showing another's case.</summary>
public interface ICases
{
    /// <summary>Submits an application, from a draft or at once; the case is received at that instant.</summary>
    /// <param name="input">What is applied for.</param>
    /// <param name="by">The party, its agent, or a window officer for someone at the counter.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CaseReceipt>> SubmitAsync(Submission input, Acting by, string? key, CancellationToken cancel);

    /// <summary>Brings an event of the item to a case.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="act">What is done.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CaseReceipt>> ActAsync(Guid caseId, CaseAct act, Acting by, string? key, CancellationToken cancel);

    /// <summary>The whole case as the one who asks may see it.</summary>
    Task<Outcome<CaseDetail>> ReadAsync(Guid caseId, Acting by, CancellationToken cancel);

    /// <summary>Progress without signing in; the same refusal for a wrong number and a wrong code.</summary>
    Task<Outcome<CaseProgress>> ProgressAsync(string number, string queryCode, CancellationToken cancel);

    /// <summary>The party's cases, newest first.</summary>
    Task<Outcome<CasePage>> MineAsync(string? after, Acting by, CancellationToken cancel);

    /// <summary>The organ's open cases, what falls due first on top.</summary>
    Task<Outcome<CasePage>> QueueAsync(QueueFilter filter, string? after, Acting by, CancellationToken cancel);

    /// <summary>Takes a case upon oneself, or hands it to a colleague of the organ.</summary>
    Task<Outcome<CaseReceipt>> AssignAsync(Guid caseId, Guid? toPerson, long revision, Acting by, CancellationToken cancel);
}

/// <summary>An application.</summary>
/// <param name="Item">Item key, <c>eia-approval/report</c>.</param>
/// <param name="Data">Data of the <c>submit</c> event, an object.</param>
/// <param name="Draft">Draft it comes from; its files go with it. Null for none.</param>
/// <param name="OnBehalfOf">Party at the counter, for a window officer; null for oneself.</param>
public sealed record Submission(string Item, JsonElement Data, Guid? Draft = null, Guid? OnBehalfOf = null);

/// <summary>Something done to a case.</summary>
/// <param name="Type">Event type of the item.</param>
/// <param name="Data">Its data, an object.</param>
/// <param name="Revision">Revision that was read; another by now is a conflict. Null acts on whatever stands.</param>
public sealed record CaseAct(string Type, JsonElement Data, long? Revision = null);

/// <summary>What a command answers.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="QueryCode">Code for looking up progress without an account; only for the party.</param>
/// <param name="Outcome">The outcome so far.</param>
/// <param name="Revision">The revision now.</param>
public sealed record CaseReceipt(Guid Id, string Number, string? QueryCode, string Outcome, long Revision);

/// <summary>Which cases of the queue are wanted; null members do not filter.</summary>
/// <param name="Item">Item key.</param>
/// <param name="Mine">Only those taken by the one who asks.</param>
/// <param name="Lamp">Only those of a lamp.</param>
/// <param name="Outcome">Only those with an outcome.</param>
public sealed record QueueFilter(string? Item = null, bool Mine = false, Lamp? Lamp = null, string? Outcome = null);

/// <summary>How near the next due day is.</summary>
public enum Lamp
{
    /// <summary>No clock runs.</summary>
    None,

    /// <summary>More than two working days are left.</summary>
    Green,

    /// <summary>Due today or within two working days.</summary>
    Yellow,

    /// <summary>The day has passed.</summary>
    Red,
}

/// <summary>A row of a list.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Item">Item key.</param>
/// <param name="ItemTitle">Title of the item and variant.</param>
/// <param name="Subject">What the case is about, in the applicant's words.</param>
/// <param name="Outcome">The outcome so far.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="NextClock">The running clock due first; null when none runs.</param>
/// <param name="NextDueOn">Its last day.</param>
/// <param name="Lamp">How near that is.</param>
/// <param name="AssigneeId">Officer who took it; null when nobody did.</param>
/// <param name="Revision">Its revision.</param>
public sealed record CaseRowView(
    Guid Id, string Number, string Item, Text ItemTitle, string Subject, string Outcome, DateTimeOffset ReceivedAt,
    string? NextClock, DateOnly? NextDueOn, Lamp Lamp, Guid? AssigneeId, long Revision);

/// <summary>A page of cases.</summary>
/// <param name="Cases">At most fifty.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CasePage(IReadOnlyList<CaseRowView> Cases, string? Next);
