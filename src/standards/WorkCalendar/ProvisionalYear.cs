using System.Globalization;

namespace Tongban.WorkCalendar;

/// <summary>
/// A year for which no notice is known: weekends and the days the Regulation itself fixes, without any exchange of
/// days. Spring Festival has three days from 2014 and four (with its eve) from 2025; Labour Day one, from 2025 two.
/// Lunar dates come from <see cref="ChineseLunisolarCalendar"/>, which knows 1901-02-19 to 2101-01-28; beyond it only
/// the solar days are set. Qingming is where the sun's longitude reaches 15 degrees, by the usual century formula,
/// which holds for 1901–2099.
/// </summary>
internal static class ProvisionalYear
{
    private const int AmendmentOf2024 = 2025;
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static HolidayYear Build(int year)
    {
        var built = new HolidayYear(year, [], provisional: true);
        Mark(built, "new-year", new(year, 1, 1), 1);
        Mark(built, "labour-day", new(year, 5, 1), year >= AmendmentOf2024 ? 2 : 1);
        Mark(built, "national-day", new(year, 10, 1), 3);
        if (year is >= 1902 and <= 2099)
        {
            Mark(built, "qingming", new(year, 4, QingmingDay(year)), 1);
            var newYear = FromLunar(year, 1, 1);
            if (year >= AmendmentOf2024)
                Mark(built, "spring-festival", newYear.AddDays(-1), 4);
            else
                Mark(built, "spring-festival", newYear, 3);
            Mark(built, "dragon-boat", FromLunar(year, 5, 5), 1);
            Mark(built, "mid-autumn", FromLunar(year, 8, 15), 1);
        }
        return built;
    }

    internal static int QingmingDay(int year)
    {
        // Century constants 5.59 (20th) and 4.81 (21st); the year 2000 belongs to the 21st here.
        var y = year % 100;
        var constant = year < 2000 ? 5.59 : 4.81;
        return (int)(y * 0.2422 + constant) - (year < 2000 ? (y - 1) / 4 : y / 4);
    }

    internal static DateOnly FromLunar(int year, int month, int day)
    {
        // Month numbers of the calendar run through the leap month, so months at or after it are one higher.
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }

    private static void Mark(HolidayYear year, string holiday, DateOnly first, int days)
    {
        for (var i = 0; i < days; i++)
            if (first.AddDays(i).Year == year.Year)
                year.Set(first.AddDays(i), DayKind.StatutoryHoliday, Holiday.IndexOf(holiday));
    }
}
