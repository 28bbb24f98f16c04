using System.Text.RegularExpressions;
using CsCheck;
using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>The lints of a model, against tables whose faults are known and against trying every value.</summary>
public sealed partial class LintTests
{
    private const string Source = """<knowledgeSource id="s" name="s" locationURI="some#art-1"/>""";

    private static List<string> Codes(string xml) => [.. DmnLint.Check(Table.Model(xml)).Select(p => p.Code)];

    [Fact]
    public void Table_ThatIsWhole_HasNoLints() =>
        Assert.Empty(Codes(Table.Xml("UNIQUE", ["number", "boolean"], [["< 10", "-"], ["[10..20]", "true"], ["[10..20]", "false"], ["> 20", "-"]], Source)));

    [Fact]
    public void Rules_ThatOverlapUnderUnique_AreNamedWithAnExample()
    {
        var lint = Assert.Single(DmnLint.Check(Table.Model(Table.Xml("UNIQUE", ["number"], [["<= 10"], [">= 10"]], Source))));
        Assert.Equal(("dmn.overlap", "r2"), (lint.Code, lint.ElementId));
        Assert.Equal("Rules 1 and 2 both match when a = 10; under Unique only one may.", lint.Message);
        Assert.True(lint.Line > 0 && lint.Column > 0);
    }

    [Theory]
    [InlineData("FIRST")]
    [InlineData("ANY")]
    [InlineData("COLLECT")]
    public void Rules_ThatOverlapUnderOtherPolicies_AreNoOverlap(string policy) =>
        Assert.DoesNotContain("dmn.overlap", Codes(Table.Xml(policy, ["number"], [["<= 10"], [">= 10"]], Source)));

    [Theory]
    [InlineData("number", "[0..10)", "(10..20]", "No rule matches when a < 0 or = 10 or > 20.")]
    [InlineData("boolean", "true", "true", "No rule matches when a = false.")]
    [InlineData("string", "\"甲\"", "\"乙\"", "No rule matches when a anything else.")]
    [InlineData("date", "< date(\"2021-01-01\")", "> date(\"2021-01-01\")", "No rule matches when a = 2021-01-01.")]
    public void Gaps_AreNamedInWords(string type, string one, string other, string words) =>
        Assert.Contains(words, DmnLint.Check(Table.Model(Table.Xml("ANY", [type], [[one], [other]], Source))).Select(p => p.Message));

    [Fact]
    public void Gap_BetweenNeighbouringDays_IsNone() =>
        Assert.Empty(Codes(Table.Xml("UNIQUE", ["date"], [["<= date(\"2021-01-01\")"], [">= date(\"2021-01-02\")"]], Source)));

    [Fact]
    public void Gaps_WithADefaultOutput_AreNone() => Assert.Empty(Codes(Table.Xml("UNIQUE", ["number"], [["< 0"]], Source, defaultOutput: "0")));

    [Fact]
    public void Rule_BehindWiderOnes_IsUnreachableUnderFirst() =>
        Assert.Equal(["dmn.unreachable"], Codes(Table.Xml("FIRST", ["number", "boolean"], [["< 10", "-"], [">= 5", "-"], ["[7..8]", "true"]], Source)));

    [Fact]
    public void Rule_WithACellThatTakesNothing_IsUnreachable() =>
        Assert.Contains("dmn.unreachable", Codes(Table.Xml("COLLECT", ["number"], [["not(< 5, >= 5)"], ["-"]], Source)));

    [Theory]
    [InlineData("<literalExpression><text>1 +\n  nobody</text></literalExpression>", 3, 3)]
    [InlineData("<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>\n<rule><inputEntry><text>&lt; nobody</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable>", 3, 27)]
    [InlineData("<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>\n<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>2 * nobody</text></outputEntry></rule></decisionTable>", 3, 69)]
    [InlineData("<context><contextEntry><variable name=\"f\"/>\n<literalExpression><text>function(x) x + nobody</text></literalExpression></contextEntry></context>", 3, 42)]
    [InlineData("<list><literalExpression><text>1</text></literalExpression>\n<literalExpression><text>[nobody]</text></literalExpression></list>", 3, 27)]
    public void Name_ThatNothingBinds_IsToldWhereItStands(string logic, int line, int column)
    {
        var problems = DmnModel.Load("""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">""" + "\n" + $"""<decision id="d" name="d"><variable name="d"/>{logic}</decision></definitions>""").Problems;
        var problem = Assert.Single(problems);
        Assert.Equal((FeelCodes.UnknownName, "d", line, column), (problem.Code, problem.Owner, problem.Line, problem.Column));
    }

