namespace Tongban.WorkCalendar.Tests;

public class HolidayCalendarLoadTests
{
    [Theory]
    [InlineData("{", 1, "")]
    [InlineData("[]", 1, "")]
    [InlineData("{\n\"years\": 5 }", 2, "years")]
    [InlineData("{ \"years\": [\n { \"year\": 0, \"notices\": [], \"holidays\": [] } ] }", 2, "years[0].year")]
    [InlineData("{ \"years\": [ { \"year\": 2030, \"notices\": [{}],\n \"holidays\": [ { \"holiday\": \"x\", \"from\": \"2030-01-01\", \"to\": \"2030-01-01\" } ] } ] }", 2, "years[0].holidays[0].holiday")]
    [InlineData("{ \"years\": [ { \"year\": 2030, \"notices\": [{}],\n \"holidays\": [\n { \"holiday\": \"qingming\", \"from\": \"2030-13-01\", \"to\": \"2030-01-01\" } ] } ] }", 3, "years[0].holidays[0].from")]
    [InlineData("{ \"years\": [ { \"year\": 2030, \"notices\": [{}], \"holidays\": [],\n \"makeUp\": [ { \"holiday\": \"qingming\", \"date\": \"2030-01-01\" } ] } ] }", 2, "years[0].makeUp[0]")]
    [InlineData("{ \"years\": [ { \"year\": 2030, \"notices\": [{}], \"holidays\": [],\n \"holidais\": [] } ] }", 2, "years[0].holidais")]
    public void Load_WrongText_SaysWhere(string json, int line, string path)
    {
        var load = HolidayCalendar.Load(json);
        Assert.Null(load.Calendar);
        Assert.Contains(load.Problems, p => p.Line == line && (path.Length == 0 || p.Path == path));
    }

    [Fact]
    public void Load_DeepNesting_IsRefused() => Assert.Null(HolidayCalendar.Load(new string('[', 100_000)).Calendar);

    [Fact]
    public void Load_NewYearsNotice_EndsItsProvisionalState()
    {
        var load = HolidayCalendar.Load("""
            { "years": [ { "year": 2030, "notices": [ { "number": "n" } ],
              "holidays": [ { "holiday": "new-year", "from": "2030-01-01", "to": "2030-01-03" } ],
              "makeUp": [ { "holiday": "new-year", "date": "2030-01-05" } ], "inLieu": [ "2030-01-02" ] } ] }
            """);
        Assert.Empty(load.Problems);
        Assert.False(load.Calendar!.IsProvisional(2030));
        Assert.Equal(DayKind.InLieuRest, load.Calendar.Classify(new(2030, 1, 2)));
        Assert.Equal(DayKind.MakeUpWorkday, load.Calendar.Classify(new(2030, 1, 5)));
    }
}
