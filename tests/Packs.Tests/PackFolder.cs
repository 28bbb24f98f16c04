using Microsoft.Extensions.DependencyInjection;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>The repository's own packs, loaded once for all tests.</summary>
internal static class PackFolder
{
    private static readonly Lazy<(IPackLibrary Library, IReadOnlyList<PackProblem> Problems)> Once = new(() =>
    {
        var services = new ServiceCollection().AddPackReading().BuildServiceProvider();
        var problems = services.LoadPacks(Root!);
        return (services.GetRequiredService<IPackLibrary>(), problems);
    });

    internal static string Root { get; } = Path.Combine(Repository(), "packs");

    internal static IPackLibrary Library => Once.Value.Library;

    internal static IReadOnlyList<PackProblem> Problems => Once.Value.Problems;

    private static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tongban.slnx")))
                return at.FullName;
        throw new InvalidOperationException("The tests run inside the repository");
    }
}
