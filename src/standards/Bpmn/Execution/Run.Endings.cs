namespace Tongban.Bpmn.Execution;

/// <summary>Ending scopes, and cancelling: always from the inside outwards.</summary>
internal sealed partial class Run
{
    /// <summary>A scope is over when no token is in it and no event sub-process of it runs.</summary>
    private void EndScopeIfDone(int scopeId, string lastNodeId, EndKind kind)
    {
        if (_tokens.Exists(t => t.Scope == scopeId) || _scopes.Exists(s => s.Kind == ScopeKind.EventSubProcess && s.Parent == scopeId))
            return;
        var scope = ScopeById(scopeId);
        DropScopeWaits(scopeId);
        if (scope.Kind == ScopeKind.Process)
        {
            _scopes.Clear();
            _result = scope.Variables;
            _status = ProcessStatus.Completed;
            _commands.Add(new ProcessCommand.ScopeLeft(scope.ElementId, scope.Id, LeaveReason.Completed));
            _commands.Add(new ProcessCommand.ProcessEnded(lastNodeId, kind, null));
            return;
        }
        _commands.Add(new ProcessCommand.ScopeLeft(scope.ElementId, scope.Id, LeaveReason.Completed));
        if (scope.Kind == ScopeKind.EventSubProcess)
        {
            var sub = (SubProcessNode)NodeIn(scope.Parent, scope.ElementId);
            var variables = ViewOfScope(scopeId);
            foreach (var output in sub.Data.Outputs)
                Assign(scope.Parent, output.Name, Evaluate(output.Value, variables, sub.Id));
            _scopes.RemoveAll(s => s.Id == scopeId);
            _commands.Add(new ProcessCommand.ActivityLeft(sub, 0, LeaveReason.Completed));
            // A terminate end inside ends the event sub-process only; its parent ends as if by itself.
            EndScopeIfDone(scope.Parent, lastNodeId, EndKind.Completed);
            return;
        }
        _scopes.RemoveAll(s => s.Id == scopeId);
        var owner = TokenById(scope.Owner);
        CompleteActivity(owner, (ActivityNode)NodeOf(owner), [], scope.Variables);
    }

    private void Cancel(Token token)
    {
        // Still on its way: it has not entered anything yet.
        if (_arriving.Remove(token.Id))
        {
            _tokens.RemoveAt(TokenIndex(token.Id));
            return;
        }
        foreach (var child in _scopes.FindAll(s => s.Owner == token.Id))
            CancelScope(child);
        DropWaits(token.Id, cancelTasks: true);
        if (NodeOf(token) is ActivityNode activity && !IsInstance(token))
            _commands.Add(new ProcessCommand.ActivityLeft(activity, token.Id, LeaveReason.Cancelled));
        _tokens.RemoveAt(TokenIndex(token.Id));
    }

    private void CancelScope(ScopeInstance scope)
    {
        foreach (var token in _tokens.FindAll(t => t.Scope == scope.Id))
            Cancel(token);
        foreach (var child in _scopes.FindAll(s => s.Kind == ScopeKind.EventSubProcess && s.Parent == scope.Id))
            CancelScope(child);
        DropScopeWaits(scope.Id);
        if (scope.Kind != ScopeKind.MultiInstance)
            _commands.Add(new ProcessCommand.ScopeLeft(scope.ElementId, scope.Id, LeaveReason.Cancelled));
        if (scope.Kind == ScopeKind.EventSubProcess)
            _commands.Add(new ProcessCommand.ActivityLeft((SubProcessNode)NodeIn(scope.Parent, scope.ElementId), 0, LeaveReason.Cancelled));
        _scopes.RemoveAll(s => s.Id == scope.Id);
    }

    private void DropWaits(int tokenId, bool cancelTasks = false)
    {
        foreach (var wait in _waits.FindAll(w => w.Token == tokenId))
            Drop(wait, cancelTasks);
    }

    private void DropScopeWaits(int scopeId)
    {
        foreach (var wait in _waits.FindAll(w => w.Token == 0 && w.Scope == scopeId))
            Drop(wait, cancelTasks: false);
    }

    private void Drop(Wait wait, bool cancelTasks)
    {
        _waits.Remove(wait);
        if (wait.Kind == WaitKind.Timer)
            _commands.Add(new ProcessCommand.CancelTimer(wait.Id));
        else if (cancelTasks && wait.Kind is (WaitKind.Task or WaitKind.Service or WaitKind.Decision))
            _commands.Add(new ProcessCommand.CancelTask(wait.ElementId, wait.Id));
    }
}
