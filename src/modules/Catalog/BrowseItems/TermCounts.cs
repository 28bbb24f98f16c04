using Tongban.Catalog.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.BrowseItems;

/// <summary>Counts what items are found under; each variant counts, as each is a line of the list that a term leads to.</summary>
internal static class TermCounts
{
    internal static CatalogTerms Of(IReadOnlyList<Shelved> items) => new(
        [.. Enum.GetValues<Audience>().Select(a => new CatalogTerm(BrowseTerms.IdOf(a), BrowseTerms.Audience(a), Count(items, i => i.Version.Guide.Audiences.Contains(a))))],
        Used(BrowseTerms.Themes, code => Count(items, i => i.Version.Guide.Themes.Contains(code))),
        Used(BrowseTerms.LifeEvents, code => Count(items, i => i.Version.Guide.LifeEvents.Contains(code))),
        [.. items.GroupBy(i => i.Version.Guide.Organ).Select(g => new CatalogTerm(g.Key, g.First().Pack.Organ, Count(items, i => i.Version.Guide.Organ == g.Key)))],
        [.. BrowseTerms.Regions.Select(r => new CatalogTerm(r.Key, r.Value, Count(items, i => i.IsOfferedIn(r.Key))))]);

    private static List<CatalogTerm> Used(IReadOnlyDictionary<string, Text> terms, Func<string, int> count) =>
        [.. terms.Select(t => new CatalogTerm(t.Key, t.Value, count(t.Key))).Where(t => t.Items > 0)];

    private static int Count(IReadOnlyList<Shelved> items, Func<Shelved, bool> which) => items.Count(which);
}
