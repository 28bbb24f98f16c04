namespace Tongban.Cli.Tests;

/// <summary><c>tongban feel</c>.</summary>
public sealed class FeelTests : IDisposable
{
    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1/3", "0.3333333333333333333333333333333333")]
    [InlineData("date(\"2021-02-08\") + duration(\"P5D\")", "\"2021-02-13\"")]
    [InlineData("for i in 1..3 return i * i", "[1,4,9]")]
    [InlineData("{ 名称: \"通办\" }", "{\"名称\":\"通办\"}")]
    [InlineData("null", "null")]
    [InlineData("@\"P1Y2M\" + @\"P1M\"", "\"P1Y3M\"")]
    [InlineData("-1 + 2", "1")]
    public async Task Expression_Evaluated_IsPrintedAsJson(string expression, string json)
    {
        var answer = await Tongban.Run("feel", expression);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Equal(json, string.Concat(answer.Out.Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public async Task Context_GivesVariables_NamesWithSpacesToo()
    {
        var file = given.File("context.json", """{ "net income": 12.5, "人数": 3 }""");
        Assert.Equal("37.5", (await Tongban.Run("feel", "net income * 人数", "--context", file)).Out.Trim());
    }

    [Fact]
    public async Task Runtime_Error_IsNullWithADiagnostic()
    {
        var answer = await Tongban.Run("feel", "1 / 0");
        Assert.Equal((0, "null"), (answer.Exit, answer.Out.Trim()));
        Assert.Contains("line 1, column", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_Expression_IsTwoWithItsPlace()
    {
        var answer = await Tongban.Run("feel", "1 +\n  * 2");
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains("line 2, column 3", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feel")]
    [InlineData("feel", "1", "2")]
    [InlineData("feel", "1", "--contxt", "x")]
    [InlineData("nothing")]
    [InlineData("simulate")]
    public async Task Call_ThatIsNone_IsTwoAndSaysWhat(params string[] arguments)
    {
        var answer = await Tongban.Run(arguments);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.NotEqual("", answer.Error.Trim());
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("GB18030", true)]
    public async Task Context_InAnotherEncoding_IsReadByItsMark(string encoding, bool mark)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var e = System.Text.Encoding.GetEncoding(encoding);
        byte[] lead = encoding == "GB18030" ? [0x84, 0x31, 0x95, 0x33] : e.GetPreamble();
        var file = given.File("context.json", [.. mark ? lead : [], .. e.GetBytes("{ \"人数\": 3 }")]);
        Assert.Equal("6", (await Tongban.Run("feel", "人数 * 2", "--context", file)).Out.Trim());
    }

    [Fact]
    public async Task Context_InNoEncodingThatItSays_IsTwoWithItsPlace()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var file = given.File("context.json", System.Text.Encoding.GetEncoding("GB18030").GetBytes("{\n \"人数\": 3 }"));
        var answer = await Tongban.Run("feel", "人数", "--context", file);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.StartsWith($"{file}:2:3: the byte 0xC8 is no utf-8", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"a\": ", "line 1, column")]
    [InlineData("[1]", "an object is needed")]
    [InlineData("{ \"a\": 1,\n  \"数\": 2, \"a\": 3 }", "line 2, column 11: The name 'a' occurs twice")]
    [InlineData("{ \"数\": { \"a\": 1e7000 } }", "line 1, column 15: The number is out of range")]
    [InlineData("{ \"a\": 1e-7000 }", "line 1, column 8: The number is out of range")]
    [InlineData("{ \"a\": 0.12345678901234567890123456789012345 }", "line 1, column 8: The number has 35 digits; at most 34 are kept")]
    [InlineData("{ \"a\": \"\\ud800\" }", "line 1, column 8: The text has half a character")]
    [InlineData("{ \"a\": 1 } 2", "line 1, column 12")]
    public async Task Bad_Context_IsTwoWithItsPlace(string json, string words)
    {
        var answer = await Tongban.Run("feel", "a", "--context", given.File("bad.json", json));
        Assert.Equal(2, answer.Exit);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}
