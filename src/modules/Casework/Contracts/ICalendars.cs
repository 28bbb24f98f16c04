using Tongban.Kernel;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Contracts;

/// <summary>The calendar of working days that clocks are counted by, and its years as the State Council's notices arrange them. An administrator's.</summary>
public interface ICalendars
{
    /// <summary>The years a notice arranges, ascending.</summary>
    Task<IReadOnlyList<CalendarYearView>> YearsAsync(CancellationToken cancel);

    /// <summary>What years would change: days, and the due dates of open clocks. Nothing is kept.</summary>
    /// <param name="json">Years in the form of the calendar's own data.</param>
    /// <param name="by">An administrator.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The change; refused with line and place of each fault when the text is no calendar.</returns>
    Task<Outcome<CalendarChange>> PreviewAsync(string json, Acting by, CancellationToken cancel);

    /// <summary>Puts years in force: clocks are counted by them at once, lists follow within a minute. What was decided stays.</summary>
    /// <inheritdoc cref="PreviewAsync"/>
    Task<Outcome<CalendarChange>> ApplyAsync(string json, Acting by, CancellationToken cancel);
}

/// <summary>A year of the calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Notices">The notices that arrange it, number or address.</param>
/// <param name="ImportedAt">When it was imported; null for what came with the software.</param>
/// <param name="ImportedBy">Who imported it.</param>
/// <param name="Dating">Lists are still being brought up to it.</param>
public sealed record CalendarYearView(int Year, IReadOnlyList<string> Notices, DateTimeOffset? ImportedAt, string? ImportedBy, bool Dating);

/// <summary>What an import changes.</summary>
/// <param name="Years">Its years.</param>
/// <param name="Days">Days that become or cease to be working days.</param>
/// <param name="PastDays">How many of them have passed.</param>
/// <param name="Cases">Open cases looked at.</param>
/// <param name="MovedClocks">Open clocks whose last day moves.</param>
/// <param name="Moves">The first of them, at most two hundred, the earliest new day first.</param>
public sealed record CalendarChange(IReadOnlyList<int> Years, IReadOnlyList<DayChange> Days, int PastDays, int Cases, int MovedClocks, IReadOnlyList<ClockChange> Moves);

/// <summary>A day whose kind changes.</summary>
public sealed record DayChange(DateOnly Date, DayKind Was, DayKind Becomes);

/// <summary>An open clock whose last day moves; no word of the dossier, which administrators do not see.</summary>
/// <param name="Number">Number of the case.</param>
/// <param name="Clock">What it counts.</param>
/// <param name="From">Last day so far.</param>
/// <param name="To">Last day then.</param>
public sealed record ClockChange(string Number, Text Clock, DateOnly From, DateOnly To);
