using Tongban.Testing;

namespace Tongban.Cli.Tests;

/// <summary><c>tongban decide</c>, on the decisions of the EIA pack and on bad models.</summary>
public sealed class DecideTests : IDisposable
{
    private static readonly string Acceptance = Path.Combine(Repository.Root, "packs/eia-approval/decisions/acceptance.dmn");

    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    private string Input(string json) => given.File("input.json", json);

    [Fact]
    public async Task Decision_Named_IsPrintedBare()
    {
        var answer = await Tongban.Run("decide", Acceptance, "--decision", "Acceptance", "--input", Input("""{ "submit": { "requiresEia": true, "complete": false } }"""));
        Assert.Equal((0, "incomplete", "art-7.4"), (answer.Exit, answer.Json.GetProperty("outcome").GetString(), answer.Json.GetProperty("clause").GetString()));
    }

    [Fact]
    public async Task Decisions_OfAModel_ArePrintedByName()
    {
        var answer = await Tongban.Run("decide", Acceptance, "--input", Input("""{ "submit": { "majorNational": true, "complete": true } }"""));
        Assert.Equal("complete", answer.Json.GetProperty("Acceptance").GetProperty("outcome").GetString());
        Assert.Equal("fast", answer.Json.GetProperty("Handling").GetProperty("track").GetString());
    }

    [Fact]
    public async Task Trace_SaysWhichRulesAndCellsAndClause()
    {
        var answer = await Tongban.Run("decide", Acceptance, "--decision", "Acceptance", "--input", Input("""{ "submit": { "competentOrgan": "heb-ee" } }"""), "--trace");
        var decision = answer.Json.GetProperty("trace")[0];
        var rules = decision.GetProperty("tables")[0].GetProperty("rules");
        Assert.Equal("wrong-organ", answer.Json.GetProperty("value").GetProperty("outcome").GetString());
        Assert.True(rules[1].GetProperty("matched").GetBoolean());
        Assert.Equal((1, "false"), (rules[0].GetProperty("failed")[0].GetProperty("column").GetInt32(), rules[0].GetProperty("failed")[0].GetProperty("test").GetString()));
        Assert.Equal("eia-approval#art-7", decision.GetProperty("knowledgeSources")[0].GetProperty("locationURI").GetString());
    }

    [Fact]
    public async Task Check_OfASoundModel_FindsNothing()
    {
        var answer = await Tongban.Run("decide", "--check", Acceptance);
        Assert.Equal((0, 0), (answer.Exit, answer.Json.GetArrayLength()));
    }

