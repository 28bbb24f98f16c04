using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Storage;
using Tongban.Storage.Postgres;
using Tongban.Storage.Sqlite;

namespace Tongban.Cli;

/// <summary>Which database a command works on: <c>--sqlite FILE</c> (default data/tongban.db) or <c>--postgres CONNECTION</c>.</summary>
internal sealed class DatabaseOption
{
    private readonly Option<string> sqlite = new("--sqlite") { Description = "SQLite file", DefaultValueFactory = _ => Path.Combine("data", "tongban.db") };
    private readonly Option<string?> postgres = new("--postgres") { Description = "PostgreSQL connection string" };

    internal void AddTo(Command command)
    {
        command.Add(sqlite);
        command.Add(postgres);
    }

    /// <summary>Services over the chosen database; null, told on standard error, when there is none.</summary>
    internal ServiceProvider? Open(ParseResult arguments, Action<IServiceCollection> add)
    {
        var server = arguments.GetValue(postgres);
        var file = arguments.GetValue(sqlite)!;
        if (server is null && !File.Exists(file))
        {
            CommandFailure.Tell(file, "there is no database here; name one by --sqlite FILE or --postgres CONNECTION");
            return null;
        }

        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        services.AddStorage(options =>
        {
            if (server is null)
                options.UseTongbanSqlite(file);
            else
                options.UseTongbanPostgres(server);
        });
        add(services);
        return services.BuildServiceProvider();
    }
}
