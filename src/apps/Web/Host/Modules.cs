using Tongban.Casework;
using Tongban.Catalog;
using Tongban.Credit;
using Tongban.Library;
using Tongban.Packs;
using Tongban.Registers;

namespace Tongban.Web.Host;

// The modules, a row above the rows that call it.
internal static class Modules
{
    internal static void AddModules(this IServiceCollection services) => services
        .AddLibrary()
        .AddRegisters()
        .AddCatalog()
        .AddCredit()
        .AddCasework();

    internal static void MapModules(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPacks()
        .MapLibrary()
        .MapRegisters()
        .MapCatalog()
        .MapCredit()
        .MapCasework();
}
