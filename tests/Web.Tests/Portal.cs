[assembly: AssemblyFixture(typeof(Tongban.Web.Tests.Portal))]

namespace Tongban.Web.Tests;

/// <summary>One server for all tests of pages, with an empty SQLite database of its own.</summary>
public sealed class Portal : IAsyncLifetime
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-web.");
    private readonly ServerProcess server;

    public Portal() => server = new(home.FullName);

    /// <summary>Where it answers.</summary>
    public Uri Address => server.Address;

    /// <summary>What it wrote so far, for a failing test.</summary>
    public string Said => server.Said;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync() => await server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        home.Delete(recursive: true);
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Tongban.slnx")))
                return directory.FullName;
        throw new InvalidOperationException("Tongban.slnx is in no directory above the tests");
    }
}
