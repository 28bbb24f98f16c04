using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>Events: what is thrown, waited for and caught.</summary>
internal sealed partial class Run
{
    private void ArriveAtEvent(Token token, EventNode node)
    {
        if (node.Position == EventPosition.Catch)
        {
            AwaitTrigger(token.Id, token.Scope, node);
            return;
        }
        Enter(token, node);
        if (node.Position is EventPosition.Start or EventPosition.Boundary)
        {
            Leave(token, node);
            return;
        }
        switch (node.Trigger.Kind)
        {
            case TriggerKind.Message:
                _commands.Add(new ProcessCommand.SendMessage(node, node.Trigger.Name, ViewOf(token)));
                break;
            case TriggerKind.Escalation:
                RaiseEscalation(token, node.Trigger.Name, []);
                if (!IsAlive(token))
                    return;
                break;
            case TriggerKind.Error:
                RaiseError(token, node.Trigger.Name, []);
                return;
            case TriggerKind.Terminate:
                foreach (var other in _tokens.FindAll(t => t.Scope == token.Scope && t.Id != token.Id))
                    Cancel(other);
                foreach (var child in _scopes.FindAll(s => s.Kind == ScopeKind.EventSubProcess && s.Parent == token.Scope))
                    CancelScope(child);
                Consume(token, EndKind.Terminated);
                return;
        }
        Leave(token, node);
    }

    private void AwaitTarget(Token token, FlowNode target)
    {
        if (target is TaskNode task)
            AddWait(WaitKind.Message, task.Id, token.Id, token.Scope, task.Reference);
        else
            AwaitTrigger(token.Id, token.Scope, (EventNode)target);
    }

    /// <summary>Waits for a message or timer; errors and escalations are not waited for but found when they are thrown.</summary>
    private void AwaitTrigger(int tokenId, int scopeId, EventNode node)
    {
        switch (node.Trigger.Kind)
        {
            case TriggerKind.Message:
                AddWait(WaitKind.Message, node.Id, tokenId, scopeId, node.Trigger.Name);
                break;
            case TriggerKind.Timer:
                var timer = node.Trigger.Timer!;
                var id = AddWait(WaitKind.Timer, node.Id, tokenId, scopeId, null);
                _commands.Add(new ProcessCommand.ScheduleTimer(id, node, timer.Kind, TimeOf(timer, tokenId, scopeId, node.Id)));
                break;
        }
    }

    private string TimeOf(TimerDefinition timer, int tokenId, int scopeId, string elementId)
    {
        if (timer.Expression is null)
            return timer.Text;
        var value = Evaluate(timer.Expression, tokenId != 0 ? ViewOf(TokenById(tokenId)) : ViewOfScope(scopeId), elementId);
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw RejectedException.Because(RejectionCode.BadValue, elementId, $"the timer's expression '{timer.Expression.Text}' gives no text");
    }

    private int AddWait(WaitKind kind, string elementId, int tokenId, int scopeId, string? name)
    {
        var wait = new Wait { Id = _nextId++, Kind = kind, ElementId = elementId, Token = tokenId, Scope = scopeId, Name = name };
        _waits.Add(wait);
        return wait.Id;
    }

    private void Arm(Token token, ActivityNode activity)
    {
        foreach (var boundary in activity.BoundaryEvents)
            AwaitTrigger(token.Id, token.Scope, boundary);
    }

    private void ArmEventSubProcesses(int scopeId, FlowScope body)
    {
        foreach (var sub in body.EventSubProcesses)
            AwaitTrigger(0, scopeId, sub.Body.Starts.First());
    }

    /// <summary>What a message or timer wait waited for has come.</summary>
    private void Occur(Wait wait, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        var node = NodeIn(wait.Scope, wait.ElementId);
        // A timer fires once; a message can come again as long as what it does not interrupt goes on.
        if (wait.Kind == WaitKind.Timer)
            _waits.Remove(wait);
        if (wait.Token == 0)
        {
            BeginEventSubProcess(wait.Scope, (EventNode)node, data);
            return;
        }
        var token = TokenOf(wait);
        if (node is EventNode { Position: EventPosition.Boundary } boundary)
        {
            CatchAtBoundary(token, boundary, data);
            return;
        }
        if (node is TaskNode task && token.NodeId == task.Id)
        {
            CompleteActivity(token, task, data);
            return;
        }
        DropWaits(token.Id);
        token = token with { NodeId = node.Id, Flow = null };
        Replace(token);
        CountEntry(node);
        Enter(token, node);
        if (node is ActivityNode received)
        {
            CompleteActivity(token, received, data);
            return;
        }
        AssignAll(token.Scope, data);
        Leave(token, node);
    }

    private void CatchAtBoundary(Token activity, EventNode boundary, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        if (boundary.Interrupting)
            Cancel(activity);
        AssignAll(activity.Scope, data);
        Place(boundary, activity.Scope);
    }

    private void BeginEventSubProcess(int scopeId, EventNode start, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        var sub = start.Scope.Owner!;
        if (start.Interrupting)
        {
            foreach (var token in _tokens.FindAll(t => t.Scope == scopeId))
                Cancel(token);
            foreach (var child in _scopes.FindAll(s => s.Kind == ScopeKind.EventSubProcess && s.Parent == scopeId))
                CancelScope(child);
            DropScopeWaits(scopeId);
        }
        AssignAll(scopeId, data);
        var scope = new ScopeInstance { Id = _nextId++, Kind = ScopeKind.EventSubProcess, ElementId = sub.Id, Parent = scopeId, Variables = Variables.Empty };
        _scopes.Add(scope);
        _commands.Add(new ProcessCommand.NodeEntered(sub, 0));
        _commands.Add(new ProcessCommand.ScopeEntered(sub.Id, scope.Id));
        ApplyInputs(sub, ViewOfScope(scope.Id), (name, value) => Replace(ScopeById(scope.Id) with { Variables = ScopeById(scope.Id).Variables.SetItem(name, value) }));
        ArmEventSubProcesses(scope.Id, sub.Body);
        Place(start, scope.Id);
    }
}
