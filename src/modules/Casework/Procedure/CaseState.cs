using System.Collections.Immutable;
using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Kernel;

namespace Tongban.Casework.Procedure;

/// <summary>Where a case stands in its procedure. Immutable; two runs of the same events give equal states.</summary>
/// <param name="Process">State of the BPMN process.</param>
/// <param name="History">Events and marks in their order.</param>
/// <param name="Timers">Timers waited for.</param>
/// <param name="Outcome">The outcome so far; <c>in-progress</c> until the procedure sets one.</param>
/// <param name="EndedAt">When the procedure ended; null while it runs.</param>
internal sealed record CaseState(
    ProcessState Process,
    ImmutableList<HistoryEntry> History,
    ImmutableList<PendingTimer> Timers,
    string Outcome,
    DateTimeOffset? EndedAt)
{
    internal const string InProgress = "in-progress";

    internal static CaseState New(ProcedureDefinition procedure) =>
        new(ProcessState.New(procedure.Process), [], [], InProgress, null);
}

/// <summary>A timer the process waits for.</summary>
/// <param name="TimerId">The engine's id.</param>
/// <param name="Clock">The statutory clock whose end fires it; null for a plain timer.</param>
/// <param name="At">Instant a plain timer fires; null for a clock's.</param>
internal sealed record PendingTimer(int TimerId, string? Clock, DateTimeOffset? At);

/// <summary>An event brought to a case.</summary>
/// <param name="At">Instant.</param>
/// <param name="Type">Type, e.g. <c>decide</c>.</param>
/// <param name="Data">Its data, an object.</param>
internal sealed record CaseEvent(DateTimeOffset At, string Type, JsonElement Data);

/// <summary>A module action to carry out in the case's transaction.</summary>
/// <param name="At">Instant.</param>
/// <param name="Action">Name, e.g. <c>papers.issue</c>.</param>
/// <param name="Arguments">Evaluated arguments, an object.</param>
/// <param name="Clause">The clause it carries out; empty where none is named.</param>
internal sealed record CaseEffect(DateTimeOffset At, string Action, JsonElement Arguments, string Clause);

/// <summary>Why an event was not taken.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Clause">Clause it rests on; empty where none.</param>
/// <param name="Words">What a person is told.</param>
internal sealed record CaseRejection(string Code, string Clause, Text Words);

/// <summary>The result of an event or of time passing.</summary>
/// <param name="State">The state afterwards; when rejected, the state before the event (time that passed is kept).</param>
/// <param name="Effects">What to carry out, in order.</param>
/// <param name="Rejection">Why the event was not taken; null when it was.</param>
internal sealed record CaseStep(CaseState State, ImmutableList<CaseEffect> Effects, CaseRejection? Rejection);
