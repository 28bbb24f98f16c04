namespace Tongban.Bpmn;

/// <summary>A node of a process: an event, an activity or a gateway.</summary>
public abstract class FlowNode : BpmnElement
{
    private readonly List<SequenceFlow> _incoming = [];
    private readonly List<SequenceFlow> _outgoing = [];

    private protected FlowNode(ElementHead head, FlowScope scope)
        : base(head) => Scope = scope;

    /// <summary>The scope it is directly in.</summary>
    public FlowScope Scope { get; }

    /// <summary>Flows that lead to it, in document order.</summary>
    public IReadOnlyList<SequenceFlow> Incoming => _incoming;

    /// <summary>Flows that leave it, in document order.</summary>
    public IReadOnlyList<SequenceFlow> Outgoing => _outgoing;

    internal void Connect(SequenceFlow flow)
    {
        if (flow.Source == this)
            _outgoing.Add(flow);
        if (flow.Target == this)
            _incoming.Add(flow);
    }
}

/// <summary>A sequence flow.</summary>
public sealed class SequenceFlow : BpmnElement
{
    internal SequenceFlow(ElementHead head, FlowNode source, FlowNode target, IBpmnExpression? condition, bool isDefault)
        : base(head)
    {
        Source = source;
        Target = target;
        Condition = condition;
        IsDefault = isDefault;
    }

    /// <summary>Where it starts.</summary>
    public FlowNode Source { get; }

    /// <summary>Where it leads.</summary>
    public FlowNode Target { get; }

    /// <summary>When it is taken; null for always.</summary>
    public IBpmnExpression? Condition { get; }

    /// <summary>Whether it is its source's default flow: taken when no other is.</summary>
    public bool IsDefault { get; }
}

/// <summary>The kinds of gateway of the subset (BPMN 2.0 §10.6).</summary>
public enum GatewayKind : byte
{
    /// <summary>One flow: the first whose condition holds, else the default.</summary>
    Exclusive,

    /// <summary>All flows; as a join it waits for all.</summary>
    Parallel,

    /// <summary>Each flow whose condition holds, else the default; as a join it waits for every token that can still come.</summary>
    Inclusive,

    /// <summary>The event that happens first decides.</summary>
    EventBased,
}

/// <summary>A gateway.</summary>
public sealed class GatewayNode : FlowNode
{
    internal GatewayNode(ElementHead head, FlowScope scope, GatewayKind kind)
        : base(head, scope) => Kind = kind;

    /// <summary>Which gateway.</summary>
    public GatewayKind Kind { get; }
}
