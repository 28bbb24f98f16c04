using Tongban.Dmn.Model;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

internal sealed record Cell(string Text, Node? Test, int Line, int Column);

internal sealed record Rule(string? Id, Cell[] Cells, Node[] Results);

/// <summary>An output column: the priorities are its output values in order.</summary>
internal sealed record OutputColumn(string Name, Node[]? Priorities, Node? Default, FeelType Type);

/// <summary>A decision table at work (8.3): finds the rules that match, then lets the hit policy make the result.</summary>
internal sealed class TableNode(
    string? id, string policy, string? aggregation, int tested, string[] texts, Node[] inputs, Node?[] allowed, Rule[] rules, OutputColumn[] outputs) : Node(default)
{
    private readonly FeelShape? _shape = outputs.Length > 1 ? new FeelShape([.. outputs.Select(o => o.Name)]) : null;
    private readonly TableIndex? _index = TableIndex.Build(rules, inputs.Length);

    internal TableIndex? RuleIndex => _index;

    /// <summary>Whether its hit policy and aggregator are ones of the standard.</summary>
    internal bool IsSound { get; } = Hits.Known(policy) && Hits.IsAggregator(aggregation);

    internal string? Id => id;

    internal string Policy => policy;

    internal Rule[] Rules => rules;

    internal Node?[] Allowed => allowed;

    internal string[] InputTexts => texts;

    internal Node[] Inputs => inputs;

    internal string? Aggregation => aggregation;

    internal OutputColumn[] Outputs => outputs;

    internal override FeelValue Eval(Frame frame, Run run)
    {
        run.Step();
        Eight buffer = default;
        var values = inputs.Length <= 8 ? ((Span<FeelValue>)buffer)[..inputs.Length] : new FeelValue[inputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = inputs[i].Eval(frame, run);
            if (allowed[i] is not { } test || values[i].IsNull) continue;
            frame.Slots[tested] = values[i];
            if (test.Holds(frame, run) != Truth.True) return run.Fail(FeelCodes.Type, $"The value of '{texts[i]}' is not among its input values.", inputs[i].Span);
        }
        var graph = run.Host as GraphRun;
        var traced = graph?.Trace is not null;
        var single = policy is "FIRST" && !traced;
        var hits = new Matches(rules.Length);
        List<DmnRuleTrace>? trace = traced ? [] : null;
        if (traced || _index is null || !Indexed(values, ref hits, single, frame, run))
        {
            for (var r = 0; r < rules.Length; r++)
            {
                var cells = trace is null ? null : new List<DmnCellTrace>();
                // Rules behind the first that matches are tried for the trace only.
                var mark = policy is "FIRST" && hits.Count > 0 ? run.Mark : int.MaxValue;
                var failed = cells is null ? FirstFailing(rules[r], values, null, frame, run) >= 0 : Failing(rules[r], values, frame, run, cells);
                run.Forget(mark);
                if (!failed) hits.Add(r);
                trace?.Add(new(r + 1, rules[r].Id, !failed, cells!));
                if (!failed && single) break;
            }
        }
        if (traced)
            foreach (var v in values) run.CheckOutput(v);
        if (trace is not null) graph!.Add(new(id, policy, texts, [.. values], trace));
        return Hits.Result(this, hits, aggregation, frame, run);
    }

    private bool Indexed(ReadOnlySpan<FeelValue> values, ref Matches hits, bool single, Frame frame, Run run)
    {
        Span<ulong> left = _index!.Words <= 64 ? stackalloc ulong[_index.Words] : new ulong[_index.Words];
        if (!_index.TryMatch(values, [], left)) return false;
        for (var w = 0; w < left.Length; w++)
        {
            for (var bits = left[w]; bits != 0; bits &= bits - 1)
            {
                var r = w * 64 + System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (_index.Others.Length > 0 && FirstFailing(rules[r], values, _index.Others, frame, run) >= 0) continue;
                hits.Add(r);
                if (single) return true;
            }
        }
        return true;
    }

    /// <summary>The first cell that does not hold, among some columns or all; -1 when all hold.</summary>
    private int FirstFailing(Rule rule, ReadOnlySpan<FeelValue> values, int[]? columns, Frame frame, Run run)
    {
        var cells = rule.Cells;
        for (var k = 0; k < (columns?.Length ?? cells.Length); k++)
        {
            var i = columns?[k] ?? k;
            if (cells[i].Test is not { } test) continue;
            frame.Slots[tested] = values[i];
            if (test.Holds(frame, run) != Truth.True) return i;
        }
        return -1;
    }

    /// <summary>Every cell that does not hold, for the trace. What is tried beyond the first leaves no diagnostics but in the trace: the
    /// result is the same as without one.</summary>
    private bool Failing(Rule rule, ReadOnlySpan<FeelValue> values, Frame frame, Run run, List<DmnCellTrace> failed)
    {
        for (var i = 0; i < rule.Cells.Length; i++)
        {
            var cell = rule.Cells[i];
            if (cell.Test is not { } test) continue;
            frame.Slots[tested] = values[i];
            var mark = run.Mark;
            var holds = test.Holds(frame, run);
            if (holds == Truth.True) continue;
            var why = run.Mark > mark ? run.Diagnostics[mark] : null;
            if (failed.Count > 0) run.Forget(mark);
            failed.Add(new(i + 1, cell.Text, cell.Line, cell.Column, values[i], holds != Truth.False, why));
        }
        return failed.Count > 0;
    }

    /// <summary>The output of one rule: a value, or a context of the output names.</summary>
    internal FeelValue Output(int rule, Frame frame, Run run)
    {
        var results = rules[rule].Results;
        if (_shape is null) return Typed(0, results[0].Eval(frame, run), run);
        var v = new FeelValue[results.Length];
        for (var i = 0; i < v.Length; i++) v[i] = Typed(i, results[i].Eval(frame, run), run);
        return FeelValue.Of(new FeelContext(_shape, v));
    }

    private FeelValue Typed(int column, in FeelValue v, Run run)
        => outputs[column].Type.IsAny ? v : outputs[column].Type.TryCoerce(v, run, out var t) ? t
            : run.Fail(FeelCodes.Type, $"The output '{outputs[column].Name}' is not of its declared type.", default);

    /// <summary>The default output entries, or null when the table has none.</summary>
    internal FeelValue Default(Frame frame, Run run)
    {
        if (outputs.All(o => o.Default is null)) return FeelValue.Null;
        if (_shape is null) return outputs[0].Default!.Eval(frame, run);
        return FeelValue.Of(new FeelContext(_shape, [.. outputs.Select(o => o.Default?.Eval(frame, run) ?? FeelValue.Null)]));
    }

    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Eight
    {
        private FeelValue _first;
    }
}

/// <summary>The rules that matched, in order; the first few take no memory of their own.</summary>
internal struct Matches(int capacity)
{
    private int[]? _more;
    private int _first;

    internal int Count { get; private set; }

    internal void Add(int rule)
    {
        if (Count == 0) _first = rule;
        else
        {
            _more ??= new int[capacity];
            _more[Count] = rule;
        }
        Count++;
    }

    internal readonly int this[int i] => i == 0 ? _first : _more![i];
}
