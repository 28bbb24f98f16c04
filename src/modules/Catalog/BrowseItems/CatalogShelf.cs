using System.Collections.Concurrent;
using Tongban.Catalog.Contracts;
using Tongban.Catalog.ShowGuide;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.BrowseItems;

/// <summary>The items of one legal day in one state of the packs, ready to be searched. Guides are composed when first asked for.</summary>
internal sealed class CatalogShelf
{
    private readonly IPackLibrary library;
    private readonly IReadOnlyList<Pack> packs;
    private readonly DateOnly day;
    private readonly IReadOnlyList<Shelved> items;
    private readonly Dictionary<string, Shelved> byKey;
    private readonly ConcurrentDictionary<string, ItemView> guides = new(StringComparer.Ordinal);

    internal CatalogShelf(IPackLibrary library, IReadOnlyList<Pack> packs, DateOnly day)
    {
        (this.library, this.packs, this.day) = (library, packs, day);
        items = [.. library.ItemsInForce(day).Select(v => Shelved.Of(v, library.Find(v.Pack, v.PackVersion)!))];
        byKey = items.ToDictionary(i => i.Shown.Key, StringComparer.Ordinal);
        Terms = TermCounts.Of(items);
    }

    internal CatalogTerms Terms { get; }

    internal bool IsOf(IReadOnlyList<Pack> now, DateOnly today) =>
        today == day && now.Count == packs.Count && now.Zip(packs).All(p => ReferenceEquals(p.First, p.Second));

    internal ItemVersion? Version(string key) => byKey.GetValueOrDefault(key)?.Version;

    internal ItemView? Guide(string key) =>
        byKey.TryGetValue(key, out var item) ? guides.GetOrAdd(key, _ => GuideReader.Read(item, byKey.Values, library, day)) : null;

    internal IReadOnlyList<CatalogItem> List(CatalogFilter filter)
    {
        var words = SearchWords.Of(filter.Search);
        return [.. items.Where(i => i.BelongsTo(filter)).Select((item, place) => (item, place, score: item.Words.Score(words)))
            .Where(found => found.score > 0).OrderByDescending(found => found.score).ThenBy(found => found.place).Select(found => found.item.Shown)];
    }
}

/// <summary>An item variant with the words it is found by.</summary>
internal sealed record Shelved(ItemVersion Version, Pack Pack, CatalogItem Shown, SearchWords Words)
{
    internal static Shelved Of(ItemVersion v, Pack pack) => new(
        v, pack,
        new(v.Key, v.Item, v.Variant, v.Title, v.VariantTitle, v.Guide.Summary, v.Guide.Organ, pack.Organ, v.Guide.Kind),
        new SearchWords(
            (10, [v.Title, v.VariantTitle]),
            (6, v.Guide.Keywords),
            (4, [v.Guide.Summary, pack.Organ, .. v.Guide.Themes.Select(BrowseTerms.Theme), .. v.Guide.LifeEvents.Select(BrowseTerms.LifeEvent)]),
            (2, [pack.Title, pack.Instrument.Title, .. v.Materials.Select(m => m.Title), .. v.Guide.Questions.Select(q => q.Q), .. v.Guide.Conditions.Select(c => c.Text)])));

    internal bool BelongsTo(CatalogFilter filter) =>
        (filter.Audience is null || Version.Guide.Audiences.Any(a => BrowseTerms.IdOf(a) == filter.Audience))
        && (filter.Theme is null || Version.Guide.Themes.Contains(filter.Theme))
        && (filter.LifeEvent is null || Version.Guide.LifeEvents.Contains(filter.LifeEvent))
        && (filter.Organ is null || Version.Guide.Organ == filter.Organ)
        && (filter.Region is null || IsOfferedIn(filter.Region));

    /// <summary>An item of a province serves its cities and counties; one of a city shows in its province.</summary>
    internal bool IsOfferedIn(string region) =>
        Version.Guide.Regions.Count == 0 || Version.Guide.Regions.Any(own => Lies(region, own) || Lies(own, region));

    // 320500 lies in 320000: a code lies in another when it begins with its digits without the pairs of zeros at the end.
    private static bool Lies(string inner, string outer)
    {
        var significant = outer.EndsWith("0000", StringComparison.Ordinal) ? outer[..2] : outer.EndsWith("00", StringComparison.Ordinal) ? outer[..4] : outer;
        return inner.StartsWith(significant, StringComparison.Ordinal);
    }
}
