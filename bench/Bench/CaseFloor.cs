using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Tongban.Bench;

/// <summary>
/// The floor: what one life wrote – the same transactions, tables, columns and bytes – written again for other cases by bare ADO with
/// prepared statements and nothing else: no reading, no law, no objects. On SQLite over one connection, on PostgreSQL each transaction
/// as one batch.
/// </summary>
internal sealed class CaseFloor : SaveChangesInterceptor
{
    private readonly List<List<Write>> transactions = [];

    /// <summary>Whether what is saved is taken down.</summary>
    internal bool Listening { get; set; }

    internal int Transactions => transactions.Count;

    internal int Rows => transactions.Sum(t => t.Count);

    internal long Bytes => transactions.Sum(t => t.Sum(w => w.Columns.Concat(w.Keys).Sum(c => c.Value switch { string s => System.Text.Encoding.UTF8.GetByteCount(s), null => 1L, Guid => 16, _ => 8 })));

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Listening && eventData.Context is { } db)
        {
            db.ChangeTracker.DetectChanges();
            var writes = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(Write.Of).ToList();
            if (writes.Count > 0)
                transactions.Add(writes);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>Writes that many lives on SQLite; gives the seconds it took.</summary>
    internal double OnSqlite(string file, int cases)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        var prepared = transactions.Select(t => t.Select(w => Command(connection, w, i => $"@p{i}")).ToList()).ToList();
        var root = Root();
        var watch = Stopwatch.StartNew();
        var ids = Enumerable.Range(0, cases).Select(_ => Guid.CreateVersion7()).ToList();
        for (var t = 0; t < transactions.Count; t++)
            foreach (var id in ids)
            {
                using var transaction = connection.BeginTransaction();
                for (var w = 0; w < transactions[t].Count; w++)
                {
                    var command = prepared[t][w];
                    command.Transaction = transaction;
                    Fill(command.Parameters, transactions[t][w], root, id);
                    command.ExecuteNonQuery();
                }

                transaction.Commit();
            }

        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Writes that many lives on PostgreSQL over that many connections; gives the seconds it took.</summary>
    internal async Task<double> OnPostgresAsync(string address, int cases, int clients)
    {
        await using var source = NpgsqlDataSource.Create(address);
        var connections = new List<(NpgsqlConnection Connection, List<NpgsqlBatch> Batches)>();
        for (var c = 0; c < clients; c++)
        {
            var connection = await source.OpenConnectionAsync();
            var batches = new List<NpgsqlBatch>();
            foreach (var transaction in transactions)
            {
                var batch = new NpgsqlBatch(connection);
                foreach (var write in transaction)
                    batch.BatchCommands.Add(BatchCommand(write));
                await batch.PrepareAsync();
                batches.Add(batch);
            }

            connections.Add((connection, batches));
        }

        var root = Root();
        var ids = Enumerable.Range(0, cases).Select(_ => Guid.CreateVersion7()).ToList();
        var watch = Stopwatch.StartNew();
        for (var t = 0; t < transactions.Count; t++)
        {
            var next = -1;
            await Task.WhenAll(connections.Select(c => Task.Run(async () =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < cases;)
                {
                    await using var transaction = await c.Connection.BeginTransactionAsync();
                    var batch = c.Batches[t];
                    batch.Transaction = transaction;
                    for (var w = 0; w < transactions[t].Count; w++)
                        Fill(batch.BatchCommands[w].Parameters, transactions[t][w], root, ids[i]);
                    await batch.ExecuteNonQueryAsync();
                    await transaction.CommitAsync();
                }
            })));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var (connection, _) in connections)
            await connection.DisposeAsync();
        return seconds;
    }

    // The case all this was written for.
    private Guid Root() => transactions[0].First(w => w.Table == "cases").Columns.First(c => c.Name == "id").Value is Guid id ? id : throw new InvalidOperationException("no case");

    private static void Fill(DbParameterCollection parameters, Write write, Guid root, Guid id)
    {
        var i = 0;
        foreach (var (_, value) in write.Columns.Concat(write.Keys))
            parameters[i++].Value = value is Guid guid && guid == root ? id : value ?? DBNull.Value;
    }

    private static SqliteCommand Command(SqliteConnection connection, Write write, Func<int, string> place)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own model.
        command.CommandText = write.Sql(place);
#pragma warning restore CA2100
        foreach (var (i, (_, value)) in write.Columns.Concat(write.Keys).Index())
            command.Parameters.AddWithValue($"@p{i}", value ?? DBNull.Value);
        command.Prepare();
        return command;
    }

    private static NpgsqlBatchCommand BatchCommand(Write write)
    {
        var command = new NpgsqlBatchCommand(write.Sql(i => $"${i + 1}"));
        foreach (var (column, value) in write.Columns.Concat(write.Keys))
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, DataTypeName = write.Types[column] });
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>One row written.</summary>
    private sealed record Write(EntityState Kind, string Table, IReadOnlyList<(string Name, object? Value)> Columns, IReadOnlyList<(string Name, object? Value)> Keys, IReadOnlyDictionary<string, string> Types)
    {
        internal static Write Of(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry)
        {
            (string, object?) Column(IProperty property, object? value) =>
                (property.GetColumnName(), property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value);
            var properties = entry.Metadata.GetProperties().ToList();
            var columns = entry.State switch
            {
                EntityState.Added => properties.Select(p => Column(p, entry.CurrentValues[p])),
                EntityState.Modified => properties.Where(p => entry.Property(p.Name).IsModified).Select(p => Column(p, entry.CurrentValues[p])),
                _ => [],
            };
            var keys = entry.State == EntityState.Added ? [] : entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Column(p, entry.CurrentValues[p]));
            return new(entry.State, entry.Metadata.GetTableName()!, [.. columns], [.. keys], properties.ToDictionary(p => p.GetColumnName(), p => p.GetColumnType()));
        }

        internal string Sql(Func<int, string> place)
        {
            var where = string.Join(" AND ", Keys.Select((k, i) => $"{k.Name} = {place(Columns.Count + i)}"));
            return Kind switch
            {
                EntityState.Added => $"INSERT INTO {Table} ({string.Join(", ", Columns.Select(c => Quoted(c.Name)))}) VALUES ({string.Join(", ", Columns.Select((_, i) => place(i)))})",
                EntityState.Modified => $"UPDATE {Table} SET {string.Join(", ", Columns.Select((c, i) => $"{Quoted(c.Name)} = {place(i)}"))} WHERE {where}",
                _ => $"DELETE FROM {Table} WHERE {where}",
            };
        }

        private static string Quoted(string name) => $"\"{name}\"";
    }
}
