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

    internal static async Task<int> Run(string[] args)
    {
        var most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var home = Directory.CreateTempSubdirectory("tongban-queue.");
        try
        {
            await using (var town = await CaseTown.OpenAsync(Path.Combine(home.FullName, "queue.db"), null))
                await MeasureAsync("SQLite", town, most);
            if (PostgresServer.Missing is { } missing)
            {
                Console.Error.WriteLine(missing);
                return 0;
            }

            await using var server = await PostgresServer.StartAsync(durable: false);
            await using (var town = await CaseTown.OpenAsync(null, await server.CreateDatabaseAsync()))
                await MeasureAsync("PostgreSQL", town, most);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            home.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string database, CaseTown town, int most)
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

    private static async Task<string> TimeAsync(CaseTown town, Func<ICases, Task<int>> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            await using var scope = town.Services.CreateAsyncScope();
            var cases = scope.ServiceProvider.GetRequiredService<ICases>();
            var watch = Stopwatch.StartNew();
            await ask(cases);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Repeats / 2]:N1} ({times[Repeats * 95 / 100]:N1})");
    }

    private static DateOnly Due(int i) => new DateOnly(2020, 1, 1).AddDays(i % 3650);

    // One case of each item lives up to its decision; its row is copied by the database itself.
    private static Task<string> FillAsync(CaseTown town, int size) => town.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM cases").SingleAsync() == 0)
            foreach (var item in (string[])["eia-approval/report", "eia-approval/form"])
                await CaseLife.LiveAsync(town, 1, 1, item, until: "announce-hearing-rights");
        var there = await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM cases").SingleAsync();
        var numbers = db.IsSqlite
            ? "WITH RECURSIVE n(i) AS (SELECT @from UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @to)"
            : "WITH n(i) AS (SELECT * FROM generate_series(@from, @to - 1))";
        var columns = await ColumnsAsync(db);
        string Value(string column) => (column, db.IsSqlite) switch
        {
            ("id", true) => "upper(printf('%08x-0000-7000-8000-%012x', i, (i * 7919) % 281474976710655))",
            ("id", false) => "md5(i::text)::uuid",
            ("number", true) => "'MADE-' || i",
            ("number", false) => "'MADE-' || i",
            ("party_id", _) => "CASE WHEN i % 2 = 0 THEN c.party_id ELSE c.organ_id END",
            ("due_on", true) => "date('2020-01-01', '+' || (i % 3650) || ' days')",
            ("due_on", false) => "date '2020-01-01' + i % 3650",
            ("received_at", true) => "c.received_at + i * 10000",
            ("received_at", false) => "c.received_at + i * interval '1 millisecond'",
            ("outcome", _) => $"CASE WHEN i % {size / 20} = 7 THEN 'awaiting-correction' ELSE c.outcome END",
            ("assignee_id", _) => $"CASE WHEN i % {size / 20} = 11 THEN (SELECT person_id FROM accounts WHERE user_name = 'decider') ELSE NULL END",
            _ => $"c.{column}",
        };
        await ExecuteAsync(db, $"""
            {(db.IsSqlite ? "" : numbers)} INSERT INTO cases ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) {(db.IsSqlite ? numbers : "")}
            SELECT {string.Join(", ", columns.Select(Value))} FROM n JOIN (SELECT *, row_number() OVER (ORDER BY item) - 1 AS k FROM cases WHERE number NOT LIKE 'MADE-%') c ON c.k = i % 2
            """.Replace("@from", $"{there}", StringComparison.Ordinal).Replace("@to", $"{size}", StringComparison.Ordinal));
        await ExecuteAsync(db, "ANALYZE");
        var now = await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM cases").SingleAsync();
        if (now != size)
            throw new InvalidOperationException($"{now} cases were made, not {size}");
        return await db.Database.SqlQuery<string>($"SELECT number AS \"Value\" FROM cases WHERE number NOT LIKE 'MADE-%' LIMIT 1").SingleAsync();
    });

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
