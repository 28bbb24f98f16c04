using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tongban.GuoMi;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Audit.Tests;

/// <summary>The record cannot be changed unnoticed; run on SQLite and on PostgreSQL alike.</summary>
public abstract class AuditSuite(TestDatabase database) : IAsyncLifetime
{
    private static readonly Acting Officer = new(Guid.Parse("0192a000-0000-7000-8000-000000000002"), "演示·李受理", null, null, null, new HashSet<string> { Roles.Window });
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 3, 1, 1, 0, 0, TimeSpan.Zero));
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        database.SkipWhenMissing();
        var builder = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLogging();
        builder.AddStorage(database.Use);
        builder.AddAudit();
        services = builder.BuildServiceProvider();
        await TestDatabase.CreateTablesAsync(services);
        await ExecuteAsync("DELETE FROM audit_records");
        await ExecuteAsync("DELETE FROM audit_seals");
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Append_ThenVerify_FindsNoFault()
    {
        var root = await RootOfAsync(3);

        var report = await VerifyAsync();

        Assert.Empty(report.Faults);
        Assert.Equal((1, 3), (report.Roots, report.Records));
        Assert.Equal([1L, 2L, 3L], (await InScope(s => s.GetRequiredService<IAuditTrail>().OfAsync(root, default))).Select(r => r.Seq));
    }

    [Fact]
    public async Task ToldBeforeItIsRecorded_EventsCountOn()
    {
        var root = await RootOfAsync(1);
        for (var command = 0; command < 2; command++)
        {
            var outcome = await InScope(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
            {
                await s.GetRequiredService<Outbox>().TellAsync(root, "test.told", new { }, cancel);
                await s.GetRequiredService<IAuditTrail>().AppendAsync(root, "test", "test.recorded", Officer, time.GetUtcNow(), new { }, null, cancel);
                await s.GetRequiredService<Outbox>().TellAsync(root, "test.told", new { }, cancel);
                return new Done();
            }));
            Assert.True(outcome.Succeeded);
        }

        Assert.Equal([1L, 2L, 3L, 4L], await InScope(s => s.GetRequiredService<Outbox>().NumbersOf(root).Order().ToListAsync()));
    }

    [Theory]
    [InlineData("UPDATE audit_records SET data = '[9]' WHERE seq = 2", "altered")]
    [InlineData("UPDATE audit_records SET by = 'somebody else' WHERE seq = 2", "altered")]
    [InlineData("UPDATE audit_records SET verb = 'test.other' WHERE seq = 1", "altered")]
    [InlineData("DELETE FROM audit_records WHERE seq = 2", "gap")]
    [InlineData("DELETE FROM audit_records WHERE seq = 1", "gap")]
    public async Task Verify_AnAlteredRecord_SaysWhere(string tampering, string reason)
    {
        var root = await RootOfAsync(3);
        await ExecuteAsync(tampering.Replace(" by =", " \"by\" =", StringComparison.Ordinal));

        var report = await VerifyAsync();

        Assert.Contains(report.Faults, f => f.RootId == root && f.Reason == reason);
    }

    [Fact]
    public async Task Verify_ARecordRemovedFromTheEnd_IsShownByTheSeal()
    {
        await RootOfAsync(3);
        Assert.Equal(1, await SealNextDayAsync());
        Assert.Empty((await VerifyAsync()).Faults);

        await ExecuteAsync("DELETE FROM audit_records WHERE seq = 3");

        Assert.Contains((await VerifyAsync()).Faults, f => f.Day == new DateOnly(2021, 3, 1) && f.Reason == "seal-records");
    }

    [Fact]
    public async Task Verify_ARemovedSeal_BreaksTheNext()
    {
        await RootOfAsync(1);
        await SealNextDayAsync();
        await RootOfAsync(1);
        await SealNextDayAsync();
        Assert.Empty((await VerifyAsync()).Faults);

        await ExecuteAsync("DELETE FROM audit_seals WHERE previous_digest = ''");

        Assert.Contains((await VerifyAsync()).Faults, f => f.Reason == "seal-chain");
    }

    [Fact]
    public async Task Verify_RecordAndSealsRewrittenTogether_AreShownByTheSignature()
    {
        var vault = Directory.CreateTempSubdirectory("tongban-seals.");
        var keys = new SealKeys(() => Sm2KeyVault.Open(new KeyDirectory(vault.FullName), "a passphrase", 1000), (id, pem) => File.WriteAllText(Path.Combine(vault.FullName, id), pem), time);
        var root = await RootOfAsync(2);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await InScope(s => Seals(s, keys).SealFinishedDaysAsync(default)));

        // The auditor has the public key from the server's own hand, at another time and place.
        var published = SealChecker.FromPem(await File.ReadAllTextAsync(Directory.GetFiles(vault.FullName).Single(f => Path.GetFileName(f).Length == 32), TestContext.Current.CancellationToken));
        var auditor = new SealChecker([published]);
        Task<AuditReport> AuditAsync(params ISealChecker[] by) => InScope(s => new AuditVerifier(s.GetRequiredService<PlatformDb>(), s.GetRequiredService<AuditSeals>(), by).VerifyAsync(default, DateOnly.MinValue));
        var sound = await AuditAsync(auditor);
        Assert.Equal((1, 0, 0, 0), (sound.Seals, sound.UnsignedSeals, sound.UncheckedSeals, sound.Faults.Count));
        Assert.Equal(1, (await AuditAsync()).UncheckedSeals);

        // The database's owner writes another truth and makes every hash and seal agree with it.
        await InScope(async s =>
        {
            var db = s.GetRequiredService<PlatformDb>();
            var previous = "";
            foreach (var row in await db.Set<AuditRow>().Where(r => r.RootId == root).OrderBy(r => r.Seq).ToListAsync())
            {
                row.Data = "{\"n\":9}";
                row.Hash = previous = AuditChain.HashOf(row.ToRecord(), previous);
            }

            await db.SaveChangesAsync();
            var seal = await db.Set<SealRow>().SingleAsync();
            seal.Digest = AuditSeals.Chain("", seal.Day, (await s.GetRequiredService<AuditSeals>().DigestAsync(seal.Day, default)).Digest);
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await VerifyAsync()).Faults);
        Assert.Equal("seal-signature", Assert.Single((await AuditAsync(auditor)).Faults).Reason);

        // Signing anew with a key of one's own, or taking the signature away, is no way out.
        var own = Directory.CreateTempSubdirectory("tongban-seals.");
        var forger = new SealKeys(() => Sm2KeyVault.Open(new KeyDirectory(own.FullName), "another", 1000), (_, _) => { }, time);
        foreach (var (signature, reason) in new[] { (forger.Sign((await DigestAsync())!), "seal-signature"), ("{}", "seal-signature"), ("", "seal-unsigned") })
        {
            await InScope(s => s.GetRequiredService<PlatformDb>().Database.ExecuteSqlAsync($"UPDATE audit_seals SET signature = {signature}"));
            Assert.Equal(reason, Assert.Single((await AuditAsync(auditor)).Faults).Reason);
        }

        vault.Delete(recursive: true);
        own.Delete(recursive: true);
    }

    [Fact]
    public async Task Seal_TheDayNotOver_IsNotSealed_AndNoDayTwice()
    {
        await RootOfAsync(1);

        Assert.Equal(0, await InScope(s => s.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(default)));
        Assert.Equal(1, await SealNextDayAsync());
        Assert.Equal(0, await InScope(s => s.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(default)));
    }

    [Fact]
    public async Task Seal_WithinTheHourAfterMidnight_WaitsForCommandsThatBeganBefore()
    {
        await RootOfAsync(1);
        var midnight = new DateTimeOffset(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date.AddDays(1), TimeSpan.FromHours(8));

        time.SetUtcNow(midnight.AddMinutes(59).ToUniversalTime());
        Assert.Equal(0, await InScope(s => s.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(default)));
        time.SetUtcNow(midnight.AddMinutes(60).ToUniversalTime());
        Assert.Equal(1, await InScope(s => s.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(default)));
    }

    [Fact]
    public async Task Append_TwoWritersOfOneRoot_OneGetsAConflict()
    {
        var root = await RootOfAsync(1);
        await using var one = services.CreateAsyncScope();
        await using var other = services.CreateAsyncScope();
        // Both read the head before either writes, as two nodes would.
        await one.ServiceProvider.GetRequiredService<IAuditTrail>().AppendAsync(root, "test", "test.mine", Officer, time.GetUtcNow(), new { }, null, default);
        await other.ServiceProvider.GetRequiredService<IAuditTrail>().AppendAsync(root, "test", "test.theirs", Officer, time.GetUtcNow(), new { }, null, default);

        var won = await one.ServiceProvider.GetRequiredService<Transactions>().RunAsync<Done>(_ => Task.FromResult<Outcome<Done>>(new Done()));
        var lost = await other.ServiceProvider.GetRequiredService<Transactions>().RunAsync<Done>(_ => Task.FromResult<Outcome<Done>>(new Done()));

        Assert.True(won.Succeeded);
        Assert.Equal(RefusalKind.Conflict, lost.Refusal?.Kind);
        Assert.Empty((await VerifyAsync()).Faults);
    }

    private async Task<Guid> RootOfAsync(int records)
    {
        var root = Guid.CreateVersion7();
        for (var n = 1; n <= records; n++)
            await InScope(s => s.GetRequiredService<Transactions>().RunAsync<Done>(async cancel =>
            {
                await s.GetRequiredService<IAuditTrail>().AppendAsync(root, "test", "test.counted", Officer, time.GetUtcNow(), new { n, 字 = "事实" }, new ClauseRef("eia-approval", "art-7"), cancel);
                return new Done();
            }));
        return root;
    }

    private Task<int> SealNextDayAsync()
    {
        time.Advance(TimeSpan.FromDays(1));
        return InScope(s => s.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(default));
    }

    private AuditSeals Seals(IServiceProvider given, ISealSigner signer) =>
        new(given.GetRequiredService<PlatformDb>(), given.GetRequiredService<Transactions>(), time, [signer]);

    private Task<string?> DigestAsync() => InScope(async s => (string?)(await s.GetRequiredService<PlatformDb>().Set<SealRow>().AsNoTracking().SingleAsync()).Digest);

    private Task<AuditReport> VerifyAsync() => InScope(s => s.GetRequiredService<AuditVerifier>().VerifyAsync(default));

    private Task<int> ExecuteAsync(string sql) => InScope(s => s.GetRequiredService<PlatformDb>().Database.ExecuteSqlRawAsync(sql));

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}

public sealed class AuditOnSqlite(SqliteDatabase database) : AuditSuite(database), IClassFixture<SqliteDatabase>;

public sealed class AuditOnPostgres(PostgresDatabase database) : AuditSuite(database), IClassFixture<PostgresDatabase>;
