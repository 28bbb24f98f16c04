using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Audit;

internal sealed class AuditRow
{
    public Guid RootId { get; set; }
    public long Seq { get; set; }
    public required string RootKind { get; set; }
    public required string Verb { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public Guid? ById { get; set; }
    public required string Basis { get; set; }
    public required string Data { get; set; }
    public required string Hash { get; set; }

    internal static AuditRow From(AuditRecord r) => new()
    {
        RootId = r.RootId,
        Seq = r.Seq,
        RootKind = r.RootKind,
        Verb = r.Verb,
        At = r.At,
        By = r.By,
        ById = r.ById,
        Basis = r.Basis,
        Data = r.Data,
        Hash = r.Hash,
    };

    internal AuditRecord ToRecord() => new(RootId, Seq, RootKind, Verb, At, By, ById, Basis, Data, Hash);
}

/// <summary>The seal of one Asia/Shanghai day: a digest over the hashes of all its records, chained to the seal before.</summary>
internal sealed class SealRow
{
    /// <summary>Derived from the day, so that a day is sealed once by construction.</summary>
    public Guid Id { get; set; }
    public DateOnly Day { get; set; }
    public long Records { get; set; }
    public required string Digest { get; set; }
    public required string PreviousDigest { get; set; }
    public DateTimeOffset SealedAt { get; set; }

    /// <summary>Signed envelope over the digest once a key is configured; empty for an unsigned seal, which verify says.</summary>
    public required string Signature { get; set; }
}

internal sealed class AuditTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<AuditRow>(row =>
        {
            row.IsChild("audit_records").HasKey(r => new { r.RootId, r.Seq });
            row.HasIndex(r => r.At);
        });
        model.Entity<SealRow>(row =>
        {
            row.IsRoot("audit_seals").HasKey(r => r.Id);
            row.HasIndex(r => r.Day);
        });
    }
}
