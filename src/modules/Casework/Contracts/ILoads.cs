using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>How much lies with whom, how late it is and what stands still; for supervisors of an organ, over it and the organs below it.</summary>
public interface ILoads
{
    /// <summary>Open cases, counted by organ, item and officer at once.</summary>
    Task<Outcome<LoadList>> ReadAsync(Acting by, CancellationToken cancel);
}

/// <summary>The load of one legal day.</summary>
/// <param name="On">The day.</param>
/// <param name="Rows">One for each organ, item and officer that have open cases.</param>
public sealed record LoadList(DateOnly On, IReadOnlyList<LoadRow> Rows);

/// <summary>Open cases of an organ's item with one officer.</summary>
/// <param name="OrganId">The organ.</param>
/// <param name="Item">Item key.</param>
/// <param name="ItemTitle">Title of the item and variant.</param>
/// <param name="AssigneeId">Who took them; null for those nobody took.</param>
/// <param name="Open">How many.</param>
/// <param name="Red">Of these, past their due day.</param>
/// <param name="Yellow">Due today or within two working days.</param>
/// <param name="Still">A clock of theirs stands still.</param>
/// <param name="OldestDueOn">The earliest due day passed; null when none has.</param>
/// <param name="StillSince">Since when the longest standstill lasts; null when none does.</param>
public sealed record LoadRow(
    Guid OrganId, string Item, Text ItemTitle, Guid? AssigneeId, int Open, int Red, int Yellow, int Still, DateOnly? OldestDueOn, DateOnly? StillSince);
