using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tongban.Packs.LoadPacks;

/// <summary>Brings versions installed through another node to this one within a quarter of a minute.</summary>
internal sealed class PackWatch(PackStart start, TimeProvider time, ILogger<PackWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(15), time);
        while (await tick.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                foreach (var problem in await start.LoadNewAsync(stoppingToken).ConfigureAwait(false))
                    log.LogError("Pack problem: {Problem}", problem);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Packs could not be looked at; they are again in 15 seconds");
            }
        }
    }
}
