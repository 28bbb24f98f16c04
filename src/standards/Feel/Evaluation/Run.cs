namespace Tongban.Feel.Evaluation;

/// <summary>The state of one evaluation: diagnostics, what is left of the budgets, the slots of variables.</summary>
internal sealed class Run
{
    [ThreadStatic]
    private static Run? s_spare;

    private List<FeelDiagnostic>? _diagnostics;
    private long _steps;
    private int _depth;

    internal FeelOptions Options { get; private set; } = FeelOptions.Default;

    /// <summary>What the host hangs on a run, such as the trace of a decision.</summary>
    internal object? Host { get; set; }

    internal bool Silent { get; set; }

    internal IReadOnlyList<FeelDiagnostic> Diagnostics => _diagnostics is { } d ? d : Array.Empty<FeelDiagnostic>();

    internal static Run Rent(FeelOptions options)
    {
        var run = s_spare ?? new Run();
        s_spare = null;
        run.Options = options;
        run._steps = options.Budget.Steps;
        run._depth = options.Budget.Depth;
        run._diagnostics = null;
        run.Host = null;
        return run;
    }

    internal static void Return(Run run) => s_spare = run;

    internal FeelValue Fail(string code, string message, FeelSpan span)
    {
        _diagnostics ??= [];
        if (_diagnostics.Count < 100) _diagnostics.Add(new(code, message, span));
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
    internal FeelValue[] Slots { get; } = slots;

    internal Frame? Outer => outer;

    /// <summary>A copy for a function value: what it captured does not change when a loop goes on.</summary>
    internal Frame Capture() => new([.. Slots], outer);
}

/// <summary>A part of the run tree: compiled once, run from many threads, without state of its own.</summary>
internal abstract class Node(FeelSpan span)
{
    internal FeelSpan Span { get; } = span;

    internal abstract FeelValue Eval(Frame frame, Run run);
}
