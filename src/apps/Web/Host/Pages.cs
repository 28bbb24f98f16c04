using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;
using Tongban.Kernel.Http;
using Tongban.Web.Applicant;
using Tongban.Web.Design;
using Tongban.Web.Design.Layout;
using Tongban.Web.Printing;
using Tongban.Web.Public;
using Tongban.Web.Public.Library;
using Tongban.Web.Supervisor;

namespace Tongban.Web.Host;

// Razor components rendered on the server only: no interactive mode, no script needed to use a page.
internal static class Pages
{
    internal static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRazorComponents();
        // Chinese stays Chinese in the source of a page instead of tripling its size as character references.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.AddPrinting();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tongban-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "_form";
        });
        builder.Services.AddOutputCache(options => options.AddBasePolicy(new PublicPages()));
        builder.Services.AddResponseCompression(options =>
        {
            // Antiforgery tokens differ on every answer, so the lengths of compressed answers tell nothing about them.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    internal static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler("/failure", createScopeForErrors: true);
        app.UseApiFaults();
        app.UseStatusCodePagesWithReExecute("/not-here", "?status={0}", createScopeForStatusCodePages: true);
    }

    internal static void MapPages(this WebApplication app)
    {
        app.MapRazorComponents<Document>().TakeFiles(Uploads.MostOf(app.Services.GetRequiredService<IOptions<DossierSettings>>().Value));
        app.MapSuggestions();
        app.MapPrinting();
        app.MapLoadFile();
        app.MapFeeds();
        app.MapFlows();
        app.MapExport();
    }
}
