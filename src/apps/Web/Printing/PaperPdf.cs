using System.Text.Encodings.Web;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
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

    internal static void MapPrinting(this WebApplication app) =>
        app.MapGet("/papers/{caseId:guid}/{no:int}/pdf", async (
                Guid caseId, int no, IDossiers dossiers, IPdfPrinter printer, IActing acting, Reader reader, IWebHostEnvironment host, HttpContext http) =>
            {
                var found = await dossiers.PaperAsync(caseId, no, await acting.CurrentAsync(), http.RequestAborted);
                if (!found.Succeeded)
                    return found.Refusal.ToResult();
                var printed = await printer.PrintAsync(await PageAsync(found.Value, reader, host.WebRootFileProvider), http.RequestAborted);
                // A reader who pressed a link comes back to the paper, which says what went wrong; a program gets the refusal itself.
                return printed.Succeeded ? Results.File(printed.Value, "application/pdf", NameOf(found.Value))
                    : http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? Results.Redirect($"/papers/{caseId}/{no}?printer={printed.Refusal.Code}")
                    : printed.Refusal.ToResult();
            })
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider).WithTags("Casework").WithName("PrintPaper").Produces<byte[]>(200, "application/pdf").WithSummary("An official paper as PDF");

    private static string NameOf(PaperContent paper) => $"{paper.Paper.Number.Replace('/', '-')}.pdf";

    private static async Task<string> PageAsync(PaperContent paper, Reader reader, Microsoft.Extensions.FileProviders.IFileProvider files)
    {
        using var styles = new StreamReader(files.GetFileInfo("lib/paper.css").CreateReadStream());
        return $"""
            <!DOCTYPE html>
            <html lang="{(reader.IsEnglish ? "en" : "zh-CN")}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{HtmlEncoder.Default.Encode(reader.In(paper.Paper.Title))}</title><style>{await styles.ReadToEndAsync()}</style></head>
            <body><article class="tb-paper"><div class="tb-paper__body">{(reader.IsEnglish ? paper.En : paper.Zh)}</div></article></body></html>
            """;
    }
}
