using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongban.Audit;
using Tongban.Casework;
using Tongban.Casework.Contracts;
using Tongban.Identity;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Library;
using Tongban.Packs;
using Tongban.Packs.Contracts;
using Tongban.Registers;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;

namespace Tongban.Bench;

/// <summary>An installation without its web face: modules, packs and demo people on a migrated database, and a clock that is moved by hand.</summary>
internal sealed class CaseTown : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MovedTime time;

    private CaseTown(WebApplication app, MovedTime time) => (this.app, this.time) = (app, time);

    internal IServiceProvider Services => app.Services;

    internal Acting Party { get; private set; } = Acting.Anyone;

    /// <summary>One who may do all that officers do.</summary>
    internal Acting Officer { get; private set; } = Acting.Anyone;

    internal static async Task<CaseTown> OpenAsync(string? sqlite, string? postgres, Action<DbContextOptionsBuilder>? more = null)
    {
        var time = new MovedTime();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStorage(options =>
        {
            if (postgres is not null)
                options.UseTongbanPostgres(postgres);
            else
                options.UseTongbanSqlite(sqlite!);
            more?.Invoke(options);
        });
        builder.Services.AddAudit();
        builder.Services.AddIdentity();
        builder.Services.AddPacks(settings => settings.Directory = Repository.Path("packs"));
        builder.Services.AddRegisters();
        builder.Services.AddLibrary();
        builder.Services.AddCasework();
        var town = new CaseTown(builder.Build(), time);
        await using (var scope = town.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.MigrateAsync();
        await DemoAccounts.SeedAsync(town.Services);
        if (await town.Services.GetRequiredService<IPackStart>().LoadAsync(default) is { Count: > 0 } problems)
            throw new InvalidOperationException(problems[0].ToString());
        await town.FindPeopleAsync();
        return town;
    }

    internal void GoTo(string at) => time.Now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task FindPeopleAsync()
    {
        var organ = await InScopeAsync(s => s.GetRequiredService<IDirectory>().OrganAsync(DemoAccounts.OrganCode, default)) ?? throw new InvalidOperationException("no organ");
        async Task<Guid> PersonAsync(string user) => await InScopeAsync(s => s.GetRequiredService<PlatformDb>().Database
            .SqlQuery<Guid>($"SELECT person_id AS \"Value\" FROM accounts WHERE user_name = {user}").SingleAsync());
        Party = new(await PersonAsync("citizen"), "citizen", null, null, null, new HashSet<string> { Roles.Applicant });
        Officer = new(await PersonAsync("decider"), "decider", null, organ.Id, Guid.NewGuid(), new HashSet<string> { Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider });
    }

    private sealed class MovedTime : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = DateTimeOffset.Parse("2021-02-08T10:00:00+08:00", CultureInfo.InvariantCulture);

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
