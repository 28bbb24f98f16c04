using System.Collections.Frozen;

namespace Tongban.Bpmn;

/// <summary>A BPMN 2.0 document: its processes and how they are drawn. Immutable.</summary>
/// <param name="Id">Id of the definitions; null when it has none.</param>
/// <param name="Processes">The processes in document order.</param>
/// <param name="Diagram">Shapes and edges.</param>
public sealed record BpmnModel(string? Id, IReadOnlyList<BpmnProcess> Processes, BpmnDiagram Diagram)
{
    /// <summary>A process by id, or null.</summary>
    /// <param name="id">Id of the process.</param>
    public BpmnProcess? Process(string id) => Processes.FirstOrDefault(p => p.Id == id);
}

/// <summary>An executable process (BPMN 2.0 §10.2): a scope with every node in it, nested ones too. Immutable.</summary>
public sealed class BpmnProcess : BpmnElement
{
    private readonly FrozenDictionary<string, FlowNode> _nodes;

    internal BpmnProcess(ElementHead head, FlowScope root)
        : base(head)
    {
        Root = root;
        var all = new List<FlowNode>();
        Collect(root, all);
        Nodes = all;
        _nodes = all.ToFrozenDictionary(n => n.Id);
    }

    /// <summary>The outermost scope.</summary>
    public FlowScope Root { get; }

    /// <summary>All flow nodes, those of sub-processes too, in document order.</summary>
    public IReadOnlyList<FlowNode> Nodes { get; }

    /// <summary>A flow node at any depth, or null.</summary>
    /// <param name="id">Id of the node.</param>
    public FlowNode? Find(string id) => _nodes.GetValueOrDefault(id);

    internal FlowNode this[string id] => _nodes[id];

    private static void Collect(FlowScope scope, List<FlowNode> into)
    {
        foreach (var node in scope.Nodes)
        {
            into.Add(node);
            if (node is SubProcessNode sub)
                Collect(sub.Body, into);
        }
    }
}

/// <summary>The content of a process or sub-process: nodes connected by sequence flows that never cross its border.</summary>
public sealed class FlowScope
{
    private readonly List<FlowNode> _nodes = [];
    private readonly List<SequenceFlow> _flows = [];

    internal FlowScope(string id, SubProcessNode? owner)
    {
        Id = id;
        Owner = owner;
    }

    /// <summary>Id of the process or sub-process.</summary>
    public string Id { get; }

    /// <summary>The sub-process whose content this is; null for a process.</summary>
    public SubProcessNode? Owner { get; }

    /// <summary>The nodes directly in it, in document order.</summary>
    public IReadOnlyList<FlowNode> Nodes => _nodes;

    /// <summary>The flows directly in it, in document order.</summary>
    public IReadOnlyList<SequenceFlow> Flows => _flows;

    /// <summary>Its start events.</summary>
    public IEnumerable<EventNode> Starts => _nodes.OfType<EventNode>().Where(n => n.Position == EventPosition.Start);

    internal SubProcessNode[] EventSubProcesses { get; private set; } = [];

    internal void Add(FlowNode node) => _nodes.Add(node);

    internal void Add(SequenceFlow flow) => _flows.Add(flow);

    internal void Seal() => EventSubProcesses = [.. _nodes.OfType<SubProcessNode>().Where(n => n.TriggeredByEvent)];
}
