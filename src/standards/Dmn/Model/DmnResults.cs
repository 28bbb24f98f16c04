using Tongban.Feel;

namespace Tongban.Dmn;

/// <summary>How grave a problem is.</summary>
public enum DmnSeverity
{
    /// <summary>Worth a look; the model runs as written.</summary>
    Warning,

    /// <summary>A part gives null, or the model cannot be run at all.</summary>
    Error,
}

/// <summary>Something wrong with a model, with its place.</summary>
/// <param name="Code">A stable code such as `dmn.xml` or `feel.syntax`.</param>
/// <param name="Message">A sentence in English.</param>
/// <param name="ElementId">The id of the element, or null.</param>
/// <param name="Line">Line in the file, from 1; 0 when unknown.</param>
/// <param name="Column">Column in the line, from 1; 0 when unknown.</param>
/// <param name="Severity">How grave it is.</param>
public sealed record DmnProblem(string Code, string Message, string? ElementId, int Line, int Column, DmnSeverity Severity = DmnSeverity.Error)
{
    /// <summary>The id of the decision, knowledge, service or input in which it is; null when it is in none of them, as in an item definition.</summary>
    public string? Owner { get; init; }
}

/// <summary>An import of another model: its name in the importing model, its namespace and, if given, its location.</summary>
public sealed record DmnImport(string Name, string Namespace, string? LocationUri);

/// <summary>
/// The model, or null when it cannot be run at all. With an expression that cannot be read there is a model, whose decision gives null:
/// who wants none of that refuses a result that has problems of severity Error.
/// </summary>
public sealed record DmnLoadResult(DmnModel? Model, IReadOnlyList<DmnProblem> Problems);

/// <summary>A diagnostic with the decision in which it arose.</summary>
public sealed record DmnDiagnostic(string? Decision, FeelDiagnostic Diagnostic);

/// <summary>What a decision gave; the trace is there when it was asked for.</summary>
public sealed record DmnResult(FeelValue Value, IReadOnlyList<DmnDiagnostic> Diagnostics, DmnTrace? Trace);

/// <summary>An input of the model: its id, name and type.</summary>
public sealed record DmnInput(string Id, string Name, FeelType Type);

/// <summary>A decision service: its id, name, and the input data and input decisions that it takes by name.</summary>
public sealed record DmnService(string Id, string Name, IReadOnlyList<DmnInput> Inputs);

/// <summary>A source of knowledge; the location names the clause of the law.</summary>
public sealed record DmnKnowledgeSource(string Id, string Name, string? LocationUri)
{
    /// <summary>Where it stands in its file, line and column from 1.</summary>
    internal (int Line, int Column) Place { get; init; }
}

/// <summary>A decision: its id, name, the elements that it requires and the authorities it rests on.</summary>
public sealed record DmnDecision(string Id, string Name, IReadOnlyList<string> Requires, IReadOnlyList<DmnKnowledgeSource> Authorities)
{
    /// <summary>The question that it answers, or null.</summary>
    public string? Question { get; init; }
}
