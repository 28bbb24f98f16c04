using System.Text.Json;

namespace Tongban.Bpmn;

/// <summary>The expression language of models. A model is compiled when it is read, so a wrong expression is refused at load.</summary>
public interface IBpmnExpressions
{
    /// <summary>Compiles an expression.</summary>
    /// <param name="text">Its text, without the leading <c>=</c> some tools write.</param>
    /// <returns>The expression, or what is wrong with it.</returns>
    ExpressionCompilation Compile(string text);
}

/// <summary>A compiled expression. Immutable, free of side effects, safe to share between threads.</summary>
public interface IBpmnExpression
{
    /// <summary>Its text.</summary>
    string Text { get; }

    /// <summary>Evaluates it; never throws for what variables hold.</summary>
    /// <param name="variables">The variables it sees.</param>
    ExpressionValue Evaluate(IReadOnlyDictionary<string, JsonElement> variables);
}

/// <summary>The outcome of compiling an expression: one of the two is null.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Problem">What is wrong with its text.</param>
public readonly record struct ExpressionCompilation(IBpmnExpression? Expression, string? Problem);

/// <summary>The value of an expression.</summary>
/// <param name="Value">The value; JSON null when there is none.</param>
/// <param name="Problem">Why there is none; null when nothing went wrong.</param>
public readonly record struct ExpressionValue(JsonElement Value, string? Problem = null);
