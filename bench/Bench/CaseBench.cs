using System.Globalization;
using Tongban.Testing;

namespace Tongban.Bench;

/// <summary>Whole lives of cases per second, durable, on SQLite and PostgreSQL, beside the floor in the same run.</summary>
internal static class CaseBench
{
    private const int Clients = 4;

    internal static async Task<int> Run(string[] args)
    {
        var cases = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var only = args.ElementAtOrDefault(1);
        Console.WriteLine("| database | way | lives/s (median of 3) | transactions/s | of the floor |");
        Console.WriteLine("|---|---|---:|---:|---:|");
        var home = Directory.CreateTempSubdirectory("tongban-bench.");
        try
        {
            if (only is null or "sqlite")
                await SqliteAsync(home.FullName, cases);
            if (PostgresServer.Missing is { } missing)
                Console.Error.WriteLine(missing);
            else if (only is null or "postgresql")
                await PostgresAsync(cases);
        }
        finally
        {
            home.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task SqliteAsync(string home, int cases)
    {
        var (floor, asked) = (new CaseFloor(), new Asked());
        var (ours, bare) = (new List<double>(), new List<double>());
        await using (var town = await CaseTown.OpenAsync(Path.Combine(home, "ours.db"), null, options => options.AddInterceptors(floor, asked)))
        {
            await TakeDownAsync(floor, asked, town, cases);
            await (await CaseTown.OpenAsync(Path.Combine(home, "floor.db"), null)).DisposeAsync();
            for (var turn = 0; turn < 3; turn++)
            {
                ours.Add(await CaseLife.LiveAsync(town, cases, Clients));
                bare.Add(floor.OnSqlite(Path.Combine(home, "floor.db"), cases));
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Tell("SQLite (WAL, synchronous=FULL)", floor, asked, cases, ours, bare);
    }

    private static async Task PostgresAsync(int cases)
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        var (here, there) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        var (floor, asked) = (new CaseFloor(), new Asked());
        var (ours, bare) = (new List<double>(), new List<double>());
        await using (var town = await CaseTown.OpenAsync(null, here, options => options.AddInterceptors(floor, asked)))
        {
            await TakeDownAsync(floor, asked, town, cases);
            await (await CaseTown.OpenAsync(null, there)).DisposeAsync();
            for (var turn = 0; turn < 3; turn++)
            {
                ours.Add(await CaseLife.LiveAsync(town, cases, Clients));
                bare.Add(await floor.OnPostgresAsync(there, cases, Clients));
            }
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
        Tell("PostgreSQL (fsync, synchronous_commit on)", floor, asked, cases, ours, bare);
    }

    // One life is taken down for the floor; as many as are measured warm up.
    private static async Task TakeDownAsync(CaseFloor floor, Asked asked, CaseTown town, int cases)
    {
        // Long enough that the runtime has compiled what runs often: a server lives longer than a benchmark.
        await CaseLife.LiveAsync(town, cases, Clients);
        floor.Listening = asked.Listening = true;
        await CaseLife.LiveAsync(town, 1, 1);
        floor.Listening = asked.Listening = false;
    }

    private static void Tell(string database, CaseFloor floor, Asked asked, int cases, List<double> ours, List<double> bare)
    {
        var (mine, least) = (cases / ours.Order().ElementAt(1), cases / bare.Order().ElementAt(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {database} | Tongban, {Clients} clients | {mine:N1} | {mine * floor.Transactions:N0} | {mine / least:P0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| | floor | {least:N1} | {least * floor.Transactions:N0} | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| | one life: {floor.Transactions} transactions, {floor.Rows} rows, {floor.Bytes:N0} bytes, {asked.RoundTrips} statements sent | | | |"));
        foreach (var line in asked.Told)
            Console.WriteLine($"<!-- {line} -->");
    }
}
