using System.Diagnostics;

namespace Tongban.Bpmn.Tests;

public class ReaderHostileTests
{
    private static BpmnProblem Refused(string xml)
    {
        var watch = Stopwatch.StartNew();
        var read = BpmnReader.Read(xml, new FeelExpressions());
        Assert.Null(read.Model);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        return read.Problems[0];
    }

    [Fact]
    public void ExternalEntity_IsProhibited() =>
        Assert.Equal("xml", Refused("""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions>&x;</definitions>""").Code);

    [Fact]
    public void EntityBomb_IsProhibited() =>
        Assert.Equal("xml", Refused("""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><definitions>&b;</definitions>""").Code);

    [Fact]
    public void DeepNesting_IsRefusedBeforeAnythingRecurses() =>
        Assert.Equal("too-large", Refused(Play.Xml(string.Concat(Enumerable.Repeat("<subProcess>", 100_000)))).Code);

    [Fact]
    public void DeepExpression_IsRefused() =>
        Assert.Equal("expression", Refused(Play.Xml("<startEvent id=\"s\"/><userTask id=\"a\"/>" + Play.Flows("s>a", "a>a|" + new string('(', 19_000)))).Code);

    [Fact]
    public void TooManyElements_AreRefused() =>
        Assert.Equal("too-large", Refused(Play.Xml(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<task id=\"t{i}\"/>")))).Code);

    [Fact]
    public void TooManyCharacters_AreRefused() =>
        Assert.Equal("xml", Refused(Play.Xml("<documentation>" + new string('x', 9_000_000) + "</documentation>")).Code);

    [Fact]
    public void ManyProblems_AreToldUpToAHundred()
    {
        var read = BpmnReader.Read(Play.Xml(string.Concat(Enumerable.Repeat("<scriptTask/>", 5_000))), new FeelExpressions());
        Assert.Equal(100, read.Problems.Count);
    }

    [Fact]
    public void LargeButLawfulModel_IsReadInTime()
    {
        const int Count = 12_000;
        var body = "<startEvent id=\"t0\"/>" + string.Concat(Enumerable.Range(1, Count).Select(i => $"<userTask id=\"t{i}\"/>")) + Play.Flows([.. Enumerable.Range(0, Count).Select(i => $"t{i}>t{i + 1}")]);
        var watch = Stopwatch.StartNew();
        Assert.Empty(BpmnReader.Read(Play.Xml(body), new FeelExpressions()).Problems);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("<definitions")]
    [InlineData("<other/>")]
    [InlineData("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>")]
    public void NoModel_IsAProblem(string xml) => Refused(xml);

    [Fact]
    public void ExponentialSplits_AreRefusedAtRunTime()
    {
        // Twenty parallel gateways in a row that each double the tokens.
        var gateways = string.Concat(Enumerable.Range(0, 20).Select(i => $"<exclusiveGateway id=\"m{i}\"/><parallelGateway id=\"g{i}\"/>"));
        var flows = string.Concat(Enumerable.Range(0, 20).Select(i =>
            Play.Flows($"m{i}>g{i}") + $"<sequenceFlow id=\"x{i}\" sourceRef=\"g{i}\" targetRef=\"m{i + 1}\"/><sequenceFlow id=\"y{i}\" sourceRef=\"g{i}\" targetRef=\"m{i + 1}\"/>"));
        var play = new Play("<startEvent id=\"s\"/><exclusiveGateway id=\"m20\"/><userTask id=\"a\"/>" + gateways + flows + Play.Flows("s>m0", "m20>a"));
        Assert.Equal(RejectionCode.TooManySteps, play.Refused(new ProcessEvent.Start()).Code);
    }
}
