using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Audit;

internal sealed class AuditTrail(PlatformDb db, Outbox outbox) : IAuditTrail
{
    private readonly CommandMemory<Link> links = new(db);

    public async Task<AuditRecord> AppendAsync(Guid rootId, string rootKind, string verb, Acting by, DateTimeOffset at, object data, ClauseRef? basis, CancellationToken cancel)
    {
        var last = links.TryRecall(rootId, out var known) ? known : await LastAsync(rootId, cancel).ConfigureAwait(false);
        var record = new AuditRecord(
            rootId, (last?.Seq ?? 0) + 1, rootKind, verb, AuditChain.Keepable(at), by.Name, by.PersonId,
            basis?.ToString() ?? "", data as string ?? JsonSerializer.Serialize(data, JsonSerializerOptions.Web), "");
        record = record with { Hash = AuditChain.HashOf(record, last?.Hash ?? "") };
        db.Add(AuditRow.From(record));
        links.Keep(rootId, new(record.Seq, record.Hash));
        return record;
    }

    // A command that records something mostly tells of it too: both numbers are asked for at once.
    private async Task<Link?> LastAsync(Guid rootId, CancellationToken cancel)
    {
        if (db.Set<AuditRow>().Local.Where(r => r.RootId == rootId).MaxBy(r => r.Seq) is { } local)
            return new(local.Seq, local.Hash);
        var told = outbox.NumbersOf(rootId);
        var last = await db.Set<AuditRow>().Where(r => r.RootId == rootId).OrderByDescending(r => r.Seq)
            .Select(r => new { r.Seq, r.Hash, Told = told.Max(n => (long?)n) }).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
        if (last is null)
            return null;
        outbox.Knows(rootId, last.Told ?? 0);
        return new(last.Seq, last.Hash);
    }

    /// <summary>The end of a root's chain.</summary>
    private sealed record Link(long Seq, string Hash);

    public async Task<IReadOnlyList<AuditRecord>> OfAsync(Guid rootId, CancellationToken cancel) =>
        [.. (await db.Set<AuditRow>().AsNoTracking().Where(r => r.RootId == rootId).OrderBy(r => r.Seq)
            .ToListAsync(cancel).ConfigureAwait(false)).Select(r => r.ToRecord())];

    public async Task<IReadOnlyList<AuditRecord>> LatestAsync(DateTimeOffset? before, CancellationToken cancel)
    {
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (before is { } instant)
            rows = rows.Where(r => r.At < instant);
        return [.. (await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.RootId).ThenByDescending(r => r.Seq).Take(100)
            .ToListAsync(cancel).ConfigureAwait(false)).Select(r => r.ToRecord())];
    }
}
