using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongban.Storage;

namespace Tongban.Casework.ArrangeDays;

/// <summary>Loads the calendar before anything is served, brings imports through other nodes to this one within seconds, and dates open cases anew after each.</summary>
internal sealed class CalendarWatch(IServiceScopeFactory scopes, CalendarShelf shelf, TimeProvider time, ILogger<CalendarWatch> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(5), time);
        while (await tick.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await LoadAsync(stoppingToken).ConfigureAwait(false);
                for (var more = true; more;)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    more = await scope.ServiceProvider.GetRequiredService<Redating>().DateSomeAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Cases could not be dated by the imported calendar; it is tried again");
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await shelf.LoadAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), cancel).ConfigureAwait(false);
    }
}
