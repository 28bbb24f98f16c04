using Tongban.Catalog.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;
using Tongban.Web.Design;

namespace Tongban.Web.Public;

/// <summary>The drawing of an item's procedure for the viewer on its guide, with its names in the reader's language.</summary>
internal static class FlowXml
{
    internal static void MapFlows(this WebApplication app) =>
        app.MapGet("/items/{item}/{variant}/flow.bpmn", (string item, string variant, ICatalog catalog, Reader reader) =>
                catalog.Flow(item, variant, reader.Language) is { Succeeded: true, Value: var xml } ? Results.Content(xml, "application/xml; charset=utf-8") : catalog.Flow(item, variant, reader.Language).ToResult())
            .AllowAnyone().WithTags("Catalog").WithName("ReadFlow").Produces<string>(200, "application/xml").WithSummary("An item's procedure as BPMN 2.0 XML, names in one language");
}
