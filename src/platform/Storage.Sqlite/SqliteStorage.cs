using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tongban.Storage.Sqlite;

/// <summary>The embedded database: one file in WAL mode, every commit synced to disk.</summary>
public static class SqliteStorage
{
    /// <summary>Uses the SQLite file at <paramref name="path"/>, created when absent by the migrations.</summary>
    public static void UseTongbanSqlite(this DbContextOptionsBuilder options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30, ForeignKeys = true };
        options.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteStorage).Assembly.GetName().Name));
        options.AddInterceptors(Pragmas.Instance);
    }

    // synchronous=FULL: an acknowledged command survives a power cut, not only a crash of the process.
    private sealed class Pragmas : DbConnectionInterceptor
    {
        internal static readonly Pragmas Instance = new();

        // WAL is a property of the file, asked for once; the rest is each connection's own.
        private static readonly ConcurrentDictionary<string, bool> InWal = new(StringComparer.Ordinal);

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = InWal.ContainsKey(connection.DataSource)
                ? "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;"
                : "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
            InWal.TryAdd(connection.DataSource, true);
        }
    }
}
