namespace Tongban.Bpmn.Tests;

public class EventTests
{
    private const string Names = """
        <message id="m" name="word"/><error id="er" errorCode="E1"/><error id="er2" errorCode="E2"/><escalation id="es" escalationCode="S1"/>
        """;

    [Fact]
    public void Timer_DateDurationClockAndExpression_AreScheduledAsSaid()
    {
        var play = new Play("""
            <startEvent id="s"/><parallelGateway id="g"/>
            <intermediateCatchEvent id="t1"><timerEventDefinition><timeDate>2021-03-01T00:00:00+08:00</timeDate></timerEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="t2"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="t3"><timerEventDefinition><timeDuration>= period</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="t4"><timerEventDefinition tb:clock="decision"/></intermediateCatchEvent>
            """ + Play.Flows("s>g", "g>t1", "g>t2", "g>t3", "g>t4")).Start(new { period = "P3D" });
        Assert.Equal("(p s g timer:t1=2021-03-01T00:00:00+08:00 timer:t2=P5D timer:t3=P3D timer:t4=decision", play.Told);
        play.FireTimer("t1").FireTimer("t3").FireTimer("t2").FireTimer("t4");
        Assert.Equal("t4 p) end:Completed", play.Told);
    }

    [Fact]
    public void Timer_ExpressionWithoutText_IsRefused()
    {
        var play = new Play("""<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>=nothing</timeDuration></timerEventDefinition></intermediateCatchEvent>""" + Play.Flows("s>t"));
        Assert.Equal(RejectionCode.BadValue, play.Refused(new ProcessEvent.Start()).Code);
    }

