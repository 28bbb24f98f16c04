using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongban.Kernel;

namespace Tongban.Storage;

/// <summary>
/// Tells listeners what happened. A row is claimed, handed to its listeners and struck off in one transaction, so a listener's
/// writes and the row's end are one: after a crash the event comes again and nothing was half done. PostgreSQL claims with
/// SKIP LOCKED, so many nodes share the work; SQLite has its single writer.
/// </summary>
public sealed class OutboxDelivery(PlatformDb db, IEnumerable<IEventListener> listeners, Transactions transactions, TimeProvider time, ILogger<OutboxDelivery> log)
{
    /// <summary>Delivers one waiting event; false when none waits.</summary>
    public async Task<bool> DeliverOneAsync(CancellationToken cancel)
    {
        var failed = false;
        var outcome = await transactions.RunAsync<bool>(async token =>
        {
            var now = time.GetUtcNow();
            var waiting = db.IsSqlite
                ? db.Set<OutboxRow>().FromSql($"SELECT * FROM outbox WHERE next_try_at <= {now.UtcTicks} ORDER BY next_try_at, root_id, seq LIMIT 1")
                : db.Set<OutboxRow>().FromSql($"SELECT * FROM outbox WHERE next_try_at <= {now} ORDER BY next_try_at, root_id, seq LIMIT 1 FOR UPDATE SKIP LOCKED");
            if ((await waiting.ToListAsync(token).ConfigureAwait(false)) is not [var row])
                return false;

            using var data = JsonDocument.Parse(row.Data);
            var happened = new PlatformEvent(row.RootId, row.Seq, row.Type, row.At, data.RootElement.Clone());
            try
            {
                foreach (var listener in listeners.Where(l => l.Wants(row.Type)))
                    await listener.HandleAsync(happened, token).ConfigureAwait(false);
                row.NextTryAt = null;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Event {Type} of {Root} was not taken", row.Type, row.RootId);
                db.ChangeTracker.Clear();
                db.Attach(row);
                row.Tries++;
                row.LastFailure = failure.Message.Length > 500 ? failure.Message[..500] : failure.Message;
                row.NextTryAt = now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, row.Tries)));
                failed = true;
            }

            return true;
        }, cancel).ConfigureAwait(false);
        return outcome is { Succeeded: true, Value: true } && !failed;
    }
}

internal sealed class OutboxLoop(IServiceScopeFactory scopes, TimeProvider time, ILogger<OutboxLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await tick.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                for (var more = true; more;)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    more = await scope.ServiceProvider.GetRequiredService<OutboxDelivery>().DeliverOneAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The outbox could not be read; it is tried again");
            }
        }
    }
}
