using Tongban.Dmn.Tables;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Model;

/// <summary>A node of the decision requirements graph; its index is its slot in a run.</summary>
internal abstract class Element(int index, string id, string name, string ns)
{
    internal int Index => index;

    internal string Id => id;

    internal string Name => name;

    internal string Namespace => ns;

    internal FeelType Type { get; set; } = FeelType.Any;

    /// <summary>Where it stands in its file, line and column from 1.</summary>
    internal (int Line, int Column) Place { get; set; }

    /// <summary>The value in a run: an input's value, a decision's result, knowledge as a function.</summary>
    internal abstract FeelValue Value(GraphRun graph, Run run);
}

internal sealed class InputElement(int index, string id, string name, string ns) : Element(index, id, name, ns)
{
    internal override FeelValue Value(GraphRun graph, Run run)
    {
        if (!graph.TryInput(this, out var given)) return FeelValue.Null;
        if (Type.IsPlainly(given)) return given;
        return Type.TryCoerce(given, run, out var v) ? v
            : run.Fail(FeelCodes.Type, $"The input '{Name}' is not of its declared type or not among its allowed values.", default);
    }
}

/// <summary>A variable of a decision's or a function's frame: one element, or an import's name with the elements under it.</summary>
internal sealed record Requirement(string Name, Element? Element, IReadOnlyList<Requirement>? Under)
{
    internal FeelValue Value(GraphRun graph, Run run)
        => Element is not null ? graph.Value(Element, run) : Import(graph, run);

    // Apart from Value, whose common case is then without a closure.
    private FeelValue Import(GraphRun graph, Run run)
        => FeelValue.Of(FeelContext.Of(Under!.Select(u => KeyValuePair.Create(u.Name, u.Value(graph, run)))));

    internal IEnumerable<Element> Elements => Element is not null ? [Element] : Under!.SelectMany(u => u.Elements);
}

internal sealed class DecisionElement(int index, string id, string name, string ns) : Element(index, id, name, ns)
{
    internal Requirement[] Requirements { get; set; } = [];

    internal Code? Code
    {
        get;
        set => _direct = DirectTable.Of((field = value)?.Root, Requirements);
    }

    private DirectTable? _direct;

    /// <summary>Why the decision has no code, when its expression could not be read.</summary>
    internal FeelDiagnostic? Broken { get; set; }

    internal IReadOnlyList<DmnKnowledgeSource> Authorities { get; set; } = [];

    internal string? Question { get; init; }

    internal override FeelValue Value(GraphRun graph, Run run)
    {
        run.Enter();
        FeelValue v;
        if (_direct is not null && graph.Trace is null && _direct.TryDecide(graph, run, out v) && Type.IsPlainly(v))
        {
            run.Leave();
            return v;
        }
        var requirements = Requirements;
        var frame = graph.FrameOf(this, Math.Max(Code?.Slots ?? 0, requirements.Length));
        var slots = frame.Slots;
        for (var i = 0; i < requirements.Length; i++)
        {
            if (requirements[i].Element is InputElement input && graph.TryPlain(input, out var place)) slots[i] = graph.Given[place];
            else if (requirements[i].Element is { } element) slots[i] = graph.Value(element, run);
            else slots[i] = requirements[i].Value(graph, run);
        }
        var before = run.Mark;
        var outerTables = graph.BeginDecision();
        if (Broken is not null) v = run.Fail(Broken.Code, Broken.Message, Broken.Span);
        else if (Code is null) v = run.Fail(FeelCodes.Type, $"The decision '{Name}' has no logic.", default);
        else
        {
            v = Code.Root.Eval(frame, run);
            if (!Type.IsPlainly(v) && !Type.TryCoerce(v, run, out v)) v = run.Fail(FeelCodes.Type, $"The result of '{Name}' is not of its declared type.", default);
        }
        graph.EndDecision(this, slots, v, run, before, outerTables);
        Array.Clear(slots);
        run.Leave();
        return v;
    }
}

/// <summary>Business knowledge: a function whose surroundings are the knowledge it requires, never the case.</summary>
internal sealed class KnowledgeElement(int index, string id, string name, string ns) : Element(index, id, name, ns)
{
    internal Requirement[] Requirements { get; set; } = [];

    internal Code? Code { get; set; }

    internal FeelDiagnostic? Broken { get; set; }

    internal override FeelValue Value(GraphRun graph, Run run)
    {
        if (Code is null) return run.Fail(Broken?.Code ?? FeelCodes.Type, Broken?.Message ?? $"'{Name}' has no logic.", Broken?.Span ?? default);
        var slots = new FeelValue[Math.Max(Code.Slots, Requirements.Length)];
        // The function is bound before what it requires: knowledge may call itself, directly or in a round.
        var f = Code.Root.Eval(new Frame(slots, null), run);
        graph.Set(this, f);
        if (f.AsFunction is not UserFunction user) return f;
        run.Enter();
        for (var i = 0; i < Requirements.Length; i++) user.Know(i, Requirements[i].Value(graph, run));
        run.Leave();
        return f;
    }
}

internal sealed class ServiceElement(int index, string id, string name, string ns) : Element(index, id, name, ns)
{
    internal IReadOnlyList<Element> Inputs { get; set; } = [];

    internal IReadOnlyList<Element> Outputs { get; set; } = [];

    internal override FeelValue Value(GraphRun graph, Run run) => FeelValue.Of(new ServiceFunction(this, graph.ElementCount));
}

/// <summary>A decision service as a function (10.4): its own graph run, in which the inputs are what it is given.</summary>
internal sealed class ServiceFunction(ServiceElement service, int count) : FeelFunction
{
    public override IReadOnlyList<string> Parameters { get; } = [.. service.Inputs.Select(i => i.Name)];

    internal override FeelType Type => FeelType.FunctionOf([.. service.Inputs.Select(i => i.Type)], service.Type);

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
    {
        if (arguments.Length != service.Inputs.Count)
            return run.Fail(FeelCodes.Arguments, $"The service '{service.Name}' takes {service.Inputs.Count} arguments, not {arguments.Length}.", span);
        var outer = (GraphRun)run.Host!;
        var inner = new GraphRun(count).Begin(FeelContext.Empty, [], outer.Trace);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!service.Inputs[i].Type.TryCoerce(arguments[i], run, out var v))
                return run.Fail(FeelCodes.Arguments, $"The argument for '{service.Inputs[i].Name}' is not of its declared type.", span);
            inner.Set(service.Inputs[i], v);
        }
        run.Enter();
        run.Host = inner;
        var result = Result(service, inner, run);
        run.Host = outer;
        run.Leave();
        return result;
    }

    internal static FeelValue Result(ServiceElement service, GraphRun graph, Run run)
    {
        var v = service.Outputs.Count == 1
            ? graph.Value(service.Outputs[0], run)
            : FeelValue.Of(FeelContext.Of(service.Outputs.Select(o => KeyValuePair.Create(o.Name, graph.Value(o, run)))));
        return service.Type.TryCoerce(v, run, out var typed) ? typed
            : run.Fail(FeelCodes.Type, $"The result of the service '{service.Name}' is not of its declared type.", default);
    }
}
