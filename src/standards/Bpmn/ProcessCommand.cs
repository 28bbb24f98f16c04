namespace Tongban.Bpmn;

/// <summary>How an element or scope was left.</summary>
public enum LeaveReason : byte
{
    /// <summary>It did what it was for.</summary>
    Completed,

    /// <summary>Something interrupted it: a boundary event, an event sub-process, a terminate end, an error.</summary>
    Cancelled,
}

/// <summary>How a process ended.</summary>
public enum EndKind : byte
{
    /// <summary>All paths ended.</summary>
    Completed,

    /// <summary>A terminate end event ended it.</summary>
    Terminated,

    /// <summary>An error nothing caught.</summary>
    Failed,
}

/// <summary>
/// What the host has to do after a step, in this order: the list follows execution. What is left is told before what is
/// entered in its place, so a task is cancelled before the path that replaces it creates another; a node is entered
/// before what it asks for; its timers are scheduled before the task they limit is created. The host must apply all
/// commands and the new state together or not at all.
/// </summary>
public abstract record ProcessCommand
{
    private ProcessCommand()
    {
    }

    /// <summary>A process, sub-process or called process begins.</summary>
    /// <param name="ElementId">Id of the process or sub-process.</param>
    /// <param name="ScopeId">Its scope instance.</param>
    public sealed record ScopeEntered(string ElementId, int ScopeId) : ProcessCommand;

    /// <summary>A process, sub-process or called process is over.</summary>
    /// <param name="ElementId">Id of the process or sub-process.</param>
    /// <param name="ScopeId">Its scope instance.</param>
    /// <param name="Reason">How.</param>
    public sealed record ScopeLeft(string ElementId, int ScopeId, LeaveReason Reason) : ProcessCommand;

    /// <summary>A flow node was reached and acts: activities, events that occurred, gateways that passed (a join once, when it opens).</summary>
    /// <param name="Node">The node, with its extension elements.</param>
    /// <param name="TokenId">The token at it.</param>
    public sealed record NodeEntered(FlowNode Node, int TokenId) : ProcessCommand;

    /// <summary>An activity is over.</summary>
    /// <param name="Activity">The activity.</param>
    /// <param name="TokenId">The token at it.</param>
    /// <param name="Reason">How.</param>
    public sealed record ActivityLeft(ActivityNode Activity, int TokenId, LeaveReason Reason) : ProcessCommand;

    /// <summary>A person has something to do.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="WaitId">Id for <see cref="ProcessEvent.TaskCompleted"/>.</param>
    public sealed record CreateUserTask(TaskNode Task, int WaitId) : ProcessCommand;

    /// <summary>What was asked for by <see cref="CreateUserTask"/>, <see cref="CallService"/> or <see cref="EvaluateDecision"/> is no longer wanted.</summary>
    /// <param name="ElementId">Id of the task.</param>
    /// <param name="WaitId">Its wait.</param>
    public sealed record CancelTask(string ElementId, int WaitId) : ProcessCommand;

    /// <summary>The host carries out a service task and answers with <see cref="ProcessEvent.ServiceCompleted"/> or <see cref="ProcessEvent.ErrorRaised"/>.</summary>
    /// <param name="Task">The task; its extension elements say what to do.</param>
    /// <param name="WaitId">Id for the answer.</param>
    /// <param name="Variables">What it sees.</param>
    public sealed record CallService(TaskNode Task, int WaitId, VariableView Variables) : ProcessCommand;

    /// <summary>The host takes a decision and answers with <see cref="ProcessEvent.DecisionEvaluated"/>; only without <see cref="StepContext.Decide"/>.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="WaitId">Id for the answer.</param>
    /// <param name="Variables">What it sees.</param>
    public sealed record EvaluateDecision(TaskNode Task, int WaitId, VariableView Variables) : ProcessCommand;

    /// <summary>A message goes out: from a send task, or a throwing or end event. Nothing is waited for.</summary>
    /// <param name="Node">The node; its extension elements say what to do.</param>
    /// <param name="Name">Name of the message; null when the node names none.</param>
    /// <param name="Variables">What it sees.</param>
    public sealed record SendMessage(FlowNode Node, string? Name, VariableView Variables) : ProcessCommand;

    /// <summary>The host fires a timer when its time has come.</summary>
    /// <param name="TimerId">Id for <see cref="ProcessEvent.TimerFired"/>.</param>
    /// <param name="Event">The event that waits for it.</param>
    /// <param name="Kind">How the time is said.</param>
    /// <param name="When">ISO 8601 text or the id of a statutory clock, evaluated.</param>
    public sealed record ScheduleTimer(int TimerId, EventNode Event, TimerKind Kind, string When) : ProcessCommand;

    /// <summary>A timer is no longer wanted.</summary>
    /// <param name="TimerId">Its id.</param>
    public sealed record CancelTimer(int TimerId) : ProcessCommand;

    /// <summary>An escalation was thrown.</summary>
    /// <param name="Code">Its code; null when it has none.</param>
    /// <param name="ThrownBy">Id of the node that threw it.</param>
    /// <param name="CaughtBy">Id of the event that caught it; null when none did, which is no error.</param>
    public sealed record EscalationThrown(string? Code, string ThrownBy, string? CaughtBy) : ProcessCommand;

    /// <summary>The instance is over; always the last command.</summary>
    /// <param name="EndEventId">Id of the node that ended last.</param>
    /// <param name="Kind">How.</param>
    /// <param name="ErrorCode">For failures: the error's code.</param>
    public sealed record ProcessEnded(string EndEventId, EndKind Kind, string? ErrorCode) : ProcessCommand;
}
