using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Tongban.Storage;

/// <summary>The only wiring of Storage; the provider comes from Storage.Sqlite or Storage.Postgres.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database with a provider, transactions, outbox and idempotency.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<DbContextOptionsBuilder> provider)
    {
        services.AddSingleton<IModuleTables, StorageTables>();
        services.AddSingleton<SqliteWriter>();
        services.AddDbContextPool<PlatformDb>(options =>
        {
            provider(options);
            options.UseSnakeCaseNamingConvention();
            options.ReplaceService<IModelCacheKeyFactory, ModuleSetKey>();
        });
        services.AddScoped<Transactions>();
        services.AddScoped<Outbox>();
        services.AddScoped<CommandReceipts>();
        services.AddScoped<OutboxDelivery>();
        services.AddHostedService<OutboxLoop>();
        return services;
    }
}

// Without it EF would give every PlatformDb of a process the model of the first, whatever modules it was made with.
internal sealed class ModuleSetKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as PlatformDb)?.ModuleSet, designTime);
}