    [Theory]
    [InlineData("<definitions", 1)]
    [InlineData("""<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">&e;</definitions>""", 1)]
    public async Task Bad_Model_IsTwoWithItsPlace(string xml, int line)
    {
        var path = given.File("bad.dmn", xml);
        var answer = await Tongban.Run("decide", path, "--input", Input("{}"));
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.StartsWith($"{path}:{line}:", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--decision")]
    [InlineData("--service")]
    public async Task Unknown_Name_IsTwoAndNamesWhatThereIs(string option)
    {
        var answer = await Tongban.Run("decide", Acceptance, option, "nothing", "--input", Input("{}"));
        Assert.Equal(2, answer.Exit);
        Assert.Contains("'nothing'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_File_IsTwo() => Assert.Equal(2, (await Tongban.Run("decide", "/nowhere/model.dmn")).Exit);

    [Fact]
    public async Task Sql_OfADecision_IsPrinted()
    {
        var path = given.File("age.dmn", Age("age >= 18"));
        var answer = await Tongban.Run("decide", "--sql", "duckdb", path);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Equal("(\"age\" >= CAST('18' AS DECIMAL(2, 0)))", answer.Out.Trim());
    }

    [Fact]
    public async Task Sql_OfWhatItCannotHold_IsTwoNamingTheConstruct()
    {
        var answer = await Tongban.Run("decide", given.File("age.dmn", Age("1 + age / 3")), "--sql", "postgresql");
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains("at 5, 7 characters: division", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WRONG")]
    [InlineData("")]
    public async Task Sql_OfAnotherDatabase_IsTwoAndNamesThoseThereAre(string dialect)
    {
        var answer = await Tongban.Run("decide", given.File("age.dmn", Age("age >= 18")), "--sql", dialect);
        Assert.Equal((2, "", $"--sql: '{dialect}' is none of duckdb, postgresql"), (answer.Exit, answer.Out, answer.Error.Trim()));
    }

    [Fact]
    public async Task Error_InOneDecision_StopsWhatRestsOnItAndNothingElse()
    {
        const string More = """
            <decision id="b" name="broken"><variable name="broken"/><literalExpression><text>1 +</text></literalExpression></decision>
            <decision id="o" name="on it"><variable name="on it"/><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>broken</text></literalExpression></decision></definitions>
            """;
        var path = given.File("age.dmn", Age("age >= 18").Replace("</definitions>", More, StringComparison.Ordinal));
        var input = Input("""{ "age": 20 }""");
        Assert.Equal((0, "true"), await Of("--decision", "grown up"));
        Assert.Equal((2, ""), await Of("--decision", "broken"));
        Assert.Equal((2, ""), await Of("--decision", "on it"));
        Assert.Equal((2, ""), await Of());

        async Task<(int, string)> Of(params string[] asked)
        {
            var answer = await Tongban.Run(["decide", path, "--input", input, .. asked]);
            Assert.True(answer.Exit == 0 || answer.Error.StartsWith($"{path}:4:", StringComparison.Ordinal), answer.Error);
            return (answer.Exit, answer.Out.Trim());
        }
    }

    [Theory]
    [InlineData("""{ "agee": 20 }""", "no input 'agee'; is 'age' meant?")]
    [InlineData("""{ "Age": 20 }""", "no input 'Age'; is 'age' meant?")]
    [InlineData("""{ "height": 20 }""", "no input 'height'; it has 'age'")]
    [InlineData("""{ "age": "twenty" }""", "the input 'age' is to be number and is a String: twenty")]
    [InlineData("""{ "age": [1, 2] }""", "the input 'age' is to be number and is a List: [1, 2]")]
    [InlineData("""{ "age": 1, "age": 2 }""", "line 1, column 13: The name 'age' occurs twice")]
    public async Task Input_ThatDoesNotFitTheModel_IsTwoNamingIt(string json, string words)
    {
        var answer = await Tongban.Run("decide", given.File("age.dmn", Age("age >= 18")), "--input", Input(json));
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the service")]
    [InlineData("s")]
    public async Task Service_ByNameOrId_TakesItsInputsAndDecisions(string name)
    {
        const string Service = """<decisionService id="s" name="the service"><variable name="the service"/><outputDecision href="#o"/><inputDecision href="#d"/></decisionService><decision id="o" name="o"><variable name="o"/><informationRequirement><requiredDecision href="#d"/></informationRequirement><literalExpression><text>if grown up then "yes" else "no"</text></literalExpression></decision></definitions>""";
        var path = given.File("age.dmn", Age("age >= 18").Replace("</definitions>", Service, StringComparison.Ordinal));
        Assert.Equal("\"yes\"", (await Tongban.Run("decide", path, "--service", name, "--input", Input("""{ "grown up": true }"""))).Out.Trim());
        Assert.Contains("is 'grown up' meant?", (await Tongban.Run("decide", path, "--service", name, "--input", Input("""{ "grown-up": true }"""))).Error, StringComparison.Ordinal);
        Assert.Contains("it has 'the service'", (await Tongban.Run("decide", path, "--service", "x")).Error, StringComparison.Ordinal);
        Assert.Contains("it has 'grown up', 'o'", (await Tongban.Run("decide", path, "--decision", "x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_InGb18030_IsReadAsItDeclares()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var xml = """<?xml version="1.0" encoding="GB18030"?>""" + Age("age >= 18").Replace("grown up", "成年", StringComparison.Ordinal);
        var path = given.File("age.dmn", System.Text.Encoding.GetEncoding("GB18030").GetBytes(xml));
        Assert.Equal("true", (await Tongban.Run("decide", path, "--decision", "成年", "--input", Input("""{ "age": 18 }"""))).Out.Trim());
    }

    private static string Age(string text) => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
        <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
        <decision id="d" name="grown up"><variable name="grown up"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
        <literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression></decision></definitions>
        """;
}
