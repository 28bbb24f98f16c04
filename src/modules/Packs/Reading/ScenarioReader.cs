using System.Globalization;
using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads scenarios/*.yaml: each file a list.</summary>
internal static class ScenarioReader
{
    internal static List<Scenario> Read(PackDraft draft)
    {
        var scenarios = new List<Scenario>();
        foreach (var path in draft.In("scenarios"))
        {
            if (draft.Yaml(path) is not { } yaml || FileSchemas.Read<List<ScenarioShape>>(yaml, "scenarios", draft.Problems) is not { } shapes)
                continue;
            for (var i = 0; i < shapes.Count; i++)
            {
                var (shape, at) = (shapes[i], $"/{i}");
                for (var c = 0; c < shape.Proves.Count; c++)
                    draft.Clause(shape.Proves[c], yaml, $"{at}/proves/{c}");
                if (Kinds(shape).ToList() is not [var (kind, run)])
                {
                    draft.Problems.Add(yaml, at, "packs.scenario-kind", new(
                        "一个场景只能运行一样：item（附 events 与 until）、decision、form、register、governs 或 materials。",
                        "A scenario runs exactly one thing: item (with events and until), decision, form, register, governs or materials."));
                    continue;
                }

                if (kind == ScenarioKind.Procedure)
                    CheckTimes(draft, yaml, at, shape);
                scenarios.Add(new(path, yaml.Place(at).Line, shape.Title, shape.Proves, kind, run, shape.Expect));
            }
        }

        return scenarios;
    }

    private static IEnumerable<(ScenarioKind, JsonElement)> Kinds(ScenarioShape shape)
    {
        if (shape.Item is not null && shape.Events is { } events && shape.Until is not null)
            yield return (ScenarioKind.Procedure, JsonSerializer.SerializeToElement(new { item = shape.Item, events, until = shape.Until }));
        if (shape.Decision is { } decision)
            yield return (ScenarioKind.Decision, decision);
        if (shape.Form is { } form)
            yield return (ScenarioKind.Form, form);
        if (shape.Register is { } register)
            yield return (ScenarioKind.Register, register);
        if (shape.Governs is { } governs)
            yield return (ScenarioKind.Governs, governs);
        if (shape.Materials is { } materials)
            yield return (ScenarioKind.Materials, materials);
    }

    private static void CheckTimes(PackDraft draft, LocatedYaml yaml, string at, ScenarioShape shape)
    {
        var last = DateTimeOffset.MinValue;
        var events = shape.Events!.Value;
        for (var i = 0; i <= events.GetArrayLength(); i++)
        {
            var place = i < events.GetArrayLength() ? $"{at}/events/{i}/at" : $"{at}/until";
            var text = i < events.GetArrayLength() ? events[i].GetProperty("at").GetString() : shape.Until;
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) || text!.IndexOf('T', StringComparison.Ordinal) < 0)
                draft.Problems.Add(yaml, place, "packs.time", new(
                    "时间须写成 2021-02-08T10:00:00+08:00。", "A time is written 2021-02-08T10:00:00+08:00."));
            else if (time < last)
                draft.Problems.Add(yaml, place, "packs.time-order", new("时间早于前一事件。", "Earlier than the event before it."));
            else
                last = time;
        }
    }
}
