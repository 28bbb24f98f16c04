using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Migrations;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;

Console.WriteLine("Run eng/migrations.sh. Tables found:");
foreach (var tables in AllTables.Find())
    Console.WriteLine($"  {tables.GetType().FullName}");

/// <summary>What the EF tool asks for the model; nothing is ever connected to. Its argument names the provider.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<PlatformDb>
{
    public PlatformDb CreateDbContext(string[] args) => AllTables.Services(args switch
    {
        ["sqlite"] => options => options.UseTongbanSqlite("design-time.db"),
        ["postgres"] => options => options.UseTongbanPostgres("Host=localhost;Database=design-time"),
        _ => throw new ArgumentException("Name the provider: sqlite or postgres"),
    }).GetRequiredService<PlatformDb>();
}
