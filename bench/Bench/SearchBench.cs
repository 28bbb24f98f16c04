using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tongban.Testing;

namespace Tongban.Bench;

/// <summary>
/// A hundred thousand made-up clauses are imported through the API of the real server, on SQLite and on PostgreSQL; then words are searched
/// over HTTP as a person does, beside looking at every text by hand in one process and beside the database's own LIKE.
/// </summary>
internal static class SearchBench
{
    private const int ClausesOfADocument = 100;
    private const int DocumentsOfAFile = 50;
    private const int Rounds = 15;

    // One character, often and seldom; two; four; a long piece; two words that must both be there; Latin letters and digits; nothing.
    private static readonly string[] Queries = ["检", "匿", "检查", "监督管理", "应当在五个工作日内", "检查 报送", "PM2", "没有这样的话"];

    public static async Task<int> Run(string[] args)
    {
        var clauses = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var files = MadeLibrary.Files(clauses / ClausesOfADocument, ClausesOfADocument, DocumentsOfAFile).ToList();
        var texts = files.SelectMany(f => f.Split('\n')).Where(l => l.StartsWith('第')).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count:N0} clauses, {texts.Sum(t => (long)t.Length):N0} characters"));

        var home = Directory.CreateTempSubdirectory("tongban-bench.");
        await using var postgres = await PostgresServer.StartAsync(durable: true);
        var address = await postgres.CreateDatabaseAsync();
        var sqlite = await MeasureAsync(home.FullName, null, files, () => new SqliteConnection($"Data Source={Path.Combine(home.FullName, "tongban.db")};Mode=ReadOnly"));
        var server = await MeasureAsync(home.FullName, address, files, () => new NpgsqlConnection(address));
        var floor = Enumerable.Range(0, Rounds).SelectMany(_ => Queries.Select(q => Time(() => texts.Count(t => q.Split(' ').All(w => t.Contains(w, StringComparison.Ordinal)))))).ToList();
        home.Delete(recursive: true);

        Console.WriteLine("| what | SQLite p50 | p95 | max | PostgreSQL p50 | p95 | max |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (what, times) in sqlite)
            Console.WriteLine($"| {what} | {Row(times)} | {Row(server[what])} |");
        Console.WriteLine($"| floor: `string.Contains` over all texts in one process, unranked | {Row(floor)} | – | – | – |");
        return 0;
    }

    private static async Task<Dictionary<string, List<double>>> MeasureAsync(string home, string? postgres, List<string> files, Func<System.Data.Common.DbConnection> open)
    {
        await using var server = new ServerProcess(home, postgres);
        await server.StartAsync();
        try
        {
            return await MeasureAsync(server, postgres is null ? "SQLite" : "PostgreSQL", files, open);
        }
        catch
        {
            Console.Error.WriteLine(server.Said[^Math.Min(server.Said.Length, 4000)..]);
            throw;
        }
    }

    private static async Task<Dictionary<string, List<double>>> MeasureAsync(ServerProcess server, string name, List<string> files, Func<System.Data.Common.DbConnection> open)
    {
        var found = new Dictionary<string, List<double>>();
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await client.PostAsJsonAsync("/api/identity/sign-in", new { userName = "examiner", password = "tongban-demo-2020" })).EnsureSuccessStatusCode();
        var me = await client.GetFromJsonAsync<JsonElement>("/api/identity/me");
        client.DefaultRequestHeaders.Add("X-Acting-For", me.GetProperty("choices").EnumerateArray().Last().GetProperty("key").GetString());
        var clock = Stopwatch.StartNew();
        foreach (var file in files.SkipLast(1))
            await ImportAsync(client, file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: imported in {clock.Elapsed.TotalSeconds:0} s"));
        await SearchAsync(client, "/library/suggestions?q=", "检查");
        await ImportAsync(client, files[^1]);
        found["first search after an import of 5,000 clauses"] = [await SearchAsync(client, "/library/suggestions?q=", "检查")];

        found["suggestions as one types, over HTTP"] = await AllAsync(q => SearchAsync(client, "/library/suggestions?q=", q));
        found["page of results, over HTTP"] = await AllAsync(q => SearchAsync(client, "/library?q=", q));
        found["floor: a request that asks the database one thing (`/health`)"] = await AllAsync(_ => SearchAsync(client, "/health?q=", "x"));
        await using var connection = open();
        await connection.OpenAsync();
        found["peer: the database's LIKE, count and first twenty by key"] = await AllAsync(q => LikeAsync(connection, q));
        return found;
    }

    private static async Task ImportAsync(HttpClient client, string file)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new("text/plain");
        using var answer = await client.PostAsync("/api/library/documents?file=made.txt", content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<double> SearchAsync(HttpClient client, string path, string words)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(path + Uri.EscapeDataString(words));
        await answer.Content.ReadAsByteArrayAsync();
        var passed = clock.Elapsed.TotalMilliseconds;
        return answer.IsSuccessStatusCode ? passed : throw new InvalidOperationException($"{path}{words}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<double> LikeAsync(System.Data.Common.DbConnection connection, string words)
    {
        var clock = Stopwatch.StartNew();
        foreach (var what in (string[])["COUNT(*)", "document_id, e_id, text"])
        {
            await using var command = connection.CreateCommand();
            var conditions = words.Split(' ').Select((word, i) =>
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", $"%{word}%");
                command.Parameters.Add(parameter);
                return $"text LIKE @p{i}";
            });
            command.CommandText = $"SELECT {what} FROM library_clauses WHERE {string.Join(" AND ", conditions)}{(what[0] == 'C' ? "" : " ORDER BY document_id, version, seq LIMIT 20")}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                _ = reader.GetValue(0);
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<List<double>> AllAsync(Func<string, Task<double>> search)
    {
        foreach (var query in Queries)
            await search(query);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            foreach (var query in Queries)
                times.Add(await search(query));
        return times;
    }

    private static double Time(Func<int> work)
    {
        var clock = Stopwatch.StartNew();
        _ = work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static string Row(List<double> times)
    {
        var sorted = times.Order().ToList();
        string At(double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)].ToString("0.0", CultureInfo.InvariantCulture);
        return $"{At(0.5)} | {At(0.95)} | {At(1)}";
    }
}
