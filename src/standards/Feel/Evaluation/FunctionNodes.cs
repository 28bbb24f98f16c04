using Tongban.Feel.Syntax;

namespace Tongban.Feel.Evaluation;

/// <summary>A function defined in FEEL or as business knowledge, with the variables around its definition.</summary>
internal sealed class UserFunction(FunctionNode node, Frame captured) : FeelFunction
{
    public override IReadOnlyList<string> Parameters => node.Names;

    internal override FeelType Type => node.Type;

    /// <summary>Lets the function know the slot that it is itself bound to, for recursion.</summary>
    internal void Know(int slot, FeelValue self)
    {
        if (slot < captured.Slots.Length && captured.Slots[slot].IsNull) captured.Slots[slot] = self;
    }

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span) => node.Call(captured, arguments, run, span);
}

internal sealed class FunctionNode : Node
{
    private readonly Parameter[] _parameters;
    private readonly Node _body;
    private readonly Compiler _compiler;
    private readonly FeelType _result;

    internal FunctionNode(Parameter[] parameters, Node body, Compiler compiler, FeelType result, FeelSpan span) : base(span)
    {
        (_parameters, _body, _compiler, _result) = (parameters, body, compiler, result);
        Names = [.. parameters.Select(p => p.Name)];
        FeelType[] types = [.. parameters.Select(p => p.Type)];
        Type = FeelType.FunctionOf(types, result.IsAny ? Inference.Of(body, types) : result);
    }

    internal string[] Names { get; }

    internal FeelType Type { get; }

    internal Parameter[] Parameters => _parameters;

    internal Node Body => _body;

    internal FeelType Result => _result;

    internal override FeelValue Eval(Frame frame, Run run) => FeelValue.Of(new UserFunction(this, frame.Capture()));

    internal FeelValue Call(Frame captured, ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
    {
        if (arguments.Length != _parameters.Length)
            return run.Fail(FeelCodes.Arguments, $"The function takes {_parameters.Length} arguments, not {arguments.Length}.", span);
        run.Enter();
        var slots = new FeelValue[Math.Max(_compiler.SlotCount, arguments.Length)];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_parameters[i].Type.TryCoerce(arguments[i], run, out slots[i]))
            {
                run.Leave();
                return run.Fail(FeelCodes.Arguments, $"The argument for '{_parameters[i].Name}' is not of its declared type.", span);
            }
        }
        var v = _body.Eval(new Frame(slots, captured), run);
        run.Leave();
        return _result.TryCoerce(v, run, out var result) ? result : run.Fail(FeelCodes.Type, "The result is not of the function's declared type.", span);
    }
}

internal sealed class InvokeNode(Node function, Node[] arguments, string[]? names, FeelSpan span) : Node(span)
{
    internal Node Function => function;

    internal Node[] Arguments => arguments;

    internal string[]? Names => names;

    /// <summary>Whether this writes a temporal literal: date("2021-01-01") and its like, the same whenever it is run.</summary>
    internal bool IsLiteral => names is null && function is ConstantNode { Value.AsFunction: Functions.Builtin { Name: "date" or "time" or "date and time" or "duration" } }
        && arguments.All(a => a is ConstantNode);

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var f = function.Eval(frame, run);
        if (f.AsFunction is not { } callee) return run.Fail(FeelCodes.Type, "What is called is not a function.", function.Span);
        run.Step();
        if (names is null && arguments.Length <= 4)
        {
            Four buffer = default;
            Span<FeelValue> few = buffer;
            for (var i = 0; i < arguments.Length; i++) few[i] = arguments[i].Eval(frame, run);
            return callee.Invoke(few[..arguments.Length], run, Span);
        }
        var values = new FeelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Eval(frame, run);
        return names is null ? callee.Invoke(values, run, Span) : callee.InvokeNamed(names, values, run, Span);
    }

    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct Four
    {
        private FeelValue _first;
    }
}

/// <summary>Functions of java.lang.Math and String that models name as external (10.3.2.13.3), by table and without reflection.</summary>
internal sealed class ExternalNode(Parameter[] parameters, Node mapping, FeelType result, FeelSpan span) : Node(span)
{
    internal override FeelValue Eval(Frame frame, Run run)
    {
        var java = mapping.Eval(frame, run).AsContext?["java"].AsContext;
        if (java is null) return run.Fail(FeelCodes.Type, "The external function names no Java class and method.", Span);
        return Functions.JavaFunctions.Find(java["class"].AsString ?? "", java["method signature"].AsString ?? "", parameters, result) is { } f
            ? FeelValue.Of(f)
            : run.Fail(FeelCodes.Type, $"The external function {java["class"]}.{java["method signature"]} is not available outside a Java runtime.", Span);
    }
}
