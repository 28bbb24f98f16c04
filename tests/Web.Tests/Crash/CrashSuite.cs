using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Web.Tests.Crash;

/// <summary>
/// The server is killed as <c>kill -9</c> does while people apply and officers act. What was acknowledged is there, once; what was not
/// can be sent again and is there once; clocks that fell due meanwhile take effect once; the audit record verifies.
/// </summary>
public abstract class CrashSuite(TestDatabase database)
{
    private const int Rounds = 4;
    private const int People = 2;

    [Fact]
    public async Task Killed_AtRandomMoments_KeepsWhatItAcknowledged_Once()
    {
        database.SkipWhenMissing();
        var random = new Random(20201125);
        var home = Directory.CreateTempSubdirectory("tongban-crash.");
        try
        {
            await using var server = database is PostgresDatabase
                ? new ServerProcess(home.FullName, database.Address)
                : new ServerProcess(Path.GetDirectoryName(database.Address)!);
            var begun = new ConcurrentBag<Command>();
            for (var round = 0; round < Rounds; round++)
            {
                await server.StartAsync();
                using var company = await ApiUser.SignInAsync(server.Address, "agent");
                using var officer = await ApiUser.SignInAsync(server.Address, "window");
                using var over = new CancellationTokenSource();
                var people = Enumerable.Range(0, People).Select(_ => ApplyAsync(company, officer, begun, over.Token)).ToList();
                // However slow the machine: something has been acknowledged, more is under way.
                var before = begun.Count(c => c.Answer is not null);
                for (var waited = 0; waited < 600 && begun.Count(c => c.Answer is not null) < before + 3; waited++)
                    await Task.Delay(50);
                await Task.Delay(random.Next(0, 400));
                await server.KillAsync();
                await over.CancelAsync();
                await Task.WhenAll(people);
            }

            // Everything is sent again with its key: what was done before answers as it did then.
            await server.StartAsync();
            using var agent = await ApiUser.SignInAsync(server.Address, "agent");
            using var window = await ApiUser.SignInAsync(server.Address, "window");
            Assert.Contains(begun, c => c.Answer is not null);
            var numbers = new Dictionary<string, string>();
            foreach (var command in begun.Where(c => c.Path == "/api/cases"))
            {
                var (status, receipt) = await agent.SendAsync(HttpMethod.Post, command.Path, command.Body, command.Key);
                Assert.True(status == HttpStatusCode.Created, $"{(int)status} {receipt}");
                var (id, number) = (receipt.GetProperty("id").GetString()!, receipt.GetProperty("number").GetString()!);
                if (command.Answer is { } first)
                    Assert.Equal((first.GetProperty("id").GetString(), first.GetProperty("number").GetString()), (id, number));
                Assert.True(numbers.TryAdd(id, number), $"{number} stands twice");
            }

            Assert.Equal(numbers.Count, numbers.Values.Distinct().Count());
            Assert.Equal(numbers.Keys.Order(), (await agent.ListAsync("/api/cases")).Order());
            foreach (var command in begun.Where(c => c.Path != "/api/cases"))
            {
                var (status, _) = await window.SendAsync(HttpMethod.Post, command.Path, command.Body, command.Key);
                Assert.Equal(HttpStatusCode.OK, status);
            }

            // Each case holds each of its events once.
            var corrected = begun.Where(c => c.Path != "/api/cases").Select(c => c.Path.Split('/')[3]).ToHashSet();
            foreach (var id in numbers.Keys)
            {
                var history = Types(await agent.ReadAsync(id));
                Assert.Equal(corrected.Contains(id) ? ["submit", "request-correction"] : ["submit"], history);
            }

            await VerifyAuditAsync();

            // Weeks later – it was down when the periods ran out – silence has taken effect, once.
            await server.KillAsync();
            await server.StartAsync(TimeSpan.FromDays(40));
            using var later = await ApiUser.SignInAsync(server.Address, "agent");
            var silent = numbers.Keys.Where(id => !corrected.Contains(id)).ToList();
            Assert.NotEmpty(silent);
            foreach (var id in silent)
                Assert.Equal(1, await CountUntilAsync(later, id, "deemed-accepted"));
            Assert.All(corrected, id => Assert.DoesNotContain("deemed-accepted", Types(later.ReadAsync(id).GetAwaiter().GetResult())));
            await VerifyAuditAsync();
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    // Applies again and again; the window asks every other applicant for a correction.
    private static async Task ApplyAsync(ApiUser agent, ApiUser window, ConcurrentBag<Command> begun, CancellationToken over)
    {
        try
        {
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                var (saved, draft) = await agent.SendAsync(HttpMethod.Post, "/api/drafts", new { item = "eia-approval/form", data = Applications.Form() });
                Assert.Equal(HttpStatusCode.OK, saved);
                var id = draft.GetProperty("id").GetString()!;
                foreach (var material in (string[])["application-letter", "eia-document"])
                    Assert.Equal(HttpStatusCode.OK, (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{id}/files/{material}?name={material}.pdf", Applications.Pdf)).Status);
                var apply = new Command("/api/cases", new { item = "eia-approval/form", data = Applications.Form(), draft = id }, Guid.NewGuid().ToString("N"));
                begun.Add(apply);
                apply.Answer = await DoAsync(agent, apply);
                if (n % 2 == 0)
                    continue;
                var ask = new Command($"/api/cases/{apply.Answer.Value.GetProperty("id").GetString()}/events/request-correction", new { missing = new[] { "演示材料" } }, Guid.NewGuid().ToString("N"));
                begun.Add(ask);
                ask.Answer = await DoAsync(window, ask);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            // Killed in between; what became of the last command is found out afterwards.
        }
    }

    private static async Task<JsonElement> DoAsync(ApiUser user, Command command)
    {
        var (status, body) = await user.SendAsync(HttpMethod.Post, command.Path, command.Body, command.Key);
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{command.Path}: {(int)status} {body}");
        return body;
    }

    internal static List<string> Types(JsonElement detail) => [.. detail.GetProperty("history").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];

    /// <summary>How often an entry stands in a case's history, once it does or half a minute has gone by.</summary>
    internal static async Task<int> CountUntilAsync(ApiUser user, string id, string type)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            if (Types(await user.ReadAsync(id)).Count(t => t == type) is > 0 and var count)
                return count;
            await Task.Delay(500);
        }

        return 0;
    }

    private async Task VerifyAuditAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddStorage(database.Use).AddAudit().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(default);
        Assert.True(report.Faults.Count == 0, string.Join('\n', report.Faults));
        Assert.True(report.Records > 0, string.Create(CultureInfo.InvariantCulture, $"{report.Records} records"));
    }

    // A command with its key, and what was answered; null while nobody knows.
    private sealed record Command(string Path, object Body, string Key)
    {
        internal JsonElement? Answer { get; set; }
    }
}

public sealed class CrashOnSqlite(SqliteDatabase database) : CrashSuite(database), IClassFixture<SqliteDatabase>;

public sealed class CrashOnPostgres(PostgresDatabase database) : CrashSuite(database), IClassFixture<PostgresDatabase>;
