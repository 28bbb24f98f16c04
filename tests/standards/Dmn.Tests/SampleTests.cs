using System.Text.RegularExpressions;
using Tongban.Feel;
using Tongban.Testing;

namespace Tongban.Dmn.Tests;

/// <summary>The READMEs' samples, compiled here line by line, and what they give.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public void Sample_OfFeel_Runs()
    {
        // sample
        var names = new FeelNames("net income", "人数");
        var parsed = FeelExpression.Parse("net income * 人数", names);
        var input = FeelContext.Of(("net income", FeelValue.Of(12.5m)), ("人数", FeelValue.Of(3)));
        var result = parsed.Expression!.Evaluate(input, FeelOptions.Default);
        var shape = new FeelShape("net income", "人数");
        var row = new FeelContext(shape, [FeelValue.Of(800), FeelValue.Of(2)]);
        var next = parsed.Expression.Evaluate(row, FeelOptions.Default);
        // end
        Assert.Equal(FeelValue.Of(37.5m), result.Value);
        Assert.Equal(FeelValue.Of(1600), next.Value);
        Assert.Equal(Samples("src/standards/Feel/README.md"), Compiled(nameof(Sample_OfFeel_Runs)));
    }

    [Fact]
    public void Sample_OfDmn_Runs()
    {
        var xml = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
            <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
            <decision id="d" name="grown up"><variable name="grown up"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>age &gt;= 18</text></literalExpression></decision></definitions>
            """;
        // sample
        var loaded = DmnModel.Load(xml);
        var inputs = FeelContext.Of(("age", FeelValue.Of(20)));
        var result = loaded.Model!.Decide("grown up", inputs, FeelOptions.Default, trace: true);
        var sql = DmnSql.Translate(loaded.Model!, "grown up", SqlDialect.DuckDb, new SqlColumns(9, 2));
        // end
        Assert.True(result.Value.IsTrue);
        Assert.Equal("grown up", Assert.Single(result.Trace!.Decisions).Name);
        Assert.Equal("(\"age\" >= CAST('18' AS DECIMAL(2, 0)))", sql.Sql);
        Assert.Equal(Samples("src/standards/Dmn/README.md"), Compiled(nameof(Sample_OfDmn_Runs)));
    }

    private static List<string> Samples(string readme) =>
        [.. Blocks().Matches(File.ReadAllText(Repository.At(readme))).SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static List<string> Compiled(string test)
    {
        var lines = File.ReadAllLines(Repository.At("tests", "standards", "Dmn.Tests", "SampleTests.cs")).SkipWhile(l => !l.Contains($"void {test}", StringComparison.Ordinal));
        return [.. lines.SkipWhile(l => l.Trim() != "// sample").Skip(1).TakeWhile(l => l.Trim() != "// end").Select(l => l.Trim())];
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
