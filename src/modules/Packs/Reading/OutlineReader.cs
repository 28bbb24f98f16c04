using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads instrument.yaml, and at the end checks what its clauses say carries them out.</summary>
internal static class OutlineReader
{
    internal static (Instrument Instrument, LocatedYaml Yaml)? Read(PackDraft draft)
    {
        if (draft.Yaml("instrument.yaml") is not { } yaml || FileSchemas.Read<InstrumentShape>(yaml, "instrument", draft.Problems) is not { } shape)
            return null;
        if (shape.Instrument != draft.Id)
            draft.Problems.Add(yaml, "/instrument", "packs.instrument-id", new($"须为政策包标识“{draft.Id}”。", $"This must be the pack's id '{draft.Id}'."));
        Check(draft, yaml, shape.Clauses, "/clauses");
        return (new(
            shape.Instrument, shape.Number, shape.Title, shape.Issuers, shape.Dates, shape.Repeals ?? [], [.. shape.Clauses.Select(c => c.ToClause())]), yaml);
    }

    /// <summary>Every <c>carriedOutBy</c> names something the pack has.</summary>
    internal static void CheckCarriers(PackDraft draft, LocatedYaml yaml, Carriers carriers)
    {
        var clauses = (yaml.Root as System.Text.Json.Nodes.JsonObject)?["clauses"];
        Walk(clauses, "/clauses", (carrier, at) =>
        {
            if (carriers.Problem(carrier) is { } problem)
                draft.Problems.Add(yaml, at, "packs.unknown-carrier", problem);
        });
    }

    private static void Walk(System.Text.Json.Nodes.JsonNode? clauses, string at, Action<string, string> each)
    {
        if (clauses is not System.Text.Json.Nodes.JsonArray list)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i]?["carriedOutBy"] is System.Text.Json.Nodes.JsonArray carriers)
                for (var c = 0; c < carriers.Count; c++)
                    each(carriers[c]!.ToString(), $"{at}/{i}/carriedOutBy/{c}");
            Walk(list[i]?["clauses"], $"{at}/{i}/clauses", each);
        }
    }

    private static void Check(PackDraft draft, LocatedYaml yaml, List<ClauseShape> clauses, string at)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var (clause, place) = (clauses[i], $"{at}/{i}");
            if (!draft.Clauses.Add(clause.Id))
                draft.Repeated(yaml, $"{place}/id", clause.Id);
            if (clause.Kind == ClauseKind.Declaratory && clause.Reason is null)
                draft.Problems.Add(yaml, place, "packs.no-reason", new("宣示性条款须写明为什么没有可运行的内容。", "A declaratory clause must say why nothing runs from it."));
            if (clause.Kind == ClauseKind.Declaratory && clause.CarriedOutBy is { Count: > 0 })
                draft.Problems.Add(yaml, place, "packs.declaratory-carried-out", new("有东西落实的条款不是宣示性条款。", "A clause that something carries out is not declaratory."));
            if (clause is { Kind: ClauseKind.Executable, Status: ClauseStatus.Done, CarriedOutBy: not { Count: > 0 } })
                draft.Problems.Add(yaml, place, "packs.nothing-carries-out", new("已落实的条款须写明由什么落实。", "A clause that is done must name what carries it out."));
            Check(draft, yaml, clause.Clauses ?? [], $"{place}/clauses");
        }
    }
}
