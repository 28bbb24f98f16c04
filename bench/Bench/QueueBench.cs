using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Bench;

/// <summary>
/// The queue and other lists at 10⁴, 10⁵ and 10⁶ cases: all open, all of one organ and half of one party, which is worse than any
/// installation. Real cases, written once by their procedure, then copied row by row with other ids and dates.
/// </summary>
internal static class QueueBench
{
    private const int Repeats = 60;
    private const string Page = "the queue's page from the server, over HTTP";

    internal static async Task<int> Run(string[] args)
    {
        var most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var only = args.ElementAtOrDefault(1);
        var home = Directory.CreateTempSubdirectory("tongban-queue.");
        try
        {
            if (only is null or "sqlite")
            {
                await using (var town = await CaseTown.OpenAsync(Path.Combine(home.FullName, "tongban.db"), null))
                    await MeasureAsync("SQLite", town, most, home.FullName, null);
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                foreach (var gone in home.EnumerateFiles("tongban.db*"))
                    gone.Delete();
            }

            if (only is "sqlite")
                return 0;
            if (PostgresServer.Missing is { } missing)
            {
                Console.Error.WriteLine(missing);
                return 0;
            }

            await using var server = await PostgresServer.StartAsync(durable: false);
            var address = await server.CreateDatabaseAsync();
            await using (var town = await CaseTown.OpenAsync(null, address))
                await MeasureAsync("PostgreSQL", town, most, home.FullName, address);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            home.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string database, CaseTown town, int most, string home, string? postgres)
    {
        Console.WriteLine();
        Console.WriteLine($"| {database}: median ms (95th percentile) | {string.Join(" | ", Sizes(most).Select(n => n.ToString("N0", CultureInfo.InvariantCulture)))} |");
        Console.WriteLine($"|---|{string.Concat(Sizes(most).Select(_ => "---:|"))}");
        var rows = new Dictionary<string, List<string>>();
        foreach (var size in Sizes(most))
        {
            var number = await FillAsync(town, size);
            foreach (var (what, ask) in Questions(town, size, number))
                (rows.TryGetValue(what, out var cells) ? cells : rows[what] = []).Add(await TimeAsync(town, ask));
            (rows.TryGetValue(Page, out var pages) ? pages : rows[Page] = []).Add(await TimePageAsync(home, postgres));
        }

        foreach (var (what, cells) in rows)
            Console.WriteLine($"| {what} | {string.Join(" | ", cells)} |");
        foreach (var line in await PlansAsync(town))
            Console.WriteLine($"<!-- {line} -->");
    }

    private static IEnumerable<int> Sizes(int most) => new[] { 10_000, 100_000, 1_000_000 }.Where(n => n <= most);

    private static IEnumerable<(string, Func<ICases, Task<int>>)> Questions(CaseTown town, int size, string number)
    {
        Func<ICases, Task<int>> Queue(QueueFilter filter, string? after = null) => async cases => (await cases.QueueAsync(filter, after, town.Officer, default)).Value.Cases.Count;
        var middle = $"{Due(size / 2).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}_{Guid.Empty:N}";
        yield return ("queue, first page", Queue(new()));
        yield return ("queue, from the middle", Queue(new(), middle));
        yield return ("queue, one item", Queue(new(Item: "eia-approval/form")));
        yield return ("queue, red", Queue(new(Lamp: Lamp.Red)));
        yield return ("queue, a rare outcome (20 cases)", Queue(new(Outcome: "awaiting-correction")));
        yield return ("queue, mine (20 cases)", Queue(new(Mine: true)));
        yield return ("my cases, first page", async cases => (await cases.MineAsync(null, town.Party, default)).Value.Cases.Count);
        yield return ("progress by number, wrong code", async cases => (await cases.ProgressAsync(number, "XXXX", default)).Succeeded ? 1 : 0);
    }

    private static Task<string> TimeAsync(CaseTown town, Func<ICases, Task<int>> ask) => TimeAsync(() => town.InScopeAsync(services => ask(services.GetRequiredService<ICases>())));

    private static async Task<string> TimeAsync(Func<Task> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Repeats / 2]:N1} ({times[Repeats * 95 / 100]:N1})");
    }

    private static async Task<string> TimePageAsync(string home, string? postgres)
    {
        await using var server = new ServerProcess(home, postgres);
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        await PageBench.SignInAsync(client, "window");
        return await TimeAsync(async () =>
        {
            using var answer = await client.GetAsync("/desk");
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{answer.StatusCode}: {server.Said[^Math.Min(server.Said.Length, 4000)..]}");
            await answer.Content.ReadAsByteArrayAsync();
        });
    }

    private static DateOnly Due(int i) => new DateOnly(2020, 1, 1).AddDays(i % 3650);

    // One case of each item lives until it is accepted; its row is copied by the database itself, whole but for what lists order and filter by.
    // Indexes are taken away and made anew behind the rows, as one fills a database.
    private static Task<string> FillAsync(CaseTown town, int size) => town.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.OpenConnectionAsync();
        if (db.IsSqlite)
            await ExecuteAsync(db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000");
        if (await CountAsync(db) == 0)
            foreach (var item in (string[])["eia-approval/report", "eia-approval/form"])
                await CaseLife.LiveAsync(town, 1, 1, item, until: "correct-on-the-spot");
        var there = await CountAsync(db);
        var indexes = await IndexesAsync(db);
        foreach (var (name, _) in indexes)
            await ExecuteAsync(db, $"DROP INDEX {name}");
        var numbers = db.IsSqlite
            ? "WITH RECURSIVE n(i) AS (SELECT @from UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @to)"
            : "WITH n(i) AS (SELECT * FROM generate_series(@from, @to - 1))";
        var columns = await ColumnsAsync(db);
        string Value(string column) => (column, db.IsSqlite) switch
        {
            ("id", true) => "upper(printf('%08x-0000-7000-8000-%012x', i, (i * 7919) % 281474976710655))",
            ("id", false) => "md5(i::text)::uuid",
            ("number", _) => "'MADE-' || i",
            ("party_id", _) => "CASE WHEN i % 2 = 0 THEN c.party_id ELSE c.organ_id END",
            ("due_on", true) => "date('2020-01-01', '+' || (i % 3650) || ' days')",
            ("due_on", false) => "date '2020-01-01' + i % 3650",
            // No clock of a made case fires while lists are measured.
            ("next_timer_at", _) => "NULL",
            ("received_at", true) => "c.received_at + i * 10000",
            ("received_at", false) => "c.received_at + i * interval '1 millisecond'",
            ("outcome", _) => $"CASE WHEN i % {size / 20} = 7 THEN 'awaiting-correction' ELSE c.outcome END",
            ("assignee_id", _) => $"CASE WHEN i % {size / 20} = 11 THEN (SELECT person_id FROM accounts WHERE user_name = 'decider') ELSE NULL END",
            _ => $"c.{column}",
        };
        var watch = Stopwatch.StartNew();
        await ExecuteAsync(db, $"""
            {(db.IsSqlite ? "" : numbers)} INSERT INTO cases ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) {(db.IsSqlite ? numbers : "")}
            SELECT {string.Join(", ", columns.Select(Value))} FROM n JOIN (SELECT *, row_number() OVER (ORDER BY item) - 1 AS k FROM cases WHERE number NOT LIKE 'MADE-%') c ON c.k = i % 2
            """.Replace("@from", $"{there}", StringComparison.Ordinal).Replace("@to", $"{size}", StringComparison.Ordinal));
        foreach (var (_, sql) in indexes)
            await ExecuteAsync(db, sql);
        // Also what a server does by itself after a while: statistics, and on PostgreSQL the map of pages all can see.
        await ExecuteAsync(db, db.IsSqlite ? "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE cases");
        if (await CountAsync(db) is var now && now != size)
            throw new InvalidOperationException($"{now} cases were made, not {size}");
        var bytes = await db.Database.SqlQueryRaw<long>(db.IsSqlite
            ? "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count, pragma_page_size"
            : "SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<!-- {size:N0} cases: filled in {watch.Elapsed.TotalSeconds:N0} s, {bytes / 1e6:N0} MB -->"));
        return await db.Database.SqlQuery<string>($"SELECT number AS \"Value\" FROM cases WHERE number NOT LIKE 'MADE-%' LIMIT 1").SingleAsync();
    });

    private static Task<int> CountAsync(PlatformDb db) => db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM cases").SingleAsync();

    private static async Task<List<(string Name, string Sql)>> IndexesAsync(PlatformDb db)
    {
        var sql = db.IsSqlite
            ? "SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL"
            : "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE tablename = 'cases' AND indexname LIKE 'ix_%'";
        return [.. (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Select(made => (made.Split(' ')[2].Trim('"'), made))];
    }

    private static async Task<List<string>> ColumnsAsync(PlatformDb db) => db.IsSqlite
        ? await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM pragma_table_info('cases')").ToListAsync()
        : await db.Database.SqlQuery<string>($"SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = 'cases' AND table_schema = 'public'").ToListAsync();

    private static async Task ExecuteAsync(PlatformDb db, string sql)
    {
#pragma warning disable EF1002 // Made of constants and numbers.
        await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    }

    // How the database finds the first page of the queue.
    private static Task<List<string>> PlansAsync(CaseTown town) => town.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        await db.Database.OpenConnectionAsync();
        using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        var organ = db.IsSqlite ? $"'{town.Officer.OrganId!.Value.ToString().ToUpperInvariant()}'" : $"'{town.Officer.OrganId}'";
#pragma warning disable CA2100 // Made of constants and an id of ours.
        command.CommandText = $"{(db.IsSqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN (ANALYZE, BUFFERS)")} SELECT * FROM cases WHERE organ_id = {organ} AND \"open\" AND due_on >= '2024-01-01' AND (due_on > '2024-01-01' OR id > '00000000-0000-0000-0000-000000000000') ORDER BY due_on, id LIMIT 51";
#pragma warning restore CA2100
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return lines;
    });
}
