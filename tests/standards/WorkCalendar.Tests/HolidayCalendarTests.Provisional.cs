namespace Tongban.WorkCalendar.Tests;

public class HolidayCalendarProvisionalTests
{
    [Theory]
    [InlineData("2027-02-06", "spring-festival")] // 2027 Spring Festival is 6 February; its eve the 5th
    [InlineData("2027-02-05", "spring-festival")]
    [InlineData("2027-04-05", "qingming")]
    [InlineData("2027-05-02", "labour-day")]
    [InlineData("2027-06-09", "dragon-boat")]
    [InlineData("2027-09-15", "mid-autumn")]
    [InlineData("2027-10-03", "national-day")]
    [InlineData("2018-02-16", "spring-festival")]
    public void Describe_YearWithoutNotice_KnowsStatutoryDays(string date, string holiday)
    {
        var day = HolidayCalendar.China.Describe(DateOnly.Parse(date));
        Assert.Equal((DayKind.StatutoryHoliday, holiday, true), (day.Kind, day.Holiday!.Key, day.Provisional));
    }

    [Fact]
    public void Describe_May2Before2025_IsNoHoliday() => Assert.True(HolidayCalendar.China.IsWorkingDay(new(2018, 5, 2)));

    /// <summary>The computed days of noticed years lie within the holidays their notices arrange.</summary>
    [Fact]
    public void ProvisionalYear_NoticedYears_AgreesWithTheNotices()
    {
        foreach (var year in HolidayCalendar.China.NoticedYears)
        {
            var computed = ProvisionalYear.Build(year);
            for (var d = new DateOnly(year, 1, 1); d.Year == year; d = d.AddDays(1))
                if (computed.Describe(d).Holiday is { } holiday)
                    Assert.True(HolidayCalendar.China.Describe(d) is { IsWorkingDay: false, Holiday: not null }, $"{d:yyyy-MM-dd} {holiday.Key}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1900)]
    [InlineData(2101)]
    [InlineData(9999)]
    public void IsProvisional_FarYears_StillAnswers(int year)
    {
        Assert.True(HolidayCalendar.China.IsProvisional(year));
        Assert.False(HolidayCalendar.China.IsWorkingDay(new(year, 10, 1)));
    }
}
