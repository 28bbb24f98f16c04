namespace Tongban.WorkCalendar;

/// <summary>
/// A time during which a period stands still, as (From, To]: dates d with From &lt; d ≤ To do not count. The day of the
/// event that stops it still counts; the day of the event that resumes it does not. Overlapping ones count once.
/// </summary>
public sealed record Suspension
{
    /// <summary>Makes a suspension.</summary>
    /// <param name="from">The day of the event that stops the period.</param>
    /// <param name="to">The day of the event that resumes it; null while it has not happened.</param>
    /// <param name="reason">Why it stands still.</param>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public Suspension(DateOnly from, DateOnly? to, BilingualText reason)
    {
        if (to < from)
            throw new ArgumentException($"a suspension cannot end on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}", nameof(to));
        From = from;
        To = to;
        Reason = reason;
    }

    /// <summary>The day of the event that stops the period.</summary>
    public DateOnly From { get; }

    /// <summary>The day of the event that resumes it; null while open.</summary>
    public DateOnly? To { get; }

    /// <summary>Why it stands still.</summary>
    public BilingualText Reason { get; }

    /// <summary>Whether a date does not count because of it.</summary>
    /// <param name="date">A date.</param>
    public bool Covers(DateOnly date) => From < date && (To is null || date <= To);
}
