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
        var passes = shelf.Documents.Select(d => d.Passes(filter)).ToArray();
        var found = new List<int>[SearchQuery.Ranks];
        for (var rank = 0; rank < found.Length; rank++)
            found[rank] = [];
        for (var i = 0; i < shelf.Entries.Length; i++)
        {
            var entry = shelf.Entries[i];
            if (passes[entry.Document] && (of is null || entry.Kind == of) && query.Rank(entry) is >= 0 and var rank)
                found[rank].Add(i);
        }

        var (fromRank, from) = Resume(shelf, after);
        var page = found.SelectMany((list, rank) => rank < fromRank ? [] : list.Where(i => rank > fromRank || i >= from).Select(i => (Rank: rank, Index: i))).Take(PageSize + 1).ToList();
        return new(
            [.. page.Take(PageSize).Select(p => Hit(shelf, query, shelf.Entries[p.Index]))],
            found.Sum(f => f.Count),
            page.Count > PageSize ? Cursor(shelf, page[PageSize - 1].Rank, page[PageSize - 1].Index) : null);
    }

    private static SearchHit Hit(Shelf shelf, SearchQuery query, SearchEntry entry)
    {
        var card = shelf.Documents[entry.Document].Card;
        return new(entry.Kind, card.Key, entry.Part, card.Title, query.Mark(entry.Head.Replace('\n', ' ')), Excerpt(query, entry), card.State == DocumentState.Repealed);
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

    private static string Cursor(Shelf shelf, int rank, int index)
    {
        var place = shelf.Documents[shelf.Entries[index].Document].Place(shelf.Entries[index].Seq);
        return string.Create(CultureInfo.InvariantCulture, $"{rank}.{(place.Repealed ? 1 : 0)}.{place.Day}.{place.Seq}.{place.Key}");
    }

    // By place, not by count: documents that came or went meanwhile neither repeat nor hide a hit. What is no cursor begins at the beginning.
    private static (int Rank, int From) Resume(Shelf shelf, string? after)
    {
        if (after?.Split('.', 5) is not [var r, var repealed, var d, var s, var key]
            || !int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank >= SearchQuery.Ranks
            || !int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || !int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return (0, 0);
        var place = new SearchPlace(repealed == "1", day, key, seq);
        var (low, high) = (0, shelf.Entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var entry = shelf.Entries[middle];
            if (SearchEntry.Compare(shelf.Documents[entry.Document].Place(entry.Seq), place) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return (rank, low);
    }
}
