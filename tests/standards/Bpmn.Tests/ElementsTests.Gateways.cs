namespace Tongban.Bpmn.Tests;

public class GatewayTests
{
    private const string Ends = """<endEvent id="e"/>""";

    [Theory]
    [InlineData(1, "a")]
    [InlineData(2, "b")]
    [InlineData(3, "c")]
    public void Exclusive_FirstConditionThatHolds_ElseDefault(int x, string reached)
    {
        var play = new Play("""<startEvent id="s"/><exclusiveGateway id="g" default="g_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>"""
            + Play.Flows("s>g", "g>c", "g>a|x = 1", "g>b|x < 3"));
        Assert.Equal(reached, play.Start(new { x }).Waiting);
    }

    [Fact]
    public void Exclusive_NothingHoldsAndNoDefault_IsRefused()
    {
        var play = new Play("""<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/>""" + Play.Flows("s>g", "g>a|x = 1", "g>b|x = 2"));
        var rejection = play.Refused(new ProcessEvent.Start());
        Assert.Equal((RejectionCode.NoFlow, "g"), (rejection.Code, rejection.ElementId));
    }

    [Fact]
    public void Parallel_Join_WaitsForAll()
    {
        var play = new Play("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="c"/>"""
            + Play.Flows("s>f", "f>a", "f>b", "a>j", "b>j", "j>c"));
        Assert.Equal("a b", play.Start().Waiting);
        Assert.Equal("b", play.Send("a").Waiting);
        Assert.DoesNotContain("j", play.Told);
        Assert.Equal("c", play.Send("b").Waiting);
        Assert.Equal("-b j c +c", play.Told);
        Assert.Single(play.State.Tokens);
    }

    [Theory]
    [InlineData(true, false, "a")]
    [InlineData(false, true, "b")]
    [InlineData(true, true, "a b")]
    [InlineData(false, false, "c")]
    public void Inclusive_JoinsExactlyWhatWasSplit(bool x, bool y, string waiting)
    {
        var play = new Play("""<startEvent id="s"/><inclusiveGateway id="f" default="f_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><userTask id="z"/>"""
            + Play.Flows("s>f", "f>a|x = true", "f>b|y = true", "f>c", "a>j", "b>j", "c>j", "j>z"));
        Assert.Equal(waiting, play.Start(new { x, y }).Waiting);
        foreach (var task in waiting.Split(' '))
            play.Send(task);
        Assert.Equal("z", play.Waiting);
        Assert.Single(play.State.Tokens);
    }

    [Fact]
    public void Inclusive_JoinReachedOnlyThroughLaterDecision_WaitsUntilThatDecision()
    {
        // b may go to the join or end: the join must wait for it, and open when it goes elsewhere.
        var play = new Play("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="x" default="x_e"/><inclusiveGateway id="j"/><userTask id="z"/>""" + Ends
            + Play.Flows("s>f", "f>a", "f>b", "a>j", "b>x", "x>j|go = true", "x>e", "j>z"));
        Assert.Equal("b", play.Start().Send("a").Waiting);
        Assert.Equal("z", play.Send("b", new { go = false }).Waiting);
    }

    [Fact]
    public void Inclusive_TokenInLoopBehindJoin_DoesNotBlockItself()
    {
        var play = new Play("""<startEvent id="s"/><inclusiveGateway id="j"/><userTask id="a"/><exclusiveGateway id="x" default="x_e"/>""" + Ends
            + Play.Flows("s>j", "j>a", "a>x", "x>j|again = true", "x>e"));
        play.Start().Send("a", new { again = true });
        Assert.Equal("a", play.Waiting);
        play.Send("a", new { again = false });
        Assert.Equal(ProcessStatus.Completed, play.State.Status);
    }

    [Fact]
    public void Inclusive_BoundaryPathToJoin_IsWaitedFor()
    {
        var play = new Play("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><boundaryEvent id="bm" attachedToRef="b"><messageEventDefinition messageRef="m"/></boundaryEvent><inclusiveGateway id="j"/><userTask id="z"/>""" + Ends
            + Play.Flows("s>f", "f>a", "f>b", "a>j", "b>e", "bm>j", "j>z"), """<message id="m" name="hurry"/>""");
        Assert.Equal("b bm", play.Start().Send("a").Waiting);
        Assert.Equal("z", play.Send("hurry").Waiting);
    }

    [Fact]
    public void EventBased_FirstEventDecides_OthersAreDropped()
    {
        const string Body = """
            <startEvent id="s"/><eventBasedGateway id="g"/>
            <intermediateCatchEvent id="t"><timerEventDefinition tb:clock="correction"/></intermediateCatchEvent>
            <receiveTask id="r" messageRef="m1"/>
            <intermediateCatchEvent id="c"><messageEventDefinition messageRef="m2"/></intermediateCatchEvent>
            <userTask id="a"/><userTask id="b"/><userTask id="d"/>
            """;
        const string Messages = """<message id="m1" name="one"/><message id="m2" name="two"/>""";
        var flows = Play.Flows("s>g", "g>t", "g>r", "g>c", "t>a", "r>b", "c>d");
        var play = new Play(Body + flows, Messages).Start();
        Assert.Equal("(p s g timer:t=correction", play.Told);
        Assert.Equal("b", play.Send("one", new { k = 1 }).Waiting);
        Assert.Equal("xtimer r -r b +b", play.Told);
        Assert.Equal("1", play.Variable("k"));
        Assert.Equal("d", new Play(Body + flows, Messages).Start().Send("two").Waiting);
        Assert.Equal("a", new Play(Body + flows, Messages).Start().FireTimer("t").Waiting);
    }

    [Fact]
    public void ActivityWithConditionalFlows_TakesAllThatHold()
    {
        var play = new Play("""<startEvent id="s"/><userTask id="a" default="a_d"/><userTask id="b"/><userTask id="c"/><userTask id="d"/>"""
            + Play.Flows("s>a", "a>b|x = 1", "a>c|x < 2", "a>d"));
        Assert.Equal("b c", play.Start().Send("a", new { x = 1 }).Waiting);
    }
}
