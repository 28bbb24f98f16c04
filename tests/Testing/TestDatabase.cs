using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;
using Xunit;

namespace Tongban.Testing;

/// <summary>
/// A fresh, empty database for one test class. One abstract suite takes it in its constructor; two sealed classes run the suite on
/// <see cref="SqliteDatabase"/> and <see cref="PostgresDatabase"/> as their <c>IClassFixture</c>:
/// <code>
/// public abstract class AccountSuite(TestDatabase database) { … }
/// public sealed class AccountsOnSqlite(SqliteDatabase database) : AccountSuite(database), IClassFixture&lt;SqliteDatabase&gt;;
/// public sealed class AccountsOnPostgres(PostgresDatabase database) : AccountSuite(database), IClassFixture&lt;PostgresDatabase&gt;;
/// </code>
/// The suite calls <see cref="SkipWhenMissing"/> first and builds its services with <c>AddStorage(database.Use)</c>.
/// </summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>Why there is no such database here; null when there is one.</summary>
    public abstract string? Missing { get; }

    /// <summary>The path of the SQLite file or the Npgsql connection string, for a server process under test.</summary>
    public abstract string Address { get; }

    /// <summary>Skips the running test, saying why, when there is no such database here.</summary>
    public void SkipWhenMissing() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    /// <summary>Points EF at this database: the argument of <c>AddStorage</c>.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Creates the tables of all modules registered in the services; does nothing when they are there.</summary>
    public static async Task CreateTablesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.EnsureCreatedAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public abstract ValueTask InitializeAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A SQLite file in a directory of its own, removed at the end.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-sqlite.");

    /// <inheritdoc/>
    public override string? Missing => null;

    /// <inheritdoc/>
    public override string Address => Path.Combine(home.FullName, "tongban.db");

    /// <inheritdoc/>
    public override void Use(DbContextOptionsBuilder options) => options.UseTongbanSqlite(Address);

    /// <inheritdoc/>
    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A database of its own on the test process's <see cref="PostgresServer"/>, dropped at the end.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    private string? address;

    /// <inheritdoc/>
    public override string? Missing => PostgresServer.Missing;

    /// <inheritdoc/>
    public override string Address => address ?? throw new InvalidOperationException(Missing ?? "The fixture was not initialised");

    /// <inheritdoc/>
    public override void Use(DbContextOptionsBuilder options) => options.UseTongbanPostgres(Address);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        if (Missing is null)
            address = await (await PostgresServer.SharedAsync().ConfigureAwait(false)).CreateDatabaseAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (address is not null)
            await (await PostgresServer.SharedAsync().ConfigureAwait(false)).DropDatabaseAsync(address).ConfigureAwait(false);
    }
}
