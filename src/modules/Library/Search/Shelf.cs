using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.ReadDocument;
using Tongban.Library.Storage;
using Tongban.Packs.Contracts;

namespace Tongban.Library.Search;

/// <summary>All documents of a moment, each with its outline beside its text, and all that can be found, in the order of finding. Immutable.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<string, ShelfDocument> byKey;

    private Shelf(DateOnly today, IReadOnlyList<ShelfDocument> documents)
    {
        (Today, Documents) = (today, documents);
        byKey = documents.ToDictionary(d => d.Card.Key, StringComparer.Ordinal);
        foreach (var document in documents)
            if (document.Loaded is { } loaded)
                byKey.TryAdd(loaded.Document.Key, document);
    }

    internal DateOnly Today { get; }

    /// <summary>In force before repealed, then newest first.</summary>
    internal IReadOnlyList<ShelfDocument> Documents { get; }

    internal ShelfDocument? Find(string key) => byKey.GetValueOrDefault(key);

    /// <param name="loaded">Documents as read from the database.</param>
    /// <param name="packs">Outlines.</param>
    /// <param name="today">The legal day.</param>
    /// <param name="before">The shelf it replaces: what has not changed is taken over from it.</param>
    internal static Shelf Of(IEnumerable<LoadedDocument> loaded, IPackLibrary packs, DateOnly today, Shelf? before)
    {
        var outlines = packs.Packs.GroupBy(p => p.Id, StringComparer.Ordinal).Select(g => packs.InForce(g.Key, today) ?? g.Last()).ToList();
        var all = loaded.ToList();
        var repealed = all.SelectMany(d => Lines.Of(d.Document.Repeals)).Concat(outlines.SelectMany(p => p.Instrument.Repeals).Select(r => DocumentKey.Title(r.Zh)))
            .ToHashSet(StringComparer.Ordinal);
        var documents = new List<ShelfDocument>();
        var unmatched = outlines.ToList();
        foreach (var document in all)
        {
            var pack = unmatched.Find(p => Outlines(p, document.Document));
            if (pack is not null)
                unmatched.Remove(pack);
            documents.Add(ShelfDocument.Of(document, pack, repealed, today, before));
        }

        documents.AddRange(unmatched.Select(p => ShelfDocument.Of(null, p, repealed, today, before)));
        documents.Sort((a, b) => SearchEntry.Compare(a.Place(0), b.Place(0)));
        return new(today, documents);
    }

    private static bool Outlines(Pack pack, DocumentRow document) => DocumentKey.Number(pack.Instrument.Number) is { } number
        ? number == document.NumberKey && (!DocumentKey.IsShared(number) || DocumentKey.Title(pack.Instrument.Title.Zh) == document.TitleKey)
        : document.NumberKey is null && DocumentKey.Title(pack.Instrument.Title.Zh) == document.TitleKey;
}

/// <summary>One document of the shelf.</summary>
internal sealed class ShelfDocument(DocumentCard card, LoadedDocument? loaded, Pack? pack, Coverage? coverage, IReadOnlyList<ClauseRow> rows)
{
    private SearchEntry[]? entries;

    internal DocumentCard Card => card;

    internal LoadedDocument? Loaded => loaded;

    internal Pack? Pack => pack;

    internal Coverage? Coverage => coverage;

    internal IReadOnlyList<ClauseRow> Rows => rows;

    /// <summary>What can be found of it, in its order.</summary>
    internal SearchEntry[] Entries => entries ??= [.. SearchEntries.Of(this)];

    internal SearchPlace Place(int seq) => new(card.State == DocumentState.Repealed, card.Day?.DayNumber ?? 0, card.Key, seq);

    internal bool Passes(DocumentFilter filter) =>
        (filter.Organ is null || card.Issuers.Any(i => i.Zh == filter.Organ || i.En == filter.Organ))
        && (filter.Kind is null || card.Kind.Id == filter.Kind)
        && (filter.Year is null || card.Day?.Year == filter.Year)
        && (filter.State is null || card.State == filter.State);

    internal static ShelfDocument Of(LoadedDocument? loaded, Pack? pack, HashSet<string> repealed, DateOnly today, Shelf? before)
    {
        var document = loaded?.Document;
        var title = pack?.Instrument.Title ?? new Text(document!.Title, document.Title);
        var inForce = document?.InForce ?? pack?.Effective.From;
        var state = repealed.Contains(document?.TitleKey ?? DocumentKey.Title(title.Zh)) ? DocumentState.Repealed
            : inForce > today ? DocumentState.NotYet : DocumentState.InForce;
        var key = pack?.Id ?? document!.Key;
        if (before?.Find(key) is { } known && ReferenceEquals(known.Loaded, loaded) && ReferenceEquals(known.Pack, pack) && known.Card.State == state)
            return known;
        var coverage = pack is null ? null : Tongban.Packs.Contracts.Coverage.Of(pack);
        var dates = pack?.Instrument.Dates;
        var day = document?.Issued ?? dates?.Issued ?? dates?.Signed ?? dates?.Adopted ?? inForce;
        IReadOnlyList<Text> issuers = pack?.Instrument.Issuers ?? [.. Lines.Of(document!.Issuers).Select(n => new Text(n, n))];
        return new(new(
            key, pack?.Instrument.Number ?? document?.Number, title, issuers, DocumentKinds.Of(title.Zh), day, state, document is not null, pack?.Id,
            document?.Clauses ?? coverage!.Clauses), loaded, pack, coverage, Alignment.Align(loaded?.Clauses ?? [], coverage?.Each ?? []));
    }
}