    private const string Colours = """<itemDefinition name="colour"><typeRef>string</typeRef><allowedValues><text>"red", "green"</text></allowedValues></itemDefinition>""";

    [Fact]
    public void Gaps_AreThoseOfTheValuesThatATypeAllows()
    {
        var whole = Table.Xml("UNIQUE", ["colour"], [["\"red\""], ["\"green\""]], Source).Replace("<inputData", Colours + "<inputData", StringComparison.Ordinal);
        Assert.Empty(Codes(whole));
        Assert.Equal(["dmn.gap"], Codes(whole.Replace("<text>&quot;green&quot;</text>", "<text>&quot;blue&quot;</text>", StringComparison.Ordinal)).Where(c => c == "dmn.gap"));
    }

    [Theory]
    [InlineData("number", "? < 5", "? >= 5", "")]
    [InlineData("number", "? <= 5", ">= 5", "dmn.overlap")]
    [InlineData("number", "? != 5", "5", "")]
    [InlineData("boolean", "not(true)", "not(false)", "dmn.overlap")]
    [InlineData("boolean", "not(true)", "true", "")]
    public void Comparisons_OfTheValueTested_AndNull_AreSeen(string type, string first, string second, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], Codes(Table.Xml("UNIQUE", [type], [[first], [second]], Source)));

    [Theory]
    [InlineData("time", "< @\"12:00:00\"", ">= @\"12:00:00\"", "")]
    [InlineData("time", "[@\"00:00:00\"..@\"11:59:59\"]", "[@\"12:00:00\"..@\"23:59:59\"]", "")]
    [InlineData("time", "[@\"00:00:00\"..@\"11:59:58\"]", "[@\"12:00:00\"..@\"23:59:59\"]", "dmn.gap")]
    [InlineData("time", "<= @\"12:00:00\"", ">= @\"12:00:00\"", "dmn.overlap")]
    [InlineData("date and time", "< @\"2021-02-08T00:00:00Z\"", ">= @\"2021-02-08T08:00:00+08:00\"", "")]
    [InlineData("date and time", "< @\"2021-02-08T00:00:00Z\"", "> @\"2021-02-08T08:00:00+08:00\"", "dmn.gap")]
    [InlineData("date and time", "< @\"2021-02-08T00:00:00Z\"", "> @\"2021-02-08T08:00:00\"", "dmn.not-analysed")]
    public void Times_AreAnalysedLikeNumbers(string type, string first, string second, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], Codes(Table.Xml("UNIQUE", [type], [[first], [second]], Source)));

    [Fact]
    public void Cells_ThatAreExpressions_AreToldAsNotAnalysedAndNothingIsClaimed() =>
        Assert.Equal(["dmn.not-analysed"], Codes(Table.Xml("UNIQUE", ["number", "number"], [["? > b", "-"], ["? <= b", "-"]], Source)));

    [Fact]
    public void Decision_WithoutAKnowledgeSource_IsTold()
    {
        Assert.Contains("dmn.no-knowledge-source", Codes(Table.Xml("UNIQUE", ["number"], [["-"]])));
        var lints = DmnLint.Check(Table.Model(Table.Xml("UNIQUE", ["number"], [["-"]], """<knowledgeSource id="s" name="s"/>""")));
        Assert.Contains(lints, l => l.Code == "dmn.no-location");
        Assert.All(lints, l => Assert.True(l is { Line: > 0, Column: > 0 }, l.Message));
    }

    [Theory]
    [InlineData("UNIQUE")]
    [InlineData("FIRST")]
    public void Table_OfAThousandRules_IsCheckedInSeconds(string policy)
    {
        var rules = Enumerable.Range(0, 1000).Select(i => new[] { $"[{i}..{i + 1})", $"\"t{i % 7}\"", $"> {i % 11}" }).Append(["[500..501)", "\"t3\"", "> 5"]);
        var model = Table.Model(Table.Xml(policy, ["number", "string", "number"], rules, Source));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var lints = DmnLint.Check(model);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        if (policy == "UNIQUE")
            Assert.Equal("Rules 501 and 1001 both match when a in [500..501) and b = \"t3\" and c > 5; under Unique only one may.", Assert.Single(lints, l => l.Code == "dmn.overlap").Message);
        else
            Assert.Equal("r1001", Assert.Single(lints, l => l.Code == "dmn.unreachable").ElementId);
    }

    [Fact]
    public void Gaps_BeyondTheBoundOfTheSearch_AreToldAsUndecided()
    {
        // Each rule looks at its own pair of many columns: no way through the table is like another.
        var types = Enumerable.Repeat("number", 16).ToArray();
        var random = new Random(7);
        var rules = Enumerable.Range(0, 120).Select(_ => types.Select(_ => random.Next(3) == 0 ? $"[{random.Next(40)}..{40 + random.Next(40)}]" : "-").ToArray());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var lints = DmnLint.Check(Table.Model(Table.Xml("FIRST", types, rules, Source)));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), clock.Elapsed.ToString());
        Assert.Contains(lints, l => l.Code == "dmn.not-analysed" && l.Message.Contains("not all decided within", StringComparison.Ordinal));
    }

    private static readonly Gen<string> NumberCell = Gen.OneOf(
        Gen.Const("-"), Gen.Int[0, 5].Select(i => $"{i}"), Gen.Int[0, 5].Select(i => $"<= {i}"), Gen.Int[0, 5].Select(i => $"> {i}"),
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3]).Select((low, n) => $"[{low}..{low + n})"), Gen.Int[0, 5].Select(i => $"not({i})"));

    private static readonly Gen<string> TextCell = OneOf("-", "\"x\"", "\"y\"", "\"x\", \"y\"", "not(\"x\")");

    [Fact]
    public void Lints_OfGeneratedTables_AgreeWithTryingEveryValue() =>
        Gen.Select(Gen.Select(NumberCell, TextCell).Select((n, t) => new[] { n, t }).Array[1, 5], OneOf("UNIQUE", "FIRST")).Sample((rules, policy) =>
        {
            var model = Table.Model(Table.Xml(policy, ["number", "string"], rules, Source));
            var lints = DmnLint.Check(model);
            // The index, which is not used when a trace is asked for, changes nothing.
            Assert.All(Every(), input => Assert.Equal(
                model.Decide("d", input, FeelOptions.Default, trace: true).Value, model.Decide("d", input, FeelOptions.Default).Value));
            var matched = Every().Select(input => model.Decide("d", input, FeelOptions.Default, trace: true).Trace!.Decisions[^1].Tables[0].Rules
                .Where(r => r.Matched).Select(r => r.Number).ToArray()).ToList();
            Assert.Equal(matched.Any(m => m.Length == 0), lints.Any(l => l.Code == "dmn.gap"));
            var overlaps = matched.SelectMany(m => from a in m from b in m where a < b select (a, b)).Distinct().Order();
            Assert.Equal(policy == "UNIQUE" ? overlaps : [], lints.Where(l => l.Code == "dmn.overlap").Select(l => Pair().Match(l.Message))
                .Select(m => (int.Parse(m.Groups[1].Value, null), int.Parse(m.Groups[2].Value, null))).Order());
            var unreachable = Enumerable.Range(1, rules.Length).Where(r => policy == "FIRST" ? !matched.Any(m => m.FirstOrDefault() == r) : !matched.Any(m => m.Contains(r)));
            Assert.Equal(unreachable.Select(r => $"r{r}"), lints.Where(l => l.Code == "dmn.unreachable").Select(l => l.ElementId));
        }, iter: 500);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // Halves reach every piece that ends at whole numbers from 0 to 6.
    private static IEnumerable<FeelContext> Every() =>
        from n in Enumerable.Range(-2, 18)
        from t in new[] { "x", "y", "z" }
        select FeelContext.Of(("a", FeelValue.Of(n / 2m)), ("b", FeelValue.Of(t)));

    [GeneratedRegex(@"^Rules (\d+) and (\d+) ")]
    private static partial Regex Pair();
}
