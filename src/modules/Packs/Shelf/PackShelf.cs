using System.Collections.Immutable;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Shelf;

/// <summary>All loaded pack versions at one moment. Immutable.</summary>
internal sealed class PackShelf
{
    internal static readonly PackShelf Empty = new([]);

    private readonly ImmutableArray<Pack> packs;

    private PackShelf(ImmutableArray<Pack> packs) => this.packs = packs;

    internal IReadOnlyList<Pack> Packs => packs;

    internal PackShelf With(IEnumerable<Pack> more)
    {
        var all = packs.ToDictionary(p => (p.Id, p.Version));
        foreach (var pack in more)
            all[(pack.Id, pack.Version)] = pack;
        return new([.. all.Values.OrderBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => System.Version.Parse(p.Version))]);
    }

    internal Pack? Find(string id, string version) => packs.FirstOrDefault(p => p.Id == id && p.Version == version);

    internal Pack? InForce(string id, DateOnly on) => Best(packs.Where(p => p.Id == id && p.Effective.Holds(on)));

    internal ItemAnswer Item(string key, DateOnly receivedOn)
    {
        var having = packs.Where(p => p.Item(key) is not null).ToList();
        if (Best(having.Where(p => p.Effective.Holds(receivedOn))) is { } governing)
            return new ItemAnswer.Governed(governing.Item(key)!);
        // Before all: the earliest version knows what governed then. Between or after: the last one that had begun.
        var nearest = Best(having.Where(p => p.Effective.From <= receivedOn)) ?? having.OrderBy(p => p.Effective.From).ThenByDescending(p => System.Version.Parse(p.Version)).FirstOrDefault();
        return nearest is null
            ? new ItemAnswer.Unknown()
            : new ItemAnswer.GovernedElsewhere(nearest.Item(key)!, receivedOn < nearest.Effective.From ? nearest.GovernedBefore : null);
    }

    internal IReadOnlyList<ItemVersion> ItemsInForce(DateOnly on) =>
        [.. packs.Select(p => p.Id).Distinct().Select(id => InForce(id, on)).OfType<Pack>().SelectMany(p => p.Items)];

    private static Pack? Best(IEnumerable<Pack> candidates) =>
        candidates.OrderByDescending(p => p.Effective.From).ThenByDescending(p => System.Version.Parse(p.Version)).FirstOrDefault();
}
