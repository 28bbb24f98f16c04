using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Tongban.Bpmn;

namespace Tongban.Casework.Procedure;

/// <summary>A procedure ready to run: the BPMN process with what the pack attached to its nodes. Immutable, shared between cases.</summary>
internal sealed class ProcedureDefinition(
    BpmnProcess process,
    IReadOnlyList<ClockDefinition> clocks,
    FrozenDictionary<string, NodeRules> rules,
    IBpmnExpressions language,
    IReadOnlyDictionary<string, JsonElement> with,
    IReadOnlyDictionary<string, JsonElement> defaults,
    IReadOnlyDictionary<string, string> clauses,
    Func<string, IReadOnlyDictionary<string, JsonElement>, DecisionAnswer>? decide)
{
    private readonly ConcurrentDictionary<string, IBpmnExpression> compiled = new(StringComparer.Ordinal);

    internal BpmnProcess Process => process;

    internal IReadOnlyList<ClockDefinition> Clocks => clocks;

    /// <summary>The item variant's own variables.</summary>
    internal IReadOnlyDictionary<string, JsonElement> With => with;

    /// <summary>Takes a decision of the pack; null when it has none.</summary>
    internal Func<string, IReadOnlyDictionary<string, JsonElement>, DecisionAnswer>? Decide => decide;

    /// <summary>The clause an event carries out; empty where the item names none.</summary>
    internal string ClauseOf(string type) => clauses.GetValueOrDefault(type, "");

    internal NodeRules RulesOf(string elementId) => rules.GetValueOrDefault(elementId, NodeRules.None);

    /// <summary>The words of a mark, or null when the procedure sets none of that type.</summary>
    internal Kernel.Text? WordsOfMark(string type)
    {
        foreach (var node in rules.Values)
            foreach (var mark in node.Marks)
                if (mark.Type == type)
                    return mark.Words;
        return null;
    }

    /// <summary>An event's data with the defaults its schema states for members that are absent.</summary>
    internal JsonElement Complete(string type, JsonElement data)
    {
        if (!defaults.TryGetValue(type, out var standing))
            return data.ValueKind == JsonValueKind.Object ? data : JsonSerializer.SerializeToElement(new { });
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in standing.EnumerateObject())
            merged[member.Name] = member.Value;
        if (data.ValueKind == JsonValueKind.Object)
            foreach (var member in data.EnumerateObject())
                merged[member.Name] = member.Value;
        return JsonSerializer.SerializeToElement(merged);
    }

    /// <summary>Evaluates a FEEL text that was checked at load.</summary>
    /// <exception cref="InvalidOperationException">It does not compile: the pack's check missed it.</exception>
    internal JsonElement Evaluate(string text, IReadOnlyDictionary<string, JsonElement> variables) =>
        compiled.GetOrAdd(text, static (t, l) => l.Compile(t).Expression ?? throw new InvalidOperationException($"'{t}' does not compile"), language)
            .Evaluate(variables).Value;
}
