namespace Tongban.Bpmn.Execution;

/// <summary>
/// When an inclusive gateway with several incoming flows opens (BPMN 2.0 §13.4.3): at least one incoming flow has a
/// token, and every other token in the scope from which a path leads to an empty incoming flow has also a path to a full
/// one; neither path passes the gateway itself. Both questions are answered by one walk backwards each. A token at an
/// activity can also leave by its boundary events, so these count as successors of the activity.
/// </summary>
internal static class InclusiveJoin
{
    public static bool IsOpen(GatewayNode join, HashSet<string> fullFlows, IEnumerable<FlowNode> otherTokens)
    {
        var others = otherTokens.ToList();
        if (others.Count == 0 || fullFlows.Count == join.Incoming.Count)
            return true;
        var toEmpty = Upstream(join, join.Incoming.Where(f => !fullFlows.Contains(f.Id)));
        var toFull = Upstream(join, join.Incoming.Where(f => fullFlows.Contains(f.Id)));
        return !others.Exists(n => toEmpty.Contains(n) && !toFull.Contains(n));
    }

    private static HashSet<FlowNode> Upstream(GatewayNode join, IEnumerable<SequenceFlow> flows)
    {
        var found = new HashSet<FlowNode>();
        var open = new Stack<FlowNode>(flows.Select(f => f.Source));
        while (open.TryPop(out var node))
        {
            if (node == join || !found.Add(node))
                continue;
            foreach (var flow in node.Incoming)
                open.Push(flow.Source);
            if (node is EventNode { AttachedTo: { } activity })
                open.Push(activity);
        }
        return found;
    }
}
