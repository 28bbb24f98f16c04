using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.KeepLedger;
using Tongban.Library.ReadDocument;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library;

/// <summary>The only wiring of Library.</summary>
public static class LibraryModule
{
    /// <summary>Adds the library of official texts. Needs Packs, Audit and Storage.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddSingleton<IModuleTables, LibraryTables>()
        .AddSingleton<SearchIndex>().AddHostedService<ShelfWarmUp>()
        .AddSingleton<ISearch, Searcher>()
        .AddScoped<CitationLookup>().AddScoped<ClauseTrail>().AddScoped<Importer>().AddScoped<Reviewer>()
        .AddScoped<ILibrary, LibraryDoor>()
        .AddScoped<ILedger, Ledger>();

    /// <summary>Maps the JSON API and the ledger's files.</summary>
    public static IEndpointRouteBuilder MapLibrary(this IEndpointRouteBuilder endpoints)
    {
        LibraryApi.Map(endpoints);
        return endpoints;
    }
}
