using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>A case with its dossier.</summary>
/// <param name="Row">What lists show.</param>
/// <param name="QueryCode">Code for looking up progress without an account; null for officers.</param>
/// <param name="PartyId">The party.</param>
/// <param name="Pack">Pack and version that govern it.</param>
/// <param name="PackVersion">Version of the pack.</param>
/// <param name="AcceptedOn">Legal day acceptance counts from.</param>
/// <param name="DeemedAccepted">Accepted because nobody answered in time.</param>
/// <param name="EndedAt">When the procedure ended.</param>
/// <param name="Application">Data of the submission.</param>
/// <param name="History">What happened, oldest first.</param>
/// <param name="Clocks">Every clock that started.</param>
/// <param name="Acts">What the one who asks can do now, or what stands in the way.</param>
/// <param name="Files">Files handed in.</param>
/// <param name="Papers">Official papers issued.</param>
/// <param name="Comments">Comments from publicity; empty for the public.</param>
public sealed record CaseDetail(
    CaseRowView Row,
    string? QueryCode,
    Guid PartyId,
    string Pack,
    string PackVersion,
    DateOnly? AcceptedOn,
    bool DeemedAccepted,
    DateTimeOffset? EndedAt,
    JsonElement Application,
    IReadOnlyList<CaseEntry> History,
    IReadOnlyList<CaseClockView> Clocks,
    IReadOnlyList<OpenAct> Acts,
    IReadOnlyList<CaseFileView> Files,
    IReadOnlyList<CasePaperView> Papers,
    IReadOnlyList<CaseCommentView> Comments);

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Type">Event or mark.</param>
/// <param name="Title">In words.</param>
/// <param name="By">Who; empty towards applicants for officers' names.</param>
/// <param name="Basis">Clause it rests on.</param>
/// <param name="EffectiveOn">Legal day it counts from.</param>
/// <param name="Data">What was said; null for marks.</param>
public sealed record CaseEntry(DateTimeOffset At, string Type, Text Title, string By, ClauseRef? Basis, DateOnly EffectiveOn, JsonElement? Data);

/// <summary>A clock explained.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Basis">The clause that sets it.</param>
/// <param name="OnExpiry">What happens when it runs out; null where the law names no effect.</param>
/// <param name="Period">Its length, <c>60 d</c>.</param>
/// <param name="StartedOn">Day of the event that started it.</param>
/// <param name="DueOn">Last day; null while it stands still.</param>
/// <param name="CompletedOn">Day it was completed.</param>
/// <param name="StoppedOn">Day the case ended without completing it.</param>
/// <param name="Expired">The last day passed uncompleted.</param>
/// <param name="Running">Neither completed nor stopped nor run out.</param>
/// <param name="StandsStill">It stands still today.</param>
/// <param name="Provisional">A year without a holiday notice took part.</param>
/// <param name="Standstills">When it stood still and why.</param>
/// <param name="Days">Each date, counted or not, and why.</param>
public sealed record CaseClockView(
    string Id, Text Title, ClauseRef? Basis, Text? OnExpiry, string Period, DateOnly StartedOn, DateOnly? DueOn, DateOnly? CompletedOn,
    DateOnly? StoppedOn, bool Expired, bool Running, bool StandsStill, bool Provisional,
    IReadOnlyList<ClockStandstill> Standstills, IReadOnlyList<ClockDay> Days);

/// <summary>An interval in which a clock stood still.</summary>
public sealed record ClockStandstill(DateOnly From, DateOnly? To, Text Reason, ClauseRef? Basis);

/// <summary>A date of a clock. <paramref name="Number"/> is which day of the period it is; 0 when not counted.</summary>
public sealed record ClockDay(DateOnly Date, int Number, Text Because);

/// <summary>Something the one who asks may do.</summary>
/// <param name="Type">Event type.</param>
/// <param name="Title">What a button says.</param>
/// <param name="Blocked">Why it cannot be done now; null when it can.</param>
/// <param name="Basis">Clause of the act or of what blocks it.</param>
public sealed record OpenAct(string Type, Text Title, Text? Blocked, ClauseRef? Basis);

/// <summary>A file of the dossier.</summary>
public sealed record CaseFileView(int No, string Material, string Name, string MediaType, long Size, string Digest, DateTimeOffset At);

/// <summary>An official paper.</summary>
/// <param name="No">Its number in the case.</param>
/// <param name="Document">Paper id of the pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its number in words.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Basis">The clause it carries out.</param>
/// <param name="Addressee">To whom it goes: <c>applicant</c>, <c>public</c> or another the pack names; null for the applicant. The party sees its own and what is public.</param>
/// <param name="ReceivedAt">When the party signed for it; null while it did not.</param>
public sealed record CasePaperView(
    int No, string Document, Text Title, string Number, DateTimeOffset IssuedAt, ClauseRef? Basis, string? Addressee = null, DateTimeOffset? ReceivedAt = null);

/// <summary>A comment from the public.</summary>
public sealed record CaseCommentView(int No, string Name, string Words, DateTimeOffset At);

/// <summary>What anyone with number and code may see.</summary>
/// <param name="Number">Case number.</param>
/// <param name="ItemTitle">What was applied for.</param>
/// <param name="Outcome">Where it stands.</param>
/// <param name="Steps">What happened, without names or data.</param>
/// <param name="NextDueOn">When the organ's next step is due.</param>
public sealed record CaseProgress(string Number, Text ItemTitle, string Outcome, IReadOnlyList<ProgressStep> Steps, DateOnly? NextDueOn);

/// <summary>A step of a case's progress.</summary>
public sealed record ProgressStep(DateTimeOffset At, Text Title);
