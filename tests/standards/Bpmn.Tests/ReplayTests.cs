using CsCheck;

namespace Tongban.Bpmn.Tests;

/// <summary>The same events give the same states and commands, whether or not the state was stored in between.</summary>
public class ReplayTests
{
    private const string Names = """
        <message id="m" name="word"/><message id="w" name="withdraw"/><message id="n" name="note"/><error id="er" errorCode="E1"/><escalation id="es" escalationCode="S1"/>
        """;

    private static readonly BpmnProcess Everything = Play.Model("""
        <startEvent id="s"/>
        <inclusiveGateway id="split" default="split_a"/><userTask id="a"/><serviceTask id="b"/><inclusiveGateway id="join"/>
        <boundaryEvent id="bt" attachedToRef="a" cancelActivity="false"><timerEventDefinition tb:clock="c"/></boundaryEvent><userTask id="remind"/>
        <boundaryEvent id="be" attachedToRef="b"><errorEventDefinition/></boundaryEvent>
        <subProcess id="sub">
          <multiInstanceLoopCharacteristics tb:collection="people" tb:item="person" tb:outputCollection="votes" tb:outputItem="vote"><completionCondition>numberOfCompletedInstances >= 2</completionCondition></multiInstanceLoopCharacteristics>
          <startEvent id="s2"/><parallelGateway id="f2"/><userTask id="x"/><receiveTask id="y" messageRef="m"/><parallelGateway id="j2"/><endEvent id="e2"/>
          <subProcess id="inner" triggeredByEvent="true"><startEvent id="is" isInterrupting="false"><escalationEventDefinition/></startEvent><userTask id="boss"/><endEvent id="ie"><errorEventDefinition errorRef="er"/></endEvent>
        """ + Play.Flows("is>boss", "boss>ie") + "</subProcess>" + Play.Flows("s2>f2", "f2>x", "f2>y", "x>j2", "y>j2", "j2>e2") + """
        </subProcess>
        <boundaryEvent id="se" attachedToRef="sub"><errorEventDefinition errorRef="er"/></boundaryEvent>
        <eventBasedGateway id="eg"/><intermediateCatchEvent id="ec"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><intermediateCatchEvent id="et"><timerEventDefinition tb:clock="c"/></intermediateCatchEvent>
        <exclusiveGateway id="again" default="again_e"/><endEvent id="e"/>
        <subProcess id="wd" triggeredByEvent="true"><startEvent id="ws"><messageEventDefinition messageRef="w"/></startEvent><userTask id="giveBack"/><endEvent id="we"><terminateEventDefinition/></endEvent>
        """ + Play.Flows("ws>giveBack", "giveBack>we") + """
        </subProcess>
        <subProcess id="nt" triggeredByEvent="true"><startEvent id="ns" isInterrupting="false"><messageEventDefinition messageRef="n"/></startEvent><userTask id="read"/>
        """ + Play.Flows("ns>read") + "</subProcess>"
        + Play.Flows("s>split", "split>a", "split>b|both = true", "split>sub|both = true", "a>join", "b>join", "be>join", "sub>join", "se>join", "bt>remind", "join>eg", "eg>ec", "eg>et", "ec>again", "et>again", "again>split|more = true", "again>e"), Names);

    /// <summary>What could happen next: one of the things waited for, or something nobody waits for.</summary>
    private static ProcessEvent Choose(ProcessState state, int dice)
    {
        if (state.Status == ProcessStatus.NotStarted)
            return new ProcessEvent.Start(null, Play.Json(new { both = dice % 3 != 0, people = new[] { 1, 2, 3 }, more = false, vote = 0 }));
        var accepted = ProcessEngine.Accepts(Everything, state);
        if (accepted.Count == 0 || dice % 17 == 0)
            return new ProcessEvent.MessageReceived("nobody");
        var next = accepted[dice / 17 % accepted.Count];
        var data = Play.Json(new { vote = dice % 7, more = dice % 5 == 0 });
        return (next.Kind, dice % 11) switch
        {
            (WaitKind.Task or WaitKind.Service, 0) => new ProcessEvent.EscalationRaised(next.WaitId, "S1", data),
            (WaitKind.Task or WaitKind.Service, 1) => new ProcessEvent.ErrorRaised(next.WaitId, "E1", data),
            (WaitKind.Task, _) => new ProcessEvent.TaskCompleted(next.ElementId, data, next.WaitId),
            (WaitKind.Service, _) => new ProcessEvent.ServiceCompleted(next.WaitId, data),
            (WaitKind.Message, _) => new ProcessEvent.MessageReceived(next.Type!, data, next.WaitId),
            _ => new ProcessEvent.TimerFired(next.WaitId),
        };
    }

