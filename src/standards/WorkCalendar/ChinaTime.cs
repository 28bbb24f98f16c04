namespace Tongban.WorkCalendar;

/// <summary>
/// Legal days: the date in Asia/Shanghai, taken as the fixed offset +08:00 that has been in force since 1991-09-15.
/// An event at any time of a day counts as that day.
/// </summary>
public static class ChinaTime
{
    /// <summary>+08:00.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The legal day of an instant.</summary>
    /// <param name="instant">An instant in any offset.</param>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The first instant of a legal day.</summary>
    /// <param name="date">The day.</param>
    public static DateTimeOffset StartOf(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The first instant after a legal day: a period due that day has expired from then on.</summary>
    /// <param name="date">The day.</param>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date).AddDays(1);
}
