using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.ReadDocument;
using Tongban.Packs.Contracts;

namespace Tongban.Library.Search;

/// <summary>What can be found of a document: itself, the items of its pack, its clauses, its tasks.</summary>
internal static class SearchEntries
{
    private const int Items = 1;
    private const int Clauses = 100_000;
    private const int Tasks = 10_000_000;

    internal static IEnumerable<SearchEntry> Of(ShelfDocument document)
    {
        var card = document.Card;
        yield return Entry(SearchKind.Document, "", 0, card.Number, [card.Title], Joined(null, [.. card.Issuers, .. document.Pack is { } pack ? [pack.Summary] : Array.Empty<Text>()]));
        foreach (var (item, i) in (document.Pack?.Items ?? []).Select((item, i) => (item, i)))
            yield return Entry(SearchKind.Item, item.Key, Items + i, null, [item.Title, item.VariantTitle], Joined(null, item.Guide.Summary));
        var within = new List<ClauseRow>();
        for (var i = 0; i < document.Rows.Count; i++)
        {
            var row = document.Rows[i];
            within.RemoveAll(r => r.Depth >= row.Depth);
            within.Add(row);
            yield return Entry(SearchKind.Clause, row.Id, Clauses + i, row.Number, (row.Paragraph ?? row.Heading) is { } heading ? [heading] : [],
                row.Outline is { } outline ? Joined(row.Official, outline.Clause.Gist) : row.Official ?? "", Above(within));
        }

        foreach (var task in document.Loaded?.Tasks ?? [])
            if (task.State != ReviewState.Rejected)
                yield return Entry(SearchKind.Task, task.Identity, Tasks + task.Seq, task.Number, [], $"{task.Words}\n{string.Join('、', Lines.Of(task.Lead).Concat(Lines.Of(task.Joint)))}");

        SearchEntry Entry(SearchKind kind, string part, int seq, string? number, Text[] titles, string body, string above = "") => new()
        {
            Kind = kind,
            Part = part,
            Seq = seq,
            TitleZh = Shown(above + number, titles.Select(t => t.Zh)),
            TitleEn = Shown(above + number, titles.Select(t => t.En)),
            Body = body,
            FoldedHead = Folding.Fold(Joined(number, titles)),
            FoldedBody = Folding.Fold(body),
        };
    }

    // 1． says nothing by itself: with the numbers it stands under, from the article inwards. Found is a clause by its own.
    private static string Above(List<ClauseRow> within)
    {
        if (within[^1] is { Paragraph: null, Number: "" or ['第', ..] })
            return "";
        var article = within.FindIndex(ClauseCitation.IsArticle);
        return string.Concat(within.Take(within.Count - 1).Skip(Math.Max(article, 0)).Select(r => r.Number.Length > 0 ? r.Number : r.Paragraph?.Zh ?? "").Where(n => article >= 0 || n is not ['第', ..]));
    }

    private static string Shown(string? number, IEnumerable<string> titles) => string.Join(' ', titles.Prepend(number).Where(t => !string.IsNullOrEmpty(t)));

    // Each language a line: a hit's excerpt then never mixes them. The same words in both stand once.
    private static string Joined(string? first, params ReadOnlySpan<Text> texts)
    {
        var lines = new List<string>();
        if (!string.IsNullOrEmpty(first))
            lines.Add(first);
        foreach (var text in texts)
            lines.Add(text.Zh);
        foreach (var text in texts)
            if (text.En != text.Zh)
                lines.Add(text.En);
        return string.Join('\n', lines);
    }
}
