using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongban.Storage;

namespace Tongban.Audit;

/// <summary>The only wiring of Audit.</summary>
public static class AuditSetup
{
    /// <summary>Adds the record, its verifier and the daily seal.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<IModuleTables, AuditTables>()
        .AddScoped<IAuditTrail, AuditTrail>()
        .AddScoped<AuditSeals>()
        .AddScoped<AuditVerifier>()
        .AddHostedService<DailySeal>();
}

internal sealed class DailySeal(IServiceScopeFactory scopes, TimeProvider time, ILogger<DailySeal> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMinutes(10), time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AuditSeals>().SealFinishedDaysAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The day could not be sealed; it is tried again");
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
