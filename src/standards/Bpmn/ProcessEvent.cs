using System.Text.Json;

namespace Tongban.Bpmn;

/// <summary>
/// Something that happened to a process instance. <c>Data</c> is a JSON object whose members become variables (or the
/// default value for none); see <see cref="ActivityData"/>.
/// </summary>
public abstract record ProcessEvent
{
    private ProcessEvent()
    {
    }

    /// <summary>The instance begins.</summary>
    /// <param name="Message">The message that begins it; null for the plain start event.</param>
    /// <param name="Data">First variables.</param>
    public sealed record Start(string? Message = null, JsonElement Data = default) : ProcessEvent;

    /// <summary>A user task was done.</summary>
    /// <param name="TaskId">Element id of the task.</param>
    /// <param name="Data">What it gave.</param>
    /// <param name="WaitId">Which instance of it; 0 for the oldest.</param>
    public sealed record TaskCompleted(string TaskId, JsonElement Data = default, int WaitId = 0) : ProcessEvent;

    /// <summary>A message came in. One receiver takes it: see <see cref="ProcessEngine.Accepts"/> for the order.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Data">What it carries.</param>
    /// <param name="WaitId">Which receiver; 0 for the first.</param>
    public sealed record MessageReceived(string Name, JsonElement Data = default, int WaitId = 0) : ProcessEvent;

    /// <summary>A timer fired.</summary>
    /// <param name="TimerId">As given by <see cref="ProcessCommand.ScheduleTimer"/>.</param>
    public sealed record TimerFired(int TimerId) : ProcessEvent;

    /// <summary>A service task was carried out.</summary>
    /// <param name="WaitId">As given by <see cref="ProcessCommand.CallService"/>.</param>
    /// <param name="Data">What it gave.</param>
    public sealed record ServiceCompleted(int WaitId, JsonElement Data = default) : ProcessEvent;

    /// <summary>A decision was taken by the host.</summary>
    /// <param name="WaitId">As given by <see cref="ProcessCommand.EvaluateDecision"/>.</param>
    /// <param name="Answer">Its answer.</param>
    public sealed record DecisionEvaluated(int WaitId, JsonElement Answer) : ProcessEvent;

    /// <summary>A task or service ended in a business error.</summary>
    /// <param name="WaitId">The wait of that task.</param>
    /// <param name="Code">The error's code.</param>
    /// <param name="Data">What is known of it.</param>
    public sealed record ErrorRaised(int WaitId, string Code, JsonElement Data = default) : ProcessEvent;

    /// <summary>A task or service raised an escalation and goes on.</summary>
    /// <param name="WaitId">The wait of that task.</param>
    /// <param name="Code">The escalation's code.</param>
    /// <param name="Data">What is known of it.</param>
    public sealed record EscalationRaised(int WaitId, string Code, JsonElement Data = default) : ProcessEvent;
}
