using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tongban.Audit;
using Tongban.Casework;
using Tongban.Casework.Contracts;
using Tongban.Casework.RunClocks;
using Tongban.Credit;
using Tongban.Identity;
using Tongban.Kernel.Http;
using Tongban.Library;
using Tongban.Packs;
using Tongban.Packs.Contracts;
using Tongban.Registers;
using Tongban.Storage;
using Tongban.Testing;
using Tongban.WorkCalendar;

namespace Tongban.Modules.Tests.Casework;

/// <summary>An installation on a test database: the real modules, packs and API, the demo people, and a clock that only the test moves.</summary>
public sealed class Town : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo files;

    private Town(WebApplication app, FakeTimeProvider time, DirectoryInfo files) => (this.app, Time, this.files) = (app, time, files);

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<Town> OpenAsync(TestDatabase database, string at, params IInterceptor[] interceptors)
    {
        database.SkipWhenMissing();
        var time = new FakeTimeProvider(DateTimeOffset.Parse(at, null).ToUniversalTime());
        var files = Directory.CreateTempSubdirectory("tongban-town-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStorage(options =>
        {
            database.Use(options);
            options.AddInterceptors(interceptors);
        });
        builder.Services.AddApiInput();
        builder.Services.AddAudit();
        builder.Services.AddIdentity();
        builder.Services.AddPacks(settings => settings.Directory = Repository.At("packs"));
        builder.Services.AddRegisters();
        builder.Services.AddLibrary();
        builder.Services.AddCredit();
        builder.Services.AddCasework();
        builder.Services.Configure<DossierSettings>(settings => settings.Directory = files.FullName);
        builder.Services.PostConfigure<IdentitySettings>(settings => settings.AttemptsPerMinute = 100_000);
        // What runs by itself is run by the test: its clock moves by weeks.
        builder.Services.RemoveAll<IHostedService>();
        var app = builder.Build();
        app.UseRouting();
        app.UseApiInput();
        app.UseIdentity();
        app.MapIdentity();
        app.MapPacks();
        app.MapRegisters();
        app.MapLibrary();
        app.MapCredit();
        app.MapCasework();
        await TestDatabase.CreateTablesAsync(app.Services);
        await DemoAccounts.SeedAsync(app.Services);
        var problems = await app.Services.GetRequiredService<IPackStart>().LoadAsync(default);
        Assert.Empty(problems.Select(p => p.ToString()));
        await app.StartAsync();
        return new(app, time, files);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        files.Delete(recursive: true);
    }

    /// <summary>Sets the clock, in Shanghai, and lets clocks that ran out take effect. Gives how many cases went on by themselves.</summary>
    public async Task<int> GoToAsync(string at)
    {
        Time.SetUtcNow(DateTimeOffset.Parse(at, null).ToUniversalTime());
        var advanced = 0;
        for (var more = true; more; advanced += more ? 1 : 0)
        {
            await using var scope = Services.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<DueClocks>().AdvanceOneAsync(default);
        }

        return advanced;
    }

    /// <summary>Signs a demo person in afresh, acting for the company or from the post where they have one.</summary>
    public async Task<Visitor> AsAsync(string? userName)
    {
        var visitor = new Visitor(app.GetTestServer().CreateHandler());
        if (userName is null)
            return visitor;
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(HttpMethod.Post, "/api/identity/sign-in", new { userName, password = DemoAccounts.Password })).Status);
        var me = (await visitor.SendAsync(HttpMethod.Get, "/api/identity/me")).Json;
        var key = me.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("key").GetString()!).FirstOrDefault(k => k != "self");
        if (key is not null)
            visitor.ActingFor = key;
        return visitor;
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>The legal day of the clock.</summary>
    public DateOnly Today => ChinaTime.DateOf(Time.GetUtcNow());
}

/// <summary>Somebody at the API.</summary>
public sealed class Visitor(HttpMessageHandler handler)
{
    private readonly HttpClient http = new(new Cookies(handler)) { BaseAddress = new Uri("http://localhost") };

    public string? ActingFor { get; set; }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? match = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (ActingFor is not null)
            request.Headers.Add("X-Acting-For", ActingFor);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        request.Content = body switch
        {
            null => null,
            byte[] bytes => new ByteArrayContent(bytes),
            (byte[] bytes, string type) => new ByteArrayContent(bytes) { Headers = { ContentType = new(type) } },
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        using var response = await http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } sent)
                request.Headers.Add("Cookie", sent);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set)
                    jar.SetCookies(request.RequestUri!, cookie.Replace("; secure", "", StringComparison.OrdinalIgnoreCase));
            return response;
        }
    }
}

/// <summary>What the API answered.</summary>
public sealed record Answer(HttpStatusCode Status, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => Body.Length == 0 ? default : JsonElement.Parse(Body);

    public string? Code => Body is [(byte)'{', ..] && Json.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;

    public Answer Must(HttpStatusCode status)
    {
        Assert.True(Status == status, $"expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }
}
