namespace Tongban.Bpmn.Xml;

/// <summary>What must hold between the elements of a scope for the engine to run it.</summary>
internal static class ModelChecks
{
    public static void Check(FlowScope scope, ProblemList problems)
    {
        CheckStarts(scope, problems);
        foreach (var node in scope.Nodes)
        {
            CheckFlows(node, problems);
            if (node is GatewayNode { Kind: GatewayKind.EventBased })
                CheckEventGateway(node, problems);
            if (node is SubProcessNode sub)
                Check(sub.Body, problems);
        }
    }

    private static void CheckStarts(FlowScope scope, ProblemList problems)
    {
        var starts = scope.Starts.ToList();
        var line = scope.Owner?.Line ?? 0;
        if (starts.Count == 0)
            problems.Add("missing", scope.Id, line, "there is no start event");
        if (scope.Owner is not null && starts.Count > 1)
            problems.Add("structure", scope.Id, line, "a sub-process has one start event");
        foreach (var twice in starts.GroupBy(s => s.Trigger.Name).Where(g => g.Count() > 1))
            problems.Add("structure", twice.Last().Id, twice.Last().Line, twice.Key is null ? "there are two plain start events" : $"two start events wait for '{twice.Key}'");
    }

    private static void CheckFlows(FlowNode node, ProblemList problems)
    {
        switch (node)
        {
            case EventNode { Position: EventPosition.Start or EventPosition.Boundary } when node.Incoming.Count > 0:
                problems.Add("structure", node.Id, node.Line, "no flow leads to a start or boundary event");
                break;
            case EventNode { Position: EventPosition.End } when node.Outgoing.Count > 0:
                problems.Add("structure", node.Id, node.Line, "no flow leaves an end event");
                break;
            case SubProcessNode { TriggeredByEvent: true } when node.Incoming.Count + node.Outgoing.Count > 0:
                problems.Add("structure", node.Id, node.Line, "no flow leads to or leaves an event sub-process");
                break;
            case GatewayNode when node.Outgoing.Count == 0:
                problems.Add("structure", node.Id, node.Line, "a gateway has an outgoing flow");
                break;
            case EventNode { Position: EventPosition.Start or EventPosition.Boundary }:
            case SubProcessNode { TriggeredByEvent: true }:
                break;
            case var _ when node.Incoming.Count == 0:
                problems.Add("structure", node.Id, node.Line, "no flow leads here, so it could never happen");
                break;
        }
        if (node is GatewayNode { Kind: GatewayKind.Exclusive or GatewayKind.Inclusive } && node.Outgoing.Count > 1)
            foreach (var flow in node.Outgoing.Where(f => f.Condition is null && !f.IsDefault))
                problems.Add("structure", flow.Id, flow.Line, "a flow out of a deciding gateway has a condition or is its default");
    }

    private static void CheckEventGateway(FlowNode node, ProblemList problems)
    {
        foreach (var flow in node.Outgoing)
        {
            var fits = flow.Target is EventNode { Position: EventPosition.Catch } or TaskNode { Kind: TaskKind.Receive, Loop: null, BoundaryEvents.Count: 0, Data.Inputs.Count: 0 };
            if (!fits || flow.Target.Incoming.Count != 1)
                problems.Add("structure", flow.Id, flow.Line, "an event-based gateway leads to catching events or plain receive tasks that nothing else leads to");
        }
    }
}
