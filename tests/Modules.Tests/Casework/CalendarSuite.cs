using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Casework.ArrangeDays;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Casework;

/// <summary>A year of the calendar imported: due dates of open clocks move, lists and timers with them, for administrators alone; on both databases.</summary>
public abstract class CalendarSuite(TestDatabase database)
{
    // A made-up arrangement of 2031: a whole week of holiday that no rule gives, and the Saturday after it worked.
    private const string Year = """
        {"years":[{"year":2031,"notices":[{"number":"演示〔2030〕1号"}],
          "holidays":[{"holiday":"new-year","from":"2031-01-01","to":"2031-01-01"},{"holiday":"national-day","from":"2031-06-09","to":"2031-06-13"}],
          "makeUp":[{"holiday":"national-day","date":"2031-06-14"}]}]}
        """;

    [Fact]
    public async Task ImportedYear_MovesDueDatesOfOpenClocks_AndNothingBefore()
    {
        await using var town = await Town.OpenAsync(database, "2031-06-06T10:00:00+08:00");
        var agent = await town.AsAsync("agent");
        var receipt = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Application() })).Must(HttpStatusCode.Created).Json;
        var (id, number) = (receipt.GetProperty("id").GetString(), receipt.GetProperty("number").GetString());
        // Five working days after Friday the 6th: Friday the 13th.
        Assert.Equal("2031-06-13", await DueAsync(agent, id));

        foreach (var user in (string[])["agent", "window", "auditor"])
            foreach (var path in (string[])["/api/admin/calendar/preview", "/api/admin/calendar"])
                (await (await town.AsAsync(user)).SendAsync(HttpMethod.Post, path, JsonDocument.Parse(Year).RootElement)).Must(HttpStatusCode.Forbidden);

        var admin = await town.AsAsync("admin");
        var preview = (await admin.SendAsync(HttpMethod.Post, "/api/admin/calendar/preview", JsonDocument.Parse(Year).RootElement)).Must(HttpStatusCode.OK).Json;
        var move = preview.GetProperty("moves").EnumerateArray().First(m => m.GetProperty("number").GetString() == number);
        Assert.Equal(("2031-06-13", "2031-06-19"), (move.GetProperty("from").GetString(), move.GetProperty("to").GetString()));
        Assert.Contains(preview.GetProperty("days").EnumerateArray(), d => d.GetProperty("date").GetString() == "2031-06-14");
        Assert.Equal("2031-06-13", await DueAsync(agent, id));

        (await admin.SendAsync(HttpMethod.Post, "/api/admin/calendar", JsonDocument.Parse(Year).RootElement)).Must(HttpStatusCode.OK);
        Assert.Equal("2031-06-19", await ClockAsync(agent, id));
        while (await town.InScopeAsync(s => s.GetRequiredService<Redating>().DateSomeAsync(default)))
        {
        }

        Assert.Equal("2031-06-19", await DueAsync(agent, id));
        var years = (await admin.SendAsync(HttpMethod.Get, "/api/calendar")).Must(HttpStatusCode.OK).Json.EnumerateArray();
        Assert.False(years.Single(y => y.GetProperty("year").GetInt32() == 2031).GetProperty("dating").GetBoolean());

        // Nobody reacts: deemed accepted when the new last day has passed, not the old one.
        await town.GoToAsync("2031-06-14T00:00:00+08:00");
        Assert.Equal("in-progress", (await Read(await town.AsAsync("agent"), id)).GetProperty("row").GetProperty("outcome").GetString());
        await town.GoToAsync("2031-06-20T00:00:00+08:00");
        Assert.Equal("accepted", (await Read(await town.AsAsync("agent"), id)).GetProperty("row").GetProperty("outcome").GetString());
        Assert.Empty((await town.InScopeAsync(s => s.GetRequiredService<AuditVerifier>().VerifyAsync(default))).Faults);
        var record = await town.InScopeAsync(s => s.GetRequiredService<IAuditTrail>().LatestAsync(null, default));
        Assert.Contains(record, r => r is { Verb: "casework.calendar-imported" } && r.Data.Contains("2031-06-09", StringComparison.Ordinal));

        // Another node, or this one started again, reads the same calendar.
        var shelf = new CalendarShelf();
        await town.InScopeAsync(async s =>
        {
            await shelf.LoadAsync(s.GetRequiredService<Storage.PlatformDb>(), default);
            return true;
        });
        Assert.False(shelf.Now.IsWorkingDay(new(2031, 6, 10)));
        Assert.True(shelf.Now.IsWorkingDay(new(2031, 6, 14)));
    }

    [Theory]
    [InlineData("""{"years":[{"year":2032,"notices":[],"holidays":[]}]}""", "years[0]", "通知")]
    [InlineData("""{"years":[{"year":2032,"notices":[{"number":"x"}],"holidays":[{"holiday":"may-day","from":"2032-05-01","to":"2032-05-03"}]}]}""", "years[0].holidays[0].holiday", "may-day")]
    [InlineData("""{"years":[{"year":2032,"notices":[{"number":"x"}],"holidays":[],"makeUp":[{"holiday":"new-year","date":"2032-01-05"}]}]}""", "years[0].makeUp[0]", "补班")]
    public async Task BadYear_IsRefusedWithPlaceAndReason_AndNothingChanges(string json, string place, string word)
    {
        await using var town = await Town.OpenAsync(database, "2031-06-06T10:00:00+08:00");
        var admin = await town.AsAsync("admin");
        foreach (var path in (string[])["/api/admin/calendar/preview", "/api/admin/calendar"])
        {
            var answer = (await admin.SendAsync(HttpMethod.Post, path, JsonDocument.Parse(json).RootElement)).Must(HttpStatusCode.BadRequest);
            Assert.Equal("casework.no-calendar", answer.Code);
            var fault = answer.Json.GetProperty("fields").GetProperty(place).GetProperty("zh").GetString();
            Assert.Contains(word, fault, StringComparison.Ordinal);
            Assert.Contains("第 1 行", fault, StringComparison.Ordinal);
        }

        Assert.DoesNotContain((await admin.SendAsync(HttpMethod.Get, "/api/calendar")).Json.EnumerateArray(), y => y.GetProperty("year").GetInt32() == 2032);
    }

    private static async Task<string?> DueAsync(Visitor visitor, string? id) => (await Read(visitor, id)).GetProperty("row").GetProperty("nextDueOn").GetString();

    private static async Task<string?> ClockAsync(Visitor visitor, string? id) =>
        (await Read(visitor, id)).GetProperty("clocks").EnumerateArray().First(c => c.GetProperty("running").GetBoolean()).GetProperty("dueOn").GetString();

    private static async Task<JsonElement> Read(Visitor visitor, string? id) => (await visitor.SendAsync(HttpMethod.Get, $"/api/cases/{id}")).Must(HttpStatusCode.OK).Json;

    private static Dictionary<string, object> Application() => new()
    {
        ["requiresEia"] = true,
        ["competentOrgan"] = "mee",
        ["secret"] = false,
        ["channel"] = "online",
        ["projectName"] = "日历工程",
        ["projectPlace"] = "演示省演示市",
        ["projectNature"] = "new",
        ["industry"] = "演示行业",
        ["contact"] = "演示·张申请",
        ["phone"] = "010-00000000",
        ["summary"] = "演示数据",
        ["preparer"] = "演示环评有限公司",
        ["preparerCode"] = "91999999MADEMX0880",
        ["writers"] = Array.Empty<object>(),
        ["truthful"] = true,
    };
}

public sealed class CalendarOnSqlite(SqliteDatabase database) : CalendarSuite(database), IClassFixture<SqliteDatabase>;

public sealed class CalendarOnPostgres(PostgresDatabase database) : CalendarSuite(database), IClassFixture<PostgresDatabase>;
