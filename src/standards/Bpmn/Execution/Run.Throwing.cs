using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>
/// Errors and escalations look for who catches them from the inside outwards: the border of the activity they come
/// from, the event sub-processes of its scope, the border of that scope, and so on. What is thrown inside an event
/// sub-process is not offered to its siblings, else one that throws what it catches would never end.
/// </summary>
internal sealed partial class Run
{
    private readonly record struct Catcher(EventNode Event, int Scope, Token? Activity);

    private void RaiseError(Token from, string? code, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        if (FindCatcher(from, TriggerKind.Error, code) is { } catcher)
        {
            Catch(catcher, data);
            return;
        }
        var last = from.NodeId;
        _result = _scopes[0].Variables;
        AssignResult(data);
        CancelScope(_scopes[0]);
        _status = ProcessStatus.Failed;
        _commands.Add(new ProcessCommand.ProcessEnded(last, EndKind.Failed, code));
    }

    private void RaiseEscalation(Token from, string? code, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        var catcher = FindCatcher(from, TriggerKind.Escalation, code);
        _commands.Add(new ProcessCommand.EscalationThrown(code, from.NodeId, catcher?.Event.Id));
        if (catcher is { } found)
            Catch(found, data);
        else
            AssignAll(from.Scope, data);
    }

    private void AssignResult(IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        foreach (var (name, value) in data)
            _result = _result!.SetItem(name, value);
    }

    private void Catch(Catcher catcher, IReadOnlyList<KeyValuePair<string, JsonElement>> data)
    {
        if (catcher.Activity is { } activity)
            CatchAtBoundary(activity, catcher.Event, data);
        else
            BeginEventSubProcess(catcher.Scope, catcher.Event, data);
    }

    private Catcher? FindCatcher(Token from, TriggerKind kind, string? code)
    {
        for (var at = from; ;)
        {
            if (NodeOf(at) is ActivityNode activity)
            {
                if (IsInstance(at))
                {
                    at = TokenById(ScopeById(at.Scope).Owner);
                    continue;
                }
                if (BestMatch(activity.BoundaryEvents, kind, code) is { } boundary)
                    return new(boundary, at.Scope, at);
            }
            var scope = ScopeById(at.Scope);
            if (BodyOf(scope) is { } body && BestMatch(body.EventSubProcesses.Select(s => s.Body.Starts.First()), kind, code) is { } start)
                return new(start, scope.Id, null);
            while (scope.Kind == ScopeKind.EventSubProcess)
                scope = ScopeById(scope.Parent);
            if (scope.Kind == ScopeKind.Process)
                return null;
            at = TokenById(scope.Owner);
        }
    }

    /// <summary>The one that names the code, else the one that catches any.</summary>
    private static EventNode? BestMatch(IEnumerable<EventNode> candidates, TriggerKind kind, string? code)
    {
        EventNode? any = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Trigger.Kind != kind)
                continue;
            if (candidate.Trigger.Name is null)
                any ??= candidate;
            else if (candidate.Trigger.Name == code)
                return candidate;
        }
        return any;
    }
}
