using System.Text.Json;

namespace Tongban.Bpmn.Tests;

public class FeelExpressionsTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonElement Values = JsonSerializer.SerializeToElement(new
    {
        x = 1,
        submit = new { complete = true, missing = new[] { "a", "b" } },
        today = "2021-02-08",
        people = new[] { new { name = "李", age = 30 }, new { name = "王", age = 50 } },
        limit = 40,
        材料 = "齐全",
    });

    [Theory]
    [InlineData("x = 1", "true")]
    [InlineData("x + 1", "2")]
    [InlineData("submit.complete and not(submit.absent = true)", "true")]
    [InlineData("count(submit.missing) > 1", "true")]
    [InlineData("date(today) + duration(\"P1D\")", "\"2021-02-09\"")]
    [InlineData("people[age > limit].name", "[\"王\"]")]
    [InlineData("for p in people return p.age + x", "[31,51]")]
    [InlineData("some p in people satisfies p.age > limit", "true")]
    [InlineData("材料 = \"齐全\"", "true")]
    [InlineData("absent", "null")]
    [InlineData("absent = null", "true")]
    [InlineData("if x = 1 then \"today()\" else absent", "\"today()\"")]
    [InlineData("{ y: x, z: y + 1 }.z", "2")]
    [InlineData("string length(\"abc\")", "3")]
    [InlineData("date and time(\"2021-02-08T10:00:00\") < date and time(\"2021-02-08T11:00:00\")", "true")]
    public void Evaluate_WithVariables_GivesTheValue(string text, string json)
    {
        var (expression, problem) = new FeelExpressions().Compile(text);
        Assert.Null(problem);
        var variables = Values.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        Assert.Equal(json, JsonSerializer.Serialize(expression!.Evaluate(variables).Value, Readable));
    }

    [Theory]
    [InlineData("x =")]
    [InlineData("todya(x)")]
    [InlineData("today() > date(x)")]
    [InlineData("now( )")]
    [InlineData("((((")]
    [InlineData("\"open")]
    public void Compile_WrongText_IsRefused(string text)
    {
        var (expression, problem) = new FeelExpressions().Compile(text);
        Assert.Null(expression);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Compile_NamesWithHyphens_AreKnownWhenGiven()
    {
        var (expression, problem) = new FeelExpressions("correction-notice").Compile("clocks.correction-notice.expired");
        Assert.Null(problem);
        var clocks = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["correction-notice"] = new { expired = true } });
        Assert.Equal(JsonValueKind.True, expression!.Evaluate(new Dictionary<string, JsonElement> { ["clocks"] = clocks }).Value.ValueKind);
    }

    [Fact]
    public void Compile_HugeText_IsRefused() => Assert.NotNull(new FeelExpressions().Compile(new string('(', 30_000)).Problem);

    /// <summary>The README's sample.</summary>
    [Fact]
    public void Readme_Sample_Runs()
    {
        const string Xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
              <process id="licence" isExecutable="true">
                <startEvent id="start"/>
                <userTask id="review"/>
                <exclusiveGateway id="decided" default="no"/>
                <endEvent id="granted"/>
                <endEvent id="refused"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="review"/>
                <sequenceFlow id="f2" sourceRef="review" targetRef="decided"/>
                <sequenceFlow id="yes" sourceRef="decided" targetRef="granted"><conditionExpression>score >= 60</conditionExpression></sequenceFlow>
                <sequenceFlow id="no" sourceRef="decided" targetRef="refused"/>
              </process>
            </definitions>
            """;
        var read = BpmnReader.Read(Xml, new FeelExpressions());
        var process = read.Model!.Process("licence")!;
        var started = ProcessEngine.Step(process, ProcessState.New(process), new ProcessEvent.Start());
        var stored = started.State.ToJson();
        var done = ProcessEngine.Deliver(process, ProcessState.FromJson(stored), "review", JsonDocument.Parse("""{ "score": 75 }""").RootElement);
        Assert.Equal("granted", Assert.IsType<ProcessCommand.ProcessEnded>(done.Commands[^1]).EndEventId);
    }
}
