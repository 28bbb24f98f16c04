namespace Tongban.Storage;

/// <summary>
/// What a running command knows about a root already, so that it asks the database once. It lasts as long as the transaction in which it was learnt and is
/// empty outside one. Not thread-safe; belongs to one <see cref="PlatformDb"/>.
/// </summary>
/// <typeparam name="T">What is known of a root.</typeparam>
public sealed class CommandMemory<T>(PlatformDb db)
{
    private readonly Dictionary<Guid, T> known = [];
    private Guid? learntIn;

    /// <summary>What is known of a root in the current transaction.</summary>
    public bool TryRecall(Guid rootId, out T? value)
    {
        value = default;
        return db.Database.CurrentTransaction?.TransactionId is { } now && now == learntIn && known.TryGetValue(rootId, out value);
    }

    /// <summary>Keeps what was learnt or made true in the current transaction; outside one nothing is kept.</summary>
    public void Keep(Guid rootId, T value)
    {
        if (db.Database.CurrentTransaction?.TransactionId is not { } now)
            return;
        if (now != learntIn)
            known.Clear();
        (learntIn, known[rootId]) = (now, value);
    }
}
