using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Kernel;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>
/// Runs a case: <c>(procedure, state, event) → (state', effects)</c>, pure. Live cases and simulations run this very code. Before an
/// event is looked at, every clock that ran out before its instant takes effect, in the order in which they ran out; the last day
/// itself still belongs to whoever may act on it.
/// </summary>
internal static class CaseMachine
{
    private const int MaxTimersPerStep = 1000;

    /// <summary>Brings an event to the case.</summary>
    internal static CaseStep Take(ProcedureDefinition procedure, CaseState state, CaseEvent happened, HolidayCalendar calendar)
    {
        var waited = AdvanceTo(procedure, state, happened.At, calendar);
        state = waited.State;
        var data = procedure.Complete(happened.Type, happened.Data);
        if (ProcessEngine.ReceiverOf(procedure.Process, state.Process, happened.Type) is not { } receiver)
            return waited with { Rejection = NothingWaits(state, happened.Type) };

        var today = ChinaTime.DateOf(happened.At);
        IReadOnlyDictionary<string, JsonElement> view = CaseView.Of(procedure, state, today, calendar, data);
        var sees = state.Process.Status == ProcessStatus.NotStarted
            ? view
            : ProcessEngine.VariablesAt(procedure.Process, state.Process, receiver.WaitId, new StepContext { Given = view });
        foreach (var guard in procedure.RulesOf(receiver.ElementId).Guards)
            if (guard.When.Evaluate(sees).Value.ValueKind != JsonValueKind.True)
                return waited with { Rejection = new(guard.Code, guard.Clause, guard.Words) };

        var entry = new HistoryEntry(happened.At, happened.Type, today, procedure.ClauseOf(happened.Type), data);
        var taken = state with { History = state.History.Add(entry) };
        var result = ProcessEngine.Deliver(procedure.Process, taken.Process, happened.Type, default, ContextOf(procedure, taken, today, calendar, data));
        if (!result.Consumed)
            return waited with { Rejection = Broken(result.Rejection!) };
        return Settle(procedure, taken, waited.Effects, result, happened.At, calendar, data);
    }

    /// <summary>
    /// Why an event of a type cannot be brought now, as far as that does not depend on its data; null when it can. Guards that look at
    /// the data are asked with none and count only when they refuse whatever the data.
    /// </summary>
    internal static CaseRejection? MayTake(ProcedureDefinition procedure, CaseState state, string type, DateTimeOffset now, HolidayCalendar calendar)
    {
        state = AdvanceTo(procedure, state, now, calendar).State;
        if (ProcessEngine.ReceiverOf(procedure.Process, state.Process, type) is not { } receiver)
            return NothingWaits(state, type);
        var view = CaseView.Of(procedure, state, ChinaTime.DateOf(now), calendar, null);
        var sees = ProcessEngine.VariablesAt(procedure.Process, state.Process, receiver.WaitId, new StepContext { Given = view });
        foreach (var guard in procedure.RulesOf(receiver.ElementId).Guards)
            if (!guard.When.Text.Contains("event", StringComparison.Ordinal) && guard.When.Evaluate(sees).Value.ValueKind != JsonValueKind.True)
                return new(guard.Code, guard.Clause, guard.Words);
        return null;
    }

    /// <summary>Lets time pass: fires every timer due by an instant.</summary>
    internal static CaseStep AdvanceTo(ProcedureDefinition procedure, CaseState state, DateTimeOffset now, HolidayCalendar calendar)
    {
        var step = new CaseStep(state, [], null);
        for (var fired = 0; NextTimer(procedure, step.State, calendar) is var (timer, at) && at <= now; fired++)
        {
            if (fired == MaxTimersPerStep)
                throw new InvalidOperationException($"Process '{procedure.Process.Id}' fired {MaxTimersPerStep} timers without coming to rest.");
            var current = step.State with { Timers = step.State.Timers.Remove(timer) };
            var context = ContextOf(procedure, current, ChinaTime.DateOf(at), calendar, null);
            var result = ProcessEngine.Step(procedure.Process, current.Process, new ProcessEvent.TimerFired(timer.TimerId), context);
            if (!result.Consumed)
                throw new InvalidOperationException($"A timer of process '{procedure.Process.Id}' was refused: {result.Rejection!.Message}");
            step = Settle(procedure, current, step.Effects, result, at, calendar, null);
        }

        return step;
    }

    /// <summary>The timer that fires next and when; null when none can be dated (none waits, or its clock stands still).</summary>
    internal static (PendingTimer Timer, DateTimeOffset At)? NextTimer(ProcedureDefinition procedure, CaseState state, HolidayCalendar calendar) =>
        NextTimer(state, () => CaseView.Clocks(procedure, state, DateOnly.MaxValue, calendar));

    /// <summary>The same where the clocks may be read already; when a clock is due does not depend on the day of its reading.</summary>
    internal static (PendingTimer Timer, DateTimeOffset At)? NextTimer(CaseState state, Func<IReadOnlyList<ClockReading>> read)
    {
        (PendingTimer, DateTimeOffset)? next = null;
        IReadOnlyList<ClockReading>? clocks = null;
        foreach (var timer in state.Timers)
        {
            var at = timer.At;
            if (timer.Clock is { } id)
            {
                clocks ??= read();
                at = clocks.FirstOrDefault(c => c.Definition.Id == id) is { CompletedOn: null, StoppedOn: null, DueOn: { } due } ? ChinaTime.EndOf(due) : null;
            }

            if (at is { } instant && (next is not { } best || instant < best.Item2))
                next = (timer, instant);
        }

        return next;
    }

