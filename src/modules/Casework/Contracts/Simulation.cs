using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tongban.Casework.Contracts;

/// <summary>A simulation to run: an item, events with their instants, and the instant to stop at.</summary>
/// <param name="Item">Item key, <c>eia-approval/report</c>.</param>
/// <param name="Events">Events in order of time.</param>
/// <param name="Until">State is reported as of this instant; later events are not brought.</param>
public sealed record SimulationInput(string Item, IReadOnlyList<SimulationEvent> Events, DateTimeOffset Until);

/// <summary>An event of a simulation.</summary>
/// <param name="At">Instant.</param>
/// <param name="Type">Event type of the item.</param>
/// <param name="Data">Its data; an object or absent.</param>
public sealed record SimulationEvent(DateTimeOffset At, string Type, JsonElement Data);

/// <summary>Where the case stands.</summary>
/// <param name="Item">Item key.</param>
/// <param name="Version">Pack version that governed it; null when none did.</param>
/// <param name="Outcome">The outcome so far.</param>
/// <param name="AcceptedOn">Legal day acceptance counts from; null before.</param>
/// <param name="DeemedAccepted">Accepted because nobody answered in time.</param>
/// <param name="History">Events taken and marks set.</param>
/// <param name="Clocks">Every clock that started.</param>
/// <param name="Rejected">Events that were not taken, and why.</param>
public sealed record SimulationResult(
    string Item,
    string? Version,
    string Outcome,
    DateOnly? AcceptedOn,
    bool DeemedAccepted,
    IReadOnlyList<SimulatedEntry> History,
    IReadOnlyList<SimulatedClock> Clocks,
    IReadOnlyList<SimulatedRejection> Rejected);

/// <summary>A history entry.</summary>
/// <param name="At">Instant.</param>
/// <param name="Type">Event or mark.</param>
/// <param name="Clause">Clause it rests on; empty where none is named.</param>
/// <param name="EffectiveOn">Legal day it counts from.</param>
public sealed record SimulatedEntry(DateTimeOffset At, string Type, string Clause, DateOnly EffectiveOn);

/// <summary>A clock.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="Period">Its length with extensions, <c>60 d</c>.</param>
/// <param name="StartedOn">Day of the event it started from; itself not counted.</param>
/// <param name="DueOn">Last day; null while it stands still.</param>
/// <param name="CompletedOn">Day it was completed.</param>
/// <param name="StoppedOn">Day the case ended without completing it.</param>
/// <param name="Expired">The last day passed uncompleted.</param>
/// <param name="Suspensions">When it stood still.</param>
/// <param name="Explanation">Each date and why it counts or not, one line each.</param>
public sealed record SimulatedClock(
    string Id,
    string Clause,
    string Period,
    DateOnly StartedOn,
    DateOnly? DueOn,
    DateOnly? CompletedOn,
    DateOnly? StoppedOn,
    bool Expired,
    IReadOnlyList<SimulatedSuspension> Suspensions,
    IReadOnlyList<string> Explanation);

/// <summary>When a clock stood still: dates d with from &lt; d ≤ to were not counted.</summary>
/// <param name="From">Day of the event that stopped it.</param>
/// <param name="To">Day of the event that set it going; null while it stands still.</param>
/// <param name="Reason">Why, in the language asked for.</param>
public sealed record SimulatedSuspension(DateOnly From, DateOnly? To, string Reason);

/// <summary>An event that was not taken.</summary>
/// <param name="At">Instant.</param>
/// <param name="Type">Type.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Clause">Clause it rests on; empty where none.</param>
/// <param name="Reason">Why, in the language asked for.</param>
public sealed record SimulatedRejection(DateTimeOffset At, string Type, string Code, string Clause, string Reason);

/// <summary>Runs an item's procedure in memory: the code of live cases, without a database or doors.</summary>
public interface ISimulator
{
    /// <summary>Runs a simulation.</summary>
    /// <param name="input">What to run.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>, for reasons and explanations.</param>
    /// <exception cref="SimulationInputException">The input is malformed: unknown item, event data against its schema, events out of order.</exception>
    SimulationResult Run(SimulationInput input, string language);
}

/// <summary>A simulation file is malformed.</summary>
/// <param name="where">Place in the file, e.g. <c>events[2].data.workingDays</c>.</param>
/// <param name="message">What is wrong.</param>
public sealed class SimulationInputException(string where, string message) : Exception($"{where}: {message}")
{
    /// <summary>Place in the file.</summary>
    public string Where { get; } = where;
}
