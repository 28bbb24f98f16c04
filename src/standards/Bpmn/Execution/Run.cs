using System.Collections.Immutable;
using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>
/// One step. The state is copied into lists ordered by id, changed there, and frozen again at the end. Tokens that have
/// reached a node wait in a queue, first come first served, so the order of commands follows from the model and the
/// event alone. When the queue is empty, inclusive joins are looked at: only then is it known which tokens can still come.
/// The step ends because each entry of a node is counted against <see cref="StepContext.MaxNodes"/>.
/// </summary>
internal sealed partial class Run
{
    private const int MaxTokens = 20_000;
    private readonly BpmnProcess _process;
    private readonly ProcessState _before;
    private readonly StepContext _context;
    private readonly List<ScopeInstance> _scopes;
    private readonly List<Token> _tokens;
    private readonly List<Wait> _waits;
    private readonly List<ProcessCommand> _commands = [];
    private readonly List<string> _diagnostics = [];
    private readonly Queue<int> _arrivals = new();
    private readonly HashSet<int> _arriving = [];
    private readonly Dictionary<int, BpmnProcess> _definitions = [];
    private int _nextId;
    private int _entered;
    private ProcessStatus _status;
    private ImmutableSortedDictionary<string, JsonElement>? _result;

    public Run(BpmnProcess process, ProcessState state, StepContext context)
    {
        _process = process;
        _before = state;
        _context = context;
        _scopes = [.. state.Scopes];
        _tokens = [.. state.Tokens];
        _waits = [.. state.Waits];
        _nextId = state.NextId;
        _status = state.Status;
        _result = state.Result;
    }

    public StepResult Result() => new(
        _before with
        {
            Status = _status,
            NextId = _nextId,
            Scopes = [.. _scopes],
            Tokens = [.. _tokens],
            Waits = [.. _waits],
            Result = _result,
        },
        _commands,
        null,
        _diagnostics);

    public void Apply(ProcessEvent happened)
    {
        switch (happened)
        {
            case ProcessEvent.Start start:
                Begin(start);
                break;
            case ProcessEvent.TaskCompleted done:
                CompleteTask(Expect(WaitKind.Task, done.WaitId, w => w.ElementId == done.TaskId, $"task '{done.TaskId}'"), Members(done.Data));
                break;
            case ProcessEvent.MessageReceived message:
                Occur(Expect(WaitKind.Message, message.WaitId, w => w.Name == message.Name, $"message '{message.Name}'"), Members(message.Data));
                break;
            case ProcessEvent.TimerFired timer:
                Occur(Expect(WaitKind.Timer, timer.TimerId, _ => true, $"timer {timer.TimerId}"), []);
                break;
            case ProcessEvent.ServiceCompleted done:
                CompleteTask(Expect(WaitKind.Service, done.WaitId, _ => true, $"service {done.WaitId}"), Members(done.Data));
                break;
            case ProcessEvent.DecisionEvaluated answered:
                TakeAnswer(Expect(WaitKind.Decision, answered.WaitId, _ => true, $"decision {answered.WaitId}"), answered.Answer);
                break;
            case ProcessEvent.ErrorRaised error:
                var failed = ExpectTask(error.WaitId);
                _waits.Remove(failed);
                RaiseError(TokenOf(failed), error.Code, Members(error.Data));
                break;
            case ProcessEvent.EscalationRaised escalation:
                RaiseEscalation(TokenOf(ExpectTask(escalation.WaitId)), escalation.Code, Members(escalation.Data));
                break;
            default:
                throw new InvalidOperationException($"unknown event {happened.GetType()}");
        }
        Continue();
    }

    public VariableView VariablesAtWait(int waitId)
    {
        var wait = _waits.Find(w => w.Id == waitId);
        if (wait is null)
            return _scopes.Count > 0 ? ViewOfScope(_scopes[0].Id) : new([_before.Variables, .. Given]);
        return wait.Token != 0 ? ViewOf(TokenOf(wait)) : ViewOfScope(wait.Scope);
    }

    private void Continue()
    {
        do
        {
            while (_arrivals.TryDequeue(out var id))
                if (_arriving.Remove(id))
                {
                    var token = TokenById(id);
                    Arrive(token, NodeOf(token));
                }
        }
        while (OpenInclusiveJoin());
    }

    private void Begin(ProcessEvent.Start start)
    {
        if (_status != ProcessStatus.NotStarted)
            throw RejectedException.Because(RejectionCode.AlreadyStarted, null, "the instance has begun already");
        var node = _process.Root.Starts.FirstOrDefault(s => s.Trigger.Name == start.Message)
            ?? throw RejectedException.Because(RejectionCode.NothingWaits, null, start.Message is null ? "the process has no plain start event" : $"no start event waits for '{start.Message}'");
        var root = new ScopeInstance { Id = _nextId++, ElementId = _process.Id, Variables = Variables.Empty };
        _scopes.Add(root);
        _status = ProcessStatus.Running;
        _commands.Add(new ProcessCommand.ScopeEntered(_process.Id, root.Id));
        AssignAll(root.Id, Members(start.Data));
        ArmEventSubProcesses(root.Id, _process.Root);
        Place(node, root.Id);
    }

    private Wait Expect(WaitKind kind, int waitId, Func<Wait, bool> matches, string what)
    {
        if (_status != ProcessStatus.Running)
            throw RejectedException.Because(RejectionCode.NotRunning, null, _status == ProcessStatus.NotStarted ? "the instance has not begun" : "the instance is over");
        Wait? found = null;
        foreach (var wait in _waits)
            if (wait.Kind == kind && (waitId == 0 || wait.Id == waitId) && matches(wait)
                && (found is null || ProcessEngine.Preference(wait) < ProcessEngine.Preference(found)))
                found = wait;
        return found ?? throw RejectedException.Because(RejectionCode.NothingWaits, null, $"nothing waits for {what}");
    }

    private Wait ExpectTask(int waitId)
    {
        var wait = _waits.Find(w => w.Id == waitId && w.Kind is WaitKind.Task or WaitKind.Service or WaitKind.Decision);
        return wait ?? throw RejectedException.Because(RejectionCode.NothingWaits, null, $"no task waits as {waitId}");
    }

    private static IReadOnlyList<KeyValuePair<string, JsonElement>> Members(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Object => [.. data.Clone().EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value))],
        _ => throw RejectedException.Because(RejectionCode.BadData, null, "the data of an event is a JSON object"),
    };
}
