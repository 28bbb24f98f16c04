using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Tongban.WorkCalendar;

/// <summary>
/// Which dates are working days in mainland China. Immutable and safe to share between threads. A year without a
/// State Council notice is answered from the fixed statutory days and flagged provisional.
/// </summary>
public sealed class HolidayCalendar
{
    private static readonly Lazy<HolidayCalendar> Embedded = new(ReadEmbedded);
    private readonly FrozenDictionary<int, HolidayYear> _years;
    private readonly ConcurrentDictionary<int, HolidayYear> _provisional = new();

    internal HolidayCalendar(IEnumerable<HolidayYear> years) => _years = years.ToFrozenDictionary(y => y.Year);

    /// <summary>The calendar shipped with this library: 2019–2026.</summary>
    public static HolidayCalendar China => Embedded.Value;

    /// <summary>The years that a notice arranges, ascending.</summary>
    public IReadOnlyList<int> NoticedYears => [.. _years.Keys.Order()];

    /// <summary>Reads a calendar from JSON; see the README for its form.</summary>
    /// <param name="json">The text, at most 4 MiB.</param>
    /// <returns>The calendar, or every problem found with its line and path.</returns>
    public static CalendarLoad Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new CalendarReader().Read(json);
    }

    /// <summary>This calendar with the years of another in place of its own; both stay as they are.</summary>
    /// <param name="other">Years that win.</param>
    public HolidayCalendar With(HolidayCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(_years.Values.Where(y => !other._years.ContainsKey(y.Year)).Concat(other._years.Values));
    }

    /// <summary>The notices that arrange a year; empty when none is known.</summary>
    /// <param name="year">A year, 1–9999.</param>
    public IReadOnlyList<HolidayNotice> NoticesOf(int year) => YearOf(year).Notices;

    /// <summary>Whether a year is answered without a notice.</summary>
    /// <param name="year">A year, 1–9999.</param>
    public bool IsProvisional(int year) => YearOf(year).Provisional;

    /// <summary>What a date is.</summary>
    /// <param name="date">A date in Asia/Shanghai.</param>
    public DayKind Classify(DateOnly date) => YearOf(date.Year).KindOf(date);

    /// <summary>What a date is, with the holiday's name and whether that is provisional.</summary>
    /// <param name="date">A date in Asia/Shanghai.</param>
    public CalendarDay Describe(DateOnly date) => YearOf(date.Year).Describe(date);

    /// <summary>Whether work is done on a date.</summary>
    /// <param name="date">A date in Asia/Shanghai.</param>
    public bool IsWorkingDay(DateOnly date) => YearOf(date.Year).IsWorkingDay(date);

    private HolidayYear YearOf(int year)
    {
        if (_years.TryGetValue(year, out var known))
            return known;
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return _provisional.GetOrAdd(year, ProvisionalYear.Build);
    }

    private static HolidayCalendar ReadEmbedded()
    {
        using var stream = typeof(HolidayCalendar).Assembly.GetManifestResourceStream("holidays-cn.json")!;
        using var reader = new StreamReader(stream);
        var load = Load(reader.ReadToEnd());
        return load.Calendar ?? throw new InvalidOperationException($"embedded calendar: {load.Problems[0]}");
    }
}
