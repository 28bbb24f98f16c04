namespace Tongban.LegalText.Duties;

/// <summary>A task of a division of tasks.</summary>
/// <param name="Number">Its number as written, brackets in ASCII: “(一)”, “1”.</param>
/// <param name="Text">What is to be done, without the number and without who answers.</param>
/// <param name="Answers">Who answers.</param>
/// <param name="Deadlines">The terms its text sets.</param>
/// <param name="Measures">Its concrete measures, in order; may be empty.</param>
public sealed record LedgerTask(string Number, string Text, Responsibility Answers, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<LedgerMeasure> Measures);

/// <summary>A concrete measure of a task.</summary>
/// <param name="Number">Its number within the task, from 1; an unnumbered one is 1.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Answers">Who answers.</param>
/// <param name="Deadlines">The terms its text sets.</param>
public sealed record LedgerMeasure(int Number, string Text, Responsibility Answers, IReadOnlyList<Deadline> Deadlines);
