namespace Tongban.Bpmn;

/// <summary>An activity: a task, sub-process or call activity.</summary>
public abstract class ActivityNode : FlowNode
{
    private readonly List<EventNode> _boundary = [];

    private protected ActivityNode(ElementHead head, FlowScope scope, ActivityData data, MultiInstance? loop)
        : base(head, scope)
    {
        Data = data;
        Loop = loop;
    }

    /// <summary>Events attached to its border.</summary>
    public IReadOnlyList<EventNode> BoundaryEvents => _boundary;

    /// <summary>How many times it runs; null for once.</summary>
    public MultiInstance? Loop { get; }

    /// <summary>What goes into it and comes out of it.</summary>
    public ActivityData Data { get; }

    internal void Attach(EventNode boundary) => _boundary.Add(boundary);
}

/// <summary>The kinds of task of the subset (BPMN 2.0 §10.3.3).</summary>
public enum TaskKind : byte
{
    /// <summary>A person does it; <c>manualTask</c> and plain <c>task</c> are read as this.</summary>
    User,

    /// <summary>The host does it.</summary>
    Service,

    /// <summary>A message goes out.</summary>
    Send,

    /// <summary>Waits for a message.</summary>
    Receive,

    /// <summary>A decision is taken.</summary>
    BusinessRule,
}

/// <summary>A task.</summary>
public sealed class TaskNode : ActivityNode
{
    internal TaskNode(ElementHead head, FlowScope scope, ActivityData data, MultiInstance? loop, TaskKind kind, string? reference, string? resultVariable)
        : base(head, scope, data, loop)
    {
        Kind = kind;
        Reference = reference;
        ResultVariable = resultVariable;
    }

    /// <summary>Which task.</summary>
    public TaskKind Kind { get; }

    /// <summary>Message name (send, receive), <c>implementation</c> (service) or decision (<c>tb:decision</c>); null when not given.</summary>
    public string? Reference { get; }

    /// <summary>For business-rule tasks: the variable that takes the answer (<c>tb:result</c>).</summary>
    public string? ResultVariable { get; }
}

/// <summary>An embedded sub-process or event sub-process.</summary>
public sealed class SubProcessNode : ActivityNode
{
    internal SubProcessNode(ElementHead head, FlowScope scope, ActivityData data, MultiInstance? loop, bool triggeredByEvent)
        : base(head, scope, data, loop)
    {
        TriggeredByEvent = triggeredByEvent;
        Body = new FlowScope(head.Id, this);
    }

    /// <summary>Whether it is an event sub-process: begun by its start event while its parent runs.</summary>
    public bool TriggeredByEvent { get; }

    /// <summary>Its content.</summary>
    public FlowScope Body { get; }
}

/// <summary>A call of another process, which gets its own variables.</summary>
public sealed class CallActivityNode : ActivityNode
{
    internal CallActivityNode(ElementHead head, FlowScope scope, ActivityData data, MultiInstance? loop, string calledElement)
        : base(head, scope, data, loop) => CalledElement = calledElement;

    /// <summary>Id of the called process, resolved by the host.</summary>
    public string CalledElement { get; }
}

/// <summary>A variable and the expression that gives it.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">The expression.</param>
public sealed record Mapping(string Name, IBpmnExpression Value);

/// <summary>
/// What goes into an activity and comes out (<c>tb:input</c>, <c>tb:output</c>). Without outputs the completion's data
/// is taken over member by member; with outputs only what they name, computed where that data is visible.
/// </summary>
/// <param name="Inputs">Variables the activity alone sees.</param>
/// <param name="Outputs">Variables set when it completes.</param>
public sealed record ActivityData(IReadOnlyList<Mapping> Inputs, IReadOnlyList<Mapping> Outputs)
{
    internal static readonly ActivityData None = new([], []);
}

/// <summary>
/// Multi-instance (BPMN 2.0 §10.3.8). In each instance <c>loopCounter</c> (from 1) and the item are visible; the
/// completion condition sees <c>numberOfInstances</c>, <c>numberOfActiveInstances</c>,
/// <c>numberOfCompletedInstances</c> and <c>numberOfTerminatedInstances</c>.
/// </summary>
/// <param name="Sequential">One after the other instead of at once.</param>
/// <param name="Cardinality">How many; null when <paramref name="Collection"/> says.</param>
/// <param name="Collection">A list, one instance for each item (<c>tb:collection</c>).</param>
/// <param name="Item">The variable for the item (<c>tb:item</c>).</param>
/// <param name="Completion">When true after an instance completes, the others are cancelled.</param>
/// <param name="OutputCollection">The variable that takes the list of results, in order of the instances (<c>tb:outputCollection</c>).</param>
/// <param name="OutputItem">What each completed instance contributes (<c>tb:outputItem</c>).</param>
public sealed record MultiInstance(
    bool Sequential,
    IBpmnExpression? Cardinality,
    IBpmnExpression? Collection,
    string? Item,
    IBpmnExpression? Completion,
    string? OutputCollection,
    IBpmnExpression? OutputItem);
