using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Audit;

/// <summary>One appended fact about a root: who did what, when, on which clause, chained to the fact before it.</summary>
/// <param name="RootId">The case, certificate, register entry, account … it is about.</param>
/// <param name="Seq">Number within the root, from 1 without gaps.</param>
/// <param name="RootKind">What the root is: <c>case</c>, <c>register-entry</c> …</param>
/// <param name="Verb">What was done, stable: <c>casework.accept</c>.</param>
/// <param name="At">Instant, UTC, whole microseconds (what PostgreSQL keeps, so that a hash survives storage).</param>
/// <param name="By">Name of who acted.</param>
/// <param name="ById">Person who acted; null for the public and the platform.</param>
/// <param name="Basis">Clause it rests on, or empty.</param>
/// <param name="Data">What, as JSON text; hashed as written.</param>
/// <param name="Hash">SM3 over this record and the previous hash, 64 hex digits.</param>
public sealed record AuditRecord(
    Guid RootId, long Seq, string RootKind, string Verb, DateTimeOffset At, string By, Guid? ById, string Basis, string Data, string Hash)
{
    /// <summary>The data parsed.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Data);
        return document.RootElement.Clone();
    }
}

/// <summary>Appends to and reads the record. There is no method that changes or removes.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Appends within the current transaction. Two writers of one root cannot both append the same number: one gets a conflict.
    /// <paramref name="at"/> is now, when it is recorded, whenever what is recorded took effect: a day that is sealed takes no more records.
    /// </summary>
    Task<AuditRecord> AppendAsync(Guid rootId, string rootKind, string verb, Acting by, DateTimeOffset at, object data, ClauseRef? basis, CancellationToken cancel);

    /// <summary>The facts about a root in their order.</summary>
    Task<IReadOnlyList<AuditRecord>> OfAsync(Guid rootId, CancellationToken cancel);

    /// <summary>The latest facts of all roots, at most a hundred, newest first.</summary>
    /// <param name="before">Only those recorded before this instant; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IReadOnlyList<AuditRecord>> LatestAsync(DateTimeOffset? before, CancellationToken cancel);
}