    // Applies commands in the engine's order; service tasks are answered at once, so that a step ends at rest.
    private static CaseStep Settle(
        ProcedureDefinition procedure, CaseState state, ImmutableList<CaseEffect> effects, StepResult result, DateTimeOffset at, HolidayCalendar calendar, JsonElement? data)
    {
        var services = new Queue<int>();
        while (true)
        {
            state = state with { Process = result.State };
            foreach (var command in result.Commands)
                (state, effects) = Apply(procedure, state, effects, command, services, at, calendar);
            if (!services.TryDequeue(out var wait))
                return new(state, effects, null);
            var context = ContextOf(procedure, state, ChinaTime.DateOf(at), calendar, data);
            result = ProcessEngine.Step(procedure.Process, state.Process, new ProcessEvent.ServiceCompleted(wait), context);
            if (!result.Consumed)
                throw new InvalidOperationException($"A service task of process '{procedure.Process.Id}' could not be completed: {result.Rejection!.Message}");
        }
    }

    private static (CaseState, ImmutableList<CaseEffect>) Apply(
        ProcedureDefinition procedure, CaseState state, ImmutableList<CaseEffect> effects, ProcessCommand command, Queue<int> services, DateTimeOffset at, HolidayCalendar calendar)
    {
        switch (command)
        {
            case ProcessCommand.NodeEntered entered:
                return (Enter(procedure, state, entered.Node.Id, at, calendar), effects);
            case ProcessCommand.CallService call:
                services.Enqueue(call.WaitId);
                return (state, Act(procedure, effects, call.Task.Id, call.Variables, at));
            case ProcessCommand.SendMessage send:
                return (state, Act(procedure, effects, send.Node.Id, send.Variables, at));
            case ProcessCommand.ScheduleTimer schedule:
                return (state with { Timers = state.Timers.Add(TimerOf(schedule, at)) }, effects);
            case ProcessCommand.CancelTimer cancel:
                return (state with { Timers = state.Timers.RemoveAll(t => t.TimerId == cancel.TimerId) }, effects);
            case ProcessCommand.ProcessEnded:
                return (state with { EndedAt = at, Timers = [] }, effects);
            default:
                return (state, effects);
        }
    }

    private static CaseState Enter(ProcedureDefinition procedure, CaseState state, string elementId, DateTimeOffset at, HolidayCalendar calendar)
    {
        var rules = procedure.RulesOf(elementId);
        foreach (var mark in rules.Marks)
        {
            var today = ChinaTime.DateOf(at);
            var effective = mark.EffectiveOn?.Evaluate(CaseView.Of(procedure, state, today, calendar, null)).Value is { ValueKind: JsonValueKind.String } given
                ? DateOnly.Parse(given.GetString()!, CultureInfo.InvariantCulture)
                : today;
            state = state with { History = state.History.Add(new(at, mark.Type, effective, mark.Clause)) };
        }

        return rules.Outcome is { } outcome ? state with { Outcome = outcome.Value } : state;
    }

    private static ImmutableList<CaseEffect> Act(ProcedureDefinition procedure, ImmutableList<CaseEffect> effects, string elementId, VariableView variables, DateTimeOffset at)
    {
        if (procedure.RulesOf(elementId).Action is not { } action)
            return effects;
        var arguments = action.Arguments.ToDictionary(a => a.Name, a => a.Value.Evaluate(variables).Value);
        return effects.Add(new(at, action.Name, JsonSerializer.SerializeToElement(arguments), action.Clause));
    }

    private static PendingTimer TimerOf(ProcessCommand.ScheduleTimer schedule, DateTimeOffset at) => schedule.Kind switch
    {
        TimerKind.Clock => new(schedule.TimerId, schedule.When, null),
        TimerKind.Duration => new(schedule.TimerId, null, at + System.Xml.XmlConvert.ToTimeSpan(schedule.When)),
        _ => new(schedule.TimerId, null, schedule.When.Contains('T', StringComparison.Ordinal)
            ? DateTimeOffset.Parse(schedule.When, CultureInfo.InvariantCulture)
            : ChinaTime.StartOf(DateOnly.Parse(schedule.When, CultureInfo.InvariantCulture))),
    };

    private static StepContext ContextOf(ProcedureDefinition procedure, CaseState state, DateOnly today, HolidayCalendar calendar, JsonElement? data) => new()
    {
        Given = CaseView.Of(procedure, state, today, calendar, data),
        Decide = procedure.Decide is { } decide ? (reference, variables) => decide(reference, variables) : null,
    };

    private static CaseRejection NothingWaits(CaseState state, string type) => state.EndedAt is not null
        ? new("casework.ended", "", new("办理程序已经结束。", "The procedure has ended."))
        : new("casework.not-now", "", new($"按照程序，现在不能办理此事（{type}）。", $"The procedure does not allow this now ({type})."));

    private static CaseRejection Broken(Rejection rejection) =>
        new("casework.procedure-cannot-go-on", "", new($"程序无法继续（{rejection.ElementId}）。", $"The procedure cannot go on: {rejection.Message}"));
}
