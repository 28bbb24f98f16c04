using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.RunClocks;

/// <summary>
/// Lets clocks that ran out take effect. A case is claimed and advanced in one transaction, so a clock fires once whatever number of
/// nodes run and wherever one is killed; what fell due while nothing ran is caught up with the instants it fell due at.
/// </summary>
internal sealed class DueClocks(PlatformDb db, Transactions transactions, CaseRun run, Procedures procedures, HolidayCalendar calendar, TimeProvider time)
{
    /// <summary>Advances one case whose clock ran out; false when none waits.</summary>
    internal async Task<bool> AdvanceOneAsync(CancellationToken cancel)
    {
        var outcome = await transactions.RunAsync<bool>(async token =>
        {
            var now = time.GetUtcNow();
            var due = db.IsSqlite
                ? db.Set<CaseRow>().FromSql($"SELECT * FROM cases WHERE next_timer_at <= {now.UtcTicks} ORDER BY next_timer_at LIMIT 1")
                : db.Set<CaseRow>().FromSql($"SELECT * FROM cases WHERE next_timer_at <= {now} ORDER BY next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED");
            if ((await due.ToListAsync(token).ConfigureAwait(false)) is not [var row])
                return false;
            var item = run.ItemOf(row);
            var state = row.Stands;
            var step = CaseMachine.AdvanceTo(procedures.Of(item), state, now, calendar);
            var applied = await run.ApplyAsync(row, item, step, state.History.Count, Acting.Platform, token).ConfigureAwait(false);
            return applied.Succeeded ? true : applied.Refusal;
        }, cancel).ConfigureAwait(false);
        return outcome is { Succeeded: true, Value: true };
    }
}

internal sealed class ClockLoop(IServiceScopeFactory scopes, TimeProvider time, ILogger<ClockLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(5), time);
        do
        {
            try
            {
                for (var more = true; more;)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    more = await scope.ServiceProvider.GetRequiredService<DueClocks>().AdvanceOneAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "A clock that ran out could not take effect; it is tried again");
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
