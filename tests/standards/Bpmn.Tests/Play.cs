using System.Text.Json;

namespace Tongban.Bpmn.Tests;

/// <summary>
/// Plays a process: each step's state goes through JSON, so whatever a test shows holds for stored instances too, and
/// invariants are checked after each step.
/// </summary>
internal sealed class Play
{
    private readonly BpmnProcess _process;

    public Play(string body, string definitions = "", StepContext? context = null)
    {
        _process = Model(body, definitions);
        Context = context ?? StepContext.Default;
        State = ProcessState.New(_process);
    }

    public StepContext Context { get; }

    public ProcessState State { get; private set; }

    public StepResult Last { get; private set; } = null!;

    public BpmnProcess Process => _process;

    public static string Xml(string body, string definitions = "") => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tb="https://tongban.org/bpmn/1" id="d" targetNamespace="t">
        {definitions}
        <process id="p" isExecutable="true">
        {body}
        </process>
        </definitions>
        """;

    public static BpmnProcess Model(string body, string definitions = "")
    {
        var read = BpmnReader.Read(Xml(body, definitions), MiniExpressions.Instance);
        Assert.Empty(read.Problems);
        return read.Model!.Processes[0];
    }

    /// <summary>Flows written as "a>b a>c[x = 1] d>e"; a default flow as "a>b*" is named by the gateway's own default attribute.</summary>
    public static string Flows(params string[] flows) => string.Concat(flows.Select(f =>
    {
        var (ends, condition) = f.Split('|') is [var e, var c] ? (e, c) : (f, null);
        var (source, target) = ends.Split('>') is [var s, var t] ? (s, t) : throw new ArgumentException(f);
        var inner = condition is null ? "" : $"<conditionExpression>{System.Security.SecurityElement.Escape(condition)}</conditionExpression>";
        return $"<sequenceFlow id=\"{source}_{target}\" sourceRef=\"{source}\" targetRef=\"{target}\">{inner}</sequenceFlow>\n";
    }));

    public Play Start(object? data = null) => Do(new ProcessEvent.Start(null, Json(data)));

    public Play Send(string type, object? data = null)
    {
        Take(ProcessEngine.Deliver(_process, State, type, Json(data), Context));
        Assert.True(Last.Consumed, Last.Rejection?.Message);
        return this;
    }

    public Play Do(ProcessEvent happened)
    {
        Take(ProcessEngine.Step(_process, State, happened, Context));
        Assert.True(Last.Consumed, Last.Rejection?.Message);
        return this;
    }

    public Rejection Refused(ProcessEvent happened)
    {
        var before = State.ToJson();
        Take(ProcessEngine.Step(_process, State, happened, Context));
        Assert.NotNull(Last.Rejection);
        Assert.Empty(Last.Commands);
        Assert.Equal(before, State.ToJson());
        return Last.Rejection;
    }

    public Play FireTimer(string elementId) => Do(new ProcessEvent.TimerFired(WaitAt(elementId)));

    public int WaitAt(string elementId) => State.Waits.First(w => w.ElementId == elementId).Id;

    /// <summary>Ids of what is waited for, sorted.</summary>
    public string Waiting => string.Join(' ', State.Waits.Select(w => w.ElementId).Order(StringComparer.Ordinal));

    /// <summary>The last step's commands in short form.</summary>
    public string Told => string.Join(' ', Last.Commands.Select(Short));

    public string? Variable(string name) => State.Variables.TryGetValue(name, out var value) ? value.GetRawText() : null;

    public static JsonElement Json(object? data) => data is null ? default : JsonSerializer.SerializeToElement(data);

    private void Take(StepResult result)
    {
        Last = result;
        var json = result.State.ToJson();
        State = ProcessState.FromJson(json);
        Assert.Equal(json, State.ToJson());
        Invariants.Check(_process, State);
    }

    private static string Short(ProcessCommand command) => command switch
    {
        ProcessCommand.ScopeEntered s => $"({s.ElementId}",
        ProcessCommand.ScopeLeft s => s.Reason == LeaveReason.Completed ? $"{s.ElementId})" : $"{s.ElementId}!)",
        ProcessCommand.NodeEntered n => n.Node.Id,
        ProcessCommand.ActivityLeft a => a.Reason == LeaveReason.Completed ? $"-{a.Activity.Id}" : $"-{a.Activity.Id}!",
        ProcessCommand.CreateUserTask t => $"+{t.Task.Id}",
        ProcessCommand.CancelTask t => $"x{t.ElementId}",
        ProcessCommand.CallService c => $"call:{c.Task.Id}",
        ProcessCommand.EvaluateDecision d => $"decide:{d.Task.Id}",
        ProcessCommand.SendMessage m => $"send:{m.Name ?? m.Node.Id}",
        ProcessCommand.ScheduleTimer t => $"timer:{t.Event.Id}={t.When}",
        ProcessCommand.CancelTimer => "xtimer",
        ProcessCommand.EscalationThrown e => $"escalation:{e.Code}",
        ProcessCommand.ProcessEnded e => $"end:{e.Kind}",
        _ => throw new InvalidOperationException(command.ToString()),
    };
}
