using System.Globalization;
using System.Text.Json;
using Tongban.Packs.Contracts;
using Tongban.Packs.Reading;

namespace Tongban.Packs.Scenarios;

/// <summary>Runs the scenarios that need no case: decisions, forms, register entries, materials and what governs on a day.</summary>
internal static class Runs
{
    internal static JsonElement Of(IPackLibrary library, Pack pack, Scenario scenario)
    {
        var run = scenario.Run;
        return scenario.Kind switch
        {
            ScenarioKind.Decision => Decision(pack, run),
            ScenarioKind.Form => pack.Forms.TryGetValue(Text(run, "file"), out var form)
                ? Faults(form.Check(run.GetProperty("data")))
                : Failure($"there is no form {Text(run, "file")}"),
            ScenarioKind.Register => pack.Register(Text(run, "id")) is { } register
                ? Faults(register.Entry.Check(run.GetProperty("entry")))
                : Failure($"there is no register {Text(run, "id")}"),
            ScenarioKind.Materials => pack.Item(Text(run, "item")) is { } item
                ? Json(item.MaterialsFor(run.GetProperty("data")).Select(m => new
                {
                    id = m.Material.Id,
                    channel = m.Material.Channel,
                    copies = m.Material.Copies,
                    required = m.Required,
                    clause = m.Material.Clause?.Clause,
                }))
                : Failure($"there is no item {Text(run, "item")}"),
            ScenarioKind.Governs => library.Item(Text(run, "item"), DateOnly.ParseExact(Text(run, "receivedOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture)) switch
            {
                ItemAnswer.Governed governed => Json(new { governed = true, version = governed.Version.PackVersion }),
                ItemAnswer.GovernedElsewhere elsewhere => Json(new { governed = false, by = elsewhere.By }),
                _ => Failure("there is no such item"),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(scenario), scenario.Kind, "Procedures are simulated by the caller."),
        };
    }

    private static JsonElement Decision(Pack pack, JsonElement run)
    {
        if (!pack.Decisions.TryGetValue(Text(run, "model"), out var model))
            return Failure($"there is no model {Text(run, "model")}");
        var answer = model.Decide(Text(run, "name"), run.GetProperty("inputs").EnumerateObject().ToDictionary(p => p.Name, p => p.Value));
        return answer.Problem is { } problem ? Failure(problem) : answer.Value;
    }

    private static JsonElement Faults(IReadOnlyList<SchemaFault> faults) => Json(new { faults = faults.Select(f => f.Path) });

    private static JsonElement Failure(string words) => Json(new { failure = words });

    private static string Text(JsonElement run, string name) => run.GetProperty(name).GetString()!;

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value, FileSchemas.Json);
}