    [Fact]
    public void RandomEvents_Replayed_GiveTheSameAndKeepInvariants()
    {
        var ends = new HashSet<ProcessStatus>();
        Gen.Int[0, int.MaxValue - 1].Array[1, 60].Sample(dice =>
        {
            var stored = ProcessState.New(Everything);
            var events = new List<ProcessEvent>();
            var told = new List<string>();
            foreach (var die in dice)
            {
                var happened = Choose(stored, die);
                events.Add(happened);
                var result = ProcessEngine.Step(Everything, stored, happened);
                told.Add(string.Join(';', result.Commands.Select(c => c.GetType().Name)));
                stored = ProcessState.FromJson(result.State.ToJson());
                Invariants.Check(Everything, stored);
            }
            var live = ProcessState.New(Everything);
            for (var i = 0; i < events.Count; i++)
            {
                var result = ProcessEngine.Step(Everything, live, events[i]);
                live = result.State;
                Assert.Equal(told[i], string.Join(';', result.Commands.Select(c => c.GetType().Name)));
            }
            Assert.Equal(stored.ToJson(), live.ToJson());
            lock (ends)
                ends.Add(live.Status);
        }, iter: 2_000);
        // The random events do reach every kind of end.
        Assert.Superset(new HashSet<ProcessStatus> { ProcessStatus.Running, ProcessStatus.Completed, ProcessStatus.Failed }, ends);
    }

    /// <summary>What is scheduled is cancelled or fires; what is created is completed or cancelled: nothing is left over at the end.</summary>
    [Fact]
    public void RandomEvents_CommandsBalance() => Gen.Int[0, int.MaxValue - 1].Array[1, 60].Sample(dice =>
    {
        var state = ProcessState.New(Everything);
        var timers = new HashSet<int>();
        var tasks = new HashSet<int>();
        var scopes = new HashSet<int>();
        foreach (var die in dice)
        {
            var happened = Choose(state, die);
            var result = ProcessEngine.Step(Everything, state, happened);
            if (!result.Consumed)
                continue;
            if (happened is ProcessEvent.TimerFired fired)
                timers.Remove(fired.TimerId);
            tasks.Remove(happened switch { ProcessEvent.TaskCompleted t => t.WaitId, ProcessEvent.ServiceCompleted s => s.WaitId, ProcessEvent.ErrorRaised e => e.WaitId, _ => 0 });
            foreach (var command in result.Commands)
                Assert.True(command switch
                {
                    ProcessCommand.ScheduleTimer t => timers.Add(t.TimerId),
                    ProcessCommand.CancelTimer t => timers.Remove(t.TimerId),
                    ProcessCommand.CreateUserTask t => tasks.Add(t.WaitId),
                    ProcessCommand.CallService c => tasks.Add(c.WaitId),
                    ProcessCommand.CancelTask t => tasks.Remove(t.WaitId),
                    ProcessCommand.ScopeEntered s => scopes.Add(s.ScopeId),
                    ProcessCommand.ScopeLeft s => scopes.Remove(s.ScopeId),
                    _ => true,
                }, command.ToString());
            state = result.State;
            Assert.Equal(state.Waits.Where(w => w.Kind == WaitKind.Timer).Select(w => w.Id), timers.Order());
            Assert.Equal(state.Waits.Where(w => w.Kind is WaitKind.Task or WaitKind.Service).Select(w => w.Id), tasks.Order());
            Assert.Equal(state.Scopes.Where(s => s.Kind != ScopeKind.MultiInstance).Select(s => s.Id), scopes.Order());
        }
    }, iter: 1_000);
}
