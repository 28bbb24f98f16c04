using System.Text.Json;
using System.Xml.Linq;
using Tongban.Dmn;
using Tongban.Feel;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.ExplainDecision;

/// <summary>Lays the trace of a decision over its drawing: the engine tells what failed, the file tells every cell and its words.</summary>
internal sealed class DecisionExplainer(PackDecisions file, string pack)
{
    // Hit policies that take one of the rules that match: the first that stands in the table (DMN 1.5 §8.2.8).
    private static readonly string[] FirstOnly = ["FIRST", "F", "ANY", "A"];

    private readonly XElement drawing = XDocument.Parse(file.Xml).Root!;

    internal DecisionView Explain(string reference, string decision, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var given = FeelContext.Of(file.Model.Inputs.Where(i => variables.ContainsKey(i.Name)).Select(i => KeyValuePair.Create(i.Name, FeelValue.FromJson(variables[i.Name]))));
        var result = file.Model.Decide(decision, given, FeelOptions.Default, trace: true);
        var ran = result.Trace!.Decisions;
        var basis = ran.SelectMany(d => d.Authorities).Select(a => a.LocationUri).OfType<string>().Where(u => u.Contains('#', StringComparison.Ordinal)).Distinct().Select(ClauseRef.Parse);
        var title = ran.LastOrDefault() is { } last ? TitleOf(last.Id, last.Name) : new(decision, decision);
        return new(
            reference, title, Json(result.Value),
            result.Value.IsNull && result.Diagnostics is [var first, ..] ? first.Diagnostic.Message : null,
            [.. basis],
            [.. ran.SelectMany(d => d.Tables.Select(t => Table(TitleOf(d.Id, d.Name), t)))]);
    }

    private DecisionTable Table(Text title, DmnTableTrace trace)
    {
        var drawn = ById(trace.ElementId);
        var labels = drawn is null ? [] : Children(drawn, "input").Select(i => (string?)i.Attribute("label")).ToList();
        var outputs = drawn is null ? [] : Children(drawn, "output").Select(o => (string?)o.Attribute("name") ?? "").ToList();
        var rows = drawn is null ? [] : Children(drawn, "rule").ToList();
        var taken = FirstOnly.Contains(trace.HitPolicy, StringComparer.OrdinalIgnoreCase) ? trace.Rules.Where(r => r.Matched).Take(1) : trace.Rules.Where(r => r.Matched);
        var numbers = taken.Select(r => r.Number).ToHashSet();
        return new(
            title, trace.HitPolicy,
            [.. trace.InputTexts.Select((text, i) => new DecisionColumn(Named(i < labels.Count ? labels[i] : null, text), text, Json(trace.InputValues[i])))],
            [.. trace.Rules.Select(r => Rule(r, numbers.Contains(r.Number), trace.InputTexts.Count, r.Number <= rows.Count ? rows[r.Number - 1] : null, outputs))]);
    }

    private DecisionRule Rule(DmnRuleTrace trace, bool taken, int columns, XElement? row, List<string> outputs)
    {
        var tests = row is null ? [] : Children(row, "inputEntry").Select(TextOf).ToList();
        var failed = trace.Failed.ToDictionary(c => c.Column);
        var cells = Enumerable.Range(1, columns).Select(i => failed.TryGetValue(i, out var cell)
            ? new DecisionCell(cell.Text, cell.Unknown ? DecisionCellState.Unknown : DecisionCellState.Fails, cell.Why?.Message)
            : new(i <= tests.Count ? tests[i - 1] : "-", i > tests.Count || tests[i - 1] == "-" ? DecisionCellState.Any : DecisionCellState.Holds, null));
        var answer = new Dictionary<string, string>(StringComparer.Ordinal);
        if (row is not null)
            foreach (var (name, text) in outputs.Zip(Children(row, "outputEntry").Select(TextOf)))
                answer[name] = text;
        var clause = Literal(answer.GetValueOrDefault("clause"));
        Text? words = Literal(answer.GetValueOrDefault("zh")) is { Length: > 0 } zh && Literal(answer.GetValueOrDefault("en")) is { Length: > 0 } en ? new(zh, en) : null;
        foreach (var said in (string[])["clause", "zh", "en"])
            answer.Remove(said);
        return new(
            trace.Number, trace.Matched, taken, [.. cells], answer.ToDictionary(a => a.Key, a => Literal(a.Value) ?? a.Value), words,
            clause is null ? null : clause.Contains('#', StringComparison.Ordinal) ? ClauseRef.Parse(clause) : new(pack, clause));
    }

    private Text TitleOf(string id, string name) => Named((string?)ById(id)?.Attribute("label"), name);

    private XElement? ById(string? id) => id is null ? null : drawing.Descendants().FirstOrDefault(e => (string?)e.Attribute("id") == id);

    private static Text Named(string? label, string otherwise) =>
        Text.OfBoth(label) ?? (string.IsNullOrWhiteSpace(label) ? new(otherwise, otherwise) : new(label, label));

    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    private static string TextOf(XElement entry) => Children(entry, "text").FirstOrDefault()?.Value.Trim() is { Length: > 0 } text ? text : "-";

    // A FEEL string literal without escapes, as packs write words; anything else is shown as written.
    private static string? Literal(string? text) =>
        text is { Length: >= 2 } && text[0] == '"' && text[^1] == '"' && !text[1..^1].Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) ? text[1..^1] : null;

    private static JsonElement Json(FeelValue value) => JsonSerializer.SerializeToElement(value.ToJson());
}
