using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>Passwords, lock-out, sessions and the gate.</summary>
public abstract class SignInSuite(TestDatabase database)
{
    private static Task<Answer> TryAsync(Browser browser, string userName, string password, string? code = null) =>
        browser.SendAsync(HttpMethod.Post, "/api/identity/sign-in", new { userName, password, code });

    [Fact]
    public async Task SignIn_RightPassword_OpensASessionActingFromTheOnlyPost()
    {
        await using var harness = await Harness.StartAsync(database);
        var window = await harness.SignInAsync("WINDOW");

        var me = (await window.GetAsync("/api/identity/me")).Json;

        Assert.Equal("演示·王窗口", me.GetProperty("name").GetString());
        Assert.Equal(["applicant", "window"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.StartsWith("post:", me.GetProperty("active").GetString());
    }

    [Fact]
    public async Task SignIn_WrongNameOrPasswordOrLockedOrDisabled_GivesOneAndTheSameAnswer()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var (locked, closed) = (await harness.NewAccountAsync(admin), await harness.NewAccountAsync(admin));
        for (var i = 0; i < 5; i++)
            await TryAsync(harness.Open(), locked, "wrong-wrong-wrong");
        var id = DerivedIds.Account(closed);
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{id}/disable", null)).Status);

        string[] answers =
        [
            (await TryAsync(harness.Open(), "nobody-of-this-name", DemoAccounts.Password)).Body,
            (await TryAsync(harness.Open(), "citizen", "not-the-password")).Body,
            (await TryAsync(harness.Open(), locked, DemoAccounts.Password)).Body,
            (await TryAsync(harness.Open(), closed, DemoAccounts.Password)).Body,
        ];

        Assert.Contains("identity.sign-in-failed", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Select(a => System.Text.RegularExpressions.Regex.Replace(a, "\"traceId\":\"[^\"]*\"", "")).Distinct());
    }

    [Fact]
    public async Task LockOut_FiveWrong_LastsFifteenMinutesAndNoLonger()
    {
        await using var harness = await Harness.StartAsync(database);
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(harness.Open(), name, "wrong-wrong-wrong")).Status);

