using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library.KeepLedger;

/// <summary>Lists the duties of all documents by body and date.</summary>
internal sealed class Ledger(PlatformDb db, SearchIndex index, Reviewer reviewer) : ILedger
{
    private const int PageSize = 50;
    private const int MostBodies = 300;

    public async Task<LedgerPage> ListAsync(LedgerFilter filter, string? after, Acting by, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        var rows = Rows(filter, by, shelf);
        if (after?.Split('_', 3) is [var d, var id, var identity] && DateOnly.TryParseExact(d, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParseExact(id, "N", out var last))
            rows = rows.Where(r => r.DueOn > day || (r.DueOn == day && (r.DocumentId.CompareTo(last) > 0 || (r.DocumentId == last && r.Identity.CompareTo(identity) > 0))));
        var found = await Ordered(rows).Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var cards = Cards(shelf);
        return new(
            [.. found.Take(PageSize).Where(r => cards.ContainsKey(r.DocumentId)).Select(r => View(r, cards[r.DocumentId]))],
            found.Count > PageSize && found[PageSize - 1] is var end ? string.Create(CultureInfo.InvariantCulture, $"{end.DueOn:yyyyMMdd}_{end.DocumentId:N}_{end.Identity}") : null);
    }

    public async Task<IReadOnlyList<DutyView>> AllAsync(LedgerFilter filter, Acting by, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        var cards = Cards(shelf);
        var found = await Ordered(Rows(filter, by, shelf)).Take(ILedger.MostExported).ToListAsync(cancel).ConfigureAwait(false);
        return [.. found.Where(r => cards.ContainsKey(r.DocumentId)).Select(r => View(r, cards[r.DocumentId]))];
    }

    public async Task<Outcome<DutyView>> FindAsync(string document, string identity, Acting by, CancellationToken cancel)
    {
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { Loaded: { } loaded } found)
            return Refusal.NotFound("library.document");
        return await Rows(new(TasksOnly: false), by, shelf).SingleOrDefaultAsync(d => d.DocumentId == loaded.Document.Id && d.Identity == identity, cancel).ConfigureAwait(false) is { } row
            ? View(row, found.Card)
            : Refusal.NotFound("library.duty");
    }

    public async Task<IReadOnlyList<string>> BodiesAsync(CancellationToken cancel) => await db.Set<DutyBodyRow>().GroupBy(b => b.Body)
        .Select(g => new { Body = g.Key, Count = g.Count() }).OrderByDescending(b => b.Count).ThenBy(b => b.Body).Take(MostBodies).Select(b => b.Body).ToListAsync(cancel).ConfigureAwait(false);

    public Task<Outcome<DutyView>> ReviewAsync(string document, string identity, ReviewInput input, Acting by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(by);
        return reviewer.DecideAsync(document, identity, input, by, cancel);
    }

    internal static DutyView View(DutyRow row, DocumentCard card) => new(
        card.Key, card.Title.Zh, row.Identity, row.EId, row.Kind, row.Number, row.Words, row.Bearer, row.Condition, Lines.Of(row.Lead), Lines.Of(row.Joint), row.Regions,
        row.DueOn == DutyRow.Never ? null : row.DueOn, row.Term, Lines.Of(row.Quantities), row.State, row.Uncertain, row.Gone, row.Revision, row.ReviewedBy, row.ReviewedAt);

    private IQueryable<DutyRow> Rows(LedgerFilter filter, Acting by, Shelf shelf)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(by);
        var rows = db.Set<DutyRow>().AsNoTracking();
        if (filter.TasksOnly)
            rows = rows.Where(r => r.Listed);
        // What an officer struck out, and what the text no longer says, is the officers' own business.
        if (!by.Has(Reviewer.MayReview))
            rows = rows.Where(r => r.State != ReviewState.Rejected && !r.Gone);
        if (filter.State is { } state)
            rows = rows.Where(r => r.State == state);
        if (filter.From is { } from)
            rows = rows.Where(r => r.DueOn >= from && r.DueOn < DutyRow.Never);
        if (filter.To is { } to)
            rows = rows.Where(r => r.DueOn <= to && r.DueOn < DutyRow.Never);
        if (filter.Document is { } document)
        {
            var id = shelf.Find(document)?.Loaded?.Document.Id ?? Guid.Empty;
            rows = rows.Where(r => r.DocumentId == id);
        }

        if (filter.Body is { } body)
            rows = rows.Where(r => db.Set<DutyBodyRow>().Any(b => b.DocumentId == r.DocumentId && b.Identity == r.Identity && b.Body == body));
        return rows;
    }

    private static IQueryable<DutyRow> Ordered(IQueryable<DutyRow> rows) => rows.OrderBy(r => r.DueOn).ThenBy(r => r.DocumentId).ThenBy(r => r.Identity);

    private static Dictionary<Guid, DocumentCard> Cards(Shelf shelf) => shelf.Documents.Where(d => d.Loaded is not null).ToDictionary(d => d.Loaded!.Document.Id, d => d.Card);
}
