using System.Net;
using Tongban.Testing;

namespace Tongban.Web.Tests.Crash;

/// <summary>Two servers over one PostgreSQL database, as an installation runs them.</summary>
public sealed class TwoServersTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private const int Cases = 12;
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-pair.");
    private ServerProcess one = null!;
    private ServerProcess two = null!;

    public ValueTask InitializeAsync()
    {
        if (database.Missing is null)
            (one, two) = (new(home.FullName, database.Address), new(home.FullName, database.Address));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (one is not null)
            await one.DisposeAsync();
        if (two is not null)
            await two.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task TwoOfficersAtOnce_OneWins_TheOtherIsTold_AndEachClockFiresOnce()
    {
        database.SkipWhenMissing();
        await one.StartAsync();
        await two.StartAsync();
        using var agent = await ApiUser.SignInAsync(one.Address, "agent");
        using var here = await ApiUser.SignInAsync(one.Address, "window");
        using var there = await ApiUser.SignInAsync(two.Address, "window");

        var contested = new List<string>();
        var silent = new List<string>();
        for (var n = 0; n < Cases; n++)
            (n % 2 == 0 ? contested : silent).Add(await ApplyAsync(agent));

        foreach (var id in contested)
        {
            var revision = (await here.ReadAsync(id)).GetProperty("row").GetProperty("revision").GetInt64();
            var answers = await Task.WhenAll(
                here.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/accept", new { }, Guid.NewGuid().ToString("N"), $"\"{revision}\""),
                there.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/request-correction", new { missing = new[] { "演示材料" } }, Guid.NewGuid().ToString("N"), $"\"{revision}\""));

            var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            var loser = Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
            Assert.True(loser.Body.GetProperty("code").GetString() is { Length: > 0 });
            var outcome = (await there.ReadAsync(id)).GetProperty("row").GetProperty("outcome").GetString();
            Assert.Equal(winner.Body.GetProperty("outcome").GetString(), outcome);
            Assert.Equal(outcome == "accepted" ? ["submit", "accept", "accepted"] : ["submit", "request-correction"], CrashSuite.Types(await agent.ReadAsync(id)));
        }

        // A page and its frame share a connection that, unlike SQLite's, lets others run while it waits.
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => (Task<HttpStatusCode>[])[here.PageAsync("/desk"), there.PageAsync($"/desk/cases/{contested[0]}"), agent.PageAsync("/my")]));
        Assert.All(pages, status => Assert.Equal(HttpStatusCode.OK, status));

        await one.KillAsync();
        await two.KillAsync();
        await Task.WhenAll(one.StartAsync(TimeSpan.FromDays(40)), two.StartAsync(TimeSpan.FromDays(40)));
        using var later = await ApiUser.SignInAsync(two.Address, "agent");
        foreach (var id in silent)
            Assert.Equal(1, await CrashSuite.CountUntilAsync(later, id, "deemed-accepted"));
        await Task.Delay(TimeSpan.FromSeconds(6));
        foreach (var id in silent)
        {
            var detail = await later.ReadAsync(id);
            Assert.Equal(["submit", "deemed-accepted", "accepted"], CrashSuite.Types(detail));
            Assert.Single(detail.GetProperty("papers").EnumerateArray(), p => p.GetProperty("document").GetString() == "acceptance-slip");
        }
    }

    private static async Task<string> ApplyAsync(ApiUser agent)
    {
        var draft = (await agent.SendAsync(HttpMethod.Post, "/api/drafts", new { item = "eia-approval/form", data = Applications.Form() })).Body.GetProperty("id").GetString()!;
        foreach (var material in (string[])["application-letter", "eia-document"])
            Assert.Equal(HttpStatusCode.OK, (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{draft}/files/{material}?name={material}.pdf", Applications.Pdf)).Status);
        var (status, receipt) = await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Applications.Form(), draft }, Guid.NewGuid().ToString("N"));
        Assert.True(status == HttpStatusCode.Created, $"{(int)status} {receipt}");
        return receipt.GetProperty("id").GetString()!;
    }
}
