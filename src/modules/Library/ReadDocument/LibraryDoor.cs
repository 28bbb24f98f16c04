using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.KeepLedger;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Packs.Contracts;
using Tongban.Storage;

namespace Tongban.Library.ReadDocument;

/// <summary>Lists and opens documents.</summary>
internal sealed class LibraryDoor(PlatformDb db, SearchIndex index, Importer importer, CitationLookup citations, ClauseTrail trail) : ILibrary
{
    private const int PageSize = 30;

    public Task<Outcome<IReadOnlyList<ImportResult>>> ImportAsync(string file, byte[] content, Acting by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(by);
        return importer.ImportAsync(file, content, by, cancel);
    }

    public async Task<DocumentList> ListAsync(DocumentFilter filter, string? after, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        var all = shelf.Documents.Where(d => d.Passes(filter)).ToList();
        // The cursor is the key last seen; where that has gone, the list begins anew.
        var page = all.Skip(after is null ? 0 : all.FindIndex(d => d.Card.Key == after) + 1).Take(PageSize + 1).Select(d => d.Card).ToList();
        var cards = shelf.Documents.Select(d => d.Card).ToList();
        return new([.. page.Take(PageSize)], all.Count, page.Count > PageSize ? page[PageSize - 1].Key : null, new(
            [.. cards.SelectMany(c => c.Issuers).DistinctBy(i => i.Zh).OrderBy(i => i.Zh, StringComparer.Ordinal)],
            [.. cards.Select(c => c.Kind).DistinctBy(k => k.Id).OrderBy(k => k.Id, StringComparer.Ordinal)],
            [.. cards.Select(c => c.Day?.Year).OfType<int>().Distinct().OrderDescending()]));
    }

    public async Task<Outcome<DocumentView>> ReadAsync(string document, int? version, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { } found)
            return Refusal.NotFound("library.document");
        var versions = found.Loaded is { } loaded ? await VersionsAsync(loaded.Document.Id, cancel).ConfigureAwait(false) : [];
        if (version is { } asked && versions.All(v => v.Number != asked))
            return Refusal.NotFound("library.version");
        var latest = found.Loaded?.Document.Version;
        var rows = version is { } other && other != latest
            ? Alignment.Align(await TextAsync(found.Loaded!.Document.Id, other, cancel).ConfigureAwait(false), found.Coverage?.Each ?? [])
            : found.Rows;
        var stated = found.Pack?.Instrument.Dates ?? new InstrumentDates();
        var dates = stated with { Issued = stated.Issued ?? found.Loaded?.Document.Issued, InForce = stated.InForce ?? found.Loaded?.Document.InForce };
        return new DocumentView(
            found.Card, dates, [.. found.Pack?.Instrument.Repeals.Select(r => r.Zh) ?? Lines.Of(found.Loaded?.Document.Repeals ?? "")],
            versions, version ?? latest, rows, found.Coverage);
    }

    public async Task<Outcome<ClauseView>> ClauseAsync(string document, string clause, Acting by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { } found)
            return Refusal.NotFound("library.document");
        var at = found.Rows.ToList().FindIndex(r => r.Id == clause || r.EId == clause);
        if (at < 0)
            return Refusal.NotFound("library.clause");
        var row = found.Rows[at];
        var loaded = row.EId is null ? null : found.Loaded;
        var duties = loaded is null ? [] : await db.Set<DutyRow>().AsNoTracking()
            .Where(d => d.DocumentId == loaded.Document.Id && d.EId == row.EId && !d.Gone).OrderBy(d => d.Seq).ToListAsync(cancel).ConfigureAwait(false);
        var versions = loaded is null ? [] : await trail.BackAsync(
            loaded.Document.Id, loaded.Clauses.First(c => c.EId == row.EId), await VersionsAsync(loaded.Document.Id, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        var within = Within(found.Rows, at);
        return new ClauseView(
            found.Card, row, within, [.. found.Rows.Skip(at + 1).TakeWhile(r => r.Depth > row.Depth)], Beside(found.Rows, at, -1), Beside(found.Rows, at, 1), ClauseCitation.Of(found.Card, row, within),
            await citations.FromAsync(shelf, found, row, cancel).ConfigureAwait(false), await citations.ToAsync(shelf, found, row, cancel).ConfigureAwait(false),
            [.. duties.Where(d => d.State != ReviewState.Rejected || by.Has(Reviewer.MayReview)).Select(d => Ledger.View(d, found.Card))], versions);
    }

    public async Task<Outcome<ClauseElsewhere>> FormerAsync(string document, string clause, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { } found)
            return Refusal.NotFound("library.document");
        if (found.Loaded is not { } loaded || await trail.ForthAsync(loaded.Document.Id, clause, loaded.Document.Version, cancel).ConfigureAwait(false) is not var (version, eId))
            return Refusal.NotFound("library.clause");
        return version < loaded.Document.Version
            ? new ClauseElsewhere(found.Card.Key, eId, version)
            : new ClauseElsewhere(found.Card.Key, found.Rows.FirstOrDefault(r => r.EId == eId)?.Id ?? eId, null);
    }

    public async Task<Outcome<DocumentDifference>> CompareAsync(string document, int from, int to, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { Loaded: { } loaded } found)
            return Refusal.NotFound("library.document");
        var versions = await VersionsAsync(loaded.Document.Id, cancel).ConfigureAwait(false);
        if (versions.SingleOrDefault(v => v.Number == from) is not { } older || versions.SingleOrDefault(v => v.Number == to) is not { } newer)
            return Refusal.NotFound("library.version");
        return new DocumentDifference(found.Card, older, newer, VersionDifference.Between(
            await TextAsync(loaded.Document.Id, from, cancel).ConfigureAwait(false), await TextAsync(loaded.Document.Id, to, cancel).ConfigureAwait(false)));
    }

    private static List<ClauseRow> Within(IReadOnlyList<ClauseRow> rows, int at)
    {
        var within = new List<ClauseRow>();
        for (var (i, depth) = (at - 1, rows[at].Depth); i >= 0 && depth > 0; i--)
            if (rows[i].Depth < depth)
            {
                within.Insert(0, rows[i]);
                depth = rows[i].Depth;
            }

        return within;
    }

    // The next of its level in reading order, over the bounds of what it stands in.
    private static ClauseRow? Beside(IReadOnlyList<ClauseRow> rows, int at, int step)
    {
        for (var i = at + step; i >= 0 && i < rows.Count; i += step)
            if (rows[i].Depth == rows[at].Depth)
                return rows[i];
        return null;
    }

    private Task<List<VersionCard>> VersionsAsync(Guid id, CancellationToken cancel) => db.Set<VersionRow>().AsNoTracking().Where(v => v.DocumentId == id)
        .OrderByDescending(v => v.No).Select(v => new VersionCard(v.No, v.ImportedAt, v.ImportedBy, v.File, v.Clauses)).ToListAsync(cancel);

    private Task<List<ClauseTextRow>> TextAsync(Guid id, int version, CancellationToken cancel) =>
        db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == id && c.Version == version).OrderBy(c => c.Seq).ToListAsync(cancel);
}
