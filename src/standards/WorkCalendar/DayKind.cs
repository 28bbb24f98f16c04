namespace Tongban.WorkCalendar;

/// <summary>What a date is for the counting of working days.</summary>
public enum DayKind : byte
{
    /// <summary>Monday to Friday, not a day off.</summary>
    WorkingDay,

    /// <summary>Saturday or Sunday that no notice touches.</summary>
    Weekend,

    /// <summary>A day of a holiday, including the weekend days within it.</summary>
    StatutoryHoliday,

    /// <summary>A weekday off only because another day was exchanged for it (调休).</summary>
    InLieuRest,

    /// <summary>A Saturday or Sunday on which work is done in exchange (调休上班).</summary>
    MakeUpWorkday,
}

/// <summary>A holiday of the Regulation on Public Holidays for National Annual Festivals and Memorial Days.</summary>
/// <param name="Key">Stable key, e.g. <c>spring-festival</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record Holiday(string Key, BilingualText Name)
{
    internal static readonly IReadOnlyList<Holiday> All =
    [
        new("new-year", new("元旦", "New Year's Day")),
        new("spring-festival", new("春节", "Spring Festival")),
        new("qingming", new("清明节", "Qingming Festival")),
        new("labour-day", new("劳动节", "Labour Day")),
        new("dragon-boat", new("端午节", "Dragon Boat Festival")),
        new("mid-autumn", new("中秋节", "Mid-Autumn Festival")),
        new("national-day", new("国庆节", "National Day")),
    ];

    internal static int IndexOf(string key)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i].Key == key)
                return i;
        return -1;
    }
}

/// <summary>A date with what the calendar says about it.</summary>
/// <param name="Date">The date in Asia/Shanghai.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Holiday">The holiday it belongs to or makes up for; null on an ordinary day.</param>
/// <param name="Provisional">True when no notice for its year is known yet.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, Holiday? Holiday, bool Provisional)
{
    /// <summary>Whether work is done on it.</summary>
    public bool IsWorkingDay => Kind is DayKind.WorkingDay or DayKind.MakeUpWorkday;

    /// <summary>What it is, in words: the holiday's own name where there is one.</summary>
    public BilingualText Name => Kind switch
    {
        DayKind.WorkingDay => new("工作日", "working day"),
        DayKind.Weekend => new("周末", "weekend"),
        DayKind.StatutoryHoliday => Holiday!.Name,
        DayKind.InLieuRest => new($"{Holiday!.Name.Zh}调休", $"{Holiday.Name.En} (exchanged rest day)"),
        _ => new($"{Holiday!.Name.Zh}调休上班", $"make-up workday ({Holiday.Name.En})"),
    };
}

/// <summary>A notice of the State Council's General Office that arranges a year's holidays.</summary>
/// <param name="Number">Its document number; null where our sources do not state it.</param>
/// <param name="Url">Where it was published; null if unknown.</param>
public sealed record HolidayNotice(string? Number, string? Url);
