namespace Tongban.Feel.Evaluation;

/// <summary>One source of a loop with the slot of its variable.</summary>
internal sealed record IterationNode(Node Source, Node? To, int Slot);

/// <summary>What a loop goes over: the items of a list, or whole numbers or days between two ends, up or down.</summary>
internal readonly struct LoopSource
{
    private readonly FeelValue[]? _items;
    private readonly long _from;
    private readonly bool _dates;
    private readonly int _step;

    internal long Count { get; }

    private LoopSource(FeelValue[]? items, long count, long from = 0, int step = 1, bool dates = false)
        => (_items, Count, _from, _step, _dates) = (items, count, from, step, dates);

    internal FeelValue this[long i] => _items is not null ? _items[i] : _dates ? FeelValue.OfDate(_from + i * _step) : FeelValue.Of(_from + i * _step);

    internal static bool TryMake(IterationNode node, Frame frame, Run run, out LoopSource source)
    {
        var v = node.Source.Eval(frame, run);
        source = default;
        if (node.To is not null) return Between(v, node.To.Eval(frame, run), true, true, out source);
        if (v.AsRange is { } r) return Between(r.Low, r.High, r.LowIncluded, r.HighIncluded, out source);
        if (v.IsNull) return false;
        var items = v.AsList is { } l ? l.Items : [v];
        source = new(items, items.Length);
        return true;
    }

    private static bool Between(in FeelValue low, in FeelValue high, bool lowIncluded, bool highIncluded, out LoopSource source)
    {
        source = default;
        if (low.Kind != high.Kind) return false;
        long? a = null, b = null;
        if (low.Kind == FeelKind.Number) (a, b) = (low.AsNumber.ToInt64(), high.AsNumber.ToInt64());
        else if (low.Kind == FeelKind.Date) (a, b) = (low.Days, high.Days);
        if (a is not { } from || b is not { } to || Math.Abs((double)to - from) > 1e15) return false;
        var step = from <= to ? 1 : -1;
        if (!lowIncluded) from += step;
        if (!highIncluded) to -= step;
        var count = Math.Max(0, (to - from) * step + 1);
        source = new(null, count, from, step, low.Kind == FeelKind.Date);
        return true;
    }
}

internal sealed class ForNode(IterationNode[] iterations, int partialSlot, bool usesPartial, Node result, FeelSpan span) : Node(span)
{
    internal Node Result => result;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var results = new List<FeelValue>();
        return Loop(0, frame, run, results, usesPartial) ? FeelValue.ListOf([.. results])
            : run.Fail(FeelCodes.Type, "What 'for' goes over is neither a list nor a range of whole numbers or dates.", Span);
    }

    private bool Loop(int level, Frame frame, Run run, List<FeelValue> results, bool partial)
    {
        if (level == iterations.Length)
        {
            if (partial)
            {
                // Each round copies what there is so far: that is work too.
                run.Step(results.Count / 8);
                frame.Slots[partialSlot] = FeelValue.Of(new FeelList([.. results]));
            }
            var v = result.Eval(frame, run);
            results.Add(v);
            run.CheckList(results.Count);
            return true;
        }
        var it = iterations[level];
        if (!LoopSource.TryMake(it, frame, run, out var source)) return false;
        for (long i = 0; i < source.Count; i++)
        {
            run.Step();
            frame.Slots[it.Slot] = source[i];
            if (!Loop(level + 1, frame, run, results, partial)) return false;
        }
        return true;
    }
}

/// <summary>`some` and `every`: false or true settles it, a result that is no boolean makes the rest unknown.</summary>
internal sealed class QuantifiedNode(bool every, IterationNode[] iterations, Node condition, bool strict, FeelSpan span) : Node(span)
{
    internal bool Every => every;

    internal IterationNode[] Iterations => iterations;

    internal Node Condition => condition;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        var unknown = false;
        var settled = Loop(0, frame, run, ref unknown);
        if (unknown && strict) return run.Fail(FeelCodes.Type, "The condition is not always a boolean.", condition.Span);
        if (settled == true) return FeelValue.Of(!every);
        if (settled is null) return run.Fail(FeelCodes.Type, "What is gone over is neither a list nor a range.", Span);
        return unknown ? run.Fail(FeelCodes.Type, "The condition is not always a boolean.", condition.Span) : FeelValue.Of(every);
    }

    private bool? Loop(int level, Frame frame, Run run, ref bool unknown)
    {
        if (level == iterations.Length)
        {
            var c = condition.Holds(frame, run);
            if (c == (every ? Truth.False : Truth.True)) return true;
            unknown |= c is Truth.Null or Truth.Other;
            return false;
        }
        var it = iterations[level];
        if (!LoopSource.TryMake(it, frame, run, out var source)) return null;
        for (long i = 0; i < source.Count; i++)
        {
            run.Step();
            frame.Slots[it.Slot] = source[i];
            var settled = Loop(level + 1, frame, run, ref unknown);
            if (settled != false) return settled;
        }
        return false;
    }
}
