using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Registers.Contracts;

/// <summary>The registers that packs define, and their entries.</summary>
public interface IRegisters
{
    /// <summary>
    /// Whether a register holds an entry valid on a day that matches every condition; a condition matches when the entry's field has any of
    /// its values. This answers the facts of an item's events.
    /// </summary>
    /// <param name="register">Register id.</param>
    /// <param name="where">Key fields of the register to the values looked for; an empty list of values matches nothing.</param>
    /// <param name="on">Legal day asked about.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="ArgumentException">There is no such register, or a field is not one of its keys: the pack's check missed it.</exception>
    Task<bool> ContainsAsync(string register, IReadOnlyDictionary<string, IReadOnlyList<string>> where, DateOnly on, CancellationToken cancel);

    /// <summary>An entry the one who asks may see; hidden fields are left out for those who may not write the register.</summary>
    Task<Outcome<RegisterEntry>> FindAsync(Guid id, Acting by, CancellationToken cancel);

    /// <summary>Entries of a register, newest first.</summary>
    /// <param name="register">Register id.</param>
    /// <param name="search">One Chinese character or two other characters upwards, in any text of an entry; null for all.</param>
    /// <param name="after">Cursor of the page before, or null.</param>
    /// <param name="by">Who asks: the public sees only public registers, without hidden fields.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<RegisterPage>> ListAsync(string register, string? search, string? after, Acting by, CancellationToken cancel);

    /// <summary>Enters. Commands run in the current transaction or one of their own.</summary>
    /// <param name="register">Register id.</param>
    /// <param name="data">The entry, of the register's schema.</param>
    /// <param name="by">Who enters: a role the register names, or the platform for a case.</param>
    /// <param name="basis">Clause it rests on.</param>
    /// <param name="idempotencyKey">The caller's key, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<RegisterEntry>> EnterAsync(string register, JsonElement data, Acting by, ClauseRef? basis, string? idempotencyKey, CancellationToken cancel);

    /// <summary>Corrects an entry; what stood before stays in its history.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="revision">The revision that was read; another one by now is a conflict.</param>
    /// <param name="data">The whole entry as it should be.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="by">Who corrects.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<RegisterEntry>> CorrectAsync(Guid id, int revision, JsonElement data, string reason, Acting by, CancellationToken cancel);

    /// <summary>Withdraws an entry: it no longer counts from today and stays in the history.</summary>
    Task<Outcome<RegisterEntry>> WithdrawAsync(Guid id, int revision, string reason, Acting by, CancellationToken cancel);
}

/// <summary>An entry as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Register">Register id.</param>
/// <param name="Label">What names it in lists.</param>
/// <param name="Data">Its data.</param>
/// <param name="State">Where it is in its life today.</param>
/// <param name="ValidFrom">First day it holds.</param>
/// <param name="ValidTo">Last day it holds; null for until withdrawn.</param>
/// <param name="Revision">Counts its changes, from 1; the ETag.</param>
/// <param name="EnteredAt">When it was entered.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record RegisterEntry(
    Guid Id,
    string Register,
    string Label,
    JsonElement Data,
    EntryState State,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    int Revision,
    DateTimeOffset EnteredAt,
    DateTimeOffset ChangedAt);

/// <summary>Where an entry is in its life.</summary>
public enum EntryState
{
    /// <summary>Entered as it stands.</summary>
    Entered,

    /// <summary>Corrected since it was entered.</summary>
    Corrected,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,
}

/// <summary>A page of entries.</summary>
/// <param name="Entries">At most fifty.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record RegisterPage(IReadOnlyList<RegisterEntry> Entries, string? Next);
