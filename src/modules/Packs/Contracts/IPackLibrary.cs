using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>
/// The packs this installation runs, in all their versions. Every member reads one immutable snapshot, so it may be called from any
/// thread; an installed pack appears with the next call.
/// </summary>
public interface IPackLibrary
{
    /// <summary>Every loaded version of every pack, by id, then oldest version first.</summary>
    IReadOnlyList<Pack> Packs { get; }

    /// <summary>A pack as it is in force on a day: of the versions whose dates hold the day, the one that began last, then the highest version.</summary>
    /// <returns>Null when the pack is unknown or nothing of it is in force that day.</returns>
    Pack? InForce(string pack, DateOnly on);

    /// <summary>One version of a pack, to replay what was done under it.</summary>
    Pack? Find(string pack, string version);

    /// <summary>What governs an application received on a day.</summary>
    /// <param name="key">Item key, <c>item/variant</c>.</param>
    /// <param name="receivedOn">Day of receipt, Asia/Shanghai.</param>
    ItemAnswer Item(string key, DateOnly receivedOn);

    /// <summary>The version of an item a case was received under.</summary>
    ItemVersion? ItemVersion(string pack, string version, string key);

    /// <summary>Every item in force on a day, in the order of packs and their files.</summary>
    IReadOnlyList<ItemVersion> ItemsInForce(DateOnly on);
}

/// <summary>What governs an application: exactly one of three answers.</summary>
public abstract record ItemAnswer
{
    private ItemAnswer()
    {
    }

    /// <summary>This version of the item.</summary>
    public sealed record Governed(ItemVersion Version) : ItemAnswer;

    /// <summary>The item's document was not, or is no longer, in force that day.</summary>
    /// <param name="Item">The item as the nearest version knows it.</param>
    /// <param name="By">The document that governs instead; null when the pack names none.</param>
    public sealed record GovernedElsewhere(ItemVersion Item, Text? By) : ItemAnswer;

    /// <summary>No pack has such an item.</summary>
    public sealed record Unknown : ItemAnswer;
}
