namespace Tongban.Bpmn;

/// <summary>Where an event stands.</summary>
public enum EventPosition : byte
{
    /// <summary>Begins a process or sub-process.</summary>
    Start,

    /// <summary>Ends a path.</summary>
    End,

    /// <summary>Waits on a path.</summary>
    Catch,

    /// <summary>Happens on a path.</summary>
    Throw,

    /// <summary>Waits while an activity runs.</summary>
    Boundary,
}

/// <summary>What an event is about (BPMN 2.0 §10.5.5).</summary>
public enum TriggerKind : byte
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A message with a name.</summary>
    Message,

    /// <summary>A point in time.</summary>
    Timer,

    /// <summary>An error with a code; always interrupts.</summary>
    Error,

    /// <summary>An escalation with a code.</summary>
    Escalation,

    /// <summary>Ends its scope at once; end events only.</summary>
    Terminate,
}

/// <summary>How a timer says when.</summary>
public enum TimerKind : byte
{
    /// <summary>An ISO 8601 date or instant.</summary>
    Date,

    /// <summary>An ISO 8601 duration.</summary>
    Duration,

    /// <summary>The id of a statutory clock (<c>tb:clock</c>): fires once its last day has passed.</summary>
    Clock,
}

/// <summary>When a timer fires.</summary>
/// <param name="Kind">How it is said.</param>
/// <param name="Text">ISO text or clock id as written; a text that begins with <c>=</c> is an expression giving it.</param>
/// <param name="Expression">The expression; null when <paramref name="Text"/> is literal.</param>
public sealed record TimerDefinition(TimerKind Kind, string Text, IBpmnExpression? Expression);

/// <summary>What an event catches or throws.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Message name, error code or escalation code; null where any is caught or none is named.</param>
/// <param name="Timer">For timers only.</param>
public sealed record EventTrigger(TriggerKind Kind, string? Name = null, TimerDefinition? Timer = null);

/// <summary>An event.</summary>
public sealed class EventNode : FlowNode
{
    internal EventNode(ElementHead head, FlowScope scope, EventPosition position, EventTrigger trigger, bool interrupting)
        : base(head, scope)
    {
        Position = position;
        Trigger = trigger;
        Interrupting = interrupting;
    }

    /// <summary>Where it stands.</summary>
    public EventPosition Position { get; }

    /// <summary>What it is about.</summary>
    public EventTrigger Trigger { get; }

    /// <summary>For boundary events and starts of event sub-processes: whether it ends what it interrupts.</summary>
    public bool Interrupting { get; }

    /// <summary>For boundary events: the activity it is attached to.</summary>
    public ActivityNode? AttachedTo { get; internal set; }
}
