using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>A decision as it was taken over given inputs, with all that led to it: the whole table, each cell tested, the clauses it rests on.</summary>
/// <param name="Reference"><c>file.dmn#Decision</c>.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Value">Its value.</param>
/// <param name="Problem">Why there is no value; null when there is one.</param>
/// <param name="Basis">The clauses its knowledge sources name.</param>
/// <param name="Tables">The tables that ran, in the order in which they ended.</param>
public sealed record DecisionView(string Reference, Text Title, JsonElement Value, string? Problem, IReadOnlyList<ClauseRef> Basis, IReadOnlyList<DecisionTable> Tables);

/// <summary>A decision table that ran (DMN 1.5 §8).</summary>
/// <param name="Title">The decision it belongs to.</param>
/// <param name="HitPolicy">Its hit policy as the standard writes it, <c>FIRST</c>.</param>
/// <param name="Columns">Its inputs.</param>
/// <param name="Rules">All its rules.</param>
public sealed record DecisionTable(Text Title, string HitPolicy, IReadOnlyList<DecisionColumn> Columns, IReadOnlyList<DecisionRule> Rules);

/// <summary>An input of a table.</summary>
/// <param name="Title">Its name in words.</param>
/// <param name="Expression">The FEEL expression.</param>
/// <param name="Value">What it gave.</param>
public sealed record DecisionColumn(Text Title, string Expression, JsonElement Value);

/// <summary>A row of a table.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Matched">Every cell held.</param>
/// <param name="Taken">It gave the answer: it matched and the hit policy took it.</param>
/// <param name="Cells">One per column.</param>
/// <param name="Answer">Its outputs as written, by name, without those that are words or a clause.</param>
/// <param name="Words">What it says to people; null when it says nothing.</param>
/// <param name="Clause">The clause it rests on; null when it names none.</param>
public sealed record DecisionRule(
    int Number, bool Matched, bool Taken, IReadOnlyList<DecisionCell> Cells, IReadOnlyDictionary<string, string> Answer, Text? Words, ClauseRef? Clause);

/// <summary>A test of a rule.</summary>
/// <param name="Test">The FEEL unary test, <c>-</c> for any value.</param>
/// <param name="State">Whether the value satisfied it.</param>
/// <param name="Why">Why that could not be told; null when it could.</param>
public sealed record DecisionCell(string Test, DecisionCellState State, string? Why);

/// <summary>What became of a test.</summary>
public enum DecisionCellState
{
    /// <summary>Any value will do.</summary>
    Any,

    /// <summary>The value satisfies it.</summary>
    Holds,

    /// <summary>The value does not.</summary>
    Fails,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
