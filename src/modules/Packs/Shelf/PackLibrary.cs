using Tongban.Packs.Contracts;

namespace Tongban.Packs.Shelf;

/// <summary>The library of this node: one snapshot, replaced whole.</summary>
internal sealed class PackLibrary : IPackLibrary
{
    private readonly Lock changing = new();
    private volatile PackShelf shelf = PackShelf.Empty;

    public IReadOnlyList<Pack> Packs => shelf.Packs;

    public Pack? InForce(string pack, DateOnly on) => shelf.InForce(pack, on);

    public Pack? Find(string pack, string version) => shelf.Find(pack, version);

    public ItemAnswer Item(string key, DateOnly receivedOn) => shelf.Item(key, receivedOn);

    public ItemVersion? ItemVersion(string pack, string version, string key) => shelf.Find(pack, version)?.Item(key);

    public IReadOnlyList<ItemVersion> ItemsInForce(DateOnly on) => shelf.ItemsInForce(on);

    internal void Put(params IEnumerable<Pack> packs)
    {
        lock (changing)
            shelf = shelf.With(packs);
    }
}
