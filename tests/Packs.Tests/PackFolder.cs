using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework;
using Tongban.Casework.Contracts;
using Tongban.Credit;
using Tongban.Packs.Contracts;
using Tongban.Registers;

namespace Tongban.Packs.Tests;

/// <summary>The repository's own packs, loaded once for all tests.</summary>
internal static class PackFolder
{
    private static readonly Lazy<(ServiceProvider Services, IReadOnlyList<PackProblem> Problems)> Once = new(() =>
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging()
            .AddPackReading().AddRegisterActions().AddCreditActions().AddSimulation().BuildServiceProvider();
        return (services, services.LoadPacks(Root!));
    });

    internal static string Root { get; } = Path.Combine(Repository(), "packs");

    internal static IPackLibrary Library => Once.Value.Services.GetRequiredService<IPackLibrary>();

    internal static ISimulator Simulator => Once.Value.Services.GetRequiredService<ISimulator>();

    internal static IReadOnlyList<PackProblem> Problems => Once.Value.Problems;

    private static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tongban.slnx")))
                return at.FullName;
        throw new InvalidOperationException("The tests run inside the repository");
    }
}
