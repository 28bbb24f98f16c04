using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework;
using Tongban.Credit;
using Tongban.Packs;
using Tongban.Registers;

namespace Tongban.Cli;

/// <summary>Which packs a command reads: <c>--packs DIR</c>, by default the folder <c>packs</c> above the working directory, else above the program.</summary>
internal sealed class PacksOption
{
    private readonly Option<string?> folder = new("--packs") { Description = "Folder with one pack a subfolder; by default packs/ here, above, or above the program" };

    internal void AddTo(Command command) => command.Add(folder);

    /// <summary>Services with the packs loaded and no database; null, told on standard error, when a pack is wrong.</summary>
    internal ServiceProvider? Open(ParseResult arguments)
    {
        if (arguments.GetValue(folder) is not { } directory && (directory = Above()) is null)
        {
            CommandFailure.Tell("--packs", "there is no folder packs here, above or above the program; name one");
            return null;
        }

        if (!Directory.Exists(directory))
        {
            CommandFailure.Tell(directory, "there is no such folder");
            return null;
        }

        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddPackReading().AddRegisterActions().AddCreditActions().AddSimulation().BuildServiceProvider();
        var problems = services.LoadPacks(directory);
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        if (problems.Count == 0)
            return services;
        services.Dispose();
        return null;
    }

    internal static string? Above() => Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory);

    private static string? Above(string place)
    {
        for (var at = new DirectoryInfo(place); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "packs")))
                return Path.Combine(at.FullName, "packs");
        return null;
    }
}