    [Fact]
    public void Boundary_InterruptingTimer_CancelsTheTask()
    {
        var play = new Play("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition tb:clock="c"/></boundaryEvent><userTask id="b"/><endEvent id="e"/>"""
            + Play.Flows("s>a", "a>e", "t>b"));
        play.Start();
        Assert.Equal("(p s a timer:t=c +a", play.Told);
        play.FireTimer("t");
        Assert.Equal("xa -a! t b +b", play.Told);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.TaskCompleted("a")).Code);
    }

    [Fact]
    public void Boundary_TaskDoneInTime_CancelsTheTimer()
    {
        var play = new Play("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition tb:clock="c"/></boundaryEvent><userTask id="b"/>"""
            + Play.Flows("s>a", "t>b"));
        play.Start().Send("a");
        Assert.Equal("xtimer -a p) end:Completed", play.Told);
    }

    [Fact]
    public void Boundary_NonInterruptingMessage_RepeatsWhileTheTaskRuns()
    {
        var play = new Play("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="m1" cancelActivity="false" attachedToRef="a"><messageEventDefinition messageRef="m"/></boundaryEvent><userTask id="b"/>"""
            + Play.Flows("s>a", "m1>b"), Names);
        Assert.Equal("a b b m1", play.Start().Send("word").Send("word").Waiting);
        Assert.Equal("b b", play.Send("a").Waiting);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.MessageReceived("word")).Code);
    }

    [Fact]
    public void Boundary_NonInterruptingTimer_FiresOnce()
    {
        var play = new Play("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" cancelActivity="false" attachedToRef="a"><timerEventDefinition tb:clock="c"/></boundaryEvent><userTask id="b"/>"""
            + Play.Flows("s>a", "t>b"));
        var timer = play.Start().WaitAt("t");
        Assert.Equal("a b", play.Do(new ProcessEvent.TimerFired(timer)).Waiting);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.TimerFired(timer)).Code);
    }

    [Theory]
    [InlineData("E1", "b")]
    [InlineData("E9", "c")]
    public void Error_FromService_GoesToItsCodeElseToAny(string code, string reached)
    {
        var play = new Play("""
            <startEvent id="s"/><serviceTask id="a"/>
            <boundaryEvent id="any" attachedToRef="a"><errorEventDefinition/></boundaryEvent>
            <boundaryEvent id="one" attachedToRef="a"><errorEventDefinition errorRef="er"/></boundaryEvent>
            <userTask id="b"/><userTask id="c"/>
            """ + Play.Flows("s>a", "one>b", "any>c"), Names).Start();
        Assert.Equal(reached, play.Do(new ProcessEvent.ErrorRaised(play.WaitAt("a"), code, Play.Json(new { why = "w" }))).Waiting);
        Assert.Equal("\"w\"", play.Variable("why"));
    }

    [Fact]
    public void Error_NobodyCatches_FailsTheProcess()
    {
        var play = new Play("""<startEvent id="s"/><parallelGateway id="g"/><serviceTask id="a"/><userTask id="b"/>""" + Play.Flows("s>g", "g>a", "g>b")).Start(new { x = 1 });
        play.Do(new ProcessEvent.ErrorRaised(play.WaitAt("a"), "E9"));
        Assert.Equal("-a! xb -b! p!) end:Failed", play.Told);
        Assert.Equal((ProcessStatus.Failed, "1"), (play.State.Status, play.Variable("x")));
    }

    [Fact]
    public void ErrorEnd_InSubProcess_IsCaughtAtItsBorder()
    {
        var play = new Play("""
            <startEvent id="s"/>
            <subProcess id="sub"><startEvent id="s2"/><parallelGateway id="g"/><userTask id="x"/><userTask id="y"/><endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent>
            """ + Play.Flows("s2>g", "g>x", "g>y", "x>bad") + """
            </subProcess>
            <boundaryEvent id="wrong" attachedToRef="sub"><errorEventDefinition errorRef="er2"/></boundaryEvent>
            <boundaryEvent id="right" attachedToRef="sub"><errorEventDefinition errorRef="er"/></boundaryEvent>
            <userTask id="a"/><userTask id="b"/>
            """ + Play.Flows("s>sub", "wrong>a", "right>b"), Names).Start().Send("x");
        Assert.Equal("-x bad xy -y! sub!) -sub! right b +b", play.Told);
    }

    [Fact]
    public void Terminate_InSubProcess_EndsOnlyThat()
    {
        var play = new Play("""
            <startEvent id="s"/>
            <subProcess id="sub"><startEvent id="s2"/><parallelGateway id="g"/><userTask id="x"/><userTask id="y"/><endEvent id="stop"><terminateEventDefinition/></endEvent>
            """ + Play.Flows("s2>g", "g>x", "g>y", "x>stop") + """</subProcess><userTask id="after"/><endEvent id="all"><terminateEventDefinition/></endEvent>""" + Play.Flows("s>sub", "sub>after", "after>all")).Start();
        play.Send("x");
        Assert.Equal("-x stop xy -y! sub) -sub after +after", play.Told);
        Assert.Equal("-after all p) end:Terminated", play.Send("after").Told);
    }

    [Fact]
    public void Message_ThrownAndSent_GoesOutAndOn()
    {
        var play = new Play("""<startEvent id="s"/><sendTask id="a" messageRef="m"/><intermediateThrowEvent id="b"><messageEventDefinition messageRef="m"/></intermediateThrowEvent><intermediateThrowEvent id="c"/><endEvent id="e"><messageEventDefinition/></endEvent>"""
            + Play.Flows("s>a", "a>b", "b>c", "c>e"), Names).Start();
        Assert.Equal("(p s a send:word -a b send:word c e send:e p) end:Completed", play.Told);
    }

    [Fact]
    public void Escalation_NonInterrupting_BothGoOn()
    {
        var play = new Play("""
            <startEvent id="s"/>
            <subProcess id="sub"><startEvent id="s2"/><intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="es"/></intermediateThrowEvent><userTask id="x"/>
            """ + Play.Flows("s2>up", "up>x") + """</subProcess><boundaryEvent id="b" cancelActivity="false" attachedToRef="sub"><escalationEventDefinition/></boundaryEvent><userTask id="y"/>""" + Play.Flows("s>sub", "b>y"), Names).Start();
        Assert.Equal("x y", play.Waiting);
        Assert.Contains("escalation:S1", play.Told);
    }

    [Fact]
    public void Escalation_Interrupting_EndsTheThrower()
    {
        var play = new Play("""
            <startEvent id="s"/>
            <subProcess id="sub"><startEvent id="s2"/><endEvent id="up"><escalationEventDefinition escalationRef="es"/></endEvent>
            """ + Play.Flows("s2>up") + """</subProcess><boundaryEvent id="b" attachedToRef="sub"><escalationEventDefinition escalationRef="es"/></boundaryEvent><userTask id="y"/>""" + Play.Flows("s>sub", "b>y"), Names).Start();
        Assert.Equal("(p s sub (sub s2 up escalation:S1 sub!) -sub! b y +y", play.Told);
    }

    [Fact]
    public void Escalation_NobodyCatches_IsToldAndGoesOn()
    {
        var play = new Play("""<startEvent id="s"/><serviceTask id="a"/><endEvent id="e"><escalationEventDefinition escalationRef="es"/></endEvent>""" + Play.Flows("s>a", "a>e"), Names).Start();
        play.Do(new ProcessEvent.EscalationRaised(play.WaitAt("a"), "S2"));
        Assert.Equal(("escalation:S2", "a"), (play.Told, play.Waiting));
        Assert.Equal("-a e escalation:S1 p) end:Completed", play.Do(new ProcessEvent.ServiceCompleted(play.WaitAt("a"))).Told);
    }

    [Fact]
    public void Deliver_TaskBeforeMessageBeforeEventSubProcess()
    {
        var play = new Play("""
            <startEvent id="s"/><userTask id="word"/><boundaryEvent id="b" cancelActivity="false" attachedToRef="word"><messageEventDefinition messageRef="m"/></boundaryEvent>
            <subProcess id="es1" triggeredByEvent="true"><startEvent id="es2" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent></subProcess><userTask id="z"/>
            """ + Play.Flows("s>word", "word>z"), Names).Start();
        Assert.Equal(["word", "b", "es2"], ProcessEngine.Accepts(play.Process, play.State).Where(a => a.Type == "word").Select(a => a.ElementId));
        Assert.Equal("es2 z", play.Send("word").Waiting);
        Assert.Contains("es2", play.Send("word").Told);
        Assert.Null(ProcessEngine.ReceiverOf(play.Process, play.State, "other"));
    }
}
