using System.IO.Compression;
using System.Text.Json;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Web.Applicant;

/// <summary>
/// All that is kept of a party, as a zip: <c>data.json</c> with cases, drafts, notices and mandates, <c>papers/</c> and <c>files/</c>. It is
/// gathered in a file that vanishes once it is sent, so that memory stays flat however much there is, and a fault half-way sends nothing.
/// </summary>
internal static class MyExport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void MapExport(this WebApplication app) =>
        app.MapGet("/my/export.zip", async (ICases cases, IDossiers dossiers, IPublicity publicity, IMandates mandates, IActing acting, HttpContext http) =>
            {
                var by = await acting.CurrentAsync();
                // An officer's post has no data of its own; what it handles is the parties'.
                if (by.OrganId is not null || by.PartyId is null)
                    return Refusal.Forbidden().ToResult();
                var file = new FileStream(
                    Path.Combine(Path.GetTempPath(), $"tongban-export-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920,
                    FileOptions.DeleteOnClose | FileOptions.Asynchronous);
                try
                {
                    await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                        await WriteAsync(zip, cases, dossiers, publicity, mandates, by, http.RequestAborted);
                    file.Position = 0;
                    return Results.File(file, "application/zip", "my-data.zip");
                }
                catch
                {
                    await file.DisposeAsync();
                    throw;
                }
            })
            .RequireRole(Roles.Applicant).RequireSession().ExcludeFromDescription();

    private static async Task WriteAsync(ZipArchive zip, ICases cases, IDossiers dossiers, IPublicity publicity, IMandates mandates, Acting by, CancellationToken cancel)
    {
        var (details, notices) = (new List<CaseDetail>(), new List<NoticeView>());
        for (string? after = null; await cases.MineAsync(after, by, cancel) is { Succeeded: true, Value: var page };)
        {
            foreach (var row in page.Cases)
                if (await cases.ReadAsync(row.Id, by, cancel) is { Succeeded: true, Value: var one })
                    details.Add(one);
            if ((after = page.Next) is null)
                break;
        }

        for (string? after = null; await publicity.InboxAsync(after, by, cancel) is { Succeeded: true, Value: var page };)
        {
            notices.AddRange(page.Notices);
            if ((after = page.Next) is null)
                break;
        }

        var drafts = new List<DraftView>();
        if (await dossiers.DraftsAsync(by, cancel) is { Succeeded: true, Value: var all })
            foreach (var draft in all)
                if (await dossiers.DraftAsync(draft.Id, by, cancel) is { Succeeded: true, Value: var whole })
                    drafts.Add(whole);
        await using (var data = zip.CreateEntry("data.json").Open())
            await JsonSerializer.SerializeAsync(data, new { by.Name, by.PartyId, cases = details, drafts, notices, mandates = await mandates.ListAsync(by, cancel) }, Readable, cancel);

        foreach (var one in details)
        {
            foreach (var paper in one.Papers)
                if (await dossiers.PaperAsync(one.Row.Id, paper.No, by, cancel) is { Succeeded: true, Value: var content })
                {
                    await using var entry = new StreamWriter(zip.CreateEntry($"papers/{one.Row.Number}-{paper.No}.html").Open());
                    await entry.WriteAsync($"<!DOCTYPE html><meta charset=\"utf-8\">{Plain(content.Organ.Zh)}<h1>{Plain(paper.Title.Zh)}</h1><p>{Plain(paper.Number)}</p><p>{Plain(content.To)}</p>{content.Zh}<hr>{Plain(content.Organ.En)}<h1>{Plain(paper.Title.En)}</h1>{content.En}");
                }

            await FilesAsync(zip, dossiers, one.Row.Id, one.Row.Number, one.Files, by, cancel);
        }

        foreach (var draft in drafts)
            await FilesAsync(zip, dossiers, draft.Id, $"draft-{draft.Id:N}", draft.Files, by, cancel);
    }

    private static string Plain(string? words) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(words ?? "");

    private static async Task FilesAsync(ZipArchive zip, IDossiers dossiers, Guid root, string folder, IReadOnlyList<CaseFileView> files, Acting by, CancellationToken cancel)
    {
        foreach (var file in files)
            if (await dossiers.DownloadAsync(root, file.No, by, cancel) is { Succeeded: true, Value: var content })
                await using (var from = content.Content)
                await using (var into = zip.CreateEntry($"files/{folder}/{file.No}-{file.Name}").Open())
                    await from.CopyToAsync(into, cancel);
    }
}
