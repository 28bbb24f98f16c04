using Tongban.Feel.Syntax;

namespace Tongban.Feel.Evaluation;

internal sealed class ConstantNode(FeelValue value, FeelSpan span) : Node(span)
{
    internal readonly FeelValue Value = value;

    internal override FeelValue Eval(Frame frame, Run run) => Value;
}

internal sealed class SlotNode(int slot, int up, FeelSpan span) : Node(span)
{
    internal int Slot => slot;

    internal int Up => up;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        for (var i = up; i > 0; i--) frame = frame.Outer!;
        return frame.Slots[slot];
    }
}

internal sealed class UnknownNode(string name, FeelSpan span) : Node(span)
{
    internal override FeelValue Eval(Frame frame, Run run) => run.Fail(FeelCodes.UnknownName, $"Nothing is named '{name}' here.", Span);
}

/// <summary>A name in a filter: the member of the item if it has one, else what the name means outside.</summary>
internal sealed class ItemMemberNode(Node item, string name, Node otherwise, FeelSpan span) : Node(span)
{
    internal override FeelValue Eval(Frame frame, Run run)
        => item.Eval(frame, run).AsContext is { } c && c.TryGet(name, out var v) ? v : otherwise.Eval(frame, run);
}

internal sealed class AndNode(Node left, Node right, FeelSpan span) : ConditionNode(span)
{
    internal Node Left => left;

    internal Node Right => right;

    internal override Truth Holds(Frame frame, Run run)
    {
        var a = left.Holds(frame, run);
        if (a == Truth.False) return a;
        var b = right.Holds(frame, run);
        return b == Truth.False || (a == Truth.True && b == Truth.True) ? b : Operators.NotLogical(a, b, "and", Span, run);
    }
}

internal sealed class OrNode(Node left, Node right, FeelSpan span) : ConditionNode(span)
{
    internal Node Left => left;

    internal Node Right => right;

    internal override Truth Holds(Frame frame, Run run)
    {
        var a = left.Holds(frame, run);
        if (a == Truth.True) return a;
        var b = right.Holds(frame, run);
        return b == Truth.True || (a == Truth.False && b == Truth.False) ? b : Operators.NotLogical(a, b, "or", Span, run);
    }
}

internal sealed class CompareNode(string op, Node left, Node right, FeelSpan span) : ConditionNode(span)
{
    private readonly int _orders = Operators.Orders(op);
    private readonly Operand _left = new(left);
    private readonly Operand _right = new(right);

    internal string Operator => op;

    internal Node Left => _left.Node;

    internal Node Right => _right.Node;

    internal override Truth Holds(Frame frame, Run run)
    {
        FeelValue a = default, b = default;
        return Operators.Compare(_orders, _left.Read(frame, run, ref a), _right.Read(frame, run, ref b), Span, run);
    }
}

internal sealed class ArithmeticNode(char op, Node left, Node right, FeelSpan span) : Node(span)
{
    private readonly Operand _left = new(left);
    private readonly Operand _right = new(right);

    internal char Operator => op;

    internal Node Left => _left.Node;

    internal Node Right => _right.Node;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        FeelValue left = default, right = default;
        ref readonly var a = ref _left.Read(frame, run, ref left);
        ref readonly var b = ref _right.Read(frame, run, ref right);
        if (a.Kind != FeelKind.Number || b.Kind != FeelKind.Number) return Arithmetic.Calculate(op, a, b, Span, run);
        return FeelValue.TrySmall(op, a, b, out var small) ? small : Arithmetic.Numbers(op, a.AsNumber, b.AsNumber, Span, run);
    }
}

internal sealed class NegateNode(Node operand, FeelSpan span) : Node(span)
{
    internal Node Operand => operand;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var v = operand.Eval(frame, run);
        return v.Kind switch
        {
            FeelKind.Number => FeelValue.Of(v.AsNumber.Negate()),
            FeelKind.DaysDuration => FeelValue.OfNanoseconds(-v.Nanoseconds),
            FeelKind.MonthsDuration => FeelValue.OfMonths(-v.Months),
            _ => run.Fail(FeelCodes.Type, $"A {v.Kind} cannot be negated.", Span),
        };
    }
}

