using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tongban.Bench;

/// <summary>
/// What the chief pages of a running portal weigh on the wire and how many requests they take in an empty browser: the page, its styles, its
/// icon and scripts, and the scripts that parts of it fetch (<c>data-script</c>), each as the server sends it to a browser that takes Brotli.
/// </summary>
internal static partial class PageWeights
{
    // Who looks, and at what; {case} is a case this run makes.
    private static readonly (string Name, string? User, string Path)[] Pages =
    [
        ("home", null, "/"), ("search results", null, "/?q=环"), ("guide of an item", null, "/items/eia-approval/report"), ("follow a case", null, "/progress"),
        ("publicity", null, "/publicity"), ("registers", null, "/registers"), ("library", null, "/library"), ("document", null, "/library/eia-approval"),
        ("help", null, "/help"), ("sign in", null, "/sign-in"), ("my services", "agent", "/my"), ("my case", "agent", "/my/cases/{case}"),
        ("queue", "window", "/desk"), ("case at the desk", "window", "/desk/cases/{case}"), ("load", "supervisor", "/desk/load"), ("packs", "admin", "/admin/packs"), ("calendar", "admin", "/admin/calendar"),
    ];

    /// <summary>Arguments: address of a portal in development.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is not [var address] || !Uri.TryCreate(address, UriKind.Absolute, out var portal))
        {
            await Console.Error.WriteLineAsync("usage: weights ADDRESS; ADDRESS is a portal started in development");
            return 2;
        }

        var clients = new Dictionary<string, HttpClient>();
        try
        {
            foreach (var user in Pages.Select(p => p.User ?? "").Distinct())
            {
                clients[user] = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = portal };
                if (user.Length > 0)
                    await PageBench.SignInAsync(clients[user], user);
            }

            var made = await SubmitAsync(clients["agent"]);
            Console.WriteLine("| page | requests | page kB | all kB on the wire |");
            Console.WriteLine("|---|---:|---:|---:|");
            foreach (var (name, user, path) in Pages)
            {
                var client = clients[user ?? ""];
                var (bytes, html) = await GetAsync(client, path.Replace("{case}", made, StringComparison.Ordinal));
                var (requests, all) = (1, bytes);
                foreach (var part in Parts().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
                    (requests, all) = (requests + 1, all + (await GetAsync(client, part)).Bytes);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {requests} | {bytes / 1000.0:0.0} | {all / 1000.0:0.0} |"));
            }

            return 0;
        }
        finally
        {
            foreach (var client in clients.Values)
                client.Dispose();
        }
    }

    private static async Task<(long Bytes, string Text)> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var sent = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br"))
            return (sent.Length, Encoding.UTF8.GetString(sent));
        await using var unpacked = new System.IO.Compression.BrotliStream(new MemoryStream(sent), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return (sent.Length, await reader.ReadToEndAsync());
    }

    private static async Task<string> SubmitAsync(HttpClient agent)
    {
        using var answer = await agent.PostAsJsonAsync("/api/cases", new
        {
            item = "eia-approval/report",
            data = new
            {
                requiresEia = true,
                competentOrgan = "mee",
                secret = false,
                channel = "online",
                projectName = "量页工程",
                projectPlace = "演示省演示市",
                projectNature = "new",
                industry = "演示行业",
                contact = "演示·张申请",
                phone = "010-00000000",
                summary = "演示数据",
                preparer = "演示环评有限公司",
                preparerCode = "91999999MADEMX0880",
                writers = Array.Empty<object>(),
                truthful = true,
            },
        });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    [GeneratedRegex("(?:<link rel=\"(?:stylesheet|icon)\" href|<script[^>]* src|<img[^>]* src|data-script)=\"(/[^\"]+)\"")]
    private static partial Regex Parts();
}
