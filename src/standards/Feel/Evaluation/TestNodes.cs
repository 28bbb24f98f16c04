namespace Tongban.Feel.Evaluation;

/// <summary>`&lt; e`, `= e` and their like: as a value a range without one end, as a test a comparison.</summary>
internal sealed class TestRangeNode(string op, Node endpoint, FeelSpan span) : Node(span)
{
    internal string Operator => op;

    internal Node Endpoint => endpoint;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var e = endpoint.Eval(frame, run);
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

    internal FeelValue Test(in FeelValue operand, Frame frame, Run run) => Operators.Compare(op, operand, endpoint.Eval(frame, run), Span, run);
}

/// <summary>A value against unary tests (7.3.10, table 55 for `in`): one that holds is enough.</summary>
internal sealed class TestsNode(Node operand, int slot, (Node Node, bool UsesOperand)[] tests, bool negated, FeelSpan span) : Node(span)
{
    internal (Node Node, bool UsesOperand)[] Tests => tests;

    internal bool Negated => negated;

    internal Node Operand => operand;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var v = operand.Eval(frame, run);
        frame.Slots[slot] = v;
        var unknown = false;
        foreach (var (node, uses) in tests)
        {
            var one = node is TestRangeNode t ? t.Test(v, frame, run) : Test(v, node.Eval(frame, run), uses, run);
            if (one.IsTrue) return FeelValue.Of(!negated);
            unknown |= !one.IsFalse;
        }
        return unknown ? FeelValue.Null : FeelValue.Of(negated);
    }

    private FeelValue Test(in FeelValue v, in FeelValue test, bool uses, Run run, int depth = 0)
    {
        if (uses && test.Kind is FeelKind.Boolean or FeelKind.Null) return test;
        switch (test.Kind)
        {
            case FeelKind.Range:
                if (v.AsRange is { } other) return FeelValue.Of(Comparison.AreEqual(v, test, run) == true || FeelValue.Of(other) == test);
                return Comparison.Contains(test.AsRange!, v, run) is { } inside ? FeelValue.Of(inside)
                    : run.Fail(FeelCodes.Type, "The value cannot be compared with the ends of the range.", Span);
            case FeelKind.List:
                if (v.Kind == FeelKind.List && Comparison.AreEqual(v, test, run) == true) return FeelValue.True;
                Run.Nest(run, depth);
                foreach (var item in test.AsList!.Items)
                {
                    run.Step();
                    if (item.AsRange is { } r && v.Kind != FeelKind.Range ? Comparison.Contains(r, v, run) == true : Comparison.AreEqual(v, item, run) == true)
                        return FeelValue.True;
                    if (item.Kind == FeelKind.List && v.Kind != FeelKind.List && Test(v, item, false, run, depth + 1).IsTrue) return FeelValue.True;
                }
                return FeelValue.False;
            default:
                return Comparison.AreEqual(v, test, run) is { } equal ? FeelValue.Of(equal)
                    : run.Fail(FeelCodes.Type, $"A {v.Kind} cannot be compared with a {test.Kind}.", Span);
        }
    }
}