internal sealed class BetweenNode(Node operand, Node low, Node high, FeelSpan span) : ConditionNode(span)
{
    internal Node Operand => operand;

    internal Node Low => low;

    internal Node High => high;

    internal override Truth Holds(Frame frame, Run run)
    {
        var v = operand.Eval(frame, run);
        var a = Comparison.Compare(v, low.Eval(frame, run));
        var b = Comparison.Compare(v, high.Eval(frame, run));
        if (a is not null && b is not null) return Of(a >= 0 && b <= 0);
        run.Fail(FeelCodes.Type, "The value and the ends of 'between' cannot be compared.", Span);
        return Truth.Null;
    }
}

internal sealed class IfNode(Node condition, Node then, Node otherwise, bool strict, FeelSpan span) : Node(span)
{
    internal Node Condition => condition;

    internal Node Then => then;

    internal Node Otherwise => otherwise;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var c = condition.Holds(frame, run);
        if (c == Truth.True) return then.Eval(frame, run);
        if (c == Truth.Other)
        {
            run.Fail(FeelCodes.Type, "The condition of 'if' is not a boolean.", condition.Span);
            if (strict) return FeelValue.Null;
        }
        return otherwise.Eval(frame, run);
    }
}

internal sealed class ListNode(Node[] items, FeelSpan span) : Node(span)
{
    internal Node[] Items => items;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        run.CheckList(items.Length);
        var values = new FeelValue[items.Length];
        for (var i = 0; i < values.Length; i++) values[i] = items[i].Eval(frame, run);
        return FeelValue.ListOf(values);
    }
}

internal sealed class ContextNode(FeelShape shape, Node[] nodes, int[] slots, Node? result, FeelSpan span) : Node(span)
{
    internal IReadOnlyList<string> Keys => shape.Keys;

    internal Node[] Entries => nodes;

    internal bool HasResult => result is not null;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var values = result is null ? new FeelValue[nodes.Length] : null;
        for (var i = 0; i < nodes.Length; i++)
        {
            frame.Slots[slots[i]] = default;
            var v = nodes[i].Eval(frame, run);
            frame.Slots[slots[i]] = v;
            if (v.AsFunction is UserFunction f) f.Know(slots[i], v);
            if (values is not null) values[i] = v;
        }
        return result is null ? FeelValue.Of(new FeelContext(shape, values!)) : result.Eval(frame, run);
    }
}

internal sealed class RangeNode(Node low, Node high, bool lowIncluded, bool highIncluded, FeelSpan span) : Node(span)
{
    internal Node Low => low;

    internal Node High => high;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var a = low.Eval(frame, run);
        var b = high.Eval(frame, run);
        if (a.IsNull && b.IsNull) return run.Fail(FeelCodes.Type, "A range needs an end.", Span);
        if (!a.IsNull && !b.IsNull && Comparison.Compare(a, b) is null) return run.Fail(FeelCodes.Type, "The ends of the range cannot be compared.", Span);
        if (!a.IsNull && !b.IsNull && Comparison.Compare(a, b) > 0) return run.Fail(FeelCodes.Domain, "The range ends before it starts.", Span);
        return FeelValue.Of(new FeelRange(a, b, lowIncluded && !a.IsNull, highIncluded && !b.IsNull));
    }
}

internal sealed class InstanceOfNode(Node operand, FeelType type, FeelSpan span) : ConditionNode(span)
{
    internal override Truth Holds(Frame frame, Run run)
    {
        var v = operand.Eval(frame, run);
        return Of(type.Has(v, run) && (!v.IsNull || ReferenceEquals(type, FeelType.NullType)));
    }
}

