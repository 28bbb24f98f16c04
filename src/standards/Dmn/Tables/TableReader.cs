using System.Xml.Linq;
using Tongban.Dmn.Xml;
using Tongban.Feel;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Dmn.Tables;

/// <summary>Reads a decision table (8.3) into its syntax; the node is made when the scope of its names is known.</summary>
internal sealed class TableReader(BoxedReader reader)
{
    internal HostExpr Read(XElement e)
    {
        var inputs = new List<(string Text, Expr Value, Expr? Allowed)>();
        foreach (var input in e.Children("input"))
        {
            var expression = input.Child("inputExpression");
            var text = expression?.TextOf() ?? "";
            var value = expression is null ? new LiteralExpr(FeelValue.Null, default) : reader.Text(expression, text, false);
            var type = reader.Types.Of(expression);
            if (!type.IsAny) value = new CoerceExpr(value, type, default);
            var allowed = input.Child("inputValues") is { } v && v.TextOf().Length > 0 ? reader.Text(v, v.TextOf(), true) : null;
            inputs.Add((text, value, allowed));
        }
        var outputs = new List<Output>();
        var outputElements = e.Children("output").ToList();
        foreach (var output in outputElements)
        {
            var values = output.Child("outputValues") is { } v && v.TextOf().Length > 0 ? reader.Text(v, v.TextOf(), true) : null;
            var fallback = output.Child("defaultOutputEntry") is { } d ? reader.Text(d, d.TextOf(), false) : null;
            var type = reader.Types.Of(output);
            // With one output the table's own type may be a collection of the output's; the output's type is then the item's.
            outputs.Add(new(output.NameOf(), values, fallback, type));
        }
        var rules = new List<RuleText>();
        foreach (var rule in e.Children("rule"))
        {
            var cells = rule.Children("inputEntry").Select(c => new CellText(c.TextOf(), Cell(c), c.Place(default))).ToList();
            var results = rule.Children("outputEntry").Select(c => reader.Text(c, c.TextOf(), false)).ToList();
            if (cells.Count != inputs.Count || results.Count != outputs.Count)
            {
                reader.Problems.Add(rule.Problem("dmn.table-shape", $"The rule has {cells.Count} input and {results.Count} output entries; the table has {inputs.Count} and {outputs.Count} columns."));
                continue;
            }
            rules.Add(new(rule.Attr("id"), cells, results));
        }
        var policy = e.Attr("hitPolicy") ?? "UNIQUE";
        var aggregation = e.Attr("aggregation");
        if (!Hits.IsAggregator(aggregation)) reader.Problems.Add(e.Problem("dmn.aggregation", $"There is no aggregator '{aggregation}'."));
        if (Hits.Known(policy) is false) reader.Problems.Add(e.Problem("dmn.hit-policy", $"There is no hit policy '{policy}'."));
        return new(c => Compile(c, e, policy, aggregation, inputs, outputs, rules), default);
    }

    private Expr? Cell(XElement e) => e.TextOf() is "-" or "" ? null : reader.Text(e, e.TextOf(), true);

    private TableNode Compile(Compiler c, XElement e, string policy, string? aggregation,
        List<(string Text, Expr Value, Expr? Allowed)> inputs, List<Output> outputs, List<RuleText> rules)
    {
        var values = inputs.Select(i => c.Compile(i.Value)).ToArray();
        var tested = c.Declare("?");
        var allowed = inputs.Select(i => i.Allowed is null ? null : c.Compile(i.Allowed)).ToArray();
        var compiled = rules.Select(r => new Rule(r.Id,
            [.. r.Cells.Select(cell => new Cell(cell.Text, cell.Test is null ? null : c.Compile(cell.Test), cell.Place.Line, cell.Place.Column))],
            [])).ToArray();
        c.Forget();
        for (var i = 0; i < compiled.Length; i++) compiled[i] = compiled[i] with { Results = [.. rules[i].Results.Select(c.Compile)] };
        var outs = outputs.Select(o => new OutputColumn(o.Name, Priorities(o.Values, c), o.Default is null ? null : c.Compile(o.Default), o.Type)).ToArray();
        var node = new TableNode(e.IdOf(), policy, aggregation, tested, [.. inputs.Select(i => i.Text)], values, allowed, compiled, outs);
        reader.Tables.Add(node);
        return node;
    }

    /// <summary>The output values in their order of priority, as far as they are single values.</summary>
    private static Node[]? Priorities(Expr? values, Compiler c)
        => values is InExpr tests ? [.. tests.Tests.Select(c.Compile)] : null;

    private sealed record Output(string Name, Expr? Values, Expr? Default, FeelType Type);

    private sealed record CellText(string Text, Expr? Test, (int Line, int Column) Place);

    private sealed record RuleText(string? Id, List<CellText> Cells, List<Expr> Results);
}
