using CsCheck;

namespace Tongban.Dmn.Tests;

/// <summary>Generates models and rows for holding SQL against evaluation in process.</summary>
internal static class SqlModels
{
    private const string Inputs = """
        <inputData id="ia" name="a"><variable name="a" typeRef="number"/></inputData><inputData id="ib" name="b"><variable name="b" typeRef="number"/></inputData>
        <inputData id="is" name="s"><variable name="s" typeRef="string"/></inputData><inputData id="it" name="t"><variable name="t" typeRef="boolean"/></inputData>
        <inputData id="iw" name="w"><variable name="w" typeRef="date"/></inputData>
        <businessKnowledgeModel id="kg" name="g"><variable name="g"/><encapsulatedLogic><formalParameter name="z" typeRef="number"/><literalExpression><text>z + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
        <businessKnowledgeModel id="kf" name="f"><variable name="f" typeRef="number"/><encapsulatedLogic><formalParameter name="x" typeRef="number"/><formalParameter name="y" typeRef="number"/>
        <literalExpression><text>if x > y then g(x) - y else y</text></literalExpression></encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#kg"/></knowledgeRequirement></businessKnowledgeModel>
        """;

    internal sealed record Row(decimal? A, decimal? B, string? S, bool? T, DateOnly? W);

    internal static readonly Gen<Row> Rows = Gen.Select(
        OneOf<decimal?>(null, -2, -0.5m, 0, 1, 1.5m, 2, 3, 5, 100.125m), OneOf<decimal?>(null, 0, 1, 2.5m, 7), OneOf(null, "x", "y", "it's", "甲", ""), OneOf<bool?>(null, true, false),
        OneOf<DateOnly?>(null, new(2021, 2, 10), new(2021, 2, 11), new(2021, 10, 8)), (a, b, s, t, w) => new Row(a, b, s, t, w));

    internal static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Number(int depth) => depth == 0
        ? OneOf("a", "b", "1", "2.5", "0", "null", "string length(s)", "w.year", "w.month", "w.day", "w.weekday", "f(a, b)", "f(y: 2, x: a)")
        : Gen.OneOf(
            Number(0), Gen.Select(Number(depth - 1), OneOf("+", "-"), Number(depth - 1)).Select((l, o, r) => $"({l} {o} {r})"),
            Gen.Select(Number(depth - 1), OneOf("2", "0.1", "a")).Select((l, r) => $"({l} * {r})"),
            Gen.Select(Truth(depth - 1), Number(depth - 1), Number(depth - 1)).Select((c, x, y) => $"(if {c} then {x} else {y})"),
            Number(depth - 1).Select(x => $"abs({x})"), Number(depth - 1).Select(x => $"-({x})"));

    private static Gen<string> Truth(int depth) => depth == 0
        ? OneOf("t", "true", "s = \"x\"", "s != \"it's\"", "a = null", "w < date(\"2021-02-11\")", "w = date(\"2021-02-11\")", "s in (\"x\", \"甲\")", "s = null", "null",
            "contains(s, \"t's\")", "contains(s, \"\")", "starts with(s, \"it\")", "ends with(s, \"s\")", "substring(s, 2) = \"t's\"", "substring(s, 1, 1) = s", "s in [\"x\", null]",
            "list contains([\"x\", \"甲\"], s)", "list contains([a, 2, null], b)", "some i in [1, a, null] satisfies i > b", "every i in [1, a] satisfies i < b", "every i in [a, b], j in [1, 2] satisfies i >= j",
            "w + duration(\"P1M\") > date(\"2021-03-10\")", "w - duration(\"P3D\") in [date(\"2021-02-07\")..date(\"2021-02-08\"))", "w - date(\"2021-02-01\") > duration(\"P9D\")", "w - w = duration(\"P0D\")", "(function(x: number) x > 1)(a)")
        : Gen.OneOf(
            Truth(0), Gen.Select(Number(depth - 1), OneOf("<", "<=", ">", ">=", "=", "!="), Number(depth - 1)).Select((l, o, r) => $"{l} {o} {r}"),
            Gen.Select(Truth(depth - 1), OneOf("and", "or"), Truth(depth - 1)).Select((l, o, r) => $"({l} {o} {r})"),
            Truth(depth - 1).Select(x => $"not({x})"), Gen.Select(Number(depth - 1), Number(0), Number(0)).Select((v, l, h) => $"({v} between {l} and {h})"),
            Number(depth - 1).Select(v => $"({v} in [0..2.5))"), Number(depth - 1).Select(v => $"({v} in (< 0, 5, > 7))"));

