namespace Tongban.Feel.Evaluation;

/// <summary>The state of one evaluation: diagnostics, what is left of the budgets, the slots of variables.</summary>
internal sealed class Run
{
    [ThreadStatic]
    private static Run? s_spare;

    private List<FeelDiagnostic>? _diagnostics;
    private long _steps;
    private int _depth;
    private Frame? _frame;
    private bool _taken;

    internal FeelOptions Options { get; private set; } = FeelOptions.Default;

    /// <summary>What the host hangs on a run, such as the trace of a decision.</summary>
    internal object? Host { get; set; }

    internal IReadOnlyList<FeelDiagnostic> Diagnostics => _diagnostics is { } d ? d : Array.Empty<FeelDiagnostic>();

    internal static Run Rent(FeelOptions options)
    {
        var run = s_spare;
        if (run is null || run._taken) s_spare = run = new Run();
        run._taken = true;
        if (!ReferenceEquals(run.Options, options)) run.Options = options;
        run._steps = options.Budget.Steps;
        run._depth = options.Budget.Depth;
        run._diagnostics = null;
        run.Host = null;
        return run;
    }

    internal static void Return(Run run) => run._taken = false;

    /// <summary>The frame of the outermost expression, kept from run to run; its slots are null.</summary>
    internal Frame Room(int slots) => _frame is { } kept && kept.Slots.Length >= slots ? kept : _frame = new Frame(new FeelValue[Math.Max(16, slots)], null);

    internal FeelValue Fail(string code, string message, FeelSpan span)
    {
        _diagnostics ??= [];
        // A bound that stopped all is told even when much was told before.
        if (_diagnostics.Count < 100 || code is FeelCodes.Budget or FeelCodes.Cancelled) _diagnostics.Add(new(code, message, span));
        return FeelValue.Null;
    }

    /// <summary>Counts work done; throws inwardly when the budget is gone, which the entry point turns into a diagnostic.</summary>
    internal void Step(long steps = 1)
    {
        var before = _steps;
        _steps -= steps;
        if (_steps < 0) throw new BudgetSpent(FeelCodes.Budget, $"The evaluation takes more than {Options.Budget.Steps} steps.");
        // Work is counted in lots of any size: the token is asked whenever a lot crosses a multiple of 256.
        if ((before >> 8) != (_steps >> 8) && Options.Cancellation.IsCancellationRequested) throw new BudgetSpent(FeelCodes.Cancelled, "The evaluation was cancelled.");
    }

    internal void Enter()
    {
        Step();
        if (--_depth < 0 || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new BudgetSpent(FeelCodes.Budget, $"Functions call each other more than {Options.Budget.Depth} deep.");
    }

    internal void Leave() => _depth++;

    /// <summary>Guards a walk into nested values; without a run only the stack is guarded, by an exception of the platform.</summary>
    internal static void Nest(Run? run, int depth)
    {
        if (run is null) System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        else if (depth > run.Options.Budget.Depth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new BudgetSpent(FeelCodes.Budget, $"Lists and contexts are nested more than {run.Options.Budget.Depth} deep.");
    }

    /// <summary>Going through a long text is work: a step for each 64 characters.</summary>
    internal void StepText(int length)
    {
        if (length >= 64) Step(length >> 6);
    }

    /// <summary>What an outcome leaves behind is bounded as well: values and characters, with shared parts counted wherever they stand.</summary>
    internal void CheckOutput(in FeelValue v)
    {
        if (v.Kind is FeelKind.List or FeelKind.Context or FeelKind.String) Measure(v);
    }

    private void Measure(in FeelValue v)
    {
        var left = Options.Budget.OutputSize;
        Measure(v, ref left, 0);
    }

    private void Measure(in FeelValue v, ref long left, int depth)
    {
        left -= 1 + (v.AsString?.Length ?? 0);
        if (left < 0) throw new BudgetSpent(FeelCodes.Budget, $"The result has more than {Options.Budget.OutputSize} values and characters.");
        if (v.AsList is { } l)
        {
            Nest(this, depth);
            foreach (var i in l.Items) Measure(i, ref left, depth + 1);
        }
        else if (v.AsContext is { } c)
        {
            Nest(this, depth);
            for (var i = 0; i < c.Count; i++)
            {
                left -= c.Keys[i].Length;
                Measure(c.Values[i], ref left, depth + 1);
            }
        }
    }

    /// <summary>Where the diagnostics stand, for <see cref="Forget"/>.</summary>
    internal int Mark => _diagnostics?.Count ?? 0;

    /// <summary>Drops the diagnostics since a mark: what was only tried.</summary>
    internal void Forget(int mark)
    {
        if (_diagnostics is { } d && d.Count > mark) d.RemoveRange(mark, d.Count - mark);
    }

    internal void CheckList(long size)
    {
        if (size > Options.Budget.ListSize) throw new BudgetSpent(FeelCodes.Budget, $"A list has more than {Options.Budget.ListSize} items.");
    }

    internal void CheckText(long size)
    {
        if (size > Options.Budget.TextSize) throw new BudgetSpent(FeelCodes.Budget, $"A text has more than {Options.Budget.TextSize} characters.");
    }

    internal sealed class BudgetSpent(string code, string message) : Exception(message)
    {
        internal string Code => code;
    }
}

/// <summary>The variables of one function or expression, with those of the text around it.</summary>
internal sealed class Frame(FeelValue[] slots, Frame? outer)
{
    internal FeelValue[] Slots { get; set; } = slots;

    internal Frame? Outer => outer;

    /// <summary>A copy for a function value: what it captured does not change when a loop goes on.</summary>
    internal Frame Capture() => new([.. Slots], outer);
}

/// <summary>A part of the run tree: compiled once, run from many threads, without state of its own.</summary>
internal abstract class Node(FeelSpan span)
{
    internal FeelSpan Span { get; } = span;

    internal abstract FeelValue Eval(Frame frame, Run run);

    /// <summary>What this comes to as a condition.</summary>
    internal virtual Truth Holds(Frame frame, Run run)
    {
        var v = Eval(frame, run);
        return v.IsTrue ? Truth.True : v.IsFalse ? Truth.False : v.IsNull ? Truth.Null : Truth.Other;
    }
}
