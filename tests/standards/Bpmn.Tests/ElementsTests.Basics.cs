namespace Tongban.Bpmn.Tests;

public class BasicsTests
{
    private static readonly string Two = """<startEvent id="s"/><userTask id="a"/><manualTask id="b"/><endEvent id="e"/>""" + Play.Flows("s>a", "a>b", "b>e");

    [Fact]
    public void Sequence_TwoTasks_RunsInOrder()
    {
        var play = new Play(Two).Start(new { x = 1 });
        Assert.Equal("(p s a +a", play.Told);
        play.Send("a", new { y = 2 });
        Assert.Equal("-a b +b", play.Told);
        play.Send("b");
        Assert.Equal("-b e p) end:Completed", play.Told);
        Assert.Equal(ProcessStatus.Completed, play.State.Status);
        Assert.Equal(("1", "2"), (play.Variable("x"), play.Variable("y")));
    }

    [Fact]
    public void Events_NobodyWaitsFor_AreRefusedAndChangeNothing()
    {
        var play = new Play(Two);
        Assert.Equal(RejectionCode.NotRunning, play.Refused(new ProcessEvent.TaskCompleted("a")).Code);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.Start("m")).Code);
        play.Start();
        Assert.Equal(RejectionCode.AlreadyStarted, play.Refused(new ProcessEvent.Start()).Code);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.TaskCompleted("b")).Code);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.TimerFired(99)).Code);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.MessageReceived("m")).Code);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.ErrorRaised(99, "x")).Code);
        Assert.Equal(RejectionCode.BadData, play.Refused(new ProcessEvent.TaskCompleted("a", Play.Json(5))).Code);
        play.Send("a").Send("b");
        Assert.Equal(RejectionCode.NotRunning, play.Refused(new ProcessEvent.TaskCompleted("b")).Code);
    }

    [Fact]
    public void Start_ByMessage_TakesThatStart()
    {
        var play = new Play("""<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><userTask id="a"/>""" + Play.Flows("s>a"), """<message id="m" name="submit"/>""");
        Assert.Equal("submit", ProcessEngine.Accepts(play.Process, play.State).Single().Type);
        Assert.Equal("a", play.Send("submit").Waiting);
    }

    [Fact]
    public void LoopWithoutWait_IsRefusedInsteadOfHanging()
    {
        var play = new Play("""<startEvent id="s"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>""" + Play.Flows("s>g", "g>h", "h>g"));
        Assert.Equal(RejectionCode.TooManySteps, play.Refused(new ProcessEvent.Start()).Code);
    }
}
