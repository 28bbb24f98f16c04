using System.Collections.Concurrent;
using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Packs.Contracts;

namespace Tongban.Casework.Procedure;

/// <summary>Procedures made ready once per pack version and variant, and shared by all cases.</summary>
internal sealed class Procedures(IBpmnExpressions language)
{
    private readonly ConcurrentDictionary<(string Pack, string Version, string Key), ProcedureDefinition> ready = new();

    /// <summary>The procedure of an item.</summary>
    /// <exception cref="InvalidOperationException">An extension element is wrong: the pack's check missed it.</exception>
    internal ProcedureDefinition Of(ItemVersion item) =>
        ready.GetOrAdd((item.Pack, item.PackVersion, item.Key), static (_, given) => Prepare(given.item, given.language), (item, language));

    private static ProcedureDefinition Prepare(ItemVersion item, IBpmnExpressions language)
    {
        var with = item.With.ValueKind == JsonValueKind.Object
            ? item.With.EnumerateObject().ToDictionary(p => p.Name, p => p.Value)
            : [];
        with["variant"] = JsonSerializer.SerializeToElement(item.Variant);
        var defaults = item.Events.Where(e => e.Data is not null).ToDictionary(e => e.Type, e => DefaultsOf(e.Data!.Json));
        var clauses = item.Events.Where(e => e.Clause is not null).ToDictionary(
            e => e.Type, e => e.Clause!.Value.Instrument == item.Pack ? e.Clause.Value.Clause : e.Clause.Value.ToString());
        var (procedure, problems) = ProcedureReader.Read(
            item.Procedure.Process, language, with, defaults, clauses, (reference, variables) => item.Procedure.Decide(reference, variables));
        return procedure ?? throw new InvalidOperationException($"{item}: {problems[0].ElementId} (line {problems[0].Line}): {problems[0].Message}");
    }

    private static JsonElement DefaultsOf(JsonElement schema)
    {
        var standing = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                if (property.Value.TryGetProperty("default", out var value))
                    standing[property.Name] = value;
        return JsonSerializer.SerializeToElement(standing);
    }
}
