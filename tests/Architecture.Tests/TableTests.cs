using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Migrations;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;

namespace Tongban.Architecture.Tests;

/// <summary>
/// The schema runs unchanged on a distributed PostgreSQL: every table is a root, a child or a reference, and keeps its kind's rule.
/// The whole model is read, as both databases see it; no connection is made.
/// </summary>
public sealed class TableTests
{
    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [Theory, MemberData(nameof(Databases))]
    public void EveryTable_IsOfOneKind(string database) => Rule.Holds("every table is root, child or reference",
        from table in Model(database).GetEntityTypes()
        where KindOf(table) is null || table.GetTableName() is null || table.IsOwned() || table.BaseType is not null
        select table.Name);

    [Theory, MemberData(nameof(Databases))]
    public void Roots_AreKeyedByTheirOwnIdAlone(string database) => Rule.Holds("roots are keyed by their id",
        from table in Tables(database, TableKind.Root)
        where table.FindPrimaryKey()?.Properties is not [{ Name: "Id" } id] || id.ClrType != typeof(Guid)
        select table.Name);

    [Theory, MemberData(nameof(Databases))]
    public void Children_AreKeyedByTheirRootFirst(string database) => Rule.Holds("children are keyed by their root first",
        from table in Tables(database, TableKind.Child)
        let key = table.FindPrimaryKey()?.Properties
        where key is not [{ } first, _, ..] || first.ClrType != typeof(Guid) || !first.Name.EndsWith("Id", StringComparison.Ordinal) || first.Name == "Id"
        select table.Name);

    [Theory, MemberData(nameof(Databases))]
    public void NothingButTheKeyIsUnique(string database) => Rule.Holds("nothing but the key is unique",
        Tables(database, TableKind.Root, TableKind.Child).SelectMany(table =>
            table.GetIndexes().Where(i => i.IsUnique).Select(i => $"{table.Name}: index {i.GetDatabaseName()}")
                .Concat(table.GetKeys().Where(k => !k.IsPrimaryKey()).Select(k => $"{table.Name}: key {k.GetName()}"))));

    [Theory, MemberData(nameof(Databases))]
    public void NoForeignKey_CrossesRootsOrModules(string database) => Rule.Holds("no foreign key crosses roots or modules",
        from table in Model(database).GetEntityTypes()
        from key in table.GetForeignKeys()
        where !StaysHome(key)
        select $"{table.Name} -> {key.PrincipalEntityType.Name}");

    // A number the database counts up is one place that every node would have to ask.
    [Theory, MemberData(nameof(Databases))]
    public void NoKeyIsCountedByTheDatabase(string database) => Rule.Holds("keys are made by the application",
        from table in Model(database).GetEntityTypes()
        from property in table.FindPrimaryKey()!.Properties
        where property.ClrType != typeof(Guid) && property.ValueGenerated != ValueGenerated.Never
        select $"{table.Name}.{property.Name}");

    [Theory, MemberData(nameof(Databases))]
    public void EntitiesAreHiddenInTheirModule(string database) => Rule.Holds("entities are internal and sealed",
        from table in Model(database).GetEntityTypes()
        where table.ClrType.IsVisible || !table.ClrType.IsSealed || table.IsPropertyBag
        select table.Name);

    [Fact]
    public void EveryModulesTables_AreItsOwn() => Rule.Holds("a module maps its own entities only", AllTables.Find().SelectMany(tables =>
    {
        var model = new ModelBuilder();
        tables.Map(model);
        return model.Model.GetEntityTypes().Where(e => e.ClrType.Assembly != tables.GetType().Assembly).Select(e => $"{tables.GetType().Name} maps {e.Name}");
    }));

    [Fact]
    public void BothDatabases_HaveTheSameTables()
    {
        static IEnumerable<string> Columns(string database) => Model(database).GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.GetColumnName()}{(p.IsNullable ? "?" : "")}")).Order(StringComparer.Ordinal);
        Assert.Equal(Columns("sqlite"), Columns("postgres"));
    }

    internal static IModel Model(string database)
    {
        using var services = AllTables.Services(database == "sqlite" ? o => o.UseTongbanSqlite("model-only.db") : o => o.UseTongbanPostgres("Host=model-only"));
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PlatformDb>().GetService<IDesignTimeModel>().Model;
    }

    private static IEnumerable<IEntityType> Tables(string database, params TableKind[] kinds) =>
        Model(database).GetEntityTypes().Where(e => KindOf(e) is { } kind && kinds.Contains(kind));

    internal static TableKind? KindOf(IReadOnlyEntityType table) =>
        Enum.TryParse<TableKind>(table.FindAnnotation(TableKinds.Annotation)?.Value as string, out var kind) ? kind : null;

    // Allowed: to a reference table, and within one root – from a child to its root or to a child beside it.
    private static bool StaysHome(IForeignKey key)
    {
        var (from, to) = (key.DeclaringEntityType, key.PrincipalEntityType);
        if (from.ClrType.Assembly != to.ClrType.Assembly)
            return false;
        return KindOf(to) switch
        {
            TableKind.Reference => true,
            TableKind.Root or TableKind.Child => KindOf(from) == TableKind.Child && key.Properties[0] == from.FindPrimaryKey()!.Properties[0],
            _ => false,
        };
    }
}
