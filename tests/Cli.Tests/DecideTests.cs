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

    private static string Age(string text) => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
        <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
        <decision id="d" name="grown up"><variable name="grown up"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
        <literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression></decision></definitions>
        """;
}
