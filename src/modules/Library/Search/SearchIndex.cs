using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Library.Storage;
using Tongban.Packs.Contracts;
using Tongban.Storage;

namespace Tongban.Library.Search;

/// <summary>
/// Keeps this node's <see cref="Shelf"/> as new as the database: at most once a second it asks which documents changed and reads those anew.
/// The shelf is replaced whole, so whoever reads one sees a library that hangs together.
/// </summary>
internal sealed class SearchIndex(IServiceScopeFactory scopes, IPackLibrary packs, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A transaction that began earlier may commit later than one already seen; so one looks back a little each time.
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<Guid, LoadedDocument> loaded = [];
    private Pack[] seenPacks = [];
    private volatile Shelf? shelf;
    private volatile bool look = true;
    private DateTimeOffset lookedAt;
    private DateTimeOffset newest = DateTimeOffset.MinValue;

    /// <summary>Something was just written here; the next reader looks at once.</summary>
    internal void Look() => look = true;

    internal async ValueTask<Shelf> CurrentAsync(CancellationToken cancel)
    {
        if (shelf is { } ready && !look && time.GetUtcNow() - lookedAt < Pause)
            return ready;
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            look = false;
            var changed = await ReadChangesAsync(cancel).ConfigureAwait(false);
            lookedAt = time.GetUtcNow();
            var today = DateOnly.FromDateTime(lookedAt.ToOffset(TimeSpan.FromHours(8)).DateTime);
            var now = packs.Packs;
            if (shelf is null || changed || shelf.Today != today || !seenPacks.SequenceEqual(now, ReferenceEqualityComparer.Instance as IEqualityComparer<Pack>))
            {
                seenPacks = [.. now];
                shelf = Shelf.Of(loaded.Values, packs, today, shelf);
            }

            return shelf;
        }
        catch
        {
            look = true;
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> ReadChangesAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<PlatformDb>() is not { } db)
            return false;
        var since = newest == DateTimeOffset.MinValue ? newest : newest - LookBack;
        var stamps = await db.Set<DocumentRow>().Where(d => d.ChangedAt >= since).Select(d => new { d.Id, d.Revision, d.ChangedAt }).ToListAsync(cancel).ConfigureAwait(false);
        var stale = stamps.Where(s => !loaded.TryGetValue(s.Id, out var there) || there.Document.Revision != s.Revision).Select(s => s.Id).ToList();
        foreach (var some in stale.Chunk(500))
        {
            var documents = await db.Set<DocumentRow>().AsNoTracking().Where(d => some.Contains(d.Id)).ToListAsync(cancel).ConfigureAwait(false);
            var clauses = (await db.Set<ClauseTextRow>().AsNoTracking()
                .Where(c => some.Contains(c.DocumentId) && db.Set<DocumentRow>().Any(d => d.Id == c.DocumentId && d.Version == c.Version)).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(c => c.DocumentId);
            var tasks = (await db.Set<DutyRow>().AsNoTracking().Where(d => some.Contains(d.DocumentId) && d.Listed && !d.Gone).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(d => d.DocumentId);
            foreach (var document in documents)
                loaded[document.Id] = new(document, [.. clauses[document.Id].OrderBy(c => c.Seq)], [.. tasks[document.Id].OrderBy(d => d.Seq)]);
        }

        if (stamps.Count > 0)
            newest = stamps.Max(s => s.ChangedAt);
        return stale.Count > 0;
    }
}

/// <summary>A document as read from the database: its latest version and what is listed in it.</summary>
internal sealed record LoadedDocument(DocumentRow Document, IReadOnlyList<ClauseTextRow> Clauses, IReadOnlyList<DutyRow> Tasks);
