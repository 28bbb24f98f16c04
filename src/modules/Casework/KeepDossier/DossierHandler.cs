using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tongban.Audit;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.ReadCase;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.KeepDossier;

internal sealed class DossierHandler(
    PlatformDb db, Transactions transactions, CaseDoor door, CaseRun run, BlobStore blobs, IPackLibrary packs, IAuditTrail audit,
    IEnumerable<IVirusScan> scanners, IOptions<DossierSettings> settings, TimeProvider time) : IDossiers
{
    private const int MaxDraftBytes = 1024 * 1024;
    private const int MaxDrafts = 100;

    public Task<Outcome<DraftView>> SaveDraftAsync(Guid? id, string item, JsonElement data, long? revision, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<DraftView>(async token =>
        {
            if (by is not { PersonId: { } person, PartyId: { } party, OrganId: null })
                return Refusal.Forbidden("casework.officers-do-not-apply");
            var text = data.ValueKind == JsonValueKind.Object ? data.GetRawText() : "{}";
            if (text.Length > MaxDraftBytes)
                return new Refusal(RefusalKind.TooLarge, "casework.draft-too-large", new("草稿内容过大。", "The draft is too large."));
            if (packs.Item(item, ChinaTime.DateOf(time.GetUtcNow())) is not ItemAnswer.Governed)
                return Refusal.NotFound("item");
            DraftRow? row;
            if (id is { } known)
            {
                row = await db.Set<DraftRow>().SingleOrDefaultAsync(d => d.Id == known && d.PartyId == party, token).ConfigureAwait(false);
                if (row is null)
                    return Refusal.NotFound("draft");
                if (revision is { } seen && seen != row.Revision)
                    return Refusal.Conflict("casework.draft-changed-meanwhile");
            }
            else
            {
                if (await db.Set<DraftRow>().CountAsync(d => d.PartyId == party, token).ConfigureAwait(false) >= MaxDrafts)
                    return new Refusal(RefusalKind.NotAllowed, "casework.too-many-drafts", new("草稿已满 100 份，请先提交或删除一些。", "There are 100 drafts already. Submit or discard some first."));
                db.Add(row = new DraftRow { Id = Guid.CreateVersion7(), Item = item, PartyId = party, PersonId = person, Data = "{}" });
            }

            (row.Item, row.Data, row.SavedAt) = (item, text, time.GetUtcNow());
            row.Revision++;
            return View(row, await FilesAsync(row.Id, token).ConfigureAwait(false));
        }, cancel);

    public async Task<Outcome<DraftView>> DraftAsync(Guid id, Acting by, CancellationToken cancel) =>
        await MyDrafts(by).SingleOrDefaultAsync(d => d.Id == id, cancel).ConfigureAwait(false) is { } row
            ? View(row, await FilesAsync(id, cancel).ConfigureAwait(false))
            : Refusal.NotFound("draft");

    public async Task<Outcome<IReadOnlyList<DraftView>>> DraftsAsync(Acting by, CancellationToken cancel)
    {
        var rows = await MyDrafts(by).OrderByDescending(d => d.SavedAt).Take(MaxDrafts).ToListAsync(cancel).ConfigureAwait(false);
        return rows.Select(r => View(r, [])).ToList();
    }

    public Task<Outcome<Done>> DiscardDraftAsync(Guid id, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<Done>(async token =>
        {
            if (await MyDrafts(by).AsTracking().SingleOrDefaultAsync(d => d.Id == id, token).ConfigureAwait(false) is not { } row)
                return Refusal.NotFound("draft");
            db.RemoveRange(await db.Set<FileRow>().Where(f => f.RootId == id).ToListAsync(token).ConfigureAwait(false));
            db.Remove(row);
            return new Done();
        }, cancel);

    public async Task<Outcome<CaseFileView>> UploadAsync(Guid rootId, string material, string fileName, Stream content, Acting by, CancellationToken cancel)
    {
        // Who may is asked before a byte is read, and again in the transaction that keeps the file.
        var before = await ItemOfAsync(rootId, by, cancel).ConfigureAwait(false);
        if (!before.Succeeded)
            return before.Refusal;
        var wanted = before.Value.Item.Materials.FirstOrDefault(m => m.Id == material && m.Channel == MaterialChannel.Online);
        if (wanted is null)
            return Refusal.Invalid("casework.unknown-material", new("该事项没有这份网上材料。", "The item has no such online material."));
        var kept = await blobs.PutAsync(content, settings.Value.MaxFileBytes, cancel).ConfigureAwait(false);
        if (kept is not var (digest, size, head))
            return new Refusal(RefusalKind.TooLarge, "casework.file-too-large", new(
                $"文件超过 {settings.Value.MaxFileBytes / 1048576} MB。", $"The file is larger than {settings.Value.MaxFileBytes / 1048576} MB."));
        var name = FileKinds.SafeName(fileName);
        var types = wanted.Types.Count > 0 ? wanted.Types : FileKinds.All;
        if (size == 0 || FileKinds.MediaTypeOf(name, head) is not { } mediaType || !types.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant()))
            return Refusal.Invalid("casework.wrong-file-type", new(
                $"文件内容与类型不符或类型不被接受。可用：{string.Join("、", types)}。", $"The content is not of the type its name says, or the type is not taken here. Taken: {string.Join(", ", types)}."));
        foreach (var scanner in scanners)
            await using (var scanned = blobs.Open(digest))
                if (!await scanner.IsCleanAsync(scanned, cancel).ConfigureAwait(false))
                    return Refusal.Invalid("casework.file-infected", new("文件含有恶意程序，未予保存。", "The file holds malware and was not kept."));

        return await transactions.RunAsync<CaseFileView>(async token =>
        {
            var now = await ItemOfAsync(rootId, by, token).ConfigureAwait(false);
            if (!now.Succeeded)
                return now.Refusal;
            var last = await db.Set<FileRow>().Where(f => f.RootId == rootId).MaxAsync(f => (int?)f.No, token).ConfigureAwait(false) ?? 0;
            if (last >= settings.Value.MaxFiles)
                return new Refusal(RefusalKind.NotAllowed, "casework.too-many-files", new("文件数量已达上限。", "No more files can be added."));
            var row = new FileRow
            {
                RootId = rootId,
                No = last + 1,
                Material = material,
                Name = name,
                MediaType = mediaType,
                Size = size,
                Digest = digest,
                At = time.GetUtcNow(),
                ById = by.PersonId,
            };
            db.Add(row);
            if (now.Value.Case is not null)
                await audit.AppendAsync(rootId, "case-file", "casework.upload", by, row.At, new { row.No, material, name, size, digest }, null, token).ConfigureAwait(false);
            return CaseRows.View(row);
        }, cancel).ConfigureAwait(false);
    }

    public async Task<Outcome<FileContent>> DownloadAsync(Guid rootId, int no, Acting by, CancellationToken cancel)
    {
        var mine = await MyDrafts(by).AnyAsync(d => d.Id == rootId, cancel).ConfigureAwait(false);
        if (!mine && await DossierAsync(rootId, by, cancel).ConfigureAwait(false) is null)
            return Refusal.NotFound("file");
        return await db.Set<FileRow>().AsNoTracking().SingleOrDefaultAsync(f => f.RootId == rootId && f.No == no, cancel).ConfigureAwait(false) is { } row
            ? new FileContent(CaseRows.View(row), blobs.Open(row.Digest))
            : Refusal.NotFound("file");
    }

    public async Task<Outcome<PaperContent>> PaperAsync(Guid caseId, int no, Acting by, CancellationToken cancel) =>
        await DossierAsync(caseId, by, cancel).ConfigureAwait(false) is { } row
        && await db.Set<PaperRow>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == caseId && p.No == no, cancel).ConfigureAwait(false) is { } paper
        && (CaseDoor.Handles(row, by) || CaseRows.IsForParty(paper))
            ? new PaperContent(
                CaseRows.View(paper), new(paper.OrganZh, paper.OrganEn), paper.To, paper.Zh, paper.En, paper.Seal, row.Number,
                paper is { ReceivedAt: { } at, ReceivedBy: { } name } ? new(at, name) : null)
            : Refusal.NotFound("paper");

    public Task<Outcome<PaperReceipt>> SignForAsync(Guid caseId, int no, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<PaperReceipt>(async token =>
        {
            if (await DossierAsync(caseId, by, token).ConfigureAwait(false) is not { } row
                || await db.Set<PaperRow>().SingleOrDefaultAsync(p => p.CaseId == caseId && p.No == no, token).ConfigureAwait(false) is not { } paper
                || !(CaseDoor.Handles(row, by) || CaseRows.IsForParty(paper)))
                return Refusal.NotFound("paper");
            if (!CaseDoor.IsParty(row, by) || by.PersonId is null)
                return Refusal.Forbidden("casework.only-the-party-signs");
            if (paper is { ReceivedAt: { } before, ReceivedBy: { } name })
                return new PaperReceipt(before, name);
            (paper.ReceivedAt, paper.ReceivedBy) = (time.GetUtcNow(), by.Name);
            await audit.AppendAsync(caseId, "case-paper", "casework.paper-received", by, paper.ReceivedAt.Value, new { no, paper.Number }, null, token).ConfigureAwait(false);
            return new PaperReceipt(paper.ReceivedAt.Value, by.Name);
        }, cancel);

    private async Task<CaseRow?> DossierAsync(Guid caseId, Acting by, CancellationToken cancel) =>
        await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancel).ConfigureAwait(false) is { } row
        && await door.MaySeeAsync(row, by, cancel).ConfigureAwait(false) && (CaseDoor.IsParty(row, by) || CaseDoor.Handles(row, by))
            ? row
            : null;

    // Files go into one's own draft, or into an open case: by its party, or by the window for what comes over the counter.
    private async Task<Outcome<(ItemVersion Item, CaseRow? Case)>> ItemOfAsync(Guid rootId, Acting by, CancellationToken cancel)
    {
        if (await MyDrafts(by).SingleOrDefaultAsync(d => d.Id == rootId, cancel).ConfigureAwait(false) is { } draft)
            return packs.Item(draft.Item, ChinaTime.DateOf(time.GetUtcNow())) is ItemAnswer.Governed governed
                ? (governed.Version, null as CaseRow)
                : Refusal.NotFound("item");
        if (await DossierAsync(rootId, by, cancel).ConfigureAwait(false) is not { } row)
            return Refusal.NotFound("case");
        if (!row.Open)
            return new Refusal(RefusalKind.NotAllowed, "casework.ended", new("办理程序已经结束，不能再补充材料。", "The procedure has ended; nothing can be added."));
        return CaseDoor.IsParty(row, by) || by.Has(Roles.Window) ? (run.ItemOf(row), row) : Refusal.Forbidden();
    }

    private IQueryable<DraftRow> MyDrafts(Acting by) =>
        db.Set<DraftRow>().AsNoTracking().Where(d => by.OrganId == null && by.PartyId != null && d.PartyId == by.PartyId);

    private async Task<IReadOnlyList<CaseFileView>> FilesAsync(Guid rootId, CancellationToken cancel) =>
        [.. (await db.Set<FileRow>().AsNoTracking().Where(f => f.RootId == rootId).OrderBy(f => f.No).ToListAsync(cancel).ConfigureAwait(false)).Select(CaseRows.View)];

    private static DraftView View(DraftRow row, IReadOnlyList<CaseFileView> files)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new(row.Id, row.Item, data.RootElement.Clone(), files, row.SavedAt, row.Revision);
    }
}
