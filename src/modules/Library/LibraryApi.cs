using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.KeepLedger;

namespace Tongban.Library;

/// <summary>The JSON API, and the ledger as files.</summary>
internal static class LibraryApi
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/library").WithTags("Library");
        api.MapGet("/documents", async ([AsParameters] DocumentQuery query, string? after, ILibrary library, CancellationToken cancel) =>
            await library.ListAsync(query.Filter, after, cancel))
            .AllowAnyone().WithName("ListDocuments").WithSummary("Official documents, newest first");
        api.MapGet("/documents/{document}", async (string document, int? version, ILibrary library, CancellationToken cancel) =>
            (await library.ReadAsync(document, version, cancel)).ToResult())
            .AllowAnyone().WithName("ReadDocument").WithSummary("A document: outline and official text clause by clause");
        api.MapGet("/documents/{document}/clauses/{clause}", async (string document, string clause, ILibrary library, IActing acting, CancellationToken cancel) =>
            {
                var outcome = await library.ClauseAsync(document, clause, await acting.CurrentAsync(), cancel);
                return !outcome.Succeeded && await library.FormerAsync(document, clause, cancel) is { Succeeded: true, Value: { Version: null } now }
                    ? Results.Redirect($"/api/library/documents/{Uri.EscapeDataString(now.Document)}/clauses/{Uri.EscapeDataString(now.Clause)}")
                    : outcome.ToResult();
            })
            .AllowAnyone().WithName("ReadClause").Produces<ClauseView>().WithSummary("A clause with citations both ways and its duties; a name of an earlier version leads to the one of today");
        api.MapGet("/documents/{document}/differences", async (string document, int from, int to, ILibrary library, CancellationToken cancel) =>
            (await library.CompareAsync(document, from, to, cancel)).ToResult())
            .AllowAnyone().WithName("CompareVersions").WithSummary("What differs between two imported versions");
        api.MapPost("/documents", async (string? file, HttpRequest request, ILibrary library, IActing acting, CancellationToken cancel) =>
            await ReadBodyAsync(request, cancel) is { } bytes
                ? (await library.ImportAsync(file ?? "upload.txt", bytes, await acting.CurrentAsync(), cancel)).ToResult()
                : new Refusal(RefusalKind.TooLarge, "library.file-too-large", new("文件超过 20 MB。", "The file is larger than 20 MB.")).ToResult())
            .RequireRole(Importer.MayImport).TakesUpTo(ImportLimits.Bytes).Accepts<byte[]>("text/plain").WithName("ImportDocuments").Produces<IReadOnlyList<ImportResult>>().WithSummary("Imports the official documents of a plain text file");
        api.MapGet("/search", async (string q, [AsParameters] DocumentQuery query, SearchKind? of, string? after, ISearch search, CancellationToken cancel) =>
            await search.FindAsync(q, query.Filter, of, after, cancel))
            .AllowAnyone().WithName("SearchLibrary").WithSummary("Finds documents, clauses, items and tasks, best first");
        api.MapGet("/tasks", async ([AsParameters] TaskQuery query, string? after, ILedger ledger, IActing acting, CancellationToken cancel) =>
            await ledger.ListAsync(query.Filter, after, await acting.CurrentAsync(), cancel))
            .AllowAnyone().WithName("ListTasks").WithSummary("The ledger of tasks by body and date");
        api.MapGet("/tasks.{format}", async (string format, string? language, [AsParameters] TaskQuery query, ILedger ledger, IActing acting, TimeProvider time, CancellationToken cancel) =>
            {
                var duties = format is "csv" or "xlsx" or "ics" ? await ledger.AllAsync(query.Filter, await acting.CurrentAsync(), cancel) : [];
                return format switch
                {
                    "csv" => Results.File(LedgerFiles.Csv(duties, language ?? "zh"), "text/csv; charset=utf-8", "tasks.csv"),
                    "xlsx" => Results.File(LedgerFiles.Workbook(duties, language ?? "zh"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "tasks.xlsx"),
                    "ics" => Results.File(LedgerFiles.CalendarFile(duties, language ?? "zh", time.GetUtcNow()), "text/calendar; charset=utf-8", "tasks.ics"),
                    _ => Refusal.NotFound("library.format").ToResult(),
                };
            })
            .AllowAnyone().WithName("ExportTasks").Produces<byte[]>(200, "application/octet-stream").WithSummary("The ledger as csv, xlsx or ics; at most 10,000 rows");
        api.MapPost("/documents/{document}/duties/{identity}/review", async (string document, string identity, ReviewInput body, ILedger ledger, IActing acting, CancellationToken cancel) =>
            (await ledger.ReviewAsync(document, identity, body, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Reviewer.MayReview).WithName("ReviewDuty").WithSummary("Accepts, corrects or rejects a duty that the grammar found");
    }

    /// <summary>At most what an import takes; null when there is more, which is not read.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > ImportLimits.Bytes)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > ImportLimits.Bytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    internal sealed record DocumentQuery(string? Organ, string? Kind, int? Year, DocumentState? State)
    {
        internal DocumentFilter Filter => new(Blank(Organ), Blank(Kind), Year, State);
    }

    internal sealed record TaskQuery(string? Body, DateOnly? From, DateOnly? To, string? Document, ReviewState? State, bool? All)
    {
        internal LedgerFilter Filter => new(Blank(Body), From, To, Blank(Document), State, All != true);
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
