using Microsoft.EntityFrameworkCore;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;

namespace Tongban.Web.Host;

// SQLite unless a PostgreSQL connection string is configured.
internal static class Database
{
    internal static void AddDatabase(this WebApplicationBuilder builder)
    {
        var postgres = builder.Configuration["Storage:Postgres"];
        if (!string.IsNullOrWhiteSpace(postgres))
        {
            builder.Services.AddStorage(options => options.UseTongbanPostgres(postgres));
            return;
        }

        var file = Path.GetFullPath(builder.Configuration["Storage:Sqlite"]!, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        builder.Services.AddStorage(options => options.UseTongbanSqlite(file));
    }

    internal static async Task PrepareDatabase(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PlatformDb>().Database;
        // Asking costs one row; migrating compares the whole model first, also where nothing is to be done.
        if ((await database.GetPendingMigrationsAsync()).Any())
            await database.MigrateAsync();
    }
}
