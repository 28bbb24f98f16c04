using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads a pack whole: files, outline, then what the outline's clauses are carried out by, each part knowing what it refers to.</summary>
internal sealed class PackReader(IReadOnlyDictionary<string, IModuleAction> actions)
{
    internal PackLoadResult Read(PackFiles files, Problems problems)
    {
        var draft = new PackDraft(files, problems);
        if (!problems.None || draft.Yaml("pack.yaml") is not { } yaml || FileSchemas.Read<PackShape>(yaml, "pack", problems) is not { } shape)
            return new(null, problems.InOrder());
        draft.Id = shape.Id;
        if (shape.Effective.To is { } last && last < shape.Effective.From)
            problems.Add(yaml, "/effective/to", "packs.dates", new("失效日期早于生效日期。", "The last day in force is before the first."));
        if (OutlineReader.Read(draft) is not var (instrument, outline))
            return new(null, problems.InOrder());

        var digest = files.Digest();
        var forms = FormReader.Read(draft);
        var registers = RegisterReader.Read(draft);
        var papers = PaperReader.Read(draft);
        var certificates = CertificateReader.Read(draft);
        var decisions = DecisionReader.Read(draft);
        var items = new List<ItemVersion>();
        var procedures = new Dictionary<string, PackProcedure>(StringComparer.Ordinal);
        var itemReader = new ItemReader(draft, shape, digest, forms, registers);
        var procedureReader = new ProcedureReader(draft, decisions, [.. papers.Select(p => p.Id)], [.. certificates.Select(c => c.Id)], actions);
        foreach (var item in itemReader.ReadShapes())
        {
            if (procedureReader.Read(item.Shape.Procedure, item) is not var (procedure, clocks))
                continue;
            procedures[procedure.File] = procedure;
            items.AddRange(itemReader.Versions(item, procedure, clocks));
        }

        foreach (var unused in draft.In("procedures").Where(path => !procedures.ContainsKey(path)))
            if (problems.None)
                problems.Add(unused, 0, 0, "packs.unused", new("没有事项使用这个流程。", "No item runs this procedure."));
        var scenarios = ScenarioReader.Read(draft);
        OutlineReader.CheckCarriers(draft, outline, new(items, draft.Decisions, registers, papers, forms.Keys, [.. procedures.Values], certificates));
        return problems.None
            ? new(
                new(shape.Id, shape.Version, shape.Title, shape.Summary, shape.Effective, shape.Organ, shape.Built, shape.GovernedBefore, instrument,
                    items, procedures, decisions, forms, registers, papers, scenarios, digest)
                { Certificates = certificates }, [])
            : new(null, problems.InOrder());
    }
}
