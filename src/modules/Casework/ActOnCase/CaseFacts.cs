using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Bpmn;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Registers.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ActOnCase;

/// <summary>
/// What the door of a live case adds to an event: its form is checked, the facts the platform knows better than the person are filled
/// in (whatever was sent for them), and the dossier must hold what the item says.
/// </summary>
internal sealed class CaseFacts(PlatformDb db, IRegisters registers, IBpmnExpressions language, TimeProvider time)
{
    /// <summary>The event's data with the platform's facts, or what is wrong with it.</summary>
    internal async Task<Outcome<JsonElement>> FillAsync(ItemVersion item, ItemEvent what, CaseRow row, JsonElement data, CancellationToken cancel)
    {
        var members = data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject().ToDictionary(m => m.Name, m => m.Value)
            : [];
        IReadOnlyList<Material>? missing = null;
        foreach (var (field, source) in what.Facts)
            members[field] = source switch
            {
                { Register: { } register } => Json(await registers.ContainsAsync(
                    register, source.Where.ToDictionary(w => w.Key, w => (IReadOnlyList<string>)ValuesOf(w.Value, members)), ChinaTime.DateOf(time.GetUtcNow()), cancel).ConfigureAwait(false)),
                { Materials: "complete" } => Json((missing ??= await MissingMaterialsAsync(item, row.Id, members, cancel).ConfigureAwait(false)).Count == 0),
                _ => Json((missing ??= await MissingMaterialsAsync(item, row.Id, members, cancel).ConfigureAwait(false)).Select(m => m.Title.Zh)),
            };

        var filled = JsonSerializer.SerializeToElement(members);
        // The form's rules hold whatever door the data came through: a page, the API or the command line. Its words come first: they name
        // a field as people see it, where the schema knows its key alone.
        var asked = what.Form?.Check(filled) ?? [];
        var shaped = what.Data?.Check(filled) ?? [];
        IReadOnlyList<SchemaFault> faults = [.. asked, .. shaped.Where(s => asked.Count == 0 || (s.Path.Length > 0 && asked.All(a => a.Path != s.Path)))];
        if (faults.Count > 0)
            return Refusal.Invalid("casework.bad-data", new("填写的内容有误，请改正后再提交。", "Some of what was filled in is wrong. Correct it and send it again."),
                faults.GroupBy(f => f.Path).ToDictionary(f => f.Key, f => f.First().Text));
        return filled;
    }

    /// <summary>What the dossier lacks for this event; null when nothing.</summary>
    internal async Task<Refusal?> MissingAsync(ItemVersion item, ItemEvent what, CaseRow row, CaseState state, CancellationToken cancel)
    {
        foreach (var need in what.Dossier)
        {
            if (need.When is { } when && language.Compile(when).Expression?.Evaluate(EventsOf(state)).Value.ValueKind != JsonValueKind.True)
                continue;
            var there = need.Event is { } type
                ? state.History.Any(h => h.Type == type)
                : await db.Set<PaperRow>().AnyAsync(p => p.CaseId == row.Id && p.Document == need.Paper, cancel).ConfigureAwait(false);
            if (!there)
                return new Refusal(RefusalKind.NotAllowed, "casework.dossier-incomplete", need.Text, need.Clause);
        }

        return null;
    }

    /// <summary>Materials this application needs that are not in the dossier.</summary>
    internal async Task<IReadOnlyList<Material>> MissingMaterialsAsync(ItemVersion item, Guid rootId, IReadOnlyDictionary<string, JsonElement> data, CancellationToken cancel)
    {
        var there = await db.Set<FileRow>().Where(f => f.RootId == rootId).Select(f => f.Material).Distinct().ToListAsync(cancel).ConfigureAwait(false);
        there.AddRange(db.Set<FileRow>().Local.Where(f => f.RootId == rootId).Select(f => f.Material));
        return [.. item.Materials.Where(m =>
            m.Channel == MaterialChannel.Online && Holds(m.When, data, otherwise: true) && Holds(m.Required, data, otherwise: true) && !there.Contains(m.Id))];
    }

    private bool Holds(string? text, IReadOnlyDictionary<string, JsonElement> data, bool otherwise) =>
        text is null ? otherwise : language.Compile(text).Expression?.Evaluate(data).Value.ValueKind == JsonValueKind.True;

    private string[] ValuesOf(string text, IReadOnlyDictionary<string, JsonElement> members)
    {
        var value = language.Compile(text).Expression?.Evaluate(new Dictionary<string, JsonElement> { ["event"] = Json(members) }).Value ?? default;
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            JsonValueKind.String => [value.GetString()!],
            _ => [],
        };
    }

    private static Dictionary<string, JsonElement> EventsOf(CaseState state)
    {
        var facts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in state.History)
            if (entry.Data is { } data)
                facts[CaseView.Camel(entry.Type)] = data;
        return facts;
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
