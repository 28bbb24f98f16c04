using System.Collections.Immutable;
using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>Reaching and leaving nodes, and gateways.</summary>
internal sealed partial class Run
{
    /// <summary>A new token reaches a node.</summary>
    private void Place(FlowNode node, int scope, string? flow = null, ImmutableSortedDictionary<string, JsonElement>? locals = null)
    {
        if (_tokens.Count >= MaxTokens)
            throw RejectedException.Because(RejectionCode.TooManySteps, node.Id, $"the instance would have more than {MaxTokens} tokens");
        var token = new Token { Id = _nextId++, NodeId = node.Id, Scope = scope, Flow = flow, Locals = locals };
        _tokens.Add(token);
        Enqueue(token.Id);
    }

    private void Enqueue(int tokenId)
    {
        _arrivals.Enqueue(tokenId);
        _arriving.Add(tokenId);
    }

    private void Arrive(Token token, FlowNode node)
    {
        CountEntry(node);
        if (node is GatewayNode { Kind: GatewayKind.Parallel or GatewayKind.Inclusive, Incoming.Count: > 1 } join)
        {
            // An inclusive join is looked at when nothing moves any more.
            if (join.Kind == GatewayKind.Parallel)
                OpenParallelJoin(token, join);
            return;
        }
        if (token.Flow is not null)
            Replace(token = token with { Flow = null });
        switch (node)
        {
            case GatewayNode { Kind: GatewayKind.EventBased }:
                Enter(token, node);
                foreach (var flow in node.Outgoing)
                    AwaitTarget(token, flow.Target);
                break;
            case GatewayNode:
                Enter(token, node);
                Leave(token, node);
                break;
            case EventNode happening:
                ArriveAtEvent(token, happening);
                break;
            case ActivityNode activity when IsInstance(token):
                Perform(token, activity);
                break;
            case ActivityNode activity:
                Enter(token, activity);
                Arm(token, activity);
                if (activity.Loop is { } loop)
                    BeginLoop(token, activity, loop);
                else
                    Perform(token, activity);
                break;
        }
    }

    private void CountEntry(FlowNode node)
    {
        if (++_entered > _context.MaxNodes)
            throw RejectedException.Because(RejectionCode.TooManySteps, node.Id, $"more than {_context.MaxNodes} nodes in one step: a loop with nothing to wait for?");
    }

    private void Enter(Token token, FlowNode node) => _commands.Add(new ProcessCommand.NodeEntered(node, token.Id));

    /// <summary>Sends the token on. It goes along the first flow taken; each further flow gets a new token.</summary>
    private void Leave(Token token, FlowNode node)
    {
        if (node.Outgoing.Count == 0)
        {
            Consume(token, EndKind.Completed);
            return;
        }
        var taken = FlowsTaken(token, node);
        if (taken.Count == 0)
            throw RejectedException.Because(RejectionCode.NoFlow, node.Id, $"no flow out of '{node.Id}' has a condition that holds, and none is its default");
        Replace(token with { NodeId = taken[0].Target.Id, Flow = taken[0].Id, Locals = null });
        Enqueue(token.Id);
        for (var i = 1; i < taken.Count; i++)
            Place(taken[i].Target, token.Scope, taken[i].Id);
    }

    private List<SequenceFlow> FlowsTaken(Token token, FlowNode node)
    {
        var onlyOne = node is GatewayNode { Kind: GatewayKind.Exclusive };
        var taken = new List<SequenceFlow>(node.Outgoing.Count);
        SequenceFlow? byDefault = null;
        VariableView? variables = null;
        foreach (var flow in node.Outgoing)
        {
            if (flow.IsDefault)
                byDefault = flow;
            else if (flow.Condition is null || Holds(flow.Condition, variables ??= ViewOfScope(token.Scope), flow.Id))
            {
                taken.Add(flow);
                if (onlyOne)
                    return taken;
            }
        }
        if (taken.Count == 0 && byDefault is not null)
            taken.Add(byDefault);
        return taken;
    }

    private void Consume(Token token, EndKind kind)
    {
        _tokens.RemoveAt(TokenIndex(token.Id));
        EndScopeIfDone(token.Scope, token.NodeId, kind);
    }

    private void OpenParallelJoin(Token arrived, FlowNode node)
    {
        var present = TokensAt(arrived.Scope, node.Id);
        var chosen = OnePerFlow(present);
        if (chosen.Count == node.Incoming.Count)
            Merge(chosen, node);
    }

    private List<Token> TokensAt(int scope, string nodeId) =>
        _tokens.FindAll(t => t.Scope == scope && t.NodeId == nodeId && !_arriving.Contains(t.Id));

    private static List<Token> OnePerFlow(List<Token> tokens) => [.. tokens.DistinctBy(t => t.Flow)];

    /// <summary>Tokens that met go on as one: the oldest.</summary>
    private void Merge(List<Token> tokens, FlowNode node)
    {
        foreach (var other in tokens.Skip(1))
            _tokens.RemoveAt(TokenIndex(other.Id));
        var merged = tokens[0] with { Flow = null };
        Replace(merged);
        Enter(merged, node);
        Leave(merged, node);
    }

    /// <summary>Opens the first inclusive join that no token can still reach; false when none opens.</summary>
    private bool OpenInclusiveJoin()
    {
        foreach (var token in _tokens)
        {
            if (token.Flow is null || NodeOf(token) is not GatewayNode { Kind: GatewayKind.Inclusive, Incoming.Count: > 1 } join)
                continue;
            var waiting = TokensAt(token.Scope, join.Id);
            var others = _tokens.Where(t => t.Scope == token.Scope && t.NodeId != join.Id).Select(NodeOf);
            if (InclusiveJoin.IsOpen(join, waiting.Select(t => t.Flow!).ToHashSet(), others))
            {
                Merge(OnePerFlow(waiting), join);
                return true;
            }
        }
        return false;
    }
}
