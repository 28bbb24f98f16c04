using System.Globalization;
using Tongban.Library.Contracts;

namespace Tongban.Library.Search;

/// <summary>Finds on this node's shelf: every entry is looked at, which at a hundred thousand of them takes milliseconds (docs/decisions).</summary>
internal sealed class Searcher(SearchIndex index) : ISearch
{
    private const int PageSize = 20;
    private const int Before = 40;
    private const int Around = 160;

    public async Task<SearchPage> FindAsync(string words, DocumentFilter filter, SearchKind? of, string? after, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(filter);
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        return SearchQuery.Of(words) is { } query ? Find(shelf, query, filter, of, after) : new([], 0, null);
    }

    internal static SearchPage Find(Shelf shelf, SearchQuery query, DocumentFilter filter, SearchKind? of, string? after)
    {
        var found = new List<Found>[SearchQuery.Ranks];
        for (var rank = 0; rank < found.Length; rank++)
            found[rank] = [];
        foreach (var document in shelf.Documents)
        {
            if (!document.Passes(filter))
                continue;
            foreach (var entry in document.Entries)
                if ((of is null || entry.Kind == of) && query.Rank(entry) is >= 0 and var rank)
                    found[rank].Add(new(document, entry));
        }

        var (fromRank, from) = Resume(after);
        var page = found.SelectMany((list, rank) => rank < fromRank ? [] : list.Where(f => rank > fromRank || from is null || SearchEntry.Compare(f.Place, from.Value) > 0).Select(f => (Rank: rank, Found: f)))
            .Take(PageSize + 1).ToList();
        return new(
            [.. page.Take(PageSize).Select(p => Hit(query, p.Found))],
            found.Sum(f => f.Count),
            page.Count > PageSize ? Cursor(page[PageSize - 1].Rank, page[PageSize - 1].Found.Place) : null);
    }

    private static SearchHit Hit(SearchQuery query, Found found)
    {
        var (card, entry) = (found.Document.Card, found.Entry);
        return new(entry.Kind, card.Key, entry.Part, card.Title, query.Mark(entry.TitleZh), query.Mark(entry.TitleEn), Excerpt(query, entry), card.State == DocumentState.Repealed);
    }

    // A window in the line of the first hit, with dots where the line goes on.
    private static List<HitPiece> Excerpt(SearchQuery query, SearchEntry entry)
    {
        if (entry.Body.Length == 0)
            return [];
        var at = Math.Max(0, query.First(entry.FoldedBody));
        var lineStart = at == 0 ? 0 : entry.Body.LastIndexOf('\n', at - 1) + 1;
        var lineEnd = entry.Body.IndexOf('\n', at) is >= 0 and var end ? end : entry.Body.Length;
        var start = Math.Max(lineStart, at - Before);
        var stop = Math.Min(lineEnd, start + Around);
        var pieces = query.Mark(entry.Body[start..stop]);
        if (start > lineStart)
            pieces.Insert(0, new("…", false));
        if (stop < lineEnd)
            pieces.Add(new("…", false));
        return pieces;
    }

    private static string Cursor(int rank, SearchPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{rank}.{(place.Repealed ? 1 : 0)}.{place.Day}.{place.Seq}.{place.Key}");

    // By place, not by count: documents that came or went meanwhile neither repeat nor hide a hit. What is no cursor begins at the beginning.
    private static (int Rank, SearchPlace? From) Resume(string? after) =>
        after?.Split('.', 5) is [var r, var repealed, var d, var s, var key]
            && int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank < SearchQuery.Ranks
            && int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? (rank, new SearchPlace(repealed == "1", day, key, seq))
            : (0, null);

    private readonly record struct Found(ShelfDocument Document, SearchEntry Entry)
    {
        internal SearchPlace Place => Document.Place(Entry.Seq);
    }
}
