namespace Tongban.Bpmn.Tests;

public class LoopTests
{
    private static Play Experts(string attributes, string children = "", object? data = null) => new Play($"""
        <startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics {attributes}>{children}</multiInstanceLoopCharacteristics></userTask><userTask id="z"/>
        """ + Play.Flows("s>a", "a>z")).Start(data ?? new { people = new[] { "x", "y", "w" } });

    private const string Collect = """tb:collection="people" tb:item="person" tb:outputCollection="votes" tb:outputItem="vote" """;

    [Fact]
    public void Parallel_AllAtOnce_CollectsInOrderOfInstances()
    {
        var play = Experts(Collect);
        Assert.Equal("(p s a +a +a +a", play.Told);
        var waits = play.State.Waits.Select(w => w.Id).ToList();
        Assert.Equal("\"y\"", ProcessEngine.VariablesAt(play.Process, play.State, waits[1])["person"].GetRawText());
        play.Do(new ProcessEvent.TaskCompleted("a", Play.Json(new { vote = 2 }), waits[1]));
        play.Do(new ProcessEvent.TaskCompleted("a", Play.Json(new { vote = 1 })));
        play.Send("a", new { vote = 3 });
        Assert.Equal("-a z +z", play.Told);
        Assert.Equal("[1,2,3]", play.Variable("votes"));
        Assert.Null(play.Variable("person"));
    }

    [Fact]
    public void Sequential_OneAfterTheOther()
    {
        var play = Experts("isSequential=\"true\" " + Collect);
        Assert.Equal("a", play.Waiting);
        play.Send("a", new { vote = 1 });
        Assert.Equal("+a", play.Told);
        Assert.Equal("\"y\"", ProcessEngine.VariablesAt(play.Process, play.State, play.WaitAt("a"))["person"].GetRawText());
        Assert.Equal("z", play.Send("a", new { vote = 2 }).Send("a", new { vote = 3 }).Waiting);
        Assert.Equal("[1,2,3]", play.Variable("votes"));
    }

    [Fact]
    public void CompletionCondition_CancelsTheRest()
    {
        var play = Experts("tb:collection=\"people\"", "<completionCondition>numberOfCompletedInstances >= 2</completionCondition>").Send("a").Send("a");
        Assert.Equal("xa -a z +z", play.Told);
    }

    [Theory]
    [InlineData(0, "z")]
    [InlineData(2, "a a")]
    public void Cardinality_SaysHowMany(int n, string waiting) =>
        Assert.Equal(waiting, Experts("", "<loopCardinality>n</loopCardinality>", new { n }).Waiting);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("10001")]
    [InlineData("[1]")]
    public void Cardinality_ThatIsNoNumberOfInstances_IsRefused(string text)
    {
        var play = new Play($"""<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>{text}</loopCardinality></multiInstanceLoopCharacteristics></userTask>""" + Play.Flows("s>a"));
        Assert.Equal(RejectionCode.BadValue, play.Refused(new ProcessEvent.Start()).Code);
    }

    [Fact]
    public void SubProcess_PerItem_AndBoundaryCancelsAll()
    {
        var play = new Play("""
            <startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics tb:collection="people" tb:item="person"/><startEvent id="s2"/><userTask id="a"/>
            """ + Play.Flows("s2>a") + """</subProcess><boundaryEvent id="m1" attachedToRef="sub"><messageEventDefinition messageRef="m"/></boundaryEvent><userTask id="z"/>""" + Play.Flows("s>sub", "m1>z"), """<message id="m" name="stop"/>""");
        play.Start(new { people = new[] { 1, 2 } });
        Assert.Equal("a a m1", play.Waiting);
        Assert.Equal("2", ProcessEngine.VariablesAt(play.Process, play.State, play.State.Waits.Last(w => w.ElementId == "a").Id)["person"].GetRawText());
        Assert.Equal("a m1", play.Send("a").Waiting);
        Assert.Equal("z", play.Send("stop").Waiting);
        Assert.Equal("xa -a! sub!) -sub! m1 z +z", play.Told);
    }

    [Fact]
    public void Error_InOneInstance_IsCaughtAtTheActivitysBorder()
    {
        var play = new Play("""
            <startEvent id="s"/><serviceTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></serviceTask>
            <boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent><userTask id="z"/>
            """ + Play.Flows("s>a", "b>z")).Start();
        Assert.Equal("xa xa -a! b z +z", play.Do(new ProcessEvent.ErrorRaised(play.WaitAt("a"), "E")).Told);
    }
}
