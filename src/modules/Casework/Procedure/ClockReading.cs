using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>A clock as it stands on one legal day: derived from the history, never stored as truth.</summary>
/// <param name="Definition">The pack's clock.</param>
/// <param name="Count">Its counting, with every day and why.</param>
/// <param name="Standstills">When it stood still; <c>To</c> null while it does.</param>
/// <param name="CompletedOn">Day it was completed; null while running or when the case ended otherwise.</param>
/// <param name="StoppedOn">Day the case ended without completing it; null otherwise.</param>
/// <param name="AsOf">The day of the reading.</param>
internal sealed record ClockReading(
    ClockDefinition Definition,
    PeriodCount Count,
    IReadOnlyList<Standstill> Standstills,
    DateOnly? CompletedOn,
    DateOnly? StoppedOn,
    DateOnly AsOf)
{
    /// <summary>The last day; null while it stands still without end.</summary>
    public DateOnly? DueOn => Count.DueOn;

    /// <summary>The last day passed before it was completed or stopped.</summary>
    public bool Expired => DueOn is { } due && due < (CompletedOn ?? StoppedOn ?? AsOf);

    /// <summary>Neither completed nor stopped nor run out.</summary>
    public bool Running => CompletedOn is null && StoppedOn is null && !Expired;

    /// <summary>Stands still at the day of the reading.</summary>
    public bool StandsStill => Running && Standstills.Any(s => s.To is null);
}

/// <summary>An interval in which a clock stood still.</summary>
/// <param name="From">Day of the event that stopped it; itself still counted.</param>
/// <param name="To">Last day not counted; null while it lasts.</param>
/// <param name="Cause">The pack's rule.</param>
internal sealed record Standstill(DateOnly From, DateOnly? To, StandstillDefinition Cause);
