using Tongban.Dmn.Lint;
using Tongban.Dmn.Tables;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Sql;

/// <summary>Writes a decision table with one output as CASE expressions.</summary>
internal sealed class TableWriter(Translator translator, TableNode table)
{
    internal Term Write()
    {
        if (table.Outputs is not [var output])
            throw translator.Refuse("decision table", "It has several outputs, which are no single value.", table.Span);
        var inputs = table.Inputs.Select(translator.Write).ToArray();
        var rules = table.Rules.Select(r => Matches(r, inputs)).ToArray();
        var results = table.Rules.Select(r => translator.Typed(translator.Write(r.Results[0]), output.Type, r.Results[0].Span)).ToArray();
        var otherwise = output.Default is null ? Term.Null : translator.Write(output.Default);
        var value = Policy(rules, results, otherwise);
        var allowed = inputs.Select((input, i) => table.Allowed[i] is not { } test ? null
            : $"({input.Text} IS NOT NULL AND ({Allowed(test, input, i).Text}) IS NOT TRUE)").OfType<string>().ToList();
        return allowed.Count == 0 ? value : value with { Text = $"(CASE WHEN {string.Join(" OR ", allowed)} THEN NULL ELSE {value.Text} END)" };
    }

    private Term Allowed(Node test, Term input, int column) => test is TestsNode tests ? translator.Tests(tests, input)
        : throw translator.Refuse("input values", $"Those of {table.InputTexts[column]} are no tests.", test.Span);

    private string Matches(Rule rule, Term[] inputs)
    {
        var cells = rule.Cells.Select((cell, i) => cell.Test switch
        {
            null => null,
            TestsNode tests => translator.Tests(tests, inputs[i]).Text,
            var other => throw translator.Refuse("cell", $"'{cell.Text}' is no test.", other.Span),
        }).OfType<string>().ToList();
        return cells.Count == 0 ? "TRUE" : $"({string.Join(" AND ", cells)})";
    }

    private Term Policy(string[] rules, Term[] results, Term otherwise)
    {
        if (rules.Length == 0)
            return otherwise;
        Term[] all = [.. results, otherwise];
        switch (table.Policy)
        {
            case "FIRST":
            case "UNIQUE" or "ANY" when !MayOverlap():
            case "ANY" when results.All(r => r == results[0]): return translator.Together(FirstOf(rules, results, otherwise), all, table.Span);
            case "UNIQUE":
                return translator.Together($"(CASE WHEN {Count(rules)} > 1 THEN NULL ELSE {FirstOf(rules, results, otherwise)} END)", all, table.Span);
            case "PRIORITY" when Ranks() is { } ranks:
                var order = Enumerable.Range(0, rules.Length).OrderBy(r => ranks[r]).ToArray();
                return translator.Together(FirstOf([.. order.Select(r => rules[r])], [.. order.Select(r => results[r])], otherwise), all, table.Span);
            case "COLLECT" when table.Aggregation == "COUNT" && otherwise == Term.Null:
                return new($"CAST({Count(rules)} AS DECIMAL(10, 0))", FeelKind.Number, 10);
            case "COLLECT" when table.Aggregation is "SUM" or "MIN" or "MAX" && AreNumbers(): return Aggregate(rules, results, otherwise);
            default: throw translator.Refuse("hit policy", $"{table.Policy}{(table.Aggregation is { } a ? $" {a}" : "")} gives a list, needs an order of outputs, or its outputs are no constant numbers.", table.Span);
        }
    }

    private Term Aggregate(string[] rules, Term[] results, Term otherwise)
    {
        var digits = rules.Length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        var text = table.Aggregation == "SUM"
            ? string.Join(" + ", rules.Select((rule, i) => $"CASE WHEN {rule} THEN {results[i].Text} ELSE 0 END"))
            : $"{(table.Aggregation == "MIN" ? "least" : "greatest")}({string.Join(", ", rules.Select((rule, i) => $"CASE WHEN {rule} THEN {results[i].Text} END"))})";
        var together = $"(CASE WHEN {string.Join(" OR ", rules)} THEN {text} ELSE {otherwise.Text} END)";
        var sum = translator.Together(together, [.. results, otherwise], table.Span);
        return translator.Sized(sum.Text, FeelKind.Number, sum.Whole + digits, sum.Scale, table.Span);
    }

    // Where each rule's output stands among the output values; null when either are not written out.
    private int[]? Ranks()
    {
        if (table.Outputs[0].Priorities is not { } values || !values.All(v => v is ConstantNode) || !table.Rules.All(r => r.Results[0] is ConstantNode))
            return null;
        return [.. table.Rules.Select(r => Array.FindIndex(values, v => ((ConstantNode)v).Value == ((ConstantNode)r.Results[0]).Value) is >= 0 and var at ? at : int.MaxValue)];
    }

    // A null among the outputs makes an aggregate null in FEEL and is passed over in SQL.
    private bool AreNumbers() => table.Rules.All(r => r.Results[0] is ConstantNode { Value.Kind: FeelKind.Number });

    private bool MayOverlap()
    {
        var regions = new TableRegions(table, []);
        return regions.Opaque.Count > 0 || Enumerable.Range(0, regions.Rules).Any(a => Enumerable.Range(a + 1, regions.Rules - a - 1).Any(b => regions.Common(a, b) is not null));
    }

    private static string FirstOf(string[] rules, Term[] results, Term otherwise) =>
        $"(CASE {string.Join(' ', rules.Select((rule, i) => $"WHEN {rule} THEN {results[i].Text}"))} ELSE {otherwise.Text} END)";

    private static string Count(string[] rules) => $"({string.Join(" + ", rules.Select(rule => $"CASE WHEN {rule} THEN 1 ELSE 0 END"))})";
}
