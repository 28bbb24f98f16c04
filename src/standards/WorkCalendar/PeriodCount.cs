namespace Tongban.WorkCalendar;

/// <summary>Why a date counts or does not.</summary>
public enum CountReason : byte
{
    /// <summary>The day of the event that starts the period; never counted.</summary>
    StartDay,

    /// <summary>Counted.</summary>
    Counted,

    /// <summary>Not counted: not a working day, in a period of working days.</summary>
    NotWorkingDay,

    /// <summary>Not counted: the period stands still.</summary>
    Suspended,

    /// <summary>Not counted: the period would have ended, but not on a day that is no working day.</summary>
    RolledForward,
}

/// <summary>A date of a period, counted or not, and why.</summary>
/// <param name="Date">The date.</param>
/// <param name="Number">Which day of the period it is, from 1; 0 when not counted.</param>
/// <param name="Reason">Why.</param>
/// <param name="Because">The reason in words: the holiday's name, the suspension's reason.</param>
public readonly record struct CountedDay(DateOnly Date, int Number, CountReason Reason, BilingualText Because)
{
    /// <summary>Whether it counts.</summary>
    public bool Counted => Reason == CountReason.Counted;

    /// <summary>One line of explanation.</summary>
    public BilingualText Line => Counted
        ? new($"{Date:yyyy-MM-dd} 第{Number}日（{Because.Zh}）", $"{Date:yyyy-MM-dd} day {Number} ({Because.En})")
        : new($"{Date:yyyy-MM-dd} 不计（{Because.Zh}）", $"{Date:yyyy-MM-dd} not counted ({Because.En})");
}

/// <summary>The result of counting a period: when it is due, and every date on the way.</summary>
/// <param name="Period">The period with its extension.</param>
/// <param name="StartDay">The day of the event that started it.</param>
/// <param name="DueOn">The last day; null while an open suspension keeps it still.</param>
/// <param name="StandsStillFrom">The first day it stands still without end; null otherwise.</param>
/// <param name="Provisional">True when a year without a notice took part, so the date may change.</param>
/// <param name="Days">The starting day and each date after it to the due day, or to where it stands still.</param>
public sealed record PeriodCount(
    StatutoryPeriod Period,
    DateOnly StartDay,
    DateOnly? DueOn,
    DateOnly? StandsStillFrom,
    bool Provisional,
    IReadOnlyList<CountedDay> Days)
{
    /// <summary>Whether the last day has passed: true from the day after <see cref="DueOn"/>.</summary>
    /// <param name="today">The legal day asked about.</param>
    public bool IsExpiredOn(DateOnly today) => DueOn < today;

    /// <summary>How many counted days are still to come after a day; for months and years, in calendar days.</summary>
    /// <param name="today">The legal day asked about.</param>
    /// <returns>0 once due; null while it stands still and its end is counted in months or years.</returns>
    public int? RemainingAt(DateOnly today)
    {
        var byDays = Period.Unit is PeriodUnit.WorkingDay or PeriodUnit.CalendarDay;
        if (byDays)
            return Period.Length - Days.Count(d => d.Counted && d.Date <= today);
        return DueOn is null ? null : Days.Count(d => d.Counted && d.Date > today);
    }

    /// <summary>Every date with why it counts or not, one line each, and the conclusion.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    public IReadOnlyList<string> Explain(string language)
    {
        var lines = Days.Select(d => d.Line.In(language)).ToList();
        lines.Add(Conclusion.In(language));
        if (Provisional)
            lines.Add(new BilingualText("该年放假安排尚未公布，日期为暂定", "provisional: no holiday notice for that year yet").In(language));
        return lines;
    }

    private BilingualText Conclusion => DueOn is { } due
        ? new($"{due:yyyy-MM-dd} 届满（{Period.Name.Zh}）", $"due on {due:yyyy-MM-dd} ({Period.Name.En})")
        : new($"{StandsStillFrom:yyyy-MM-dd} 起中止计算", $"stands still from {StandsStillFrom:yyyy-MM-dd}");
}
