using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tongban.Web.Tests;

/// <summary>What the operator of an installation sees of it, and what nobody may see there: anything people typed, sent or are called.</summary>
public sealed class ObservabilityTests : IAsyncLifetime
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-logs.");
    private readonly HttpListener collector = new();
    private readonly List<(string Path, string Text)> received = [];
    private ServerProcess? server;
    private Task collecting = Task.CompletedTask;

    [Fact]
    public async Task LogsTracesAndMetrics_TellWhatHappened_AndNothingAboutAnybody()
    {
        string[] secrets = ["绝密工程名", "010-76543210", "张某某联系", "wrong-password-typed", "no-such-user-name", "QWCODE99", "查找的话", "噪声意见", "%E6%9F%A5%E6%89%BE%E7%9A%84%E8%AF%9D", "tongban-demo-2020", "999999199001010", "91999999MADEMX", "演示·"];
        var address = server!.Address;
        using var agent = await People.ApiAsync(address, "agent");
        using var anybody = new HttpClient { BaseAddress = address };
        var data = People.Application(secrets[0]);
        (data["phone"], data["contact"]) = (secrets[1], secrets[2]);
        using var submitted = await agent.PostAsJsonAsync("/api/cases", new { item = "eia-approval/report", data });
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);
        var id = (await submitted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        // What is refused, wrong or not there is said no more about.
        data["projectName"] = new { secrets = secrets[0] };
        using var wrong = await agent.PostAsJsonAsync("/api/cases", new { item = "eia-approval/report", data, draft = secrets[0] });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var denied = await anybody.PostAsJsonAsync("/api/identity/sign-in", new { userName = secrets[4], password = secrets[3] });
        Assert.Equal(HttpStatusCode.Unauthorized, denied.StatusCode);
        foreach (var path in (string[])[$"/progress?number=MEE-1&code={secrets[5]}", $"/library?q={secrets[6]}", $"/api/progress?number=1&code={secrets[5]}", $"/{secrets[6]}", $"/my/cases/{id}"])
            using (await agent.GetAsync(path))
            {
            }

        await WaitAsync(() => server.Said.Contains("/my/cases/{Id:guid}", StringComparison.Ordinal) && new[] { "/v1/traces", "/v1/logs" }.All(path => Sent(path).Contains("/my/cases/{Id:guid}", StringComparison.Ordinal))
            && Sent("/v1/metrics").Contains("http.server.request.duration", StringComparison.Ordinal));

        var lines = server.Said.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonElement.Parse(l)).ToList();
        var request = Assert.Single(lines, l => l.GetProperty("State") is var state && state.TryGetProperty("Route", out var route) && route.GetString() == "/api/cases" && state.GetProperty("Status").GetInt32() == 201);
        Assert.Contains("TraceId", request.GetProperty("Scopes").ToString(), StringComparison.Ordinal);
        Assert.Contains(lines, l => l.GetProperty("State") is var state && state.TryGetProperty("Route", out var route) && route.GetString() == "/my/cases/{Id:guid}");
        var (traces, metrics) = (Sent("/v1/traces"), Sent("/v1/metrics"));
        Assert.Contains("/api/cases", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, server.Said, StringComparison.Ordinal);
            // The console's JSON writes Chinese as escapes.
            Assert.DoesNotContain(JsonSerializer.Serialize(secret).Trim('"'), server.Said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, traces + metrics + Sent("/v1/logs"), StringComparison.Ordinal);
        }
    }

    public async ValueTask InitializeAsync()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            collector.Prefixes.Add($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        collector.Start();
        collecting = CollectAsync();
        server = new(home.FullName);
        await server.StartAsync(settings: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Prefixes.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["Logging__Console__FormatterName"] = "json",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        collector.Stop();
        await collecting;
        home.Delete(recursive: true);
    }

    private string Sent(string path)
    {
        lock (received)
            return string.Concat(received.Where(r => r.Path == path).Select(r => r.Text));
    }

    private async Task WaitAsync(Func<bool> holds)
    {
        for (var i = 0; i < 600; i++)
        {
            lock (received)
                if (holds())
                    return;
            await Task.Delay(100);
        }

        Assert.Fail($"The collector got {string.Join(", ", received.Select(r => r.Path).Distinct())} within a minute");
    }

    // Protocol buffers hold texts as they are, which is all that is looked for.
    private async Task CollectAsync()
    {
        while (collector.IsListening)
        {
            try
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (received)
                    received.Add((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
