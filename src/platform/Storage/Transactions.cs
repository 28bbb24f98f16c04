using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;

namespace Tongban.Storage;

/// <summary>
/// Runs a command: all that it reads and writes is one transaction; a refusal or a throw leaves nothing behind. Two commands on
/// one root cannot both win: the loser gets <see cref="RefusalKind.Conflict"/>, never a silent overwrite.
/// </summary>
public sealed class Transactions(PlatformDb db, SqliteWriter writer)
{
    /// <summary>Runs <paramref name="command"/> and commits when it succeeds.</summary>
    /// <returns>The command's outcome; a conflict when another transaction changed the same rows first.</returns>
    public async Task<Outcome<T>> RunAsync<T>(Func<CancellationToken, Task<Outcome<T>>> command, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (db.Database.CurrentTransaction is not null)
            return await command(cancel).ConfigureAwait(false);

        using var turn = db.IsSqlite ? await writer.TakeTurnAsync(cancel).ConfigureAwait(false) : null;
        try
        {
            // A failed command leaves nothing behind, so there is nothing to go back to within one.
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel).ConfigureAwait(false);
            var outcome = await command(cancel).ConfigureAwait(false);
            if (!outcome.Succeeded)
            {
                db.ChangeTracker.Clear();
                return outcome;
            }

            await db.SaveChangesAsync(cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict();
        }
        catch (DbUpdateException failure) when (failure.InnerException is DbException { } inner && IsDuplicateKey(inner))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict();
        }
    }

    // SQLSTATE 23505 (unique_violation), 40001 (serialization), 40P01 (deadlock); SQLite: 19 with the two key codes.
    private static bool IsDuplicateKey(DbException failure) =>
        failure.SqlState is "23505" or "40001" or "40P01"
        || (failure.GetType().Name == "SqliteException" && failure.Message.Contains("UNIQUE constraint", StringComparison.Ordinal));
}

/// <summary>SQLite has a single writer; writers of this process queue here instead of colliding in the file lock.</summary>
public sealed class SqliteWriter : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn; dispose the result to give it back.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
                turn.Release();
        }
    }
}
