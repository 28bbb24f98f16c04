using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tongban.Bench;

/// <summary>
/// Pages of a running portal beside a bare ASP.NET endpoint in a process of its own that returns the same bytes: requests per second and
/// 99th percentile, in turn in one run, over the same number of connections. Answers are not compressed on either side.
/// </summary>
internal static class PageBench
{
    private const int Connections = 8;
    private const string Password = "tongban-demo-2020";

    /// <summary>Arguments: address of a portal in development, seconds for each row (5), rounds (3).</summary>
    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is not [var address, ..] || !Uri.TryCreate(address, UriKind.Absolute, out var portal))
        {
            await Console.Error.WriteLineAsync("usage: pages ADDRESS [seconds] [rounds]; ADDRESS is a portal started in development");
            return 2;
        }

        var seconds = arguments.Length > 1 ? double.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var rounds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 3;
        using var anyone = Client(portal);
        using var officer = Client(portal);
        await SignInAsync(officer, "window");
        Console.WriteLine("| page | bytes | way | requests/s | p99 ms |");
        Console.WriteLine("|---|---:|---|---:|---:|");
        foreach (var (name, client, path) in new[] { ("guide", anyone, "/items/eia-approval/report"), ("queue", officer, "/desk") })
        {
            var bytes = await client.GetByteArrayAsync(path);
            var file = Path.GetTempFileName();
            await File.WriteAllBytesAsync(file, bytes);
            using var bare = Bare.Start(file, out var bareAddress);
            using var plain = Client(bareAddress);
            await Bare.WaitAsync(plain);
            List<(double Rate, double P99)> ours = [], floor = [];
            await MeasureAsync(client, path, 2);
            await MeasureAsync(plain, "/", 2);
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(await MeasureAsync(client, path, seconds));
                floor.Add(await MeasureAsync(plain, "/", seconds));
            }

            bare.Kill(entireProcessTree: true);
            File.Delete(file);
            Row(name, bytes.Length, "Tongban", ours);
            Row(name, bytes.Length, "bare endpoint, the same bytes (floor)", floor);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | | share of the floor | {Median(ours) / Median(floor):0.00}× | |"));
        }

        return 0;
    }

    private static void Row(string page, int bytes, string way, List<(double Rate, double P99)> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {page} | {bytes:#,0} | {way} | {Median(rounds):#,0} | {rounds.Select(r => r.P99).Order().ElementAt(rounds.Count / 2):0.0} |"));

    private static double Median(List<(double Rate, double P99)> rounds) => rounds.Select(r => r.Rate).Order().ElementAt(rounds.Count / 2);

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = Connections }) { BaseAddress = address };

    internal static async Task SignInAsync(HttpClient client, string user)
    {
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await client.PostAsJsonAsync("/api/identity/sign-in", new { userName = user, password = Password })).EnsureSuccessStatusCode();
        var me = await client.GetFromJsonAsync<JsonElement>("/api/identity/me");
        var key = me.GetProperty("choices").EnumerateArray().Last().GetProperty("key").GetString();
        (await client.PutAsJsonAsync("/api/identity/me/acting", new { key })).EnsureSuccessStatusCode();
    }

    private static async Task<(double Rate, double P99)> MeasureAsync(HttpClient client, string path, double seconds)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var mine = new List<double>();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return mine;
        }));
        var all = times.SelectMany(t => t).Order().ToList();
        return (all.Count / clock.Elapsed.TotalSeconds, all[(int)(all.Count * 0.99)]);
    }
}
