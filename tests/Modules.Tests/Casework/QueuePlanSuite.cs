using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Casework;

/// <summary>
/// Lists of cases stay flat because each question enters an index that already has its order and stops after a page. The questions are those
/// the module sends; the databases say how they answer them. That a million cases are as quick as ten thousand is measured in docs/benchmarks.md.
/// </summary>
public abstract class QueuePlanSuite(TestDatabase database)
{
    [Fact]
    public async Task EveryList_EntersAnIndexInItsOrder_AndSortsNothing()
    {
        var heard = new Heard();
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00", heard);
        var officer = new Acting(Guid.NewGuid(), "officer", null, Guid.NewGuid(), Guid.NewGuid(), new HashSet<string> { Roles.Window });
        var party = new Acting(Guid.NewGuid(), "party", null, null, null, new HashSet<string> { Roles.Applicant });
        var (middle, earlier) = ($"20210301_{Guid.NewGuid():N}", $"{new DateTime(2021, 2, 1, 0, 0, 0, DateTimeKind.Utc).Ticks}_{Guid.NewGuid():N}");
        QueueFilter[] filters = [new(), new(Item: "eia-approval/form"), new(Outcome: "accepted"), new(Mine: true), .. Enum.GetValues<Lamp>().Select(lamp => new QueueFilter(Lamp: lamp))];
        foreach (var filter in filters)
            foreach (var after in (string?[])[null, middle])
                await AskAsync(town, heard, $"{filter} {after}", cases => cases.QueueAsync(filter, after, officer, default), "ix_cases_organ_id");
        foreach (var after in (string?[])[null, earlier])
            await AskAsync(town, heard, $"mine {after}", cases => cases.MineAsync(after, party, default), "ix_cases_party_id");
    }

    private static async Task AskAsync(Town town, Heard heard, string what, Func<ICases, Task<Outcome<CasePage>>> ask, string index)
    {
        await using var scope = town.Services.CreateAsyncScope();
        heard.Commands.Clear();
        var page = await ask(scope.ServiceProvider.GetRequiredService<ICases>());
        Assert.True(page.Succeeded, what);
        var (text, parameters) = Assert.Single(heard.Commands, c => c.Text.Contains("FROM cases", StringComparison.Ordinal) || c.Text.Contains("FROM \"cases\"", StringComparison.Ordinal));
        var plan = await PlanAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), text, parameters);
        Assert.True(plan.Contains(index, StringComparison.Ordinal), $"{what}: {plan}");
        foreach (var slow in (string[])["Sort", "TEMP B-TREE", "Seq Scan", "SCAN "])
            Assert.False(plan.Contains(slow, StringComparison.Ordinal), $"{what}: {plan}");
    }

    private static async Task<string> PlanAsync(PlatformDb db, string text, List<(string Name, object? Value)> parameters)
    {
        await db.Database.OpenConnectionAsync();
        if (!db.IsSqlite)
            // An empty table is read whole and sorted whatever its indexes. Where an order cannot be had from one, a sort stays in the plan all the same.
            await db.Database.ExecuteSqlAsync($"SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; SET enable_incremental_sort = off");
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The module's own text.
        command.CommandText = $"{(db.IsSqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {text}";
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(reader.FieldCount - 1));
        if (!db.IsSqlite)
            await db.Database.ExecuteSqlAsync($"RESET ALL");
        return string.Join('\n', lines);
    }

    private sealed class Heard : DbCommandInterceptor
    {
        internal List<(string Text, List<(string, object?)> Parameters)> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            lock (Commands)
                Commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}

public sealed class QueuePlanOnSqlite(SqliteDatabase database) : QueuePlanSuite(database), IClassFixture<SqliteDatabase>;

public sealed class QueuePlanOnPostgres(PostgresDatabase database) : QueuePlanSuite(database), IClassFixture<PostgresDatabase>;
