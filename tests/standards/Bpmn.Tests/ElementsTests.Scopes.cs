using System.Text.Json;

namespace Tongban.Bpmn.Tests;

public class ScopeTests
{
    private const string Names = """<message id="m" name="withdraw"/><message id="n" name="note"/><error id="er" errorCode="E1"/><escalation id="es" escalationCode="S1"/>""";

    [Fact]
    public void SubProcess_WithInputs_KeepsThemToItself()
    {
        var play = new Play("""
            <startEvent id="s"/>
            <subProcess id="sub"><extensionElements><tb:input name="i" value="x + 1"/><tb:output name="o" value="i"/></extensionElements><startEvent id="s2"/><userTask id="a"/>
            """ + Play.Flows("s2>a") + """</subProcess><userTask id="b"/>""" + Play.Flows("s>sub", "sub>b")).Start(new { x = 1 });
        Assert.Equal("2", ProcessEngine.VariablesAt(play.Process, play.State, play.WaitAt("a"))["i"].GetRawText());
        play.Send("a", new { i = 5, j = 6 });
        Assert.Equal("-a sub) -sub b +b", play.Told);
        Assert.Equal(("5", "6", null), (play.Variable("o"), play.Variable("j"), play.Variable("i")));
    }

    [Fact]
    public void EventSubProcess_Interrupting_ReplacesWhatRan()
    {
        var play = new Play("""
            <startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/>
            <subProcess id="w" triggeredByEvent="true"><startEvent id="ws"><messageEventDefinition messageRef="m"/></startEvent><userTask id="giveBack"/><endEvent id="we"/>
            """ + Play.Flows("ws>giveBack", "giveBack>we") + "</subProcess>" + Play.Flows("s>g", "g>a", "g>b"), Names).Start();
        Assert.Equal("a b ws", play.Waiting);
        play.Send("withdraw", new { reason = "r" });
        Assert.Equal("xa -a! xb -b! w (w ws giveBack +giveBack", play.Told);
        Assert.Equal("giveBack", play.Waiting);
        Assert.Equal("-giveBack we w) -w p) end:Completed", play.Send("giveBack").Told);
        Assert.Equal("\"r\"", play.Variable("reason"));
    }

    [Fact]
    public void EventSubProcess_NonInterrupting_RunsBesideAndAgain()
    {
        var play = new Play("""
            <startEvent id="s"/><userTask id="a"/>
            <subProcess id="w" triggeredByEvent="true"><startEvent id="ws" isInterrupting="false"><messageEventDefinition messageRef="n"/></startEvent><userTask id="c"/>
            """ + Play.Flows("ws>c") + "</subProcess>" + Play.Flows("s>a"), Names).Start().Send("note").Send("note");
        Assert.Equal("a c c ws", play.Waiting);
        Assert.Equal("c c ws", play.Send("a").Waiting);
        Assert.Equal(ProcessStatus.Running, play.Send("c").State.Status);
        Assert.Equal(ProcessStatus.Completed, play.Send("c").State.Status);
    }

    [Fact]
    public void EventSubProcess_OnError_CatchesInItsScope_NotItsOwn()
    {
        var play = new Play("""
            <startEvent id="s"/><serviceTask id="a"/>
            <subProcess id="w" triggeredByEvent="true"><startEvent id="ws"><errorEventDefinition/></startEvent><serviceTask id="repair"/>
            """ + Play.Flows("ws>repair") + "</subProcess>" + Play.Flows("s>a"), Names).Start();
        play.Do(new ProcessEvent.ErrorRaised(play.WaitAt("a"), "E1"));
        Assert.Equal("-a! w (w ws repair call:repair", play.Told);
        Assert.Equal("end:Failed", play.Do(new ProcessEvent.ErrorRaised(play.WaitAt("repair"), "E1")).Told.Split(' ')[^1]);
    }

    [Fact]
    public void EventSubProcess_TimerAndEscalation_BeginIt()
    {
        var play = new Play("""
            <startEvent id="s"/><serviceTask id="a"/>
            <subProcess id="w" triggeredByEvent="true"><startEvent id="ws" isInterrupting="false"><timerEventDefinition tb:clock="c"/></startEvent><userTask id="late"/>
            """ + Play.Flows("ws>late") + """</subProcess><subProcess id="v" triggeredByEvent="true"><startEvent id="vs" isInterrupting="false"><escalationEventDefinition escalationRef="es"/></startEvent><userTask id="boss"/>"""
            + Play.Flows("vs>boss") + "</subProcess>" + Play.Flows("s>a"), Names).Start();
        play.FireTimer("ws");
        Assert.Equal("a boss late", play.Do(new ProcessEvent.EscalationRaised(play.WaitAt("a"), "S1")).Waiting);
        Assert.Equal(RejectionCode.NothingWaits, play.Refused(new ProcessEvent.TimerFired(3)).Code);
    }

