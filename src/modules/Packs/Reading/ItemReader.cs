using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads items/*.yaml into one item version for each variant; forms and registers are read before.</summary>
internal sealed class ItemReader(PackDraft draft, PackShape pack, string digest, IReadOnlyDictionary<string, PackForm> forms, IReadOnlyList<RegisterDefinition> registers)
{
    /// <summary>What an item says beside its procedure.</summary>
    internal sealed record Draft(ItemShape Shape, LocatedYaml Yaml, IReadOnlyList<ItemEvent> Events);

    internal List<Draft> ReadShapes()
    {
        var drafts = new List<Draft>();
        foreach (var path in draft.In("items"))
        {
            if (draft.Yaml(path) is not { } yaml || FileSchemas.Read<ItemShape>(yaml, "item", draft.Problems) is not { } shape)
                continue;
            if (drafts.Any(d => d.Shape.Id == shape.Id))
                draft.Repeated(yaml, "/id", shape.Id);
            drafts.Add(new(shape, yaml, Events(shape, yaml)));
        }

        return drafts;
    }

    internal IEnumerable<ItemVersion> Versions(Draft item, PackProcedure procedure, IReadOnlyList<ClockText> clocks)
    {
        var (shape, yaml, events) = item;
        var guide = Guide(shape, yaml);
        var fields = events.Count == 0 ? [] : Names.Properties(events[0].Data?.Json).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < shape.Variants.Count; i++)
        {
            var (variant, at) = (shape.Variants[i], $"/variants/{i}");
            if (!seen.Add(variant.Id))
                draft.Repeated(yaml, $"{at}/id", variant.Id);
            yield return new(
                draft.Id, pack.Version, digest, shape.Id, variant.Id, shape.Title, variant.Title, guide, variant.With,
                Materials(variant, yaml, at, fields), events, procedure, clocks, pack.Effective);
        }
    }

    private ItemGuide Guide(ItemShape shape, LocatedYaml yaml) => new(
        shape.Kind, shape.Code, shape.Organ, shape.Summary,
        new(new(shape.Fee.Zh, shape.Fee.En), draft.Clause(shape.Fee.Clause, yaml, "/fee/clause")),
        [.. shape.LegalBasis.Select((b, i) => new LegalBasis(draft.Clause(b.Ref, yaml, $"/legalBasis/{i}/ref") ?? ClauseRef.Parse(b.Ref), b.Text))],
        [.. shape.Conditions.Select((c, i) => new ClausedText(c.Text, draft.Clause(c.Clause, yaml, $"/conditions/{i}/clause")))],
        [.. shape.Remedies.Select((r, i) => new Remedy(r.Kind, r.Period, r.To, draft.Clause(r.Clause, yaml, $"/remedies/{i}/clause")))],
        shape.Channels, shape.Questions ?? [])
    {
        Audiences = shape.Audiences ?? [Audience.Person, Audience.Company],
        Themes = shape.Themes ?? [],
        LifeEvents = shape.LifeEvents ?? [],
        Regions = shape.Regions ?? [],
        Keywords = shape.Keywords ?? [],
        Level = shape.Level,
        Visits = shape.Visits,
        Result = shape.Result,
        Windows = shape.Windows ?? [],
    };

    private List<Material> Materials(VariantShape variant, LocatedYaml yaml, string at, IReadOnlyCollection<string> fields)
    {
        var materials = new List<Material>();
        for (var i = 0; i < variant.Materials.Count; i++)
        {
            var (material, place) = (variant.Materials[i], $"{at}/materials/{i}");
            if (materials.Any(m => m.Id == material.Id))
                draft.Repeated(yaml, $"{place}/id", material.Id);
            var required = material.Required is { } stated ? stated.ValueKind == JsonValueKind.String ? stated.GetString()! : stated.GetRawText() : "true";
            draft.CheckFeel(required, yaml, $"{place}/required", fields);
            draft.CheckFeel(material.When, yaml, $"{place}/when", fields);
            if (material.Channel == MaterialChannel.Online && material.Types is not { Count: > 0 })
                draft.Problems.Add(yaml, place, "packs.material-types", new("网上提交的材料须写明文件类型。", "A material handed in online must state its file types."));
            if (material.Template is { } template && !draft.Files.All.ContainsKey($"documents/{template}.zh.liquid"))
                draft.Unknown(yaml, $"{place}/template", "文书", "paper", template);
            materials.Add(new(
                material.Id, material.Title, material.Channel, material.Copies ?? 1, material.When, required, material.Types ?? [],
                draft.Clause(material.Clause, yaml, $"{place}/clause"), material.Note)
            { Template = material.Template, Sample = material.Sample });
        }

        return materials;
    }

    private List<ItemEvent> Events(ItemShape shape, LocatedYaml yaml)
    {
        var types = shape.Events.Select(e => e.Type).ToHashSet(StringComparer.Ordinal);
        var events = new List<ItemEvent>();
        for (var i = 0; i < shape.Events.Count; i++)
        {
            var (stated, at) = (shape.Events[i], $"/events/{i}");
            if (events.Any(e => e.Type == stated.Type))
                draft.Repeated(yaml, $"{at}/type", stated.Type);
            PackForm? form = null;
            if (stated.Form is { } file && !forms.TryGetValue(file, out form))
                draft.Unknown(yaml, $"{at}/form", "表单", "form", file);
            var data = stated.Data is { } schema ? FileSchemas.Compile(yaml, $"{at}/data", schema, draft.Problems) : null;
            events.Add(new(
                stated.Type, stated.Title, stated.By, form, data,
                [.. (stated.Dossier ?? []).Select((n, k) => Need(n, yaml, $"{at}/dossier/{k}", types))],
                (stated.Facts ?? []).ToDictionary(f => f.Key, f => Fact(f.Key, f.Value, yaml, $"{at}/facts/{f.Key}", stated)),
                draft.Clause(stated.Clause, yaml, $"{at}/clause")));
        }

        return events;
    }

    private DossierNeed Need(NeedShape need, LocatedYaml yaml, string at, HashSet<string> types)
    {
        if (need.Event is null == need.Paper is null)
            draft.Problems.Add(yaml, at, "packs.dossier", new("卷宗要求须写 event 或 paper 之一。", "A dossier need names either an event or a paper."));
        if (need.Event is { } type && !types.Contains(type))
            draft.Unknown(yaml, $"{at}/event", "事项", "event", type);
        if (need.Paper is { } paper && !draft.Files.All.ContainsKey($"documents/{paper}.zh.liquid"))
            draft.Unknown(yaml, $"{at}/paper", "文书", "paper", paper);
        draft.CheckFeel(need.When, yaml, $"{at}/when");
        return new(need.Event, need.Paper, need.When, new(need.Zh, need.En), draft.Clause(need.Clause, yaml, $"{at}/clause"));
    }

    private FactSource Fact(string field, FactShape fact, LocatedYaml yaml, string at, EventShape of)
    {
        if (fact.Register is null == fact.Materials is null)
            draft.Problems.Add(yaml, at, "packs.fact", new("事实来源须写 register 或 materials 之一。", "A fact comes either from a register or from the materials."));
        if (of.Data is { } data && !Names.Properties(data).Contains(field))
            draft.Unknown(yaml, at, "字段", "field of the event's data", field);
        if (fact.Register is { } id && registers.FirstOrDefault(r => r.Id == id) is var register)
        {
            if (register is null)
                draft.Unknown(yaml, $"{at}/register", "名录", "register", id);
            foreach (var (key, value) in fact.Where ?? [])
            {
                if (register is not null && !register.Keys.Contains(key))
                    draft.Unknown(yaml, $"{at}/where/{key}", "检索字段", "key of the register", key);
                draft.CheckFeel(value, yaml, $"{at}/where/{key}", ["event"]);
            }
        }

        return new(fact.Register, fact.Where ?? [], fact.Materials, draft.Clause(fact.Clause, yaml, $"{at}/clause"));
    }
}
