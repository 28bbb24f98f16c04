using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;

namespace Tongban.Storage;

/// <summary>Events waiting to be told upwards; a child of the root they happened to, written in its transaction.</summary>
public sealed class Outbox(PlatformDb db, TimeProvider time)
{
    private readonly CommandMemory<long> told = new(db);

    /// <summary>The numbers of the events told about a root, for a question that asks something else of it too; see <see cref="Knows"/>.</summary>
    public IQueryable<long> NumbersOf(Guid rootId) => db.Set<OutboxRow>().Where(r => r.RootId == rootId).Select(r => r.Seq);

    /// <summary>Tells the greatest of <see cref="NumbersOf"/> where it was read in this transaction, so that it is not asked for again. What was told since counts on.</summary>
    public void Knows(Guid rootId, long last)
    {
        if (!told.TryRecall(rootId, out _))
            told.Keep(rootId, last);
    }

    /// <summary>Adds an event; it is delivered after the transaction commits, at least once, in order per root.</summary>
    public async Task TellAsync(Guid rootId, string type, object data, CancellationToken cancel)
    {
        if (!told.TryRecall(rootId, out var last))
            last = Math.Max(
                db.Set<OutboxRow>().Local.Where(r => r.RootId == rootId).Select(r => r.Seq).DefaultIfEmpty(0).Max(),
                await NumbersOf(rootId).MaxAsync(n => (long?)n, cancel).ConfigureAwait(false) ?? 0);
        told.Keep(rootId, last + 1);
        db.Add(new OutboxRow
        {
            RootId = rootId,
            Seq = last + 1,
            Type = type,
            At = time.GetUtcNow(),
            Data = JsonSerializer.Serialize(data, JsonSerializerOptions.Web),
            NextTryAt = time.GetUtcNow(),
        });
    }
}

internal sealed class OutboxRow
{
    public Guid RootId { get; set; }
    public long Seq { get; set; }
    public required string Type { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Data { get; set; }
    public DateTimeOffset? NextTryAt { get; set; }
    public int Tries { get; set; }
    public string? LastFailure { get; set; }
}

internal sealed class StorageTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<OutboxRow>(row =>
        {
            row.IsChild("outbox").HasKey(r => new { r.RootId, r.Seq });
            row.HasIndex(r => r.NextTryAt);
        });
        model.Entity<CommandReceipt>(row => row.IsChild("command_receipts").HasKey(r => new { r.RootId, r.Key }));
    }
}
