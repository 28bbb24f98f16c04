namespace Tongban.Feel.Syntax;

/// <summary>The syntax tree: immutable, each part with its place in the text. It is compiled to a run tree and never run itself.</summary>
internal abstract record Expr(FeelSpan Span);

internal sealed record LiteralExpr(FeelValue Value, FeelSpan Span) : Expr(Span);

internal sealed record NameExpr(string Name, FeelSpan Span) : Expr(Span);

internal sealed record PathExpr(Expr Target, string Member, FeelSpan Span) : Expr(Span);

internal sealed record FilterExpr(Expr Target, Expr Condition, FeelSpan Span) : Expr(Span);

internal sealed record BinaryExpr(string Operator, Expr Left, Expr Right, FeelSpan Span) : Expr(Span);

internal sealed record NegateExpr(Expr Operand, FeelSpan Span) : Expr(Span);

internal sealed record BetweenExpr(Expr Operand, Expr Low, Expr High, FeelSpan Span) : Expr(Span);

/// <summary>`operand in tests`, and a list of unary tests on `?`.</summary>
internal sealed record InExpr(Expr Operand, IReadOnlyList<Expr> Tests, bool Negated, FeelSpan Span) : Expr(Span);

/// <summary>`&lt; endpoint` and its like as a unary test.</summary>
internal sealed record CompareTestExpr(string Operator, Expr Endpoint, FeelSpan Span) : Expr(Span);

/// <summary>Strict in its boxed form: a condition that is no boolean gives null there.</summary>
internal sealed record IfExpr(Expr Condition, Expr Then, Expr Else, FeelSpan Span, bool Strict = false) : Expr(Span);

/// <summary>One `name in source` or `name in from..to`.</summary>
internal sealed record Iteration(string Name, Expr Source, Expr? To);

internal sealed record ForExpr(IReadOnlyList<Iteration> Iterations, Expr Result, FeelSpan Span) : Expr(Span);

/// <summary>Strict in its boxed form: one condition that is no boolean gives null there.</summary>
internal sealed record QuantifiedExpr(bool Every, IReadOnlyList<Iteration> Iterations, Expr Condition, FeelSpan Span, bool Strict = false) : Expr(Span);

internal sealed record Parameter(string Name, FeelType Type);

internal sealed record FunctionExpr(IReadOnlyList<Parameter> Parameters, Expr Body, FeelType Result, FeelSpan Span) : Expr(Span);

/// <summary>A function of the Java runtime or of PMML: named, never run as such.</summary>
internal sealed record ExternalFunctionExpr(IReadOnlyList<Parameter> Parameters, Expr Mapping, FeelType Result, FeelSpan Span) : Expr(Span);

/// <summary>An invocation; <see cref="Names"/> is null when the arguments go by place.</summary>
internal sealed record InvokeExpr(Expr Function, IReadOnlyList<Expr> Arguments, IReadOnlyList<string>? Names, FeelSpan Span) : Expr(Span);

internal sealed record ListExpr(IReadOnlyList<Expr> Items, FeelSpan Span) : Expr(Span);

internal sealed record ContextExpr(IReadOnlyList<(string Key, Expr Value)> Entries, FeelSpan Span) : Expr(Span)
{
    /// <summary>The expression after the entries, which a boxed context may have instead of giving the context.</summary>
    public Expr? Result { get; init; }
}

internal sealed record RangeExpr(Expr Low, Expr High, bool LowIncluded, bool HighIncluded, FeelSpan Span) : Expr(Span);

internal sealed record InstanceOfExpr(Expr Operand, FeelType Type, FeelSpan Span) : Expr(Span);

/// <summary>A value forced to a declared type (10.3.2.9.4).</summary>
internal sealed record CoerceExpr(Expr Operand, FeelType Type, FeelSpan Span) : Expr(Span);

/// <summary>An expression of one text among many, so that what is found in it can be told with its place there.</summary>
internal sealed record TextExpr(Expr Inner, object Source) : Expr(Inner.Span);

/// <summary>An expression of the host, such as a decision table, that makes its own run node.</summary>
internal sealed record HostExpr(Func<Evaluation.Compiler, Evaluation.Node> Compile, FeelSpan Span) : Expr(Span);
