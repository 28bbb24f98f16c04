using Scalar.AspNetCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;

namespace Tongban.Web.Host;

// The JSON API's description at /openapi/v1.json and its reader at /scalar.
internal static class Api
{
    internal static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddApiInput();
        builder.Services.AddOpenApi(options => options.Describe());
    }

    internal static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnyone();
        app.MapGet("/openapi", () => Results.Redirect("/openapi/v1.json")).AllowAnyone().ExcludeFromDescription();
        app.MapScalarApiReference("/scalar", options => options
            .WithTitle("Tongban 通办 API").WithNonce().DisableTelemetry().DisableAgent().DisableMcp().DisableDefaultFonts().HideDeveloperTools()).AllowAnyone();
    }
}
