namespace Tongban.WorkCalendar.Tests;

public class StatutoryPeriodTests
{
    [Theory]
    [InlineData("5 wd", 5, PeriodUnit.WorkingDay)]
    [InlineData("5wd", 5, PeriodUnit.WorkingDay)]
    [InlineData(" 60 d ", 60, PeriodUnit.CalendarDay)]
    [InlineData("2 mo", 2, PeriodUnit.Month)]
    [InlineData("1 y", 1, PeriodUnit.Year)]
    [InlineData("P60D", 60, PeriodUnit.CalendarDay)]
    [InlineData("P2W", 14, PeriodUnit.CalendarDay)]
    [InlineData("P2M", 2, PeriodUnit.Month)]
    [InlineData("P1Y", 1, PeriodUnit.Year)]
    public void TryParse_EachForm_Reads(string text, int length, PeriodUnit unit) =>
        Assert.Equal(new StatutoryPeriod(length, unit), StatutoryPeriod.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("wd")]
    [InlineData("-5 d")]
    [InlineData("5 days")]
    [InlineData("P1Y2M")]
    [InlineData("PT5H")]
    [InlineData("99999999999 d")]
    [InlineData("999999 d")]
    [InlineData("5 WD")]
    public void TryParse_OtherText_IsRefused(string text)
    {
        Assert.False(StatutoryPeriod.TryParse(text, out _));
        Assert.Throws<FormatException>(() => StatutoryPeriod.Parse(text));
    }

    [Fact]
    public void Suspension_EndBeforeBeginning_Throws() =>
        Assert.Throws<ArgumentException>(() => new Suspension(new(2021, 1, 2), new DateOnly(2021, 1, 1), default));

    [Fact]
    public void Sample_OfTheReadme_GivesItsDate()
    {
        var count = PeriodCounter.Count(HolidayCalendar.China, StatutoryPeriod.Parse("5 wd"), new DateOnly(2020, 9, 30));
        Assert.Equal(new DateOnly(2020, 10, 14), count.DueOn);
        Assert.Contains("2020-10-01 not counted (National Day)", count.Explain("en"));
    }
}
