using Tongban.Kernel;

namespace Tongban.Casework.Procedure;

/// <summary>A statutory clock as a pack defines it (see docs/packs.md, <c>tb:clock</c>).</summary>
/// <param name="Id">Unique in the procedure.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Period"><c>5 wd</c>, <c>60 d</c> …, or a FEEL expression giving such a text.</param>
/// <param name="When">FEEL: whether it runs in this case at all; null for always.</param>
/// <param name="From">Types of history entries that start it.</param>
/// <param name="Until">Types that complete it.</param>
/// <param name="StandsStill">What makes it stand still.</param>
/// <param name="Extension">Type of the event that extends it, and the field of its data holding the number of units; null for none.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="OnExpiry">What happens when it runs out, in words; null where the law names no effect.</param>
internal sealed record ClockDefinition(
    string Id,
    Text Title,
    string Period,
    string? When,
    IReadOnlyList<string> From,
    IReadOnlyList<string> Until,
    IReadOnlyList<StandstillDefinition> StandsStill,
    (string Event, string Field)? Extension,
    string Clause,
    Text? OnExpiry);

/// <summary>What makes a clock stand still: dates d with from &lt; d ≤ until are not counted.</summary>
/// <param name="From">Type of the entry that stops it.</param>
/// <param name="Until">Type of the entry that sets it going again.</param>
/// <param name="Clause">The clause that excludes the time.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record StandstillDefinition(string From, string Until, string Clause, Text Reason);
