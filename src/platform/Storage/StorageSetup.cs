using Microsoft.EntityFrameworkCore;
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
        services.AddDbContext<PlatformDb>(options =>
        {
            provider(options);
            options.UseSnakeCaseNamingConvention();
        });
        services.AddScoped<Transactions>();
        services.AddScoped<Outbox>();
        services.AddScoped<CommandReceipts>();
        services.AddScoped<OutboxDelivery>();
        services.AddHostedService<OutboxLoop>();
        return services;
    }
}
