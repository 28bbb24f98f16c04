using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>Who may, who may not, and the ways somebody could try to become more than they are.</summary>
public abstract class EscalationSuite(TestDatabase database)
{
    private static readonly string[] Everybody = [.. DemoAccounts.All.Select(a => a.UserName)];

    private static string RoleOf(string userName) => userName switch { "admin" => Roles.Administrator, "agent" or "owner" or "other" or "citizen" => Roles.Applicant, _ => userName };

    [Fact]
    public async Task EveryEndpoint_WithEveryRole_AnswersAsItsWhoMaySays()
    {
        await using var harness = await Harness.StartAsync(database);
        var endpoints = harness.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<WhoMay>() is { IsAnyone: false }).ToList();
        Assert.True(endpoints.Count > 25, $"{endpoints.Count} endpoints");
        foreach (var userName in Everybody.Prepend(null))
        {
            var browser = userName is null ? harness.Open() : await harness.SignInAsync(userName);
            foreach (var endpoint in endpoints)
            {
                var whoMay = endpoint.Metadata.GetMetadata<WhoMay>()!;
                var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
                    .Replace("{person:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal) + "?item=x";
                var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
                var answer = await browser.SendAsync(method, path, method == HttpMethod.Get || method == HttpMethod.Delete ? null : new { });
                var where = $"{method} {path} as {userName ?? "the public"} ({whoMay}): {(int)answer.Status} {answer.Body}";
                if (userName is null)
                {
                    Assert.True(answer.Status == (path.StartsWith("/api/", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect), where);
                    continue;
                }

                var may = whoMay.Roles.Contains(WhoMay.SignedIn) || whoMay.Roles.Contains(Roles.Applicant) || whoMay.Roles.Contains(RoleOf(userName));
                // Past the gate a verb may still refuse by its own rules; the gate's own answer has this code and no other does.
                Assert.True(may != answer.Body.Contains("\"identity.forbidden\"", StringComparison.Ordinal), where);
                Assert.True((int)answer.Status < 500, where);
            }
        }
    }

    [Fact]
    public async Task Endpoint_ThatStatesNothing_IsNobodys()
    {
        await using var harness = await Harness.StartAsync(database);
        foreach (var browser in new[] { harness.Open(), await harness.SignInAsync("admin") })
            Assert.Equal("identity.unstated", (await browser.GetAsync("/api/probe/unstated")).Code);
    }

    [Fact]
    public async Task Page_WithoutSignIn_LeadsToSignInAndBack()
    {
        await using var harness = await Harness.StartAsync(database);
        var answer = await harness.Open().GetAsync("/page?a=b");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/sign-in?next=%2Fpage%3Fa%3Db", answer.Location!.OriginalString);
    }

    [Theory]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, "https://evil.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, "http://localhost", true)]
    [InlineData("same-origin", null, true)]
    public async Task ChangeWithCookie_OnlyFromOurOwnPages(string? fetchSite, string? origin, bool allowed)
    {
        await using var harness = await Harness.StartAsync(database);
        var browser = await harness.SignInAsync("citizen");
        (browser.FetchSite, browser.Origin) = (fetchSite, origin);

        var answer = await browser.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key = "self" });

        Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/identity/me")).Status);
    }

    [Fact]
    public async Task SignIn_PostedFromAnotherSite_IsRefused()
    {
        await using var harness = await Harness.StartAsync(database);
        var browser = harness.Open();
        browser.FetchSite = "cross-site";
        Assert.Equal("identity.cross-origin", (await browser.SendAsync(HttpMethod.Post, "/api/identity/sign-in", new { userName = "citizen", password = DemoAccounts.Password })).Code);
    }

    [Fact]
    public async Task ActingFor_APostOfSomebodyElse_GivesNothing()
    {
        await using var harness = await Harness.StartAsync(database);
        var decider = (await (await harness.SignInAsync("decider")).GetAsync("/api/identity/me")).Json.GetProperty("active").GetString()!;
        foreach (var key in new[] { decider, "post:", "post:x", "organisation:", "role:decider", "self ", new string('a', 5000), "post:" + Guid.NewGuid() })
        {
            var citizen = await harness.SignInAsync("citizen");
            citizen.ActingFor = key;
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync("/api/probe/decider")).Status);
            citizen.ActingFor = null;
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(HttpMethod.Put, "/api/identity/me/acting", new { key })).Status);
        }
    }

    [Fact]
    public async Task Administrator_CannotAppointOrCloseThemselves_NorOpenASecondAccountForAnybody()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var deciderPost = (await (await harness.SignInAsync("decider")).GetAsync("/api/identity/me")).Json.GetProperty("postId").GetString();

        Assert.Equal("identity.self-appointment", (await admin.SendAsync(HttpMethod.Post, $"/api/identity/posts/{deciderPost}/appointments", new { userName = "ADMIN" })).Code);
        Assert.Equal("identity.own-account", (await admin.SendAsync(HttpMethod.Post, $"/api/identity/accounts/{DerivedIds.Account("admin")}/disable", null)).Code);
        var second = await admin.SendAsync(HttpMethod.Post, "/api/identity/accounts",
            new { userName = Harness.Fresh("u"), password = DemoAccounts.Password, name = "演示·钱决定", idNumber = DemoAccounts.IdNumberOf(6) });
        Assert.Equal("identity.bad-account", second.Code);
        var sameName = await admin.SendAsync(HttpMethod.Post, "/api/identity/accounts",
            new { userName = "Decider", password = DemoAccounts.Password, name = "另一人", idNumber = Harness.FreshIdNumber() });
        Assert.True(sameName.Json.GetProperty("fields").TryGetProperty("userName", out _));
    }

    [Theory]
    [InlineData("administrator", "decider")]
    [InlineData("auditor", "administrator")]
    [InlineData("platform")]
    [InlineData("applicant")]
    [InlineData]
    public async Task Post_WithRolesThatMustStayApartOrAreNotForPosts_IsRefused(params string[] roles)
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var organ = DerivedIds.Organ("mee");
        var office = (await admin.SendAsync(HttpMethod.Post, $"/api/identity/organs/{organ}/offices", new { nameZh = "处", nameEn = "Office" })).Json.GetProperty("id").GetString();
        Assert.Equal("identity.bad-organ", (await admin.SendAsync(HttpMethod.Post, $"/api/identity/organs/{organ}/posts", new { officeId = office, nameZh = "岗", nameEn = "Post", roles })).Code);
    }

    [Fact]
    public async Task Delegation_OnlyByTheHolder_ToAColleague_AndNotHandedOn_AndEndsWithTheAppointment()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var holderName = await harness.NewAccountAsync(admin);
        var deciderPost = (await (await harness.SignInAsync("decider")).GetAsync("/api/identity/me")).Json.GetProperty("postId").GetString();
        var appointed = await admin.SendAsync(HttpMethod.Post, $"/api/identity/posts/{deciderPost}/appointments", new { userName = holderName });
        var holder = await harness.SignInAsync(holderName);
        var (examiner, to) = (await harness.SignInAsync("examiner"), LegalDay.Today(harness.Time).AddDays(3).ToString("yyyy-MM-dd"));
        var path = $"/api/identity/posts/{deciderPost}/delegations";

        Assert.Equal("identity.not-holder", (await examiner.SendAsync(HttpMethod.Post, path, new { userName = "examiner", to })).Code);
        Assert.Equal("identity.bad-appointment", (await holder.SendAsync(HttpMethod.Post, path, new { userName = "citizen", to })).Code);
        Assert.Equal("identity.bad-appointment", (await holder.SendAsync(HttpMethod.Post, path, new { userName = "examiner" })).Code);
        Assert.Equal(HttpStatusCode.OK, (await holder.SendAsync(HttpMethod.Post, path, new { userName = "examiner", to })).Status);

        examiner.ActingFor = $"post:{deciderPost}";
        Assert.Equal(HttpStatusCode.OK, (await examiner.GetAsync("/api/probe/decider")).Status);
        Assert.Equal("identity.not-holder", (await examiner.SendAsync(HttpMethod.Post, path, new { userName = "window", to })).Code);

        var person = (await holder.GetAsync("/api/identity/me")).Json.GetProperty("personId").GetString();
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(HttpMethod.Delete, $"/api/identity/persons/{person}/appointments/{appointed.Json.GetProperty("id").GetString()}", null)).Status);
        Assert.Equal("identity.acting-lapsed", (await examiner.GetAsync("/api/probe/decider")).Code);
        Assert.Equal("identity.acting-lapsed", (await holder.GetAsync("/api/probe/decider")).Code);
    }

    [Fact]
    public async Task Lists_NeverShowIdentityNumbers()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        var body = (await admin.GetAsync("/api/identity/accounts")).Body + (await admin.GetAsync($"/api/identity/organs/{DerivedIds.Organ("mee")}/posts")).Body;
        Assert.Contains("999*************", body, StringComparison.Ordinal);
        Assert.DoesNotContain("99999919900101", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoAccounts_SeededAgain_ChangeNothing()
    {
        await using var harness = await Harness.StartAsync(database);
        Task<int[]> CountAsync() => harness.InScopeAsync(async db => new[]
        {
            await db.Set<Account>().CountAsync(), await db.Set<Person>().CountAsync(), await db.Set<Organisation>().CountAsync(),
            await db.Set<Mandate>().CountAsync(), await db.Set<Post>().CountAsync(), await db.Set<Appointment>().CountAsync(),
        });
        var before = await CountAsync();
        await DemoAccounts.SeedAsync(harness.Services);
        Assert.Equal(before, await CountAsync());
        var agent = (await (await harness.SignInAsync("agent")).GetAsync("/api/identity/me")).Json;
        Assert.NotNull(agent.GetProperty("organisationId").GetString());
    }

    [Fact]
    public async Task Tables_AreRootsChildrenOrReferences_WithoutForeignKeysOrUniqueIndexes()
    {
        await using var harness = await Harness.StartAsync(database);
        var broken = await harness.InScopeAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.ClrType.Assembly == typeof(IdentityModule).Assembly)
            .Where(e => e.FindAnnotation(TableKinds.Annotation) is null || e.GetForeignKeys().Any() || e.GetIndexes().Any(i => i.IsUnique)
                || e.FindPrimaryKey()!.Properties[0].ClrType != typeof(Guid))
            .Select(e => e.ClrType.Name).ToList()));
        Assert.Empty(broken);
    }

    [Fact]
    public async Task Changes_AreInTheAuditRecordOfTheirRoot()
    {
        await using var harness = await Harness.StartAsync(database);
        var name = await harness.NewAccountAsync(await harness.SignInAsync("admin"));
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(harness.Services);
        var trail = (IAuditTrail)scope.ServiceProvider.GetService(typeof(IAuditTrail))!;
        var record = Assert.Single(await trail.OfAsync(DerivedIds.Account(name), CancellationToken.None));
        Assert.Equal(("identity.account-created", "演示·冯管理"), (record.Verb, record.By));
    }
}

public sealed class EscalationOnSqlite(SqliteDatabase database) : EscalationSuite(database), IClassFixture<SqliteDatabase>;

public sealed class EscalationOnPostgres(PostgresDatabase database) : EscalationSuite(database), IClassFixture<PostgresDatabase>;
