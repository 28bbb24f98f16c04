using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tongban.Storage;

/// <summary>
/// What a table is on a distributed database. Every table is exactly one of these; an architecture test reads the model and fails
/// on any table that is none or breaks its kind's rule (primary key, no foreign key across roots, no unique index beyond the key).
/// </summary>
public enum TableKind
{
    /// <summary>Distributed by its own id, a single <see cref="Guid"/> key.</summary>
    Root,

    /// <summary>Kept with its root: the primary key starts with the root's id.</summary>
    Child,

    /// <summary>Small, copied to every node.</summary>
    Reference,
}

/// <summary>Declares a table's kind where it is mapped.</summary>
public static class TableKinds
{
    /// <summary>Model annotation holding the <see cref="TableKind"/>.</summary>
    public const string Annotation = "Tongban:TableKind";

    /// <summary>Maps a root table keyed by its own id.</summary>
    public static EntityTypeBuilder<T> IsRoot<T>(this EntityTypeBuilder<T> entity, string table) where T : class =>
        entity.Mark(table, TableKind.Root);

    /// <summary>Maps a child table; its key must start with the root's id.</summary>
    public static EntityTypeBuilder<T> IsChild<T>(this EntityTypeBuilder<T> entity, string table) where T : class =>
        entity.Mark(table, TableKind.Child);

    /// <summary>Maps a small table copied to every node.</summary>
    public static EntityTypeBuilder<T> IsReference<T>(this EntityTypeBuilder<T> entity, string table) where T : class =>
        entity.Mark(table, TableKind.Reference);

    private static EntityTypeBuilder<T> Mark<T>(this EntityTypeBuilder<T> entity, string table, TableKind kind) where T : class
    {
        entity.ToTable(table);
        entity.HasAnnotation(Annotation, kind.ToString());
        return entity;
    }
}

/// <summary>A module's own tables; each module registers one in its <c>Add…</c> method.</summary>
public interface IModuleTables
{
    /// <summary>Maps the module's entities, each with its <see cref="TableKind"/>.</summary>
    void Map(ModelBuilder model);
}
