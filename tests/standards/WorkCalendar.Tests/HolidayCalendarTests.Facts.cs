using System.Text.Json;

namespace Tongban.WorkCalendar.Tests;

public class HolidayCalendarFactsTests
{
    [Theory]
    [InlineData("2021-02-16", DayKind.InLieuRest, false)]
    [InlineData("2021-02-12", DayKind.StatutoryHoliday, false)]
    [InlineData("2021-02-13", DayKind.StatutoryHoliday, false)]
    [InlineData("2021-02-07", DayKind.MakeUpWorkday, true)]
    [InlineData("2021-02-20", DayKind.MakeUpWorkday, true)]
    [InlineData("2021-02-21", DayKind.Weekend, false)]
    [InlineData("2021-02-22", DayKind.WorkingDay, true)]
    [InlineData("2020-01-31", DayKind.StatutoryHoliday, false)]
    public void Classify_KnownDate_SaysItsKind(string date, DayKind kind, bool working)
    {
        var day = DateOnly.Parse(date);
        Assert.Equal(kind, HolidayCalendar.China.Classify(day));
        Assert.Equal(working, HolidayCalendar.China.IsWorkingDay(day));
    }

    [Fact]
    public void Describe_MidAutumnWithinNationalDay_KeepsItsOwnName() =>
        Assert.Equal(new BilingualText("中秋节", "Mid-Autumn Festival"), HolidayCalendar.China.Describe(new(2025, 10, 6)).Name);

    [Fact]
    public void NoticesOf_EachNoticedYear_CitesOne() =>
        Assert.All(HolidayCalendar.China.NoticedYears, y => Assert.NotEmpty(HolidayCalendar.China.NoticesOf(y)));

    [Fact]
    public void IsWorkingDay_EachDateOfTheFactsFile_Agrees()
    {
        var path = SharedFacts("holidays-cn.json");
        Assert.SkipUnless(path is not null, "../shared/facts/holidays-cn.json is not beside the repository");
        using var facts = JsonDocument.Parse(File.ReadAllText(path!));
        foreach (var year in facts.RootElement.GetProperty("years").EnumerateObject())
        {
            var off = year.Value.GetProperty("holidays").EnumerateArray().Select(h => DateOnly.Parse(h.GetProperty("date").GetString()!)).ToHashSet();
            var makeUp = year.Value.GetProperty("makeupWorkdays").EnumerateArray().Select(h => DateOnly.Parse(h.GetProperty("date").GetString()!)).ToHashSet();
            var working = 0;
            for (var d = new DateOnly(int.Parse(year.Name), 1, 1); d.Year.ToString() == year.Name; d = d.AddDays(1))
            {
                var expected = makeUp.Contains(d) || (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(d));
                Assert.True(expected == HolidayCalendar.China.IsWorkingDay(d), $"{d:yyyy-MM-dd}");
                working += expected ? 1 : 0;
            }
            Assert.Equal(year.Value.GetProperty("workingDaysTotal").GetInt32(), working);
        }
    }

    private static string? SharedFacts(string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tongban.slnx")))
            {
                var shared = Environment.GetEnvironmentVariable("TONGBAN_SHARED") ?? Path.Combine(at.FullName, "..", "shared");
                var path = Path.Combine(shared, "facts", file);
                return File.Exists(path) ? path : null;
            }
        return null;
    }
}