    /// <summary>A literal expression over all inputs.</summary>
    internal static readonly Gen<string> Expressions = Gen.OneOf(Number(3), Truth(3)).Select(text => Model(Decision("d", "", Literal(text))));

    /// <summary>A table that requires another decision.</summary>
    internal static readonly Gen<string> Tables = Gen.Select(
        Gen.Select(
            OneOf("-", "< 1", "[0..2]", "(0..5)", "1, 2", "not(1.5)", ">= 2.5", "? > b", "null"), OneOf("-", "\"x\"", "\"x\", \"甲\"", "not(\"y\")"),
            OneOf("-", "true", "false", "not(true)", "not(false)"), OneOf("-", "< date(\"2021-02-11\")", "[date(\"2021-02-10\")..date(\"2021-02-11\")]")).Array[1, 4],
        OneOf(("FIRST", ""), ("PRIORITY", ""), ("UNIQUE", ""), ("COLLECT", "SUM"), ("COLLECT", "COUNT"), ("COLLECT", "MIN"), ("COLLECT", "MAX")),
        Number(2), OneOf("", "0.5"), OneOf("", "\"x\",\"y\",\"甲\"")).Select((rules, policy, number, otherwise, allowed) =>
        Model(Decision("e", "", Literal(number)) + Decision("d", """<informationRequirement><requiredDecision href="#e"/></informationRequirement>""", $"""
            <decisionTable hitPolicy="{policy.Item1}" {(policy.Item2.Length > 0 ? $"aggregation=\"{policy.Item2}\"" : "")}>
            {Column("e", "")}{Column("s", allowed)}{Column("t", "")}{Column("w", "")}
            <output>{(policy.Item1 == "PRIORITY" ? "<outputValues><text>2.5, 4.5, 1.5, 3.5</text></outputValues>" : "")}{(otherwise.Length > 0 ? $"<defaultOutputEntry><text>{otherwise}</text></defaultOutputEntry>" : "")}</output>
            {string.Concat(rules.Select((r, i) => $"<rule>{Cell(r.Item1)}{Cell(r.Item2)}{Cell(r.Item3)}{Cell(r.Item4)}<outputEntry><text>{i + 1}.5</text></outputEntry></rule>"))}
            </decisionTable>
            """)));

    private static string Cell(string text) => $"<inputEntry><text>{Escape(text)}</text></inputEntry>";

    private static string Column(string name, string allowed) =>
        $"<input><inputExpression><text>{name}</text></inputExpression>{(allowed.Length > 0 ? $"<inputValues><text>{allowed}</text></inputValues>" : "")}</input>";

    private static string Literal(string text) => $"<literalExpression><text>{Escape(text)}</text></literalExpression>";

    private static string Decision(string name, string requirements, string logic) => $"""
        <decision id="{name}" name="{name}"><variable name="{name}"/>{requirements}<knowledgeRequirement><requiredKnowledge href="#kf"/></knowledgeRequirement>{string.Concat("abstw".Select(i => $"""<informationRequirement><requiredInput href="#i{i}"/></informationRequirement>"""))}{logic}</decision>
        """;

    private static string Model(string decisions) => $"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">{Inputs}{decisions}</definitions>""";

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text)!;
}
