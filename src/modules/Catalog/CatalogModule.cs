using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Catalog.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;

namespace Tongban.Catalog;

/// <summary>The only wiring of Catalog.</summary>
public static class CatalogModule
{
    /// <summary>Adds the catalog of items over the pack library; it keeps nothing of its own.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services.AddSingleton<ICatalog, CatalogDoor>();

    /// <summary>Maps the JSON API.</summary>
    public static IEndpointRouteBuilder MapCatalog(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/items").WithTags("Catalog");
        api.MapGet("", (string? search, string? audience, string? theme, string? lifeEvent, string? organ, string? region, ICatalog catalog) =>
                catalog.List(new CatalogFilter(search, audience, theme, lifeEvent, organ, region)))
            .AllowAnyone().WithName("ListItems").WithSummary("Items in force today, the best match first").Produces<IEnumerable<CatalogItem>>();
        api.MapGet("/terms", (ICatalog catalog) => catalog.Terms())
            .AllowAnyone().WithName("ItemTerms").WithSummary("What items are found under, with how many").Produces<CatalogTerms>();
        api.MapGet("/{item}/{variant}", (string item, string variant, ICatalog catalog) => catalog.Guide(item, variant)
                .Then<ItemGuideAnswer>(guide => new ItemGuideAnswer(guide with { Form = null }, guide.Form?.File)).ToResult())
            .AllowAnyone().WithName("ReadGuide").WithSummary("The guide of an item").Produces<ItemGuideAnswer>().ProducesProblem(404);
        return endpoints;
    }

    // The form itself is served by Packs; the guide only names it.
    internal sealed record ItemGuideAnswer(ItemView Guide, string? Form);
}
