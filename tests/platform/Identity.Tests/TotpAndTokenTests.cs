using System.Net;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>One-time codes, recovery codes and access tokens.</summary>
public abstract class TotpAndTokenSuite(TestDatabase database)
{
    private const string SignIn = "/api/identity/sign-in";

    private static string CodeNow(Harness harness, string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(harness.Time.GetUtcNow().UtcDateTime);

    private static async Task<(string Name, Browser Browser, string Secret, string[] Recovery)> WithCodesAsync(Harness harness)
    {
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));
        var browser = await harness.SignInAsync(name);
        var enrolment = await browser.SendAsync(HttpMethod.Post, "/api/identity/me/totp", new { password = DemoAccounts.Password });
        var secret = enrolment.Json.GetProperty("secret").GetString()!;
        Assert.StartsWith("otpauth://totp/Tongban:", enrolment.Json.GetProperty("uri").GetString());
        var confirmed = await browser.SendAsync(HttpMethod.Post, "/api/identity/me/totp/confirm", new { code = CodeNow(harness, secret) });
        var recovery = confirmed.Json.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!).ToArray();
        Assert.Equal(10, recovery.Length);
        return (name, browser, secret, recovery);
    }

    private static Task<Answer> TryAsync(Harness harness, string userName, string? code, string password = DemoAccounts.Password) =>
        harness.Open().SendAsync(HttpMethod.Post, SignIn, new { userName, password, code });

    [Fact]
    public async Task Totp_On_AsksForTheCodeOnlyAfterTheRightPassword()
    {
        await using var harness = await Harness.StartAsync(database);
        var (name, _, secret, _) = await WithCodesAsync(harness);

        Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, null, "wrong-wrong-wrong")).Code);
        Assert.Equal("identity.code-needed", (await TryAsync(harness, name, null)).Code);
        harness.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness, name, CodeNow(harness, secret))).Status);
    }

    [Fact]
    public async Task Totp_SameCodeTwice_OrTooOld_IsRefused()
    {
        await using var harness = await Harness.StartAsync(database);
        var (name, _, secret, _) = await WithCodesAsync(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(60));
        var code = CodeNow(harness, secret);

        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness, name, code)).Status);
        Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, code)).Code);
        var old = CodeNow(harness, secret);
        harness.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, old)).Code);
    }

    [Fact]
    public async Task Totp_WrongCodes_LockTheAccountAsWrongPasswordsDo()
    {
        await using var harness = await Harness.StartAsync(database);
        var (name, _, secret, _) = await WithCodesAsync(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(60));
        for (var i = 0; i < 5; i++)
        {
            // Asking without a code in between must not take the count back.
            Assert.Equal("identity.code-needed", (await TryAsync(harness, name, null)).Code);
            Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, "000000x")).Code);
        }

        Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, CodeNow(harness, secret))).Code);
    }

    [Fact]
    public async Task RecoveryCode_WorksOnce()
    {
        await using var harness = await Harness.StartAsync(database);
        var (name, _, _, recovery) = await WithCodesAsync(harness);

        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness, name, recovery[3].ToLowerInvariant())).Status);
        Assert.Equal("identity.sign-in-failed", (await TryAsync(harness, name, recovery[3])).Code);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness, name, recovery[4])).Status);
    }

    [Fact]
    public async Task Totp_Disabled_NeedsThePasswordAndForgetsRecoveryCodes()
    {
        await using var harness = await Harness.StartAsync(database);
        var (name, browser, _, _) = await WithCodesAsync(harness);

        Assert.Equal("identity.totp-on", (await browser.SendAsync(HttpMethod.Post, "/api/identity/me/totp", new { password = DemoAccounts.Password })).Code);
        Assert.Equal("identity.wrong-password", (await browser.SendAsync(HttpMethod.Post, "/api/identity/me/totp/disable", new { password = "x" })).Code);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(HttpMethod.Post, "/api/identity/me/totp/disable", new { password = DemoAccounts.Password })).Status);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(harness, name, null)).Status);
        Assert.Equal(0, await harness.InScopeAsync(db => db.Set<RecoveryCode>().CountAsync(c => c.AccountId == DerivedIds.Account(name))));
    }

    [Fact]
    public async Task Token_ScopesAndExpiry_AreHeld()
    {
        await using var harness = await Harness.StartAsync(database);
        var (session, id, reader) = await TokenAsync(harness, "admin", 30, "read");
        reader.ActingFor = (await session.GetAsync("/api/identity/me")).Json.GetProperty("active").GetString();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/identity/me")).Status);
        Assert.Equal("identity.token-scope", (await reader.SendAsync(HttpMethod.Post, "/api/identity/mandates", new { })).Code);
        Assert.Equal("identity.token-scope", (await reader.GetAsync("/api/identity/accounts")).Code);

        var (_, _, administrator) = await TokenAsync(harness, "admin", 60, "read", "administer");
        administrator.ActingFor = reader.ActingFor;
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/api/identity/accounts")).Status);
        Assert.Equal("identity.token-scope", (await administrator.SendAsync(HttpMethod.Post, "/api/identity/organs", new { code = "xx" })).Code);

        harness.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("identity.bad-token", (await reader.GetAsync("/api/identity/me")).Code);
        Assert.NotEqual("", id);
    }

    [Fact]
    public async Task Token_CanNeverMakeMoreOfItself()
    {
        await using var harness = await Harness.StartAsync(database);
        var (_, _, token) = await TokenAsync(harness, "citizen", 30, "read", "write", "administer");

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, "/api/identity/me/tokens"), (HttpMethod.Get, "/api/identity/me/tokens"), (HttpMethod.Put, "/api/identity/me/password"),
            (HttpMethod.Post, "/api/identity/me/totp"), (HttpMethod.Get, "/api/identity/me/sessions"), (HttpMethod.Put, "/api/identity/me/acting"),
        })
            Assert.Equal("identity.token-scope", (await token.SendAsync(method, path, method == HttpMethod.Get ? null : new { })).Code);
    }

    [Fact]
    public async Task Token_RevokedOrOfAClosedAccount_IsNobody()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var (session, id, token) = await TokenAsync(harness, "citizen", 30, "read");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SendAsync(HttpMethod.Delete, $"/api/identity/me/tokens/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.SendAsync(HttpMethod.Delete, $"/api/identity/me/tokens/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await token.GetAsync("/api/identity/me")).Status);

        var name = await harness.NewAccountAsync(admin);
        var (_, _, other) = await TokenAsync(harness, name, 30, "read");
        await admin.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{DerivedIds.Account(name)}/disable", null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/identity/me")).Status);
    }

    [Theory]
    [InlineData("", 30, "read")]
    [InlineData("n", 0, "read")]
    [InlineData("n", 366, "read")]
    [InlineData("n", 30, "everything")]
    public async Task Token_BadRequest_IsRefused(string name, int days, string scope)
    {
        await using var harness = await Harness.StartAsync(database);
        var browser = await harness.SignInAsync("citizen");
        Assert.Equal("identity.bad-token-request", (await browser.SendAsync(HttpMethod.Post, "/api/identity/me/tokens", new { name, days, scopes = new[] { scope } })).Code);
    }

    private static async Task<(Browser Session, string Id, Browser Token)> TokenAsync(Harness harness, string userName, int days, params string[] scopes)
    {
        var session = await harness.SignInAsync(userName);
        var made = await session.SendAsync(HttpMethod.Post, "/api/identity/me/tokens", new { name = "test", days, scopes });
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var token = harness.Open();
        (token.Bearer, token.FetchSite) = (made.Json.GetProperty("token").GetString(), null);
        return (session, made.Json.GetProperty("id").GetString()!, token);
    }
}

public sealed class TotpAndTokenOnSqlite(SqliteDatabase database) : TotpAndTokenSuite(database), IClassFixture<SqliteDatabase>;

public sealed class TotpAndTokenOnPostgres(PostgresDatabase database) : TotpAndTokenSuite(database), IClassFixture<PostgresDatabase>;
