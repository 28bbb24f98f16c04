using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;
using Tongban.Casework.KeepDossier;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Casework;

/// <summary>The JSON API of cases. Each endpoint states who may; whose case it is, the handlers ask.</summary>
internal static class CaseworkApi
{
    internal static IEndpointRouteBuilder MapCaseworkApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Casework");

        api.MapPost("/cases", async (Submission input, [FromHeader(Name = "Idempotency-Key")] string? key, ICases cases, IActing acting, CancellationToken cancel) =>
            {
                var outcome = await cases.SubmitAsync(input, await acting.CurrentAsync(), key, cancel);
                return outcome.Succeeded ? Results.Created($"/api/cases/{outcome.Value.Id}", outcome.Value) : outcome.Refusal.ToResult();
            })
            .RequireRole(Roles.Applicant, Roles.Window).WithName("SubmitCase").Produces<CaseReceipt>(201).WithSummary("Submits an application");

        api.MapGet("/cases/{id:guid}", async (Guid id, ICases cases, IActing acting, HttpResponse response, CancellationToken cancel) =>
            {
                var outcome = await cases.ReadAsync(id, await acting.CurrentAsync(), cancel);
                if (outcome.Succeeded)
                    response.Headers.ETag = $"\"{outcome.Value.Row.Revision}\"";
                return outcome.ToResult();
            })
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider, Roles.Supervisor).WithName("ReadCase").Produces<CaseDetail>().WithSummary("A case with its dossier and clocks");

        api.MapPost("/cases/{id:guid}/events/{type}", async (Guid id, string type, JsonElement data, [FromHeader(Name = "Idempotency-Key")] string? key,
                [FromHeader(Name = "If-Match")] string? match, ICases cases, IActing acting, CancellationToken cancel) =>
            {
                if (Revision(match) is not { Succeeded: true, Value: var revision })
                    return Revision(match).Refusal!.ToResult();
                return (await cases.ActAsync(id, new CaseAct(type, data, revision), await acting.CurrentAsync(), key, cancel)).ToResult();
            })
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider).WithName("ActOnCase").Produces<CaseReceipt>().WithSummary("Brings an event of the item to a case");

        api.MapPut("/cases/{id:guid}/assignee", async (Guid id, Assignment body, ICases cases, IActing acting, CancellationToken cancel) =>
            (await cases.AssignAsync(id, body.Person, body.Revision, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Window, Roles.Examiner, Roles.Decider).WithName("AssignCase").WithSummary("Takes a case or hands it over");

        api.MapGet("/cases", async (string? after, ICases cases, IActing acting, CancellationToken cancel) =>
            (await cases.MineAsync(after, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("MyCases").WithSummary("Cases of the party acted for, newest first");

        api.MapGet("/queue", async (string? after, string? item, bool? mine, Lamp? lamp, string? outcome, ICases cases, IActing acting, CancellationToken cancel) =>
            (await cases.QueueAsync(new QueueFilter(item, mine ?? false, lamp, outcome), after, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Window, Roles.Examiner, Roles.Decider, Roles.Supervisor).WithName("Queue").WithSummary("Open cases, what falls due first on top");

        api.MapGet("/progress", async (string number, string code, ICases cases, CancellationToken cancel) =>
            (await cases.ProgressAsync(number, code, cancel)).ToResult())
            .AllowAnyone().WithName("Progress").WithSummary("Progress by number and query code, without an account");

        MapDossiers(api, endpoints.ServiceProvider.GetRequiredService<IOptions<DossierSettings>>().Value);
        MapPublicity(api);
        return endpoints;
    }

    private static void MapDossiers(RouteGroupBuilder api, DossierSettings settings)
    {
        api.MapGet("/files/limits", () => new FileLimits(settings.MaxFileBytes, settings.MaxFiles, FileKinds.All))
            .AllowAnyone().WithName("FileLimits").WithSummary("What is taken as a file of a draft or case");

        api.MapGet("/drafts", async (IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.DraftsAsync(await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("MyDrafts").WithSummary("Drafts of the party acted for");

        api.MapPost("/drafts", async (DraftBody body, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.SaveDraftAsync(null, body.Item, body.Data, null, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("BeginDraft").WithSummary("Begins a draft");

        api.MapGet("/drafts/{id:guid}", async (Guid id, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.DraftAsync(id, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("ReadDraft").WithSummary("A draft");

        api.MapPut("/drafts/{id:guid}", async (Guid id, DraftBody body, [FromHeader(Name = "If-Match")] string? match, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            Revision(match) is { Succeeded: true, Value: var revision }
                ? (await dossiers.SaveDraftAsync(id, body.Item, body.Data, revision, await acting.CurrentAsync(), cancel)).ToResult()
                : Revision(match).Refusal!.ToResult())
            .RequireRole(Roles.Applicant).WithName("SaveDraft").Produces<DraftView>().WithSummary("Saves a draft");

        api.MapDelete("/drafts/{id:guid}", async (Guid id, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.DiscardDraftAsync(id, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("DiscardDraft").WithSummary("Throws a draft away");

        api.MapPut("/{root:regex(^(drafts|cases)$)}/{id:guid}/files/{material}", async (string root, Guid id, string material, [FromQuery] string name, HttpRequest request, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.UploadAsync(id, material, name, request.Body, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant, Roles.Window).TakesUpTo(settings.MaxFileBytes).WithName("UploadFile").WithSummary("Adds a file; the body is its content");

        api.MapGet("/{root:regex(^(drafts|cases)$)}/{id:guid}/files/{no:int}", async (string root, Guid id, int no, IDossiers dossiers, IActing acting, HttpResponse response, CancellationToken cancel) =>
            {
                var outcome = await dossiers.DownloadAsync(id, no, await acting.CurrentAsync(), cancel);
                if (!outcome.Succeeded)
                    return outcome.Refusal.ToResult();
                response.Headers.XContentTypeOptions = "nosniff";
                response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
                return Results.File(outcome.Value.Content, outcome.Value.File.MediaType, outcome.Value.File.Name);
            })
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider).WithName("DownloadFile").Produces<byte[]>(200, "application/octet-stream").WithSummary("A file's content, as a download");

        api.MapGet("/cases/{id:guid}/papers/{no:int}", async (Guid id, int no, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.PaperAsync(id, no, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant, Roles.Window, Roles.Examiner, Roles.Decider).WithName("ReadPaper").WithSummary("An official paper as issued");

        api.MapPost("/cases/{id:guid}/papers/{no:int}/receipt", async (Guid id, int no, IDossiers dossiers, IActing acting, CancellationToken cancel) =>
            (await dossiers.SignForAsync(id, no, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("SignForPaper").WithSummary("Signs for a paper one was sent; the first time counts");
    }

    private static void MapPublicity(RouteGroupBuilder api)
    {
        api.MapGet("/publicity", async (string? kind, string? after, IPublicity publicity, CancellationToken cancel) =>
            Results.Ok(await publicity.ListAsync(kind, after, cancel)))
            .AllowAnyone().WithName("Publicity").Produces<PublicityPage>().WithSummary("Publications, newest first");

        api.MapGet("/publicity/{id:guid}/{no:int}", async (Guid id, int no, IPublicity publicity, CancellationToken cancel) =>
            (await publicity.ReadAsync(id, no, cancel)).ToResult())
            .AllowAnyone().WithName("ReadPublication").WithSummary("One publication");

        api.MapPost("/publicity/{id:guid}/{no:int}/comments", async (Guid id, int no, PublicComment comment, IPublicity publicity, IActing acting, CancellationToken cancel) =>
            (await publicity.CommentAsync(id, no, comment, await acting.CurrentAsync(), cancel)).ToResult())
            .AllowAnyone().WithName("Comment").WithSummary("Comments on a publication while its term runs");

        api.MapGet("/inbox", async (string? after, IPublicity publicity, IActing acting, CancellationToken cancel) =>
            (await publicity.InboxAsync(after, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("Inbox").WithSummary("Notices to the party acted for");

        api.MapPost("/inbox/{id:guid}/{no:int}/read", async (Guid id, int no, IPublicity publicity, IActing acting, CancellationToken cancel) =>
            (await publicity.MarkReadAsync(id, no, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("MarkNoticeRead").WithSummary("Marks a notice read");
    }

    private static Outcome<long?> Revision(string? match) =>
        match is null ? (long?)null
        : long.TryParse(match.Trim('"'), out var revision) ? revision
        : Refusal.Invalid("casework.bad-if-match", new("If-Match 须为办件的版本号。", "If-Match must be the revision that was read."));

    internal sealed record Assignment(Guid? Person, long Revision);

    /// <summary>What is taken as a file.</summary>
    /// <param name="MaxFileBytes">Bytes of the largest file.</param>
    /// <param name="MaxFiles">Most files of one draft or case.</param>
    /// <param name="Types">Extensions; an item's material may take fewer.</param>
    internal sealed record FileLimits(long MaxFileBytes, int MaxFiles, IReadOnlyList<string> Types);

    internal sealed record DraftBody(string Item, JsonElement Data);
}
