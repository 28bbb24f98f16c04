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
internal sealed class LibraryDoor(PlatformDb db, SearchIndex index, Importer importer, CitationLookup citations) : ILibrary
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
        var duties = found.Loaded is { } loaded && row.EId is { } eId
            ? await db.Set<DutyRow>().AsNoTracking().Where(d => d.DocumentId == loaded.Document.Id && d.EId == eId && !d.Gone).OrderBy(d => d.Seq).ToListAsync(cancel).ConfigureAwait(false)
            : [];
        return new ClauseView(
            found.Card, row, [.. found.Rows.Skip(at + 1).TakeWhile(r => r.Depth > row.Depth)], Citing(found.Card, row),
            await citations.FromAsync(shelf, found, row, cancel).ConfigureAwait(false), await citations.ToAsync(shelf, found, row, cancel).ConfigureAwait(false),
            [.. duties.Where(d => d.State != ReviewState.Rejected || by.Has(Reviewer.MayReview)).Select(d => Ledger.View(d, found.Card))]);
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

    /// <summary>Title, number and clause as Chinese law writes a citation; in English the clause comes first.</summary>
    private static Text Citing(DocumentCard card, ClauseRow row)
    {
        var number = card.Number is null ? "" : $"（{card.Number}）";
        var clause = row.Number.Length > 0 ? row.Number.TrimEnd('、', '．', '.') : row.Heading?.Zh ?? "";
        var clauseEn = row.Number.Length > 0 ? row.Number.TrimEnd('、', '．', '.') : row.Heading?.En ?? "";
        return new($"《{card.Title.Zh}》{number}{clause}", $"{clauseEn}{(clauseEn.Length > 0 ? ", " : "")}{card.Title.En}{(card.Number is null ? "" : $" ({card.Number})")}");
    }

    private Task<List<VersionCard>> VersionsAsync(Guid id, CancellationToken cancel) => db.Set<VersionRow>().AsNoTracking().Where(v => v.DocumentId == id)
        .OrderByDescending(v => v.No).Select(v => new VersionCard(v.No, v.ImportedAt, v.ImportedBy, v.File, v.Clauses)).ToListAsync(cancel);

    private Task<List<ClauseTextRow>> TextAsync(Guid id, int version, CancellationToken cancel) =>
        db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == id && c.Version == version).OrderBy(c => c.Seq).ToListAsync(cancel);
}

/// <summary>Citations in both directions. They are matched when read: by number where both sides have one, else by title.</summary>
internal sealed class CitationLookup(PlatformDb db)
{
    private const int Most = 100;

    /// <summary>What a clause cites.</summary>
    internal async Task<IReadOnlyList<Citation>> FromAsync(Shelf shelf, ShelfDocument document, ClauseRow row, CancellationToken cancel)
    {
        if (document.Loaded is not { } loaded || row.EId is null)
            return [];
        var rows = await db.Set<CitationRow>().AsNoTracking().Where(c => c.DocumentId == loaded.Document.Id && c.Version == loaded.Document.Version && c.EId == row.EId)
            .OrderBy(c => c.Seq).ToListAsync(cancel).ConfigureAwait(false);
        return [.. rows.Select(c =>
        {
            var target = shelf.Documents.FirstOrDefault(d => Names(d) is var (itsNumber, itsTitle) && (itsNumber is not null && c.TargetNumber is not null ? itsNumber == c.TargetNumber : itsTitle == c.TargetTitle));
            var clause = c.TargetEId is { } article ? target?.Rows.FirstOrDefault(r => r.EId?.EndsWith(article, StringComparison.Ordinal) == true || r.Id == article.Replace('_', '-'))?.Id : null;
            return new Citation(c.Words, target?.Card.Key, clause, target?.Card.Title.Zh ?? c.Words);
        })];
    }

    /// <summary>What cites a clause, or, for a clause that nothing names, nothing.</summary>
    internal async Task<IReadOnlyList<Citation>> ToAsync(Shelf shelf, ShelfDocument document, ClauseRow row, CancellationToken cancel)
    {
        var (number, title) = Names(document);
        var article = (row.EId ?? row.Id.Replace('-', '_')) is var id && id.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and var cut ? id[(cut + 2)..] : id;
        var rows = await db.Set<CitationRow>().AsNoTracking()
            .Where(c => c.TargetEId == article && (number != null && c.TargetNumber != null ? c.TargetNumber == number : c.TargetTitle == title))
            .Where(c => db.Set<DocumentRow>().Any(d => d.Id == c.DocumentId && d.Version == c.Version))
            .OrderBy(c => c.DocumentId).ThenBy(c => c.Seq).Take(Most).ToListAsync(cancel).ConfigureAwait(false);
        var byId = shelf.Documents.Where(d => d.Loaded is not null).ToDictionary(d => d.Loaded!.Document.Id);
        return [.. rows.Where(c => byId.ContainsKey(c.DocumentId)).Select(c =>
        {
            var citing = byId[c.DocumentId];
            return new Citation(c.Words, citing.Card.Key, citing.Rows.FirstOrDefault(r => r.EId == c.EId)?.Id ?? c.EId, citing.Card.Title.Zh);
        })];
    }

    private static (string? Number, string Title) Names(ShelfDocument document) =>
        (DocumentKey.Number(document.Card.Number), document.Loaded?.Document.TitleKey ?? DocumentKey.Title(document.Card.Title.Zh));
}
