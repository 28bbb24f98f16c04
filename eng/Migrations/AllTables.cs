using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Storage;

namespace Tongban.Migrations;

/// <summary>The whole model of an installation: the tables of every module that stands beside this program.</summary>
internal static class AllTables
{
    /// <summary>Every module's tables, found rather than listed, so that none can be forgotten.</summary>
    public static IReadOnlyList<IModuleTables> Find() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Tongban.*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IModuleTables).IsAssignableFrom(type))
            .Select(type => (IModuleTables)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    /// <summary>Services with the platform's own storage on a provider and every module's tables. Dispose it with its context.</summary>
    public static ServiceProvider Services(Action<DbContextOptionsBuilder> provider)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(provider);
        foreach (var tables in Find().Where(t => t.GetType().Assembly != typeof(PlatformDb).Assembly))
            services.AddSingleton(tables);
        return services.BuildServiceProvider();
    }
}
