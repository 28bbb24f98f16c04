using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
using Tongban.Web.Cases.Papers;
using Tongban.Web.Design;

namespace Tongban.Web.Printing;

/// <summary>Official papers as PDF, laid out by the very styles of the page that prints them.</summary>
internal static class PaperPdf
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    internal static void AddPrinting(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<PrintingSettings>(builder.Configuration.GetSection("Printing"));
        builder.Services.AddSingleton<IPdfPrinter, ChromiumPrinter>();
    }

    internal static void MapPrinting(this WebApplication app)
    {
        MapPrint(app, "", PaperSheet.Of, "PrintPaper", "An official paper as PDF");
        MapPrint(app, "/receipt", PaperSheet.ReceiptOf, "PrintReceipt", "The delivery receipt of a paper as PDF");
    }

    private static void MapPrint(WebApplication app, string part, Func<PaperContent, PaperSheet> sheet, string name, string summary) =>
        app.MapGet($"/papers/{{caseId:guid}}/{{no:int}}{part}/pdf", async (
                Guid caseId, int no, IDossiers dossiers, IPdfPrinter printer, IActing acting, HttpContext http) =>
            {
                var found = await dossiers.PaperAsync(caseId, no, await acting.CurrentAsync(), http.RequestAborted);
                if (!found.Succeeded)
                    return found.Refusal.ToResult();
                var printed = await printer.PrintAsync(await PageAsync(sheet(found.Value), http.RequestServices), http.RequestAborted);
                // A reader who pressed a link comes back to the paper, which says what went wrong; a program gets the refusal itself.
                return printed.Succeeded ? Results.File(printed.Value, "application/pdf", NameOf(found.Value, part))
                    : http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? Results.Redirect($"/papers/{caseId}/{no}{part}?printer={printed.Refusal.Code}")
                    : printed.Refusal.ToResult();
            })
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider).WithTags("Casework").WithName(name).Produces<byte[]>(200, "application/pdf").WithSummary(summary);

    private static string NameOf(PaperContent paper, string part) => $"{paper.Paper.Number.Replace('/', '-')}{part.Replace('/', '-')}.pdf";

    private static async Task<string> PageAsync(PaperSheet sheet, IServiceProvider services)
    {
        var reader = services.GetRequiredService<Reader>();
        using var styles = new StreamReader(services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo("lib/paper.css").CreateReadStream());
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(OfficialPaper.Sheet)] = sheet });
        var paper = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<OfficialPaper>(parameters)).ToHtmlString());
        return $"""
            <!DOCTYPE html>
            <html lang="{(reader.IsEnglish ? "en" : "zh-CN")}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{HtmlEncoder.Default.Encode(reader.In(sheet.Title))}</title><style>{await styles.ReadToEndAsync()}</style></head>
            <body>{paper}</body></html>
            """;
    }
}
