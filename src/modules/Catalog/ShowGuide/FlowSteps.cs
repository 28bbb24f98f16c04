using Tongban.Bpmn;
using Tongban.Catalog.BrowseItems;
using Tongban.Catalog.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.ShowGuide;

/// <summary>
/// The drawn procedure as a list for those who cannot see the drawing, or have no scripts: every named step of it, in the order of the model,
/// which is the order of its flow. What may happen beside the main flow – event sub-processes, interruptions – comes after it.
/// </summary>
internal static class FlowSteps
{
    internal static IReadOnlyList<StepView> Of(ItemVersion version)
    {
        var found = new List<StepView>();
        Add(version, version.Procedure.Process.Root, meanwhile: false, found);
        return [.. found.OrderBy(s => s.Meanwhile).Select((s, i) => s with { Number = i + 1 })];
    }

    private static void Add(ItemVersion version, FlowScope scope, bool meanwhile, List<StepView> found)
    {
        foreach (var node in scope.Nodes)
        {
            var beside = meanwhile || node is EventNode { Position: EventPosition.Boundary, Trigger.Kind: TriggerKind.Message };
            if (Step(version, node, beside) is { } step)
                found.Add(step);
            if (node is SubProcessNode inner)
                Add(version, inner.Body, beside || inner.TriggeredByEvent, found);
        }
    }

    private static StepView? Step(ItemVersion version, FlowNode node, bool meanwhile)
    {
        if (EventOf(node) is { } type && version.Event(type) is { } what)
            return new(0, type, what.Title, what.By, Roles(what.By), what.Clause) { Kind = StepKind.Act, Meanwhile = meanwhile };
        if (Words(node) is not { } words)
            return null;
        return node switch
        {
            GatewayNode { Kind: not GatewayKind.EventBased, Outgoing.Count: > 1 } => Other(StepKind.Choice),
            TaskNode => Other(StepKind.Automatic),
            // The end of a scope within the procedure only leads back into the flow around it.
            EventNode { Position: EventPosition.End } when node.Scope.Owner is null => Other(StepKind.End),
            // What the law itself makes of what happened or did not, such as deemed acceptance.
            EventNode { Position: EventPosition.Throw } or EventNode { Trigger.Kind: TriggerKind.Timer } => Other(StepKind.Automatic),
            _ => null,
        };

        StepView Other(StepKind kind) => new(0, node.Id, words, ["platform"], BrowseTerms.Role("platform"), Clause(version, node)) { Kind = kind, Meanwhile = meanwhile };
    }

    // What completes the node: the message it waits for, or, for a user task, its own id.
    private static string? EventOf(FlowNode node) => node switch
    {
        EventNode { Position: not EventPosition.End, Trigger: { Kind: TriggerKind.Message, Name: { } message } } => message,
        TaskNode { Kind: TaskKind.User } task => task.Id,
        TaskNode { Kind: TaskKind.Receive, Reference: { } message } => message,
        _ => null,
    };

    private static Text Roles(IReadOnlyList<string> by) => new(
        string.Join('、', by.Select(r => BrowseTerms.Role(r).Zh).Distinct()), string.Join(" or ", by.Select((r, i) => i == 0 ? BrowseTerms.Role(r).En : Lower(BrowseTerms.Role(r).En)).Distinct()));

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private static Text? Words(FlowNode node)
    {
        var said = node.ExtensionsNamed("outcome").Concat(node.ExtensionsNamed("action")).Concat(node.ExtensionsNamed("mark"))
            .FirstOrDefault(e => e.Attribute("zh") is { Length: > 0 } && e.Attribute("en") is { Length: > 0 });
        if (said is not null)
            return new(said.Attribute("zh")!, said.Attribute("en")!);
        return Text.OfBoth(node.Name);
    }

    private static ClauseRef? Clause(ItemVersion version, FlowNode node) =>
        node.Extensions.Select(e => e.Attribute("clause")).FirstOrDefault(c => c is { Length: > 0 }) is { } clause
            ? clause.Contains('#', StringComparison.Ordinal) || clause.StartsWith("law:", StringComparison.Ordinal) ? ClauseRef.Parse(clause) : new(version.Pack, clause)
            : null;
}
