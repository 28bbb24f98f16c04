using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>Doing activities and completing them.</summary>
internal sealed partial class Run
{
    private const int MaxCallDepth = 16;

    /// <summary>Does the activity once; for multi-instance the token is one of its instances.</summary>
    private void Perform(Token token, ActivityNode activity)
    {
        if (activity is not (SubProcessNode or CallActivityNode))
        {
            ApplyInputs(activity, ViewOf(token), (name, value) => Replace(TokenById(token.Id) with { Locals = (TokenById(token.Id).Locals ?? Variables.Empty).SetItem(name, value) }));
            token = TokenById(token.Id);
        }
        switch (activity)
        {
            case TaskNode { Kind: TaskKind.User } task:
                _commands.Add(new ProcessCommand.CreateUserTask(task, AddWait(WaitKind.Task, task.Id, token.Id, token.Scope, null)));
                break;
            case TaskNode { Kind: TaskKind.Service } task:
                _commands.Add(new ProcessCommand.CallService(task, AddWait(WaitKind.Service, task.Id, token.Id, token.Scope, null), ViewOf(token)));
                break;
            case TaskNode { Kind: TaskKind.Send } task:
                _commands.Add(new ProcessCommand.SendMessage(task, task.Reference, ViewOf(token)));
                CompleteActivity(token, task, []);
                break;
            case TaskNode { Kind: TaskKind.Receive } task:
                AddWait(WaitKind.Message, task.Id, token.Id, token.Scope, task.Reference);
                break;
            case TaskNode task:
                Decide(token, task);
                break;
            case SubProcessNode sub:
                BeginScope(token, sub, ScopeKind.SubProcess, sub.Id, sub.Body);
                break;
            case CallActivityNode call:
                BeginCall(token, call);
                break;
        }
    }

    private void ApplyInputs(ActivityNode activity, VariableView variables, Action<string, JsonElement> set)
    {
        foreach (var input in activity.Data.Inputs)
            set(input.Name, Evaluate(input.Value, variables, activity.Id));
    }

    private void Decide(Token token, TaskNode task)
    {
        var variables = ViewOf(token);
        if (_context.Decide is null)
        {
            _commands.Add(new ProcessCommand.EvaluateDecision(task, AddWait(WaitKind.Decision, task.Id, token.Id, token.Scope, null), variables));
            return;
        }
        var (value, problem) = _context.Decide(task.Reference!, variables);
        if (problem is not null)
            throw RejectedException.Because(RejectionCode.BadValue, task.Id, $"the decision '{task.Reference}' gave no answer: {problem}");
        CompleteActivity(token, task, [KeyValuePair.Create(task.ResultVariable!, Settled(value))]);
    }

    private static JsonElement Settled(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? Variables.Null : value.Clone();

    private void TakeAnswer(Wait wait, JsonElement answer)
    {
        var task = (TaskNode)NodeIn(wait.Scope, wait.ElementId);
        CompleteActivity(TokenOf(wait), task, [KeyValuePair.Create(task.ResultVariable!, Settled(answer))]);
    }

    private void CompleteTask(Wait wait, IReadOnlyList<KeyValuePair<string, JsonElement>> data) =>
        CompleteActivity(TokenOf(wait), (ActivityNode)NodeIn(wait.Scope, wait.ElementId), data);

    private void BeginScope(Token token, ActivityNode activity, ScopeKind kind, string elementId, FlowScope body)
    {
        var scope = new ScopeInstance { Id = _nextId++, Kind = kind, ElementId = elementId, Parent = token.Scope, Owner = token.Id, Variables = Variables.Empty };
        if (kind == ScopeKind.Call && activity.Data.Inputs.Count == 0)
            scope = scope with { Variables = Variables.Empty.SetItems(new VariableView(LayersWithoutGiven(token)).Flatten()) };
        else
            ApplyInputs(activity, ViewOf(token), (name, value) => scope = scope with { Variables = scope.Variables.SetItem(name, value) });
        _scopes.Add(scope);
        _commands.Add(new ProcessCommand.ScopeEntered(elementId, scope.Id));
        ArmEventSubProcesses(scope.Id, body);
        Place(body.Starts.First(s => s.Trigger.Kind == TriggerKind.None), scope.Id);
    }

    private IEnumerable<IReadOnlyDictionary<string, JsonElement>> LayersWithoutGiven(Token token) =>
        ViewOf(token).Layers.Where(l => !ReferenceEquals(l, _context.Given));

    private void BeginCall(Token token, CallActivityNode call)
    {
        var depth = 0;
        for (var scope = ScopeById(token.Scope); scope.Kind != ScopeKind.Process; scope = ScopeById(scope.Parent))
            if (scope.Kind == ScopeKind.Call && ++depth >= MaxCallDepth)
                throw RejectedException.Because(RejectionCode.Unresolved, call.Id, $"calls are nested deeper than {MaxCallDepth}");
        var called = Called(call.CalledElement, call.Id);
        if (!called.Root.Starts.Any(s => s.Trigger.Kind == TriggerKind.None))
            throw RejectedException.Because(RejectionCode.Unresolved, call.Id, $"the called process '{called.Id}' has no plain start event");
        BeginScope(token, call, ScopeKind.Call, called.Id, called.Root);
    }

    /// <summary>The activity (or one instance of it) has done what it was for.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="data">What it gave.</param>
    /// <param name="inner">The variables of the scope it ran; null for tasks.</param>
    private void CompleteActivity(Token token, ActivityNode activity, IReadOnlyList<KeyValuePair<string, JsonElement>> data, IReadOnlyDictionary<string, JsonElement>? inner = null)
    {
        var variables = ViewOf(token);
        if (inner is not null)
            variables = variables.With(inner);
        if (data.Count > 0)
            variables = variables.With(Variables.Empty.SetItems(data));
        DropWaits(token.Id);
        foreach (var output in activity.Data.Outputs)
            Assign(token.Scope, output.Name, Evaluate(output.Value, variables, activity.Id));
        if (activity.Data.Outputs.Count == 0)
            AssignAll(token.Scope, data);
        token = TokenById(token.Id);
        if (IsInstance(token))
        {
            CompleteInstance(token, activity, variables);
            return;
        }
        _commands.Add(new ProcessCommand.ActivityLeft(activity, token.Id, LeaveReason.Completed));
        Leave(token, activity);
    }
}