        harness.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(harness.Open(), name, DemoAccounts.Password)).Status);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness.Open(), name, DemoAccounts.Password)).Status);
    }

    [Fact]
    public async Task LockOut_FourWrongThenRight_StartsCountingAnew()
    {
        await using var harness = await Harness.StartAsync(database);
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
                await TryAsync(harness.Open(), name, "wrong-wrong-wrong");
            Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness.Open(), name, DemoAccounts.Password)).Status);
        }
    }

    [Fact]
    public async Task LockOut_ManyGuessesAtOnce_AreAllCounted()
    {
        await using var harness = await Harness.StartAsync(database);
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(harness.Open(), name, "wrong-wrong-wrong")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(harness.Open(), name, DemoAccounts.Password)).Status);
        var account = await harness.InScopeAsync(db => db.Set<Account>().SingleAsync(a => a.Id == DerivedIds.Account(name)));
        Assert.NotNull(account.LockedUntil);
        Assert.InRange(account.WrongInARow, 5, 5);
    }

    [Fact]
    public async Task SignIn_FromSeveralPlacesAtOnce_SucceedsInEach()
    {
        await using var harness = await Harness.StartAsync(database);

        // As many as may be wrong in a row less one: an attempt under way counts as wrong until it is known to be right.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(harness.Open(), "citizen", DemoAccounts.Password)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }

    [Fact]
    public async Task Attempts_FromOneAddress_AreSlowedAndAllowedAgainAMinuteLater()
    {
        await using var harness = await Harness.StartAsync(database, s => s.AttemptsPerMinute = 3);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(harness.Open(), Harness.Fresh("x"), "wrong-wrong-wrong")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(harness.Open(), "citizen", DemoAccounts.Password)).Status);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness.Open(), "citizen", DemoAccounts.Password)).Status);
    }

    [Fact]
    public async Task Session_Unused_EndsAfterHalfAnHour_Used_AfterTwelveHours()
    {
        await using var harness = await Harness.StartAsync(database);
        var (idle, busy) = (await harness.SignInAsync("citizen"), await harness.SignInAsync("citizen"));
        for (var i = 0; i < 35; i++)
        {
            harness.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/api/identity/me")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.GetAsync("/api/identity/me")).Status);
        harness.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.GetAsync("/api/identity/me")).Status);
    }

    [Fact]
    public async Task Session_SignedOut_ItsCookieIsWorthNothing()
    {
        await using var harness = await Harness.StartAsync(database);
        var browser = await harness.SignInAsync("citizen");
        var stolen = harness.Open();
        stolen.Cookie = browser.Cookie;

        await browser.SendAsync(HttpMethod.Post, "/api/identity/sign-out", null);

        Assert.Null(browser.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stolen.GetAsync("/api/identity/me")).Status);
    }

    [Fact]
    public async Task Session_RevokedFromAnother_EndsAtOnce_AndOnlyOnesOwn()
    {
        await using var harness = await Harness.StartAsync(database);
        var (first, second, stranger) = (await harness.SignInAsync("citizen"), await harness.SignInAsync("citizen"), await harness.SignInAsync("other"));
        var sessions = (await second.GetAsync("/api/identity/me/sessions")).Json.EnumerateArray().ToList();
        var secondId = sessions.Single(s => s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(HttpMethod.Delete, $"/api/identity/me/sessions/{secondId}", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.SendAsync(HttpMethod.Delete, $"/api/identity/me/sessions/{secondId}", null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/identity/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/identity/me")).Status);
    }

    [Fact]
    public async Task Cookie_ForgedOrOfAnotherRow_IsNobody()
    {
        await using var harness = await Harness.StartAsync(database);
        var real = await harness.SignInAsync("citizen");
        var value = real.Cookie!["tongban=".Length..];
        foreach (var forged in new[] { "", "x", new string('A', 86), new string('A', 100_00), value[..85] + (value[85] == 'A' ? 'Q' : 'A'), value + "A", "%00" + value })
        {
            var browser = harness.Open();
            browser.Cookie = "tongban=" + forged;
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/identity/me")).Status);
        }
    }

    [Fact]
    public async Task Password_Changed_EndsOtherSessionsAndTheOldPassword()
    {
        await using var harness = await Harness.StartAsync(database);
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));
        var (here, there) = (await harness.SignInAsync(name), await harness.SignInAsync(name));

        Assert.Equal("identity.wrong-password", (await here.SendAsync(HttpMethod.Put, "/api/identity/me/password", new { password = "not-my-password", newPassword = "another-long-one-1" })).Code);
        foreach (var weak in new[] { "short", new string('a', 20), name + "-and-more", new string('q', 129) })
            Assert.Equal("identity.weak-password", (await here.SendAsync(HttpMethod.Put, "/api/identity/me/password", new { password = DemoAccounts.Password, newPassword = weak })).Code);
        Assert.Equal(HttpStatusCode.OK, (await here.SendAsync(HttpMethod.Put, "/api/identity/me/password", new { password = DemoAccounts.Password, newPassword = "another-long-one-1" })).Status);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/identity/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/identity/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(harness.Open(), name, DemoAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness.Open(), name, "another-long-one-1")).Status);
    }

    [Fact]
    public async Task AtRest_NeitherPasswordNorCookieNorIdentityNumberIsReadable()
    {
        await using var harness = await Harness.StartAsync(database);
        var browser = await harness.SignInAsync("citizen");
        var person = await harness.InScopeAsync(db => db.Set<Person>().FirstAsync(p => p.Name == "演示·李公民"));
        var sessions = await harness.InScopeAsync(db => db.Set<Session>().ToListAsync());
        Assert.True(Credential.TryRead(browser.Cookie.AsSpan("tongban=".Length), out var credential));
        var secret = Convert.ToHexStringLower(credential.Secret);

        Assert.DoesNotContain(DemoAccounts.IdNumberOf(3), person.IdNumberProtected + person.IdNumberMasked, StringComparison.Ordinal);
        Assert.DoesNotContain(sessions, s => s.SecretHash == secret);
        Assert.Contains(sessions, s => s.SecretHash == credential.Hash);
    }
}

public sealed class SignInOnSqlite(SqliteDatabase database) : SignInSuite(database), IClassFixture<SqliteDatabase>;

public sealed class SignInOnPostgres(PostgresDatabase database) : SignInSuite(database), IClassFixture<PostgresDatabase>;