internal sealed class CoerceNode(Node operand, FeelType type, FeelSpan span) : Node(span)
{
    private readonly Operand _operand = new(operand);

    internal Node Operand => _operand.Node;

    internal FeelType Type => type;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        FeelValue made = default;
        ref readonly var given = ref _operand.Read(frame, run, ref made);
        if (type.IsPlainly(given)) return given;
        return type.TryCoerce(given, run, out var v) ? v : run.Fail(FeelCodes.Type, "The value is not of the declared type.", Span);
    }
}

internal sealed class PathNode(Node target, string member, FeelSpan span) : Node(span)
{
    private readonly Operand _target = new(target);

    internal Node Target => _target.Node;

    internal string Name => member;

    private volatile Cached? _cached;

    private sealed record Cached(FeelShape Shape, int Index);

    internal override FeelValue Eval(Frame frame, Run run)
    {
        FeelValue made = default;
        return Member(_target.Read(frame, run, ref made), run);
    }

    private FeelValue Member(in FeelValue v, Run run, int depth = 0)
    {
        switch (v.Kind)
        {
            case FeelKind.Context:
                var c = v.AsContext!;
                var cached = _cached;
                if (cached is null || !ReferenceEquals(cached.Shape, c.Shape)) _cached = cached = new(c.Shape, c.Shape.IndexOf(member));
                return cached.Index >= 0 ? c.Values[cached.Index] : run.Fail(FeelCodes.UnknownName, $"The context has no entry '{member}'.", Span);
            case FeelKind.List:
                var list = v.AsList!.Items;
                run.Step(list.Length);
                Run.Nest(run, depth);
                var values = new FeelValue[list.Length];
                for (var i = 0; i < values.Length; i++) values[i] = Member(list[i], run, depth + 1);
                return FeelValue.ListOf(values);
            default:
                return Properties.Of(v, member, out var value) ? value : run.Fail(FeelCodes.Type, $"A {v.Kind} has no property '{member}'.", Span);
        }
    }
}

internal sealed class FilterNode(Node target, Node condition, int slot, FeelSpan span) : Node(span)
{
    internal override FeelValue Eval(Frame frame, Run run)
    {
        var v = target.Eval(frame, run);
        var items = v.AsList is { } l ? l.Items : v.IsNull ? [] : [v];
        if (condition is ConstantNode or SlotNode or NegateNode or ArithmeticNode)
        {
            frame.Slots[slot] = default;
            if (condition is ConstantNode || items.Length == 0 || items[0].Kind != FeelKind.Context)
            {
                var index = condition.Eval(frame, run);
                if (index.Kind == FeelKind.Number) return At(items, index.AsNumber, run);
            }
        }
        List<FeelValue>? kept = null;
        var all = true;
        for (var i = 0; i < items.Length; i++)
        {
            run.Step();
            frame.Slots[slot] = items[i];
            var c = condition.Eval(frame, run);
            if (c.Kind == FeelKind.Number) return At(items, c.AsNumber, run);
            if (c.IsTrue) (kept ??= []).Add(items[i]);
            else
            {
                all = false;
                if (c.Kind is not (FeelKind.Boolean or FeelKind.Null))
                    return run.Fail(FeelCodes.Type, "The condition of a filter is neither a boolean nor a number.", condition.Span);
            }
        }
        if (kept is null) return FeelValue.Of(FeelList.Empty);
        return all && v.AsList is { } same ? FeelValue.Of(same) : FeelValue.ListOf([.. kept]);
    }

    private FeelValue At(FeelValue[] items, FeelNumber index, Run run)
    {
        if (index.ToInt64() is { } i)
        {
            if (i > 0 && i <= items.Length) return items[i - 1];
            if (i < 0 && -i <= items.Length) return items[items.Length + i];
        }
        return run.Fail(FeelCodes.Domain, $"The list of {items.Length} has no item {index}.", Span);
    }
}
