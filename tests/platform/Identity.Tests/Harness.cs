using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tongban.Audit;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>A whole host on a test database with the demo people in it and a clock that only the test moves.</summary>
public sealed class Harness : IAsyncDisposable
{
    private readonly WebApplication app;

    private Harness(WebApplication app, FakeTimeProvider time) => (this.app, Time) = (app, time);

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<Endpoint> Endpoints => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Distinct()];

    public static async Task<Harness> StartAsync(TestDatabase database, Action<IdentitySettings>? settings = null)
    {
        database.SkipWhenMissing();
        // 2026-11-24 10:00 in Shanghai: far from midnight, so that moving a few hours does not change the legal day.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Microsoft.Extensions.Hosting.Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStorage(database.Use);
        builder.Services.AddAudit();
        // The outbox and the daily seal tick every second of a clock that tests move by months; neither is the subject here.
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddIdentity();
        builder.Services.PostConfigure<IdentitySettings>(s => s.AttemptsPerMinute = 100_000);
        if (settings is not null)
            builder.Services.PostConfigure(settings);
        var app = builder.Build();
        app.UseRouting();
        app.UseIdentity();
        app.MapIdentity();
        app.MapGet("/api/probe/unstated", () => "nobody sees this");
        foreach (var role in Roles.OfPosts.Append(Roles.Applicant))
            app.MapGet($"/api/probe/{role}", () => role).RequireRole(role);
        app.MapGet("/page", () => "page").RequireSignedIn();
        app.MapGet("/api/probe/covers", async (string item, IActing acting, IMandates mandates, CancellationToken cancel) =>
            await mandates.CoversAsync(await acting.CurrentAsync(), item, cancel)).RequireSignedIn();
        await TestDatabase.CreateTablesAsync(app.Services);
        await DemoAccounts.SeedAsync(app.Services);
        await app.StartAsync();
        return new(app, time);
    }

    public Browser Open() => new(app.GetTestServer());

    public async Task<Browser> SignInAsync(string userName)
    {
        var browser = Open();
        var answer = await browser.SendAsync(HttpMethod.Post, "/api/identity/sign-in", new { userName, password = DemoAccounts.Password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return browser;
    }

    public async Task<T> InScopeAsync<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    /// <summary>A name nobody has yet, as suites share a database.</summary>
    public static string Fresh(string prefix) => prefix + Guid.NewGuid().ToString("N")[..12];

    /// <summary>An identity number nobody has yet.</summary>
    public static string FreshIdNumber()
    {
        var first = $"999998{Random.Shared.Next(1950, 2000)}{Random.Shared.Next(1, 13):00}{Random.Shared.Next(1, 29):00}{Random.Shared.Next(0, 1000):000}";
        return first + IdNumber.CheckCharacter(first);
    }

    /// <summary>A credit code nobody has yet.</summary>
    public static string FreshCreditCode()
    {
        var first = "91999998" + string.Concat(Enumerable.Range(0, 9).Select(_ => CreditCode.Alphabet[Random.Shared.Next(31)]));
        return first + CreditCode.CheckCharacter(first);
    }

    public async Task<string> NewAccountAsync(Browser admin)
    {
        var userName = Fresh("u");
        var answer = await admin.SendAsync(HttpMethod.Post, "/api/identity/accounts",
            new { userName, password = DemoAccounts.Password, name = "合成·某人", idNumber = FreshIdNumber() });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return userName;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>An answer read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, Uri? Location)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Code => Json.GetProperty("code").GetString();
}

/// <summary>A client that keeps the session cookie by hand and says where its requests come from, as a browser does.</summary>
public sealed class Browser(TestServer server)
{
    public string? Cookie { get; set; }
    public string? Bearer { get; set; }
    public string? ActingFor { get; set; }
    public string? FetchSite { get; set; } = "same-origin";
    public string? Origin { get; set; }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        Add(request, "Cookie", Cookie);
        Add(request, "Authorization", Bearer is null ? null : $"Bearer {Bearer}");
        Add(request, "X-Acting-For", ActingFor);
        Add(request, "Sec-Fetch-Site", FetchSite);
        Add(request, "Origin", Origin);
        foreach (var (name, value) in headers)
            Add(request, name, value);
        using var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            Cookie = set.Select(c => c.Split(';')[0]).Last() is var cookie && cookie.EndsWith('=') ? null : cookie;
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
