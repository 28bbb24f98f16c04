using System.Net;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>Acting for a company: who may grant, what a mandate reaches, and when it ends.</summary>
public abstract class MandateSuite(TestDatabase database)
{
    private const string Mandates = "/api/identity/mandates";
    private const string Day = "yyyy-MM-dd";

    private static async Task<(Browser Owner, string Key, Browser Agent, string AgentName)> CompanyAsync(Harness harness)
    {
        var admin = await harness.SignInAsync("admin");
        var (ownerName, agentName) = (await harness.NewAccountAsync(admin), await harness.NewAccountAsync(admin));
        var registered = await admin.SendAsync(HttpMethod.Post, "/api/identity/organisations",
            new { creditCode = Harness.FreshCreditCode(), name = "合成公司", legalRepresentative = ownerName });
        Assert.Equal(HttpStatusCode.OK, registered.Status);
        return (await harness.SignInAsync(ownerName), $"organisation:{registered.Json.GetProperty("id").GetString()}", await harness.SignInAsync(agentName), agentName);
    }

    private static DateOnly Today(Harness harness) => LegalDay.Today(harness.Time);

    private static Task<Answer> GrantAsync(Browser by, string agent, string[] items, DateOnly? from = null, DateOnly? to = null) =>
        by.SendAsync(HttpMethod.Post, Mandates, new { agentUserName = agent, items, from = from?.ToString(Day), to = to?.ToString(Day) });

    [Fact]
    public async Task Agent_WithAMandate_ActsForTheCompany_OnItsItemsOnly()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, key, agent, agentName) = await CompanyAsync(harness);
        Assert.Equal(HttpStatusCode.OK, (await GrantAsync(owner, agentName, ["eia-approval/report"])).Status);

        Assert.Equal(HttpStatusCode.OK, (await agent.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key })).Status);

        Assert.Equal(key, $"organisation:{(await agent.GetAsync("/api/identity/me")).Json.GetProperty("organisationId").GetString()}");
        Assert.True(await CoversAsync(harness, agentName, key, "eia-approval/report"));
        Assert.False(await CoversAsync(harness, agentName, key, "eia-approval/form"));
    }

    [Fact]
    public async Task Mandate_ItsFirstAndLastDay_CountAndNoOther()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, key, _, agentName) = await CompanyAsync(harness);
        var today = Today(harness);
        await GrantAsync(owner, agentName, ["*"], today.AddDays(2), today.AddDays(3));

        var seen = new List<bool>();
        for (var day = 0; day < 6; day++)
        {
            var agent = await harness.SignInAsync(agentName);
            seen.Add((await agent.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key })).Status == HttpStatusCode.OK);
            harness.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([false, false, true, true, false, false], seen);
    }

    [Fact]
    public async Task Mandate_Revoked_EndsAtOnceInAnOpenSession_WithoutFallingBackToThePerson()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, key, agent, agentName) = await CompanyAsync(harness);
        var mandate = (await GrantAsync(owner, agentName, ["*"])).Json.GetProperty("id").GetString();
        await agent.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key });
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/api/probe/applicant")).Status);

        Assert.Equal(HttpStatusCode.OK, (await owner.SendAsync(HttpMethod.Delete, $"{Mandates}/{mandate}", null)).Status);

        Assert.Equal("identity.acting-lapsed", (await agent.GetAsync("/api/probe/applicant")).Code);
        Assert.Empty((await agent.GetAsync("/api/identity/me")).Json.GetProperty("roles").EnumerateArray());
        await agent.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key = "self" });
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/api/probe/applicant")).Status);
    }

    [Fact]
    public async Task Agent_CannotGrantOrRevoke_NorSeeOthersMandates()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, key, agent, agentName) = await CompanyAsync(harness);
        var mandate = (await GrantAsync(owner, agentName, ["*"])).Json.GetProperty("id").GetString();
        await GrantAsync(owner, "citizen", ["*"]);
        await agent.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key });

        Assert.Equal("identity.not-representative", (await GrantAsync(agent, "citizen", ["*"])).Code);
        Assert.Equal("identity.not-representative", (await agent.SendAsync(HttpMethod.Delete, $"{Mandates}/{mandate}", null)).Code);
        Assert.Single((await agent.GetAsync(Mandates)).Json.EnumerateArray());
        Assert.Equal(2, (await owner.GetAsync(Mandates)).Json.GetArrayLength());
    }

    [Fact]
    public async Task OtherCompany_IsOutOfReach()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, key, _, agentName) = await CompanyAsync(harness);
        var (stranger, _, _, _) = await CompanyAsync(harness);
        var mandate = (await GrantAsync(owner, agentName, ["*"])).Json.GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(HttpMethod.Delete, $"{Mandates}/{mandate}", null)).Status);
        stranger.ActingFor = key;
        Assert.Equal("identity.acting-lapsed", (await GrantAsync(stranger, "citizen", ["*"])).Code);
    }

    [Fact]
    public async Task Grant_RepeatedWithItsKey_IsDoneOnce()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, _, _, agentName) = await CompanyAsync(harness);
        var body = new { agentUserName = agentName, items = new[] { "*" } };

        var first = await owner.SendAsync(HttpMethod.Post, Mandates, body, ("Idempotency-Key", "k1"));
        var again = await owner.SendAsync(HttpMethod.Post, Mandates, body, ("Idempotency-Key", "k1"));
        var other = await owner.SendAsync(HttpMethod.Post, Mandates, new { agentUserName = agentName, items = new[] { "a" } }, ("Idempotency-Key", "k1"));

        Assert.Equal(first.Json.GetProperty("id").GetString(), again.Json.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(1, (await owner.GetAsync(Mandates)).Json.GetArrayLength());
    }

    [Fact]
    public async Task Grant_BadInput_NamesTheField()
    {
        await using var harness = await Harness.StartAsync(database);
        var (owner, _, _, agentName) = await CompanyAsync(harness);
        var today = Today(harness);
        foreach (var (answer, field) in new[]
        {
            (await GrantAsync(owner, "", ["*"]), "agentUserName"),
            (await GrantAsync(owner, Harness.Fresh("nobody"), ["*"]), "agentUserName"),
            (await GrantAsync(owner, agentName, []), "items"),
            (await GrantAsync(owner, agentName, [""]), "items"),
            (await GrantAsync(owner, agentName, ["*"], today, today.AddDays(-1)), "to"),
        })
        {
            Assert.Equal("identity.bad-mandate", answer.Code);
            Assert.True(answer.Json.GetProperty("fields").TryGetProperty(field, out _), answer.Body);
        }
    }

    private static async Task<bool> CoversAsync(Harness harness, string userName, string key, string item)
    {
        var browser = await harness.SignInAsync(userName);
        browser.ActingFor = key;
        return (await browser.GetAsync($"/api/probe/covers?item={Uri.EscapeDataString(item)}")).Body == "true";
    }
}

public sealed class MandatesOnSqlite(SqliteDatabase database) : MandateSuite(database), IClassFixture<SqliteDatabase>;

public sealed class MandatesOnPostgres(PostgresDatabase database) : MandateSuite(database), IClassFixture<PostgresDatabase>;
