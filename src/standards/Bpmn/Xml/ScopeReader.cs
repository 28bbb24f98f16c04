using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Reads the content of a process or sub-process: first the nodes, then what connects them.</summary>
internal sealed class ScopeReader(ElementReader read, NamedReferences named)
{
    private static readonly Dictionary<string, GatewayKind> Gateways = new()
    {
        ["exclusiveGateway"] = GatewayKind.Exclusive,
        ["parallelGateway"] = GatewayKind.Parallel,
        ["inclusiveGateway"] = GatewayKind.Inclusive,
        ["eventBasedGateway"] = GatewayKind.EventBased,
    };

    private readonly EventReader _events = new(read, named);
    private readonly ActivityReader _activities = new(read, named);

    public void Read(XElement element, FlowScope scope)
    {
        var nodes = new Dictionary<string, FlowNode>(StringComparer.Ordinal);
        foreach (var child in element.Elements())
        {
            var name = ElementReader.NameOf(child);
            if (child.Name.Namespace != ElementReader.Bpmn)
            {
                read.Problems.Add("unsupported", child, $"<{name}> of namespace '{child.Name.NamespaceName}' stands outside extensionElements");
                continue;
            }
            if (NodeOf(child, name, scope) is not { } node)
                continue;
            nodes.TryAdd(node.Id, node);
            scope.Add(node);
            if (node is SubProcessNode sub)
                Read(child, sub.Body);
        }
        var defaults = element.Elements()
            .Where(e => ElementReader.Attribute(e, "default") is not null)
            .ToLookup(e => ElementReader.Attribute(e, "default")!, e => ElementReader.Attribute(e, "id"));
        foreach (var child in ElementReader.Children(element, "sequenceFlow"))
            ReadFlow(child, scope, nodes, defaults);
        foreach (var child in ElementReader.Children(element, "boundaryEvent"))
            Attach(child, nodes);
        CheckDefaults(element, scope);
        scope.Seal();
    }

    private FlowNode? NodeOf(XElement element, string name, FlowScope scope)
    {
        if (Gateways.TryGetValue(name, out var kind))
            return Gateway(element, scope, kind);
        switch (name)
        {
            case "startEvent" or "endEvent" or "intermediateCatchEvent" or "intermediateThrowEvent" or "boundaryEvent":
                return _events.Read(element, name, scope);
            case "task" or "userTask" or "manualTask" or "serviceTask" or "sendTask" or "receiveTask" or "businessRuleTask" or "subProcess" or "callActivity":
                return _activities.Read(element, name, scope);
            case "multiInstanceLoopCharacteristics" when scope.Owner is not null:
            case "sequenceFlow" or "documentation" or "extensionElements" or "incoming" or "outgoing":
            case "laneSet" or "textAnnotation" or "association" or "group" or "dataObject" or "dataObjectReference" or "dataStoreReference":
                return null;
            default:
                read.Problems.Add("unsupported", element, $"<{name}> is not in the supported subset");
                return null;
        }
    }

    private GatewayNode Gateway(XElement element, FlowScope scope, GatewayKind kind)
    {
        read.AllowOnly(element);
        read.Require(element, "instantiate", "false");
        read.Require(element, "eventGatewayType", "Exclusive");
        return new(read.Head(element), scope, kind);
    }

    private void ReadFlow(XElement element, FlowScope scope, Dictionary<string, FlowNode> nodes, ILookup<string, string?> defaults)
    {
        read.AllowOnly(element, "conditionExpression");
        var head = read.Head(element);
        var source = End(element, "sourceRef", nodes);
        var target = End(element, "targetRef", nodes);
        var conditionElement = ElementReader.Children(element, "conditionExpression").FirstOrDefault();
        var condition = conditionElement is null ? null : read.Expression(conditionElement);
        if (source is null || target is null)
            return;
        var isDefault = defaults[head.Id].Contains(source.Id);
        if (isDefault && conditionElement is not null)
            read.Problems.Add("structure", element, "a default flow has no condition");
        if (conditionElement is not null && source is EventNode or GatewayNode { Kind: GatewayKind.Parallel or GatewayKind.EventBased })
            read.Problems.Add("structure", element, "a flow out of an event, a parallel or an event-based gateway has no condition");
        var flow = new SequenceFlow(head, source, target, condition, isDefault);
        scope.Add(flow);
        source.Connect(flow);
        if (target != source)
            target.Connect(flow);
    }

    private FlowNode? End(XElement flow, string attribute, Dictionary<string, FlowNode> nodes)
    {
        var id = ElementReader.Attribute(flow, attribute);
        if (id is not null && nodes.TryGetValue(id, out var node))
            return node;
        read.Problems.Add("unknown-reference", flow, $"{attribute} '{id}' is no node of the same scope");
        return null;
    }

    private void Attach(XElement element, Dictionary<string, FlowNode> nodes)
    {
        if (ElementReader.Attribute(element, "id") is not { } id || !nodes.TryGetValue(id, out var node) || node is not EventNode boundary)
            return;
        var host = ElementReader.Attribute(element, "attachedToRef");
        if (host is not null && nodes.TryGetValue(host, out var activity) && activity is ActivityNode and not SubProcessNode { TriggeredByEvent: true })
        {
            boundary.AttachedTo = (ActivityNode)activity;
            boundary.AttachedTo.Attach(boundary);
        }
        else
        {
            read.Problems.Add("unknown-reference", element, $"attachedToRef '{host}' is no activity of the same scope");
        }
    }

    private void CheckDefaults(XElement owner, FlowScope scope)
    {
        var valid = scope.Flows.Where(f => f.IsDefault).Select(f => (f.Id, f.Source.Id)).ToHashSet();
        foreach (var element in owner.Elements())
        {
            if (ElementReader.Attribute(element, "default") is not { } id)
                continue;
            if (ElementReader.NameOf(element) is "parallelGateway" or "eventBasedGateway")
                read.Problems.Add("structure", element, "this gateway has no default flow");
            else if (!valid.Contains((id, ElementReader.Attribute(element, "id") ?? "")))
                read.Problems.Add("unknown-reference", element, $"the default flow '{id}' does not leave this node");
        }
    }
}
