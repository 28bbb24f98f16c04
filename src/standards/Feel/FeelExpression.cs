using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Feel;

/// <summary>A parsed expression, or none with the reasons. Names that nothing binds are told but do not prevent the expression.</summary>
public sealed record FeelParseResult(FeelExpression? Expression, IReadOnlyList<FeelDiagnostic> Diagnostics);

/// <summary>Parsed unary tests, or none with the reasons.</summary>
public sealed record FeelTestsResult(FeelUnaryTests? Tests, IReadOnlyList<FeelDiagnostic> Diagnostics);

/// <summary>The value of an evaluation; null with diagnostics when it failed.</summary>
public readonly record struct FeelResult(FeelValue Value, IReadOnlyList<FeelDiagnostic> Diagnostics);

/// <summary>A FEEL expression, compiled once; evaluation is safe from many threads.</summary>
public sealed class FeelExpression
{
    private readonly Code _code;
    private readonly FeelNames _names;

    private FeelExpression(Code code, string text, FeelNames names) => (_code, Text, _names) = (code, text, names);

    /// <summary>The source text.</summary>
    public string Text { get; }

    /// <summary>Reads an expression (10.3.1.2, rule 1). Never throws on bad text.</summary>
    public static FeelParseResult Parse(string text, FeelNames names)
    {
        var diagnostics = new List<FeelDiagnostic>();
        var tree = Parser.Parse(text, names.Variables.Concat(names.Members), names.Types, false, diagnostics);
        return new(tree is null ? null : new FeelExpression(Code.Compile(tree, names.Variables, diagnostics), text, names), diagnostics);
    }

    /// <summary>Evaluates with the entries of a context as variables.</summary>
    public FeelResult Evaluate(FeelContext input, FeelOptions options) => _code.Run(_names, input, default, options);
}

/// <summary>Unary tests of a decision table's cell: `&lt; 5`, `[1..3], 7`, `not("a")`, `-`; `?` is the value tested.</summary>
public sealed class FeelUnaryTests
{
    private readonly Code _code;
    private readonly FeelNames _names;

    private FeelUnaryTests(Code code, string text, FeelNames names) => (_code, Text, _names) = (code, text, names);

    /// <summary>The source text.</summary>
    public string Text { get; }

    /// <summary>Reads unary tests (10.3.1.2, rule 15). Never throws on bad text.</summary>
    public static FeelTestsResult Parse(string text, FeelNames names)
    {
        var diagnostics = new List<FeelDiagnostic>();
        var tree = Parser.Parse(text, names.Variables.Concat(names.Members), names.Types, true, diagnostics);
        return new(tree is null ? null : new FeelUnaryTests(Code.Compile(tree, [.. names.Variables, "?"], diagnostics), text, names), diagnostics);
    }

    /// <summary>Whether a value passes: true, false, or null when that cannot be told.</summary>
    public FeelResult Matches(FeelValue value, FeelContext input, FeelOptions options) => _code.Run(_names, input, value, options);
}

/// <summary>A run tree with the number of slots that it needs.</summary>
internal sealed class Code(Node root, int slots)
{
    [ThreadStatic]
    private static Frame? s_frame;

    internal Node Root => root;

    internal int Slots => slots;

    internal static Code Compile(Expr tree, IReadOnlyList<string> variables, List<FeelDiagnostic> diagnostics)
    {
        var compiler = new Compiler(variables, diagnostics);
        var root = compiler.Compile(tree);
        return new(root, compiler.SlotCount);
    }

    internal FeelResult Run(FeelNames names, FeelContext input, FeelValue tested, FeelOptions options)
    {
        var run = Evaluation.Run.Rent(options);
        var frame = s_frame is { } spare && spare.Slots.Length >= slots ? spare : new Frame(new FeelValue[Math.Max(16, slots)], null);
        s_frame = null;
        var buffer = frame.Slots;
        try
        {
            var variables = names.Variables;
            for (var i = 0; i < variables.Count; i++) buffer[i] = input[variables[i]];
            if (slots > variables.Count) buffer[variables.Count] = tested;
            var value = root.Eval(frame, run);
            run.CheckOutput(value);
            return new(value, run.Diagnostics);
        }
        catch (Run.BudgetSpent spent)
        {
            run.Fail(spent.Code, spent.Message, root.Span);
            return new(FeelValue.Null, run.Diagnostics);
        }
        finally
        {
            Array.Clear(buffer);
            s_frame = frame;
            Evaluation.Run.Return(run);
        }
    }
}
