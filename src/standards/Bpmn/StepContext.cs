using System.Text.Json;

namespace Tongban.Bpmn;

/// <summary>What the host lends to a step: pure functions and a bound.</summary>
public sealed record StepContext
{
    /// <summary>A context with nothing but the bounds.</summary>
    public static readonly StepContext Default = new();

    /// <summary>Takes the decision of a business-rule task (reference, variables); null to be asked by a command instead.</summary>
    public Func<string, VariableView, DecisionAnswer>? Decide { get; init; }

    /// <summary>Finds a called process by id; null when there is none.</summary>
    public Func<string, BpmnProcess?>? Resolve { get; init; }

    /// <summary>Variables every expression sees and none can change, e.g. <c>today</c>; own variables of that name hide them.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Given { get; init; }

    /// <summary>How many nodes one step may enter before it is refused: a loop without anything to wait for.</summary>
    public int MaxNodes { get; init; } = 10_000;
}

/// <summary>The answer of a decision.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Problem">Why there is none; refuses the step.</param>
public readonly record struct DecisionAnswer(JsonElement Value, string? Problem = null);

/// <summary>Why a step was refused.</summary>
public enum RejectionCode : byte
{
    /// <summary>The instance has begun already.</summary>
    AlreadyStarted,

    /// <summary>The instance has not begun, or is over.</summary>
    NotRunning,

    /// <summary>Nothing waits for this event.</summary>
    NothingWaits,

    /// <summary>The state is not one of this process.</summary>
    WrongProcess,

    /// <summary>The event's data is not a JSON object.</summary>
    BadData,

    /// <summary>No outgoing flow's condition holds and there is no default flow.</summary>
    NoFlow,

    /// <summary>The step entered too many nodes or made too many tokens.</summary>
    TooManySteps,

    /// <summary>A called process is unknown, or calls are nested too deep.</summary>
    Unresolved,

    /// <summary>An expression or decision gave nothing usable where a value is needed.</summary>
    BadValue,
}

/// <summary>Why a step was refused.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="ElementId">The element it is about; null for the instance as a whole.</param>
/// <param name="Message">In words, for a log.</param>
public sealed record Rejection(RejectionCode Code, string? ElementId, string Message);

/// <summary>The outcome of a step. When refused, the state is the old one and there are no commands.</summary>
/// <param name="State">The state afterwards.</param>
/// <param name="Commands">What to do, in order.</param>
/// <param name="Rejection">Null when the event was taken.</param>
/// <param name="Diagnostics">What expressions could not evaluate; they counted as null.</param>
public sealed record StepResult(ProcessState State, IReadOnlyList<ProcessCommand> Commands, Rejection? Rejection, IReadOnlyList<string> Diagnostics)
{
    /// <summary>Whether the event was taken.</summary>
    public bool Consumed => Rejection is null;
}

/// <summary>What an instance accepts now.</summary>
/// <param name="Kind">Task, message, timer, or an answer owed by the host.</param>
/// <param name="ElementId">The node that goes on.</param>
/// <param name="Type">The event type that reaches it by <see cref="ProcessEngine.Deliver"/>: the task's id or the message's name; null for other kinds.</param>
/// <param name="WaitId">Its wait; 0 for a start.</param>
public readonly record struct Acceptable(WaitKind Kind, string ElementId, string? Type, int WaitId);
