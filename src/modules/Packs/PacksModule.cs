using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Bpmn;
using Tongban.Packs.Contracts;
using Tongban.Packs.InstallPack;
using Tongban.Packs.LoadPacks;
using Tongban.Packs.Reading;
using Tongban.Packs.Shelf;
using Tongban.Packs.Storage;
using Tongban.Storage;

namespace Tongban.Packs;

/// <summary>The only wiring of Packs.</summary>
public static class PacksModule
{
    /// <summary>Adds the pack library, loader, storage and verbs. The host calls <see cref="IPackStart"/> once the database is ready.</summary>
    public static IServiceCollection AddPacks(this IServiceCollection services, Action<PacksSettings> settings)
    {
        services.Configure(settings);
        services.AddPackReading();
        services.AddSingleton<IModuleTables, PacksTables>();
        services.AddSingleton<PackStart>();
        services.AddSingleton<IPackStart>(given => given.GetRequiredService<PackStart>());
        services.AddHostedService<PackWatch>();
        services.AddScoped<PackStore>();
        services.AddScoped<InstallPackHandler>().AddScoped<IPackImport>(s => s.GetRequiredService<InstallPackHandler>());
        return services;
    }

    /// <summary>Adds the library and loader without a database, for commands that only read: <see cref="LoadPacks"/> fills it.</summary>
    public static IServiceCollection AddPackReading(this IServiceCollection services)
    {
        services.AddSingleton<PackLibrary>();
        services.AddSingleton<IPackLibrary>(given => given.GetRequiredService<PackLibrary>());
        services.AddSingleton<IBpmnExpressions>(new FeelExpressions());
        services.AddScoped<PackLoader>();
        services.AddScoped<IPackLoader>(given => given.GetRequiredService<PackLoader>());
        return services;
    }

    /// <summary>Loads every pack of a folder into the library without storing anything.</summary>
    /// <param name="services">Services with <see cref="AddPackReading"/>.</param>
    /// <param name="directory">Folder whose subfolders are packs.</param>
    /// <returns>What is wrong, file names beginning with the pack's folder.</returns>
    public static IReadOnlyList<PackProblem> LoadPacks(this IServiceProvider services, string directory)
    {
        using var scope = services.CreateScope();
        var loader = scope.ServiceProvider.GetRequiredService<IPackLoader>();
        var library = services.GetRequiredService<PackLibrary>();
        var problems = new List<PackProblem>();
        foreach (var folder in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            var result = loader.LoadDirectory(folder);
            if (result.Pack is { } pack)
                library.Put(pack);
            problems.AddRange(result.Problems.Select(p => p with { File = $"{Path.GetFileName(folder)}/{p.File}" }));
        }

        return problems;
    }

    /// <summary>Maps the module's endpoints.</summary>
    public static IEndpointRouteBuilder MapPacks(this IEndpointRouteBuilder endpoints)
    {
        PacksApi.Map(endpoints);
        return endpoints;
    }
}
