using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;
using Tongban.Casework.ReadCase;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.KeepDossier;

internal sealed class FileHandler(PlatformDb db, Transactions transactions, IPackLibrary packs, IOptions<DossierSettings> settings, TimeProvider time) : IFiles
{
    private const int MostEarlier = 50;

    public Task<Outcome<Done>> RemoveAsync(Guid draftId, int no, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<Done>(async token =>
        {
            if (await DraftAsync(draftId, by, token).ConfigureAwait(false) is null
                || await db.Set<FileRow>().SingleOrDefaultAsync(f => f.RootId == draftId && f.No == no, token).ConfigureAwait(false) is not { } row)
                return Refusal.NotFound("file");
            db.Remove(row);
            return new Done();
        }, cancel);

    public async Task<Outcome<IReadOnlyList<EarlierFile>>> EarlierAsync(Guid draftId, Acting by, CancellationToken cancel)
    {
        if (await DraftAsync(draftId, by, cancel).ConfigureAwait(false) is not { } draft)
            return Refusal.NotFound("draft");
        var materials = MaterialsOf(draft).Select(m => m.Id).ToList();
        var there = await db.Set<FileRow>().AsNoTracking().Where(f => f.RootId == draftId).Select(f => f.Digest).ToListAsync(cancel).ConfigureAwait(false);
        var found = await (
            from c in db.Set<CaseRow>()
            join f in db.Set<FileRow>() on c.Id equals f.RootId
            where c.PartyId == draft.PartyId && materials.Contains(f.Material) && !there.Contains(f.Digest)
            orderby f.At descending
            select new { c.Id, c.Number, f }).AsNoTracking().Take(MostEarlier * 4).ToListAsync(cancel).ConfigureAwait(false);
        return found.DistinctBy(x => (x.f.Material, x.f.Digest)).Take(MostEarlier).Select(x => new EarlierFile(x.Id, x.Number, CaseRows.View(x.f))).ToList();
    }

    public Task<Outcome<CaseFileView>> ReuseAsync(Guid draftId, Guid caseId, int no, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<CaseFileView>(async token =>
        {
            if (await DraftAsync(draftId, by, token).ConfigureAwait(false) is not { } draft
                || !await db.Set<CaseRow>().AnyAsync(c => c.Id == caseId && c.PartyId == draft.PartyId, token).ConfigureAwait(false)
                || await db.Set<FileRow>().AsNoTracking().SingleOrDefaultAsync(f => f.RootId == caseId && f.No == no, token).ConfigureAwait(false) is not { } earlier)
                return Refusal.NotFound("file");
            if (MaterialsOf(draft).All(m => m.Id != earlier.Material))
                return Refusal.Invalid("casework.unknown-material", new("该事项没有这份网上材料。", "The item has no such online material."));
            var last = await db.Set<FileRow>().Where(f => f.RootId == draftId).MaxAsync(f => (int?)f.No, token).ConfigureAwait(false) ?? 0;
            if (last >= settings.Value.MaxFiles)
                return new Refusal(RefusalKind.NotAllowed, "casework.too-many-files", new("文件数量已达上限。", "No more files can be added."));
            var row = new FileRow
            {
                RootId = draftId,
                No = last + 1,
                Material = earlier.Material,
                Name = earlier.Name,
                MediaType = earlier.MediaType,
                Size = earlier.Size,
                Digest = earlier.Digest,
                At = time.GetUtcNow(),
                ById = by.PersonId,
            };
            db.Add(row);
            return CaseRows.View(row);
        }, cancel);

    private IEnumerable<Material> MaterialsOf(DraftRow draft) =>
        packs.Item(draft.Item, ChinaTime.DateOf(time.GetUtcNow())) is ItemAnswer.Governed governed ? governed.Version.Materials.Where(m => m.Channel == MaterialChannel.Online) : [];

    private async Task<DraftRow?> DraftAsync(Guid id, Acting by, CancellationToken cancel) =>
        by is { OrganId: null, PartyId: { } party } ? await db.Set<DraftRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.PartyId == party, cancel).ConfigureAwait(false) : null;
}
