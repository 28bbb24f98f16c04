using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
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
        for (var i = 0; i < document.Rows.Count; i++)
        {
            var row = document.Rows[i];
            yield return Entry(SearchKind.Clause, row.Id, Clauses + i, row.Number, row.Heading is { } heading ? [heading] : [],
                row.Outline is { } outline ? Joined(row.Official, outline.Clause.Gist) : row.Official ?? "");
        }

        foreach (var task in document.Loaded?.Tasks ?? [])
            if (task.State != ReviewState.Rejected)
                yield return Entry(SearchKind.Task, task.Identity, Tasks + task.Seq, task.Number, [], $"{task.Words}\n{string.Join('、', Lines.Of(task.Lead).Concat(Lines.Of(task.Joint)))}");

        SearchEntry Entry(SearchKind kind, string part, int seq, string? number, Text[] titles, string body) => new()
        {
            Kind = kind,
            Part = part,
            Seq = seq,
            TitleZh = Shown(number, titles.Select(t => t.Zh)),
            TitleEn = Shown(number, titles.Select(t => t.En)),
            Body = body,
            FoldedHead = Folding.Fold(Joined(number, titles)),
            FoldedBody = Folding.Fold(body),
        };
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
