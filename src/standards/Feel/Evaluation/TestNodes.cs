namespace Tongban.Feel.Evaluation;

/// <summary>`&lt; e`, `= e` and their like: as a value a range without one end, as a test a comparison.</summary>
internal sealed class TestRangeNode(string op, Node endpoint, FeelSpan span) : Node(span)
{
    private readonly int _orders = Operators.Orders(op);
    private readonly Operand _endpoint = new(endpoint);

    internal string Operator => op;

    internal Node Endpoint => _endpoint.Node;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var e = _endpoint.Node.Eval(frame, run);
        return e.IsNull || Comparison.Compare(e, e) is null ? run.Fail(FeelCodes.Type, "The end of the range has no order.", Span) : op switch
        {
            "<" => FeelValue.Of(new FeelRange(default, e, false, false) { Operator = op }),
            "<=" => FeelValue.Of(new FeelRange(default, e, false, true) { Operator = op }),
            ">" => FeelValue.Of(new FeelRange(e, default, false, false) { Operator = op }),
            ">=" => FeelValue.Of(new FeelRange(e, default, true, false) { Operator = op }),
            "=" => FeelValue.Of(new FeelRange(e, e, true, true) { Operator = op }),
            _ => FeelValue.Of(new FeelRange(e, e, false, false) { Operator = op }),
        };
    }

    internal Truth Test(in FeelValue operand, Frame frame, Run run)
    {
        FeelValue made = default;
        return Operators.Compare(_orders, operand, _endpoint.Read(frame, run, ref made), Span, run);
    }
}

/// <summary>A value against unary tests (7.3.10, table 55 for `in`): one that holds is enough.</summary>
internal sealed class TestsNode : ConditionNode
{
    private readonly Operand _operand;
    private readonly int _slot;

    internal TestsNode(Node operand, int slot, (Node Node, bool UsesOperand)[] tests, bool negated, FeelSpan span) : base(span)
    {
        (_operand, _slot, Tests, Negated) = (new(operand), slot, tests, negated);
        Numbers = NumberTests.Of(this);
    }

    internal (Node Node, bool UsesOperand)[] Tests { get; }

    internal bool Negated { get; }

    internal Node Operand => _operand.Node;

    internal int Slot => _slot;

    /// <summary>The same tests for numbers, when they name nothing but numbers.</summary>
    internal NumberTests? Numbers { get; }

    internal override Truth Holds(Frame frame, Run run)
    {
        FeelValue made = default;
        ref readonly var v = ref _operand.Read(frame, run, ref made);
        if (Numbers is { } numbers && numbers.TryTest(v, out var holds)) return Of(holds);
        frame.Slots[_slot] = v;
        var unknown = false;
        foreach (var (node, uses) in Tests)
        {
            var one = node is TestRangeNode t ? t.Test(v, frame, run) : Test(v, node.Eval(frame, run), uses, run);
            if (one == Truth.True) return Of(!Negated);
            unknown |= one != Truth.False;
        }
        return unknown ? Truth.Null : Of(Negated);
    }

    private Truth Test(in FeelValue v, in FeelValue test, bool uses, Run run, int depth = 0)
    {
        if (uses && test.Kind is FeelKind.Boolean or FeelKind.Null) return test.IsNull ? Truth.Null : Of(test.IsTrue);
        switch (test.Kind)
        {
            case FeelKind.Range:
                if (v.AsRange is { } other) return Of(Comparison.AreEqual(v, test, run) == true || FeelValue.Of(other) == test);
                return Comparison.Contains(test.AsRange!, v, run) is { } inside ? Of(inside) : Unknown("The value cannot be compared with the ends of the range.", run);
            case FeelKind.List:
                if (v.Kind == FeelKind.List && Comparison.AreEqual(v, test, run) == true) return Truth.True;
                Run.Nest(run, depth);
                foreach (var item in test.AsList!.Items)
                {
                    run.Step();
                    if (item.AsRange is { } r && v.Kind != FeelKind.Range ? Comparison.Contains(r, v, run) == true : Comparison.AreEqual(v, item, run) == true)
                        return Truth.True;
                    if (item.Kind == FeelKind.List && v.Kind != FeelKind.List && Test(v, item, false, run, depth + 1) == Truth.True) return Truth.True;
                }
                return Truth.False;
            default:
                return Comparison.AreEqual(v, test, run) is { } equal ? Of(equal) : Unknown($"A {v.Kind} cannot be compared with a {test.Kind}.", run);
        }
    }

    private Truth Unknown(string message, Run run)
    {
        run.Fail(FeelCodes.Type, message, Span);
        return Truth.Null;
    }
}