    [Fact]
    public void Call_RunsTheCalledProcessApart()
    {
        var called = Play.Model("""<startEvent id="cs"/><userTask id="inner"/><endEvent id="ce"/>""" + Play.Flows("cs>inner", "inner>ce"));
        var context = new StepContext { Resolve = id => id == "p" ? called : null };
        var play = new Play("""
            <startEvent id="s"/><callActivity id="c" calledElement="p"><extensionElements><tb:input name="arg" value="x"/><tb:output name="back" value="found"/></extensionElements></callActivity><userTask id="z"/>
            """ + Play.Flows("s>c", "c>z"), "", context).Start(new { x = 7 });
        var seen = ProcessEngine.VariablesAt(play.Process, play.State, play.WaitAt("inner"), context);
        Assert.Equal(["arg"], seen.Keys);
        play.Send("inner", new { found = 1 });
        Assert.Equal("-inner ce p) -c z +z", play.Told);
        Assert.Equal(("1", null), (play.Variable("back"), play.Variable("found")));
    }

    [Fact]
    public void Call_OfUnknownOrItself_IsRefused()
    {
        const string Body = """<startEvent id="s"/><callActivity id="c" calledElement="p"/>""";
        Assert.Equal(RejectionCode.Unresolved, new Play(Body + Play.Flows("s>c")).Refused(new ProcessEvent.Start()).Code);
        var itself = Play.Model(Body + Play.Flows("s>c"));
        Assert.Equal(RejectionCode.Unresolved, new Play(Body + Play.Flows("s>c"), "", new StepContext { Resolve = _ => itself }).Refused(new ProcessEvent.Start()).Code);
    }

    [Fact]
    public void BusinessRule_WithDecide_GoesOnAtOnce()
    {
        const string Body = """<startEvent id="s"/><businessRuleTask id="d" tb:decision="eia.dmn#Acceptance"><extensionElements><tb:result variable="answer"/></extensionElements></businessRuleTask><userTask id="z"/>""";
        var context = new StepContext { Decide = (reference, v) => new(JsonSerializer.SerializeToElement($"{reference}:{v["x"]}")) };
        var play = new Play(Body + Play.Flows("s>d", "d>z"), "", context).Start(new { x = 3 });
        Assert.Equal("\"eia.dmn#Acceptance:3\"", play.Variable("answer"));

        var asked = new Play(Body + Play.Flows("s>d", "d>z")).Start();
        Assert.Equal("(p s d decide:d", asked.Told);
        Assert.Equal("z", asked.Do(new ProcessEvent.DecisionEvaluated(asked.WaitAt("d"), Play.Json(true))).Waiting);
        Assert.Equal("true", asked.Variable("answer"));

        var failing = new Play(Body + Play.Flows("s>d", "d>z"), "", new StepContext { Decide = (_, _) => new(default, "no rule matched") });
        Assert.Equal(RejectionCode.BadValue, failing.Refused(new ProcessEvent.Start()).Code);
    }

    [Fact]
    public void Service_SeesInputsAndGivesOutputs()
    {
        var play = new Play("""
            <startEvent id="s"/><serviceTask id="a" implementation="x"><extensionElements><tb:input name="n" value="x + 1"/><tb:output name="r" value="got"/><tb:action name="registers.write"><tb:arg name="k" value="n"/></tb:action></extensionElements></serviceTask><userTask id="z"/>
            """ + Play.Flows("s>a", "a>z")).Start(new { x = 1 });
        var call = Assert.Single(play.Last.Commands.OfType<ProcessCommand.CallService>());
        Assert.Equal(("2", "1", "registers.write"), (call.Variables["n"].GetRawText(), call.Variables["x"].GetRawText(), call.Task.ExtensionsNamed("action").Single().Attribute("name")));
        Assert.Equal("n", call.Task.ExtensionsNamed("action").Single().Children.Single().Attribute("value"));
        play.Do(new ProcessEvent.ServiceCompleted(call.WaitId, Play.Json(new { got = 9, other = 1 })));
        Assert.Equal(("9", null, null), (play.Variable("r"), play.Variable("other"), play.Variable("n")));
    }

    [Fact]
    public void Given_IsSeenButNotKept()
    {
        var context = new StepContext { Given = new Dictionary<string, JsonElement> { ["today"] = JsonSerializer.SerializeToElement("2021-02-08") } };
        var play = new Play("""<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><userTask id="a"/><userTask id="b"/>""" + Play.Flows("s>g", "g>a|today = \"2021-02-08\"", "g>b"), "", context).Start();
        Assert.Equal(("a", null), (play.Waiting, play.Variable("today")));
    }
}
