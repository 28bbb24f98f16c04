using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Registers.Storage;

internal sealed class EntryRow
{
    public Guid Id { get; set; }
    public required string Register { get; set; }
    public required string Label { get; set; }
    public required string Data { get; set; }

    /// <summary>Every text of the entry that is not hidden, lower case, for searching.</summary>
    public required string Words { get; set; }
    public bool Withdrawn { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public int Revision { get; set; }
    public DateTimeOffset EnteredAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A value of a key field, so that entries are found by one index.</summary>
internal sealed class EntryKeyRow
{
    public Guid EntryId { get; set; }
    public required string Register { get; set; }
    public required string Field { get; set; }
    public required string Value { get; set; }
}

internal sealed class RegistersTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<EntryRow>(row =>
        {
            row.IsRoot("register_entries").HasKey(e => e.Id);
            row.Property(e => e.Revision).IsConcurrencyToken();
            row.HasIndex(e => new { e.Register, e.EnteredAt, e.Id });
        });
        model.Entity<EntryKeyRow>(row =>
        {
            row.IsChild("register_entry_keys").HasKey(k => new { k.EntryId, k.Field, k.Value });
            row.HasIndex(k => new { k.Register, k.Field, k.Value });
        });
    }
}
