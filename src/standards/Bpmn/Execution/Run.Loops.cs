using System.Collections.Immutable;
using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>
/// Multi-instance activities. The activity's own token stays at it and carries its boundary events; a scope of kind
/// multi-instance holds one token per running instance, at the same node.
/// </summary>
internal sealed partial class Run
{
    private const int MaxInstances = 10_000;

    private void BeginLoop(Token token, ActivityNode activity, MultiInstance loop)
    {
        var variables = ViewOf(token);
        ImmutableArray<JsonElement>? items = null;
        int total;
        if (loop.Collection is not null)
        {
            var list = Evaluate(loop.Collection, variables, activity.Id);
            if (list.ValueKind != JsonValueKind.Array)
                throw RejectedException.Because(RejectionCode.BadValue, activity.Id, $"'{loop.Collection.Text}' gives no list");
            total = list.GetArrayLength();
            CheckTotal(activity, total);
            items = [.. list.EnumerateArray().Select(i => i.Clone())];
        }
        else
        {
            var number = Evaluate(loop.Cardinality!, variables, activity.Id);
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetDecimal(out var exact) || exact != decimal.Truncate(exact) || exact < 0)
                throw RejectedException.Because(RejectionCode.BadValue, activity.Id, $"'{loop.Cardinality!.Text}' gives no number of instances");
            total = (int)Math.Min(exact, MaxInstances + 1);
            CheckTotal(activity, total);
        }
        var scope = new ScopeInstance
        {
            Id = _nextId++,
            Kind = ScopeKind.MultiInstance,
            ElementId = activity.Id,
            Parent = token.Scope,
            Owner = token.Id,
            Variables = Variables.Empty,
            Loop = new(total, 0, 0, items, loop.OutputCollection is null ? null : ImmutableSortedDictionary<int, JsonElement>.Empty),
        };
        _scopes.Add(scope);
        if (total == 0)
            FinishLoop(scope, activity);
        for (var i = 0; i < (loop.Sequential ? Math.Min(1, total) : total); i++)
            StartInstance(scope.Id, activity, loop);
    }

    private static void CheckTotal(ActivityNode activity, int total)
    {
        if (total > MaxInstances)
            throw RejectedException.Because(RejectionCode.BadValue, activity.Id, $"more than {MaxInstances} instances");
    }

    private void StartInstance(int scopeId, ActivityNode activity, MultiInstance loop)
    {
        var scope = ScopeById(scopeId);
        var progress = scope.Loop!;
        var locals = Variables.Empty.SetItem("loopCounter", Variables.Number(progress.Started + 1));
        if (loop.Item is not null && progress.Items is { } items)
            locals = locals.SetItem(loop.Item, items[progress.Started]);
        Replace(scope with { Loop = progress with { Started = progress.Started + 1 } });
        Place(activity, scopeId, null, locals);
    }

    private void CompleteInstance(Token token, ActivityNode activity, VariableView variables)
    {
        var loop = activity.Loop!;
        var scope = ScopeById(token.Scope);
        var progress = scope.Loop! with { Completed = scope.Loop!.Completed + 1 };
        if (progress.Outputs is { } outputs)
        {
            var index = token.Locals!["loopCounter"].GetInt32() - 1;
            var value = loop.OutputItem is null ? Variables.Null : Evaluate(loop.OutputItem, variables, activity.Id);
            progress = progress with { Outputs = outputs.SetItem(index, value) };
        }
        scope = scope with { Loop = progress };
        Replace(scope);
        _tokens.RemoveAt(TokenIndex(token.Id));

        if (progress.Completed == progress.Total || IsEnough(loop, progress, variables, activity.Id))
        {
            foreach (var other in _tokens.FindAll(t => t.Scope == scope.Id))
                Cancel(other);
            FinishLoop(scope, activity);
        }
        else if (loop.Sequential)
        {
            StartInstance(scope.Id, activity, loop);
        }
    }

    private bool IsEnough(MultiInstance loop, LoopProgress progress, VariableView variables, string elementId)
    {
        if (loop.Completion is null)
            return false;
        var counters = Variables.Empty
            .SetItem("numberOfInstances", Variables.Number(progress.Total))
            .SetItem("numberOfActiveInstances", Variables.Number(progress.Started - progress.Completed))
            .SetItem("numberOfCompletedInstances", Variables.Number(progress.Completed))
            .SetItem("numberOfTerminatedInstances", Variables.Number(0));
        return Holds(loop.Completion, variables.With(counters), elementId);
    }

    private void FinishLoop(ScopeInstance scope, ActivityNode activity)
    {
        var owner = TokenById(scope.Owner);
        _scopes.RemoveAll(s => s.Id == scope.Id);
        if (scope.Loop!.Outputs is { } outputs)
            Assign(owner.Scope, activity.Loop!.OutputCollection!, Variables.List(outputs.Values));
        DropWaits(owner.Id);
        _commands.Add(new ProcessCommand.ActivityLeft(activity, owner.Id, LeaveReason.Completed));
        Leave(owner, activity);
    }
}
