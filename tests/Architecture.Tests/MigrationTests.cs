using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Migrations;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Architecture.Tests;

/// <summary>The migrations make exactly the tables the modules map. When these fail: <c>eng/migrations.sh</c>.</summary>
public abstract class MigrationSuite(TestDatabase migrated, TestDatabase created)
{
    private protected abstract string SchemaQuery { get; }

    [Fact]
    public async Task Model_HasNoPendingChanges()
    {
        migrated.SkipWhenMissing();
        await using var services = AllTables.Services(migrated.Use);
        await using var scope = services.CreateAsyncScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.HasPendingModelChanges(),
            "A table changed since the migrations were written: run eng/migrations.sh and commit what it writes");
    }

    [Fact]
    public async Task Migrations_OnAnEmptyDatabase_GiveTheTablesOfTheModel()
    {
        migrated.SkipWhenMissing();
        var byMigrations = await SchemaAsync(migrated, db => db.Database.MigrateAsync(TestContext.Current.CancellationToken));
        var byModel = await SchemaAsync(created, db => db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(byModel);
        Assert.Equal(byModel, byMigrations);
    }

    private async Task<List<string>> SchemaAsync(TestDatabase database, Func<PlatformDb, Task> make)
    {
        await using var services = AllTables.Services(database.Use);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await make(db);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A constant of the two suites below.
        command.CommandText = SchemaQuery;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var schema = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            schema.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        schema.Sort(StringComparer.Ordinal);
        return schema;
    }
}

public sealed class MigrationsOnSqlite(SqliteDatabase migrated, SqliteTwin created)
    : MigrationSuite(migrated, created.Database), IClassFixture<SqliteDatabase>, IClassFixture<SqliteTwin>
{
    private protected override string SchemaQuery =>
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND tbl_name <> 'sqlite_sequence'";
}

public sealed class MigrationsOnPostgres(PostgresDatabase migrated, PostgresTwin created)
    : MigrationSuite(migrated, created.Database), IClassFixture<PostgresDatabase>, IClassFixture<PostgresTwin>
{
    private protected override string SchemaQuery => """
        SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, character_maximum_length::text, is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'index', tablename, indexname, indexdef, '', '', '', '' FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', '', ''
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        """;
}

/// <summary>A second database of the kind, since a class has one fixture of a type.</summary>
public sealed class SqliteTwin : IAsyncLifetime
{
    public SqliteDatabase Database { get; } = new();

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <inheritdoc cref="SqliteTwin"/>
public sealed class PostgresTwin : IAsyncLifetime
{
    public PostgresDatabase Database { get; } = new();

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
