namespace Tongban.Bpmn.Tests;

/// <summary>What holds in every state: tokens are neither lost nor orphaned, and waits belong to somebody.</summary>
internal static class Invariants
{
    public static void Check(BpmnProcess process, ProcessState state)
    {
        Assert.Equal(state.Tokens.Select(t => t.Id).Order().Distinct(), state.Tokens.Select(t => t.Id));
        Assert.Equal(state.Scopes.Select(s => s.Id).Order().Distinct(), state.Scopes.Select(s => s.Id));
        Assert.Equal(state.Waits.Select(w => w.Id).Order().Distinct(), state.Waits.Select(w => w.Id));
        var scopes = state.Scopes.ToDictionary(s => s.Id);
        var tokens = state.Tokens.ToDictionary(t => t.Id);
        Assert.All(state.Tokens, t => Assert.Contains(t.Scope, scopes.Keys));
        Assert.All(state.Waits, w => Assert.Contains(w.Scope, scopes.Keys));
        Assert.All(state.Waits.Where(w => w.Token != 0), w => Assert.Contains(w.Token, tokens.Keys));
        Assert.All(state.Scopes.Where(s => s.Owner != 0), s => Assert.Contains(s.Owner, tokens.Keys));
        Assert.All(state.Scopes.Where(s => s.Parent != 0), s => Assert.Contains(s.Parent, scopes.Keys));

        if (state.Status is ProcessStatus.Completed or ProcessStatus.Failed or ProcessStatus.NotStarted)
        {
            Assert.Empty(state.Tokens);
            Assert.Empty(state.Scopes);
            Assert.Empty(state.Waits);
            return;
        }
        Assert.NotEmpty(state.Tokens);
        // A scope runs only as long as something in it does.
        Assert.All(state.Scopes, s => Assert.True(
            state.Tokens.Any(t => t.Scope == s.Id) || state.Scopes.Any(c => c.Parent == s.Id && c.Kind == ScopeKind.EventSubProcess), s.ElementId));
        // A token rests only where there is something to wait for: a wait, a scope it owns, or a join.
        Assert.All(state.Tokens, t => Assert.True(
            state.Waits.Any(w => w.Token == t.Id && !IsBorder(process, w)) || state.Scopes.Any(s => s.Owner == t.Id) || t.Flow is not null, t.NodeId));
    }

    private static bool IsBorder(BpmnProcess process, Wait wait) =>
        process.Find(wait.ElementId) is EventNode { Position: EventPosition.Boundary };
}
