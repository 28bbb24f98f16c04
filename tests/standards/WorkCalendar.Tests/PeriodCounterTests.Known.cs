namespace Tongban.WorkCalendar.Tests;

public class PeriodCounterKnownTests
{
    private static readonly HolidayCalendar China = HolidayCalendar.China;

    [Theory]
    [InlineData("5 wd", "2020-09-30", "2020-10-14")]
    [InlineData("5 wd", "2021-02-08", "2021-02-20")]
    [InlineData("1 wd", "2021-02-10", "2021-02-18")]
    [InlineData("10 wd", "2021-09-24", "2021-10-13")]
    [InlineData("60 d", "2021-02-08", "2021-04-09")]
    [InlineData("30 d", "2021-01-22", "2021-02-22")] // 21 February 2021 is a Sunday
    [InlineData("1 mo", "2021-01-31", "2021-03-01")] // 28 February 2021 is a Sunday
    [InlineData("1 y", "2020-02-29", "2021-03-01")]
    [InlineData("2 mo", "2021-07-31", "2021-09-30")]
    [InlineData("2 mo", "2021-08-01", "2021-10-08")] // 1 October to the 7th are National Day
    [InlineData("0 d", "2021-02-13", "2021-02-13")]
    public void Count_KnownCases_EndAsByHand(string period, string start, string due) =>
        Assert.Equal(DateOnly.Parse(due), PeriodCounter.Count(China, StatutoryPeriod.Parse(period), DateOnly.Parse(start)).DueOn);

    [Fact]
    public void Count_AroundSpringFestival2021_CountsTheseDays()
    {
        var count = PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(5), new DateOnly(2021, 2, 8));
        Assert.Equal([9, 10, 18, 19, 20], count.Days.Where(d => d.Counted).Select(d => d.Date.Day));
        Assert.Contains("2021-02-12 不计（春节）", count.Explain("zh-CN"));
        Assert.Contains("2021-02-20 day 5 (make-up workday (Spring Festival))", count.Explain("en"));
        Assert.False(count.Provisional);
        Assert.False(count.IsExpiredOn(new(2021, 2, 20)));
        Assert.True(count.IsExpiredOn(new(2021, 2, 21)));
        Assert.Equal(3, count.RemainingAt(new(2021, 2, 17)));
    }

    [Fact]
    public void Count_OverlappingSuspensions_CountOnce()
    {
        var text = new BilingualText("技术评估", "technical evaluation");
        var count = PeriodCounter.Count(China, StatutoryPeriod.CalendarDays(60), new DateOnly(2021, 3, 1),
            [new(new(2021, 3, 10), new DateOnly(2021, 3, 20), text), new(new(2021, 3, 15), new DateOnly(2021, 3, 25), text)]);
        // 60 days end on 30 April; 15 suspended dates move that to 15 May, a Saturday; the 17th is a Monday.
        Assert.Equal(new DateOnly(2021, 5, 17), count.DueOn);
        Assert.Equal(15, count.Days.Count(d => d.Reason == CountReason.Suspended));
    }

    [Fact]
    public void Count_OpenSuspension_HasNoDueDate()
    {
        var count = PeriodCounter.Count(China, StatutoryPeriod.CalendarDays(60), new DateOnly(2021, 3, 1), [new(new(2021, 3, 10), null, new("听证", "hearing"))]);
        Assert.Null(count.DueOn);
        Assert.Equal(new DateOnly(2021, 3, 11), count.StandsStillFrom);
        Assert.Equal(51, count.RemainingAt(new(2021, 6, 1)));
        Assert.False(count.IsExpiredOn(new(2030, 1, 1)));
    }

    [Fact]
    public void Count_SuspensionDuringRoll_MovesPastIt()
    {
        // 30 days from 2021-01-22 end on Sunday 21 February; a suspension covers the 22nd and 23rd.
        var count = PeriodCounter.Count(China, StatutoryPeriod.CalendarDays(30), new DateOnly(2021, 1, 22), [new(new(2021, 2, 21), new DateOnly(2021, 2, 23), new("a", "a"))]);
        Assert.Equal(new DateOnly(2021, 2, 24), count.DueOn);
    }

    [Fact]
    public void Count_MonthsWithSuspension_MoveByItsDates() =>
        Assert.Equal(new DateOnly(2021, 5, 11), PeriodCounter.Count(China, StatutoryPeriod.Parse("2 mo"), new DateOnly(2021, 3, 1),
            [new(new(2021, 3, 10), new DateOnly(2021, 3, 20), new("a", "a"))]).DueOn);

    [Fact]
    public void Count_NextYearWithoutNotice_IsProvisional()
    {
        var count = PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(5), new DateOnly(2026, 12, 31));
        Assert.True(count.Provisional);
        Assert.Contains("provisional: no holiday notice for that year yet", count.Explain("en"));
    }

    [Fact]
    public void Count_LateEveningInUtc_IsTheNextChineseDay() =>
        Assert.Equal(new DateOnly(2021, 2, 8), PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(1), new DateTimeOffset(2021, 2, 7, 16, 0, 0, TimeSpan.Zero)).StartDay);

    [Fact]
    public void Count_BeyondTheCalendar_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(40_000), new DateOnly(9990, 1, 1)));
}
