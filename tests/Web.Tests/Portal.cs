[assembly: AssemblyFixture(typeof(Tongban.Testing.Browser))]
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
    public static string Root => Repository.Root;

    public async ValueTask InitializeAsync() => await server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        home.Delete(recursive: true);
    }
}
