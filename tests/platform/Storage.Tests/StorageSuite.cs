using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tongban.Kernel;
using Tongban.Testing;

namespace Tongban.Storage.Tests;

/// <summary>What Storage promises, run on SQLite and on PostgreSQL alike.</summary>
public abstract class StorageSuite(TestDatabase database) : IAsyncLifetime
{
    private static readonly Acting Somebody = new(Guid.Parse("0192a000-0000-7000-8000-000000000001"), "测试", null, null, null, new HashSet<string>());
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 3, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly Counter counter = new();
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        database.SkipWhenMissing();
        var builder = new ServiceCollection().AddSingleton<TimeProvider>(time).AddSingleton(counter).AddLogging();
        builder.AddSingleton<IEventListener>(counter);
        builder.AddStorage(database.Use);
        builder.AddSingleton<IModuleTables, NoteTables>();
        services = builder.BuildServiceProvider();
        await TestDatabase.CreateTablesAsync(services);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Run_Refused_LeavesNothingBehind()
    {
        var id = Guid.CreateVersion7();
        var outcome = await InScope<Outcome<Done>>(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
        {
            var db = s.GetRequiredService<PlatformDb>();
            db.Add(new Note { Id = id, Words = "half" });
            await db.SaveChangesAsync(cancel);
            return Refusal.Forbidden();
        }));

        Assert.Equal(RefusalKind.Forbidden, outcome.Refusal?.Kind);
        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task Run_Throwing_LeavesNothingBehind()
    {
        var id = Guid.CreateVersion7();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => InScope(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
        {
            var db = s.GetRequiredService<PlatformDb>();
            db.Add(new Note { Id = id, Words = "half" });
            await db.SaveChangesAsync(cancel);
            throw new InvalidTimeZoneException();
        })));

        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task Run_TwoWritersOfOneVersion_OneWinsAndTheOtherIsToldOfTheConflict()
    {
        var id = Guid.CreateVersion7();
        await AddAsync(new Note { Id = id, Words = "first" });
        await using var one = services.CreateAsyncScope();
        await using var other = services.CreateAsyncScope();
        var mine = await one.ServiceProvider.GetRequiredService<PlatformDb>().Set<Note>().SingleAsync(n => n.Id == id);
        var theirs = await other.ServiceProvider.GetRequiredService<PlatformDb>().Set<Note>().SingleAsync(n => n.Id == id);

        var won = await Change(one, mine, "mine");
        var lost = await Change(other, theirs, "theirs");

        Assert.True(won.Succeeded);
        Assert.Equal(RefusalKind.Conflict, lost.Refusal?.Kind);
        Assert.Equal("mine", (await FindAsync(id))?.Words);
    }

    [Fact]
    public async Task Once_SameKeyAgain_GivesTheFirstAnswerAndDoesNothing()
    {
        var root = CommandReceipts.RootIdFor(Somebody, "key-1");
        var runs = 0;
        Task<Outcome<int>> Ask(string request) => InScope(s => s.GetRequiredService<Transactions>().RunAsync(cancel =>
            s.GetRequiredService<CommandReceipts>().OnceAsync<int>(root, Somebody, "key-1", request, () => Task.FromResult<Outcome<int>>(++runs), cancel)));

        var first = await Ask("a");
        var again = await Ask("a");
        var other = await Ask("b");

        Assert.Equal(1, first.Value);
        Assert.Equal(1, again.Value);
        Assert.Equal("storage.idempotency-key-reused", other.Refusal?.Code);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Once_Refused_MayBeTriedAgainWithTheSameKey()
    {
        var root = Guid.CreateVersion7();
        var runs = 0;
        Task<Outcome<int>> Ask() => InScope(s => s.GetRequiredService<Transactions>().RunAsync(cancel =>
            s.GetRequiredService<CommandReceipts>().OnceAsync<int>(root, Somebody, "key-2", "a",
                () => Task.FromResult<Outcome<int>>(++runs == 1 ? Refusal.Forbidden() : runs), cancel)));

        Assert.False((await Ask()).Succeeded);
        Assert.Equal(2, (await Ask()).Value);
    }

    [Fact]
    public async Task Outbox_ManyDeliverersAtOnce_TellEachEventOnce()
    {
        var root = Guid.CreateVersion7();
        for (var i = 0; i < 20; i++)
            await InScope(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
            {
                await s.GetRequiredService<Outbox>().TellAsync(root, "test.counted", new { i }, cancel);
                return new Done();
            }));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync()));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), counter.Told.Where(t => t.RootId == root).Select(t => t.Seq).Order());
    }

    [Fact]
    public async Task Outbox_AListenerThatFails_IsToldAgainLater()
    {
        var root = Guid.CreateVersion7();
        counter.FailOnce.Add(root);
        await InScope(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
        {
            await s.GetRequiredService<Outbox>().TellAsync(root, "test.counted", new { }, cancel);
            return new Done();
        }));

        await DrainAsync();
        Assert.DoesNotContain(counter.Told, t => t.RootId == root);
        time.Advance(TimeSpan.FromSeconds(5));
        await DrainAsync();

        Assert.Single(counter.Told, t => t.RootId == root);
    }

    private async Task DrainAsync()
    {
        for (var more = true; more;)
            more = await InScope(s => s.GetRequiredService<OutboxDelivery>().DeliverOneAsync(TestContext.Current.CancellationToken));
    }

    private static Task<Outcome<Done>> Change(AsyncServiceScope scope, Note note, string words) =>
        scope.ServiceProvider.GetRequiredService<Transactions>().RunAsync<Done>(_ =>
        {
            note.Words = words;
            note.Version++;
            return Task.FromResult<Outcome<Done>>(new Done());
        });

    private Task AddAsync(Note note) => InScope(async s =>
    {
        s.GetRequiredService<PlatformDb>().Add(note);
        return await s.GetRequiredService<PlatformDb>().SaveChangesAsync();
    });

    private Task<Note?> FindAsync(Guid id) => InScope(s => s.GetRequiredService<PlatformDb>().Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id));

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal sealed class Note
    {
        public Guid Id { get; set; }
        public required string Words { get; set; }
        public long Version { get; set; }
    }

    private sealed class NoteTables : IModuleTables
    {
        public void Map(ModelBuilder model) => model.Entity<Note>(n =>
        {
            n.IsRoot("test_notes").HasKey(x => x.Id);
            n.Property(x => x.Version).IsConcurrencyToken();
        });
    }

    private sealed class Counter : IEventListener
    {
        public System.Collections.Concurrent.ConcurrentBag<PlatformEvent> Told { get; } = [];

        public HashSet<Guid> FailOnce { get; } = [];

        public string Name => "test-counter";

        public bool Wants(string type) => type == "test.counted";

        public Task HandleAsync(PlatformEvent happened, CancellationToken cancel)
        {
            if (FailOnce.Remove(happened.RootId))
                throw new InvalidOperationException("not now");
            Told.Add(happened);
            return Task.CompletedTask;
        }
    }
}

public sealed class StorageOnSqlite(SqliteDatabase database) : StorageSuite(database), IClassFixture<SqliteDatabase>;

public sealed class StorageOnPostgres(PostgresDatabase database) : StorageSuite(database), IClassFixture<PostgresDatabase>;
