using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tongban.Library.Search;

/// <summary>Reads the shelf when a node starts, so that not the first reader waits for it. Where that fails, the first reader does.</summary>
internal sealed partial class ShelfWarmUp(SearchIndex index, IHostApplicationLifetime life, ILogger<ShelfWarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var once = life.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        try
        {
            await index.CurrentAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The library could not be read at the start")]
    private partial void Failed(Exception failure);
}
