namespace Tongban.Feel;

/// <summary>The bounds of one evaluation. Wall time is bounded by <see cref="FeelOptions.Cancellation"/>. What trips one gives null with <see cref="FeelCodes.Budget"/>; nothing is thrown.</summary>
/// <param name="Steps">Iterations, calls and function results that may be computed.</param>
/// <param name="Depth">Functions that may be active at once, and lists and contexts that may stand in each other.</param>
/// <param name="ListSize">Items that one list may have.</param>
/// <param name="TextSize">Characters that one text may have.</param>
/// <param name="OutputSize">Values and characters that a result may have, parts that it shares counted wherever they stand.</param>
public sealed record FeelBudget(long Steps = 10_000_000, int Depth = 500, int ListSize = 1_000_000, int TextSize = 10_000_000, long OutputSize = 20_000_000)
{
    /// <summary>The bounds used when none are given.</summary>
    public static FeelBudget Default { get; } = new();
}

/// <summary>What an evaluation takes from outside: the clock's instant with its zone, the bounds and the caller's token.</summary>
public sealed record FeelOptions
{
    /// <summary>Options of the Unix epoch: for expressions that do not ask the time.</summary>
    public static FeelOptions Default { get; } = new();

    /// <summary>What now() and today() give; its offset is the zone of both.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The bounds.</summary>
    public FeelBudget Budget { get; init; } = FeelBudget.Default;

    /// <summary>Stops the evaluation, which then gives null with <see cref="FeelCodes.Cancelled"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
