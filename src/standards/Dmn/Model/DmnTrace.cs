using Tongban.Feel;

namespace Tongban.Dmn;

/// <summary>How a result came about: every decision that ran, in the order in which they ended.</summary>
public sealed record DmnTrace(IReadOnlyList<DmnDecisionTrace> Decisions);

/// <summary>One decision's run: what it was given, what it gave, the tables within it and the authorities it rests on.</summary>
public sealed record DmnDecisionTrace(
    string Id, string Name, IReadOnlyList<KeyValuePair<string, FeelValue>> Inputs, FeelValue Value,
    IReadOnlyList<DmnTableTrace> Tables, IReadOnlyList<DmnKnowledgeSource> Authorities, IReadOnlyList<FeelDiagnostic> Diagnostics);

/// <summary>One run of a decision table.</summary>
/// <param name="ElementId">The table's id, or null.</param>
/// <param name="HitPolicy">The hit policy as the standard writes it.</param>
/// <param name="InputTexts">The expressions of the input columns.</param>
/// <param name="InputValues">Their values.</param>
/// <param name="Rules">All rules with what became of them.</param>
public sealed record DmnTableTrace(
    string? ElementId, string HitPolicy, IReadOnlyList<string> InputTexts, IReadOnlyList<FeelValue> InputValues, IReadOnlyList<DmnRuleTrace> Rules);

/// <summary>A rule: its number from 1, its id, whether it matched, and every cell that failed, from left to right.</summary>
public sealed record DmnRuleTrace(int Number, string? Id, bool Matched, IReadOnlyList<DmnCellTrace> Failed);

/// <summary>A cell that failed.</summary>
/// <param name="Column">Its column from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Line">The line of the text in the file, from 1.</param>
/// <param name="LineColumn">The column in that line, from 1.</param>
/// <param name="Value">The value that was tested.</param>
/// <param name="Unknown">Whether it could not be told; else the value does not satisfy the test.</param>
/// <param name="Why">Why it could not be told, with the span in the cell's text; null when the test is false.</param>
public sealed record DmnCellTrace(int Column, string Text, int Line, int LineColumn, FeelValue Value, bool Unknown, FeelDiagnostic? Why);
