using System.Text.Json;
using Tongban.Bpmn.Execution;

namespace Tongban.Bpmn;

/// <summary>
/// Runs processes: <c>(definition, state, event) → (state', commands)</c>. Pure and deterministic: no clock, no I/O, no
/// randomness; ids are counted within the instance. The same events give the same states and commands.
/// </summary>
public static class ProcessEngine
{
    /// <summary>Applies one event.</summary>
    /// <param name="process">The process the state is an instance of.</param>
    /// <param name="state">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <param name="context">What the host lends; null for <see cref="StepContext.Default"/>.</param>
    public static StepResult Step(BpmnProcess process, ProcessState state, ProcessEvent happened, StepContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (state.ProcessId != process.Id)
            return Refused(state, new(RejectionCode.WrongProcess, null, $"the state belongs to '{state.ProcessId}', not to '{process.Id}'"));
        var run = new Run(process, state, context ?? StepContext.Default);
        try
        {
            run.Apply(happened);
            return run.Result();
        }
        catch (RejectedException e)
        {
            return Refused(state, e.Rejection);
        }
    }

    /// <summary>
    /// Applies an event known by its type only: begins an instance whose message start has that name; completes the
    /// oldest user task whose id it is; else reaches the first message receiver of that name.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="state">The state before.</param>
    /// <param name="type">The type, e.g. <c>request-hearing</c>.</param>
    /// <param name="data">Its data.</param>
    /// <param name="context">What the host lends.</param>
    public static StepResult Deliver(BpmnProcess process, ProcessState state, string type, JsonElement data = default, StepContext? context = null)
    {
        if (ReceiverOf(process, state, type) is not { } receiver)
            return Refused(state, new(RejectionCode.NothingWaits, null, $"nothing waits for '{type}'"));
        ProcessEvent happened = state.Status == ProcessStatus.NotStarted
            ? new ProcessEvent.Start(type, data)
            : receiver.Kind == WaitKind.Task
                ? new ProcessEvent.TaskCompleted(receiver.ElementId, data, receiver.WaitId)
                : new ProcessEvent.MessageReceived(type, data, receiver.WaitId);
        return Step(process, state, happened, context);
    }

    /// <summary>Who would take an event of a type by <see cref="Deliver"/>; null when it would be refused.</summary>
    /// <param name="process">The process.</param>
    /// <param name="state">The state.</param>
    /// <param name="type">The event's type.</param>
    public static Acceptable? ReceiverOf(BpmnProcess process, ProcessState state, string type)
    {
        foreach (var acceptable in Accepts(process, state))
            if (acceptable.Type == type)
                return acceptable;
        return null;
    }

    /// <summary>
    /// What an instance waits for now, in the order in which receivers are preferred: user tasks, then messages on a
    /// path or border, then messages of event sub-processes, each oldest first; then timers and answers of the host.
    /// Before the start: the message starts, and the plain start as a message of null type.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<Acceptable> Accepts(BpmnProcess process, ProcessState state)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == ProcessStatus.NotStarted)
            return [.. process.Root.Starts.Select(s => new Acceptable(WaitKind.Message, s.Id, s.Trigger.Name, 0))];
        return [.. state.Waits.OrderBy(Preference).ThenBy(w => w.Id).Select(w =>
            new Acceptable(w.Kind, w.ElementId, w.Kind == WaitKind.Task ? w.ElementId : w.Name, w.Id))];
    }

    /// <summary>The variables visible at a wait, e.g. for a guard on its node; those of the process when there is no such wait.</summary>
    /// <param name="process">The process.</param>
    /// <param name="state">The state.</param>
    /// <param name="waitId">The wait.</param>
    /// <param name="context">What the host lends.</param>
    public static VariableView VariablesAt(BpmnProcess process, ProcessState state, int waitId, StepContext? context = null) =>
        new Run(process, state, context ?? StepContext.Default).VariablesAtWait(waitId);

    internal static int Preference(Wait wait) => wait.Kind switch
    {
        WaitKind.Task => 0,
        WaitKind.Message => wait.Token != 0 ? 1 : 2,
        WaitKind.Timer => 3,
        _ => 4,
    };

    private static StepResult Refused(ProcessState state, Rejection rejection) => new(state, [], rejection, []);
}
