using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
using Tongban.Packs.Contracts;
using Tongban.Packs.InstallPack;
using Tongban.Packs.Reading;

namespace Tongban.Packs;

/// <summary>Packs over HTTP: reading is open to everyone, installing is the administrator's.</summary>
internal static class PacksApi
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Packs");
        api.MapGet("/packs", (IPackLibrary library) => library.Packs.Select(Summary))
            .WithName("ListPacks").WithSummary("Every loaded version of every policy pack").Produces<IEnumerable<PackSummary>>().AllowAnyone();
        api.MapGet("/packs/{pack}/{version}", Read)
            .WithName("ReadPack").WithSummary("A pack's document, outline and how far it is carried out").Produces<PackOutline>().ProducesProblem(404).AllowAnyone();
        api.MapGet("/packs/{pack}/{version}/procedures/{name}", (string pack, string version, string name, IPackLibrary library) =>
                library.Find(pack, version)?.Procedures.GetValueOrDefault($"procedures/{name}") is { } found
                    ? Results.Text(found.Xml, "application/xml") : Refusal.NotFound("packs.procedure").ToResult())
            .WithName("ReadProcedure").WithSummary("A procedure as BPMN 2.0 XML").Produces<string>(200, "application/xml").ProducesProblem(404).AllowAnyone();
        api.MapGet("/packs/{pack}/{version}/decisions/{name}", (string pack, string version, string name, IPackLibrary library) =>
                library.Find(pack, version)?.Decisions.GetValueOrDefault($"decisions/{name}") is { } found
                    ? Results.Text(found.Xml, "application/xml") : Refusal.NotFound("packs.decision").ToResult())
            .WithName("ReadDecision").WithSummary("A decision model as DMN XML").Produces<string>(200, "application/xml").ProducesProblem(404).AllowAnyone();
        api.MapGet("/packs/{pack}/{version}/forms/{name}", (string pack, string version, string name, IPackLibrary library) =>
                library.Find(pack, version)?.Forms.GetValueOrDefault($"forms/{name}") is { } found
                    ? Results.Json(found.Schema) : Refusal.NotFound("packs.form").ToResult())
            .WithName("ReadForm").WithSummary("A form as form-js JSON").Produces<object>().ProducesProblem(404).AllowAnyone();
        api.MapPost("/admin/packs/check", (HttpRequest request, InstallPackHandler handler, IActing acting, CancellationToken cancel) =>
                UploadAsync(request, handler, acting, install: false, cancel))
            .WithName("CheckPack").WithSummary("Checks a zipped pack and compares it with the version here, changing nothing")
            .Accepts<byte[]>("application/zip").Produces<PackImport>().TakesUpTo(PackLimits.Bytes).RequireRole(Roles.Administrator);
        api.MapPost("/admin/packs", (HttpRequest request, InstallPackHandler handler, IActing acting, CancellationToken cancel) =>
                UploadAsync(request, handler, acting, install: true, cancel))
            .WithName("InstallPack").WithSummary("Installs a zipped pack; a repeat changes nothing, other contents under the same version are refused")
            .Accepts<byte[]>("application/zip").Produces<PackImport>().ProducesProblem(409).TakesUpTo(PackLimits.Bytes).RequireRole(Roles.Administrator);
    }

    private static async Task<IResult> UploadAsync(HttpRequest request, InstallPackHandler handler, IActing acting, bool install, CancellationToken cancel)
    {
        using var zip = new MemoryStream();
        await request.Body.CopyToAsync(zip, cancel).ConfigureAwait(false);
        zip.Position = 0;
        return (await handler.ImportAsync(zip, install, await acting.CurrentAsync().ConfigureAwait(false), cancel).ConfigureAwait(false)).ToResult();
    }

    private static IResult Read(string pack, string version, [FromServices] IPackLibrary library)
    {
        if (library.Find(pack, version) is not { } found)
            return Refusal.NotFound("packs.pack").ToResult();
        var coverage = Coverage.Of(found);
        return Results.Json(new PackOutline(
            Summary(found), found.Instrument.Number, found.Instrument.Title, found.Instrument.Issuers, found.Instrument.Dates, found.Instrument.Repeals,
            coverage.Executable, coverage.Done, coverage.Proven, coverage.Declaratory,
            [.. coverage.Each.Select(c => new OutlineClause(
                c.Clause.Id, c.Clause.Number, c.Clause.Heading, c.Clause.Gist, c.Clause.Kind, c.Clause.Status, c.Clause.CarriedOutBy, c.Clause.Reason,
                [.. c.Scenarios.Select(s => s.Title)]))]), FileSchemas.Json);
    }

    private static PackSummary Summary(Pack pack) => new(
        pack.Id, pack.Version, pack.Title, pack.Summary, pack.Effective, pack.Organ, pack.Built, pack.GovernedBefore, pack.Digest, [.. pack.Items.Select(i => i.Key)]);
}

/// <summary>A pack in a list.</summary>
internal sealed record PackSummary(
    string Id, string Version, Text Title, Text Summary, InForce Effective, Text Organ, bool Built, Text? GovernedBefore, string Digest, IReadOnlyList<string> Items);

/// <summary>A pack's document with its coverage.</summary>
internal sealed record PackOutline(
    PackSummary Pack, string? Number, Text Title, IReadOnlyList<Text> Issuers, InstrumentDates Dates, IReadOnlyList<Text> Repeals,
    int Executable, int Done, int Proven, int Declaratory, IReadOnlyList<OutlineClause> Clauses);

/// <summary>A clause with the titles of the scenarios that run it.</summary>
internal sealed record OutlineClause(
    string Id, string Number, Text? Heading, Text Gist, ClauseKind Kind, ClauseStatus? Status, IReadOnlyList<string> CarriedOutBy, Text? Reason, IReadOnlyList<Text> Scenarios);
