using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>The shared fixture itself: a fresh database answers on both providers.</summary>
public abstract class FixtureSuite(TestDatabase database)
{
    [Fact]
    public async Task Database_CreatedByFixture_HoldsThePlatformsTables()
    {
        database.SkipWhenMissing();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        services.AddStorage(database.Use);
        // EF keeps one model per context type and provider in a process, so all of a process's tests register the same modules.
        services.AddAudit().AddIdentity();
        await using var provider = services.BuildServiceProvider();

        await TestDatabase.CreateTablesAsync(provider);

        await using var scope = provider.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM outbox").ToListAsync();
        Assert.Equal([0], rows);
    }
}

public sealed class FixtureOnSqlite(SqliteDatabase database) : FixtureSuite(database), IClassFixture<SqliteDatabase>;

public sealed class FixtureOnPostgres(PostgresDatabase database) : FixtureSuite(database), IClassFixture<PostgresDatabase>;
