using Tongban.Dmn;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads decisions/*.dmn; every expression in them must be readable and every authority a clause of the outline.</summary>
internal static class DecisionReader
{
    internal static Dictionary<string, PackDecisions> Read(PackDraft draft)
    {
        var decisions = new Dictionary<string, PackDecisions>(StringComparer.Ordinal);
        foreach (var path in draft.In("decisions"))
        {
            if (draft.TextOf(path) is not { } xml)
                continue;
            var loaded = DmnModel.Load(xml);
            foreach (var problem in loaded.Problems.Where(p => p.Severity == DmnSeverity.Error))
                draft.Problems.Add(path, problem.Line, problem.Column, $"packs.{problem.Code}", new(
                    $"决策元素 {problem.ElementId ?? "-"}：{problem.Message}", $"Element {problem.ElementId ?? "-"}: {problem.Message}"));
            if (loaded.Model is not { } model)
                continue;
            foreach (var source in model.KnowledgeSources)
                draft.Clause(source.LocationUri, path, LineOf(xml, $"\"{source.LocationUri}\""));
            foreach (var decision in model.Decisions)
                draft.Decisions.Add($"{path}#{decision.Name}");
            decisions.Add(path, new(path, xml) { Model = model });
        }

        return decisions;
    }

    private static int LineOf(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        return at < 0 ? 0 : text.AsSpan(0, at).Count('\n') + 1;
    }
}
