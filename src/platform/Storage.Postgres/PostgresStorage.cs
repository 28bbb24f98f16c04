using Microsoft.EntityFrameworkCore;

namespace Tongban.Storage.Postgres;

/// <summary>The server database: any number of application nodes may share it.</summary>
public static class PostgresStorage
{
    /// <summary>Uses the PostgreSQL database of an Npgsql connection string.</summary>
    public static void UseTongbanPostgres(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name));
    }
}
