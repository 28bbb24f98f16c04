using Tongban.Dmn.Lint;
using Tongban.Dmn.Model;
using Tongban.Dmn.Tables;

namespace Tongban.Dmn;

/// <summary>
/// What is worth a look in a model that runs: rules that overlap under Unique (DMN 1.5, 8.2.10), gaps, rules that can never match,
/// decisions without a source of knowledge. Exact for columns whose cells are constants, comparisons and intervals of numbers, dates,
/// times, durations, texts and booleans; a column of anything else is told as not analysed, and nothing is claimed about it.
/// </summary>
public static class DmnLint
{
    private const int MostOfAKind = 20;

    /// <summary>Checks every decision table and every decision of a model.</summary>
    /// <returns>Warnings in the order of the model; of each kind at most 20 a table, the last saying how many more.</returns>
    public static IReadOnlyList<DmnProblem> Check(DmnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var found = new List<DmnProblem>();
        foreach (var decision in model.Elements.OfType<DecisionElement>().Where(d => d.Namespace == model.Namespace && d.Authorities.Count == 0))
            found.Add(Warning("dmn.no-knowledge-source", $"The decision '{decision.Name}' rests on no knowledge source.", decision.Id, decision.Place.Line, decision.Place.Column));
        foreach (var source in model.KnowledgeSources.Where(s => string.IsNullOrWhiteSpace(s.LocationUri)))
            found.Add(Warning("dmn.no-location", $"The knowledge source '{source.Name}' has no locationURI, so it names no clause.", source.Id, source.Place.Line, source.Place.Column));
        var required = model.Elements.OfType<DecisionElement>().Where(d => d.Code?.Root is TableNode).ToDictionary(d => (TableNode)d.Code!.Root, d => d.Requirements);
        foreach (var table in model.Tables)
            found.AddRange(Check(table, required.GetValueOrDefault(table, [])));
        return found;
    }

    private static List<DmnProblem> Check(TableNode table, Requirement[] required)
    {
        var regions = new TableRegions(table, required);
        var found = new List<DmnProblem>();
        foreach (var column in regions.Opaque)
            found.Add(At(table, column.Rule, column.Column, "dmn.not-analysed", $"Column {column.Column + 1} ({table.InputTexts[column.Column]}) has a cell that is no constant, comparison or interval; rules and gaps are checked without it."));
        var limit = new Search(regions);
        if (table.Policy == "UNIQUE")
            Add(found, Overlaps(table, regions));
        Add(found, Unreachable(table, regions, limit));
        if (regions.Opaque.Count == 0 && table.Policy is "UNIQUE" or "ANY" or "FIRST" or "PRIORITY" && table.Outputs.All(o => o.Default is null))
            Add(found, Gaps(table, limit));
        if (limit.Spent)
            found.Add(Warning("dmn.not-analysed", $"Gaps and unreachable rules were not all decided within {Search.MostSteps} steps; what is told is true, more may be there.", table.Id, 0, 0));
        return found;
    }

    private static IEnumerable<DmnProblem> Overlaps(TableNode table, TableRegions regions)
    {
        for (var a = 0; a < regions.Rules; a++)
            for (var b = a + 1; b < regions.Rules; b++)
                if (!regions.IsOpaque(a) && !regions.IsOpaque(b) && regions.Common(a, b) is { } example)
                    yield return At(table, b, 0, "dmn.overlap", $"Rules {a + 1} and {b + 1} both match when {example}; under Unique only one may.");
    }

    private static IEnumerable<DmnProblem> Unreachable(TableNode table, TableRegions regions, Search search)
    {
        for (var rule = 0; rule < regions.Rules; rule++)
        {
            if (regions.IsOpaque(rule))
                continue;
            if (regions.IsEmpty(rule))
                yield return At(table, rule, 0, "dmn.unreachable", $"Rule {rule + 1} can never match: one of its cells takes none of the column's values.");
            else if (table.Policy == "FIRST" && rule > 0 && search.IsCovered(rule))
                yield return At(table, rule, 0, "dmn.unreachable", $"Rule {rule + 1} can never match first: the rules before it take all that it takes.");
        }
    }

    private static IEnumerable<DmnProblem> Gaps(TableNode table, Search search) =>
        search.Gaps().Select(gap => Warning("dmn.gap", $"No rule matches when {gap}.", table.Id, table.Line(0, 0), table.Column(0, 0)));

    private static void Add(List<DmnProblem> found, IEnumerable<DmnProblem> problems)
    {
        var all = problems.Take(MostOfAKind + 1).ToList();
        found.AddRange(all.Take(MostOfAKind));
        if (all.Count > MostOfAKind)
            found.Add(all[^1] with { Message = "There are more of this kind in this table." });
    }

    private static DmnProblem At(TableNode table, int rule, int column, string code, string message) =>
        Warning(code, message, table.Rules[rule].Id ?? table.Id, table.Line(rule, column), table.Column(rule, column));

    private static DmnProblem Warning(string code, string message, string? id, int line, int column) => new(code, message, id, line, column, DmnSeverity.Warning);

    private static int Line(this TableNode table, int rule, int column) => table.Rules.Length > rule && table.Rules[rule].Cells.Length > column ? table.Rules[rule].Cells[column].Line : 0;

    private static int Column(this TableNode table, int rule, int column) => table.Rules.Length > rule && table.Rules[rule].Cells.Length > column ? table.Rules[rule].Cells[column].Column : 0;
}
