using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tongban.Storage.Postgres;

/// <summary>The server database: any number of application nodes may share it.</summary>
public static class PostgresStorage
{
    /// <summary>Uses the PostgreSQL database of an Npgsql connection string.</summary>
    public static void UseTongbanPostgres(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // The commands of modules are few and come again and again: the server plans each once per connection.
        if (connection.MaxAutoPrepare == 0)
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (200, 2);
        // No command leaves anything in its session, so there is nothing to put back between two.
        connection.NoResetOnClose = true;
        options.UseNpgsql(connection.ToString(), npgsql => npgsql.MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name));
    }
}
