using System.Globalization;
using System.Security;
using Tongban.Feel;

namespace Tongban.Bench;

/// <summary>The work that all ways of deciding do: an expression, a test, twenty rules and inputs with the results expected of them.</summary>
internal static class DecisionWork
{
    internal const string Expression = "if age >= 18 and income < 5000 then income * 1.2 + 10 else 0";
    internal const string Test = "[18..65], 70";

    internal sealed record Input(decimal Age, string Region, decimal Income, bool Employed);

    internal sealed record RuleText(string[] Cells, int Output, string CSharp, decimal Low, decimal High, string[] Regions, decimal Limit, bool? Employed);

    internal static readonly RuleText[] Rules = [.. Enumerable.Range(0, 20).Select(Rule)];

    internal static readonly Input[] Inputs = [.. Enumerable.Range(0, 64).Select(i =>
        new Input(18 + i * 7 % 50, ((string[])["north", "east", "south", "west"])[i % 4], 500 + i * 311 % 19_000, i % 3 != 0))
        .Where(i => LoopByHand(i) > 0)];

    private static readonly FeelShape Columns = new("age", "region", "income", "employed");

    internal static readonly FeelContext[] Contexts = [.. Inputs.Select(i => new FeelContext(
        Columns, [FeelValue.Of(i.Age), FeelValue.Of(i.Region), FeelValue.Of(i.Income), FeelValue.Of(i.Employed)]))];

    internal static readonly int[] Expected = [.. Inputs.Select(LoopByHand)];

    internal static decimal ByHand(Input i) => i.Age >= 18 && i.Income < 5000 ? i.Income * 1.2m + 10 : 0;

    internal static int LoopByHand(Input i)
    {
        foreach (var r in Rules)
            if (i.Age >= r.Low && i.Age < r.High && (i.Region == r.Regions[0] || i.Region == r.Regions[1]) && i.Income < r.Limit && (r.Employed is not { } e || e == i.Employed))
                return r.Output;
        return 0;
    }

    internal static object ForPeers() => new
    {
        expression = Expression,
        test = Test,
        columns = new[] { "age", "region", "income", "employed" },
        rules = Rules.Select(r => new { cells = r.Cells, output = r.Output }),
        inputs = Inputs,
        expected = Expected,
    };

    internal static string Model(IReadOnlyList<RuleText> rules) => Table(
        [("age", "number"), ("region", "string"), ("income", "number"), ("employed", "boolean")], rules.Select(r => (r.Cells, r.Output)));

    internal static string Numbered(int rules, Func<int, string> cell) => Table([("n", "number")], Enumerable.Range(0, rules).Select(i => (new[] { cell(i) }, i)));

    /// <summary>A chain: each decision adds a multiple of the input to the one before.</summary>
    internal static string Chain(int length) => Definitions("""<inputData id="ix" name="x"><variable name="x" typeRef="number"/></inputData>""" + string.Concat(Enumerable.Range(1, length).Select(i => $"""
        <decision id="d{i}" name="d{i}"><variable name="d{i}" typeRef="number"/><informationRequirement><requiredInput href="#ix"/></informationRequirement>
        {(i > 1 ? $"""<informationRequirement><requiredDecision href="#d{i - 1}"/></informationRequirement>""" : "")}
        <literalExpression><text>{(i > 1 ? $"d{i - 1}" : "0")} + x * {i}</text></literalExpression></decision>
        """)));

    private static RuleText Rule(int i)
    {
        var (low, high) = (18 + i % 5 * 10, 28 + i % 5 * 10);
        string[] regions = i / 5 % 2 == 0 ? ["north", "east"] : ["south", "west"];
        var limit = 1000 * (i + 1);
        bool? employed = i % 2 == 0 ? true : null;
        var csharp = string.Create(CultureInfo.InvariantCulture,
            $"i.Age >= {low} && i.Age < {high} && (i.Region == \"{regions[0]}\" || i.Region == \"{regions[1]}\") && i.Income < {limit}{(employed is true ? " && i.Employed == true" : "")}");
        return new([$"[{low}..{high})", $"\"{regions[0]}\", \"{regions[1]}\"", $"< {limit}", employed is true ? "true" : "-"], i + 1, csharp, low, high, regions, limit, employed);
    }

    private static string Table((string Name, string Type)[] inputs, IEnumerable<(string[] Cells, int Output)> rules) => Definitions($"""
        {string.Concat(inputs.Select(i => $"""<inputData id="i-{i.Name}" name="{i.Name}"><variable name="{i.Name}" typeRef="{i.Type}"/></inputData>"""))}
        <decision id="d" name="d"><variable name="d"/>
        {string.Concat(inputs.Select(i => $"""<informationRequirement><requiredInput href="#i-{i.Name}"/></informationRequirement>"""))}
        <decisionTable hitPolicy="FIRST">
        {string.Concat(inputs.Select(i => $"""<input><inputExpression typeRef="{i.Type}"><text>{i.Name}</text></inputExpression></input>"""))}<output/>
        {string.Concat(rules.Select(r => $"<rule>{string.Concat(r.Cells.Select(c => $"<inputEntry><text>{SecurityElement.Escape(c)}</text></inputEntry>"))}<outputEntry><text>{r.Output}</text></outputEntry></rule>"))}
        </decisionTable></decision>
        """);

    private static string Definitions(string inner) => $"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">{inner}</definitions>""";
}
