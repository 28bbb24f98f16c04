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
    private readonly NumberTests? _numbers;

    private FeelUnaryTests(Code code, string text, FeelNames names)
    {
        (_code, Text, _names) = (code, text, names);
        _numbers = code.Root is TestsNode { Operand: SlotNode { Up: 0 } tested } tests && tested.Slot == names.Variables.Count ? tests.Numbers : null;
    }

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
    public FeelResult Matches(FeelValue value, FeelContext input, FeelOptions options)
        => _numbers is { } numbers && numbers.TryTest(value, out var holds) ? new(FeelValue.Of(holds), []) : _code.Run(_names, input, value, options);
}

/// <summary>A run tree with the number of slots that it needs, and those of the variables that it reads.</summary>
internal sealed class Code(Node root, int slots, int[] reads)
{
    private Places? _places;

    internal Node Root => root;

    internal int Slots => slots;

    internal static Code Compile(Expr tree, IReadOnlyList<string> variables, List<FeelDiagnostic> diagnostics)
    {
        var compiler = new Compiler(variables, diagnostics);
        var root = compiler.Compile(tree);
        return new(root, compiler.SlotCount, [.. compiler.Used.Where(s => s < variables.Count)]);
    }

    internal FeelResult Run(FeelNames names, FeelContext input, in FeelValue tested, FeelOptions options)
    {
        var places = _places;
        if (places is null || !ReferenceEquals(places.Shape, input.Shape)) _places = places = Places.Of(input.Shape, names, reads, slots);
        var run = Evaluation.Run.Rent(options);
        var frame = run.Room(slots);
        var buffer = frame.Slots;
        try
        {
            if (places.AsTheyStand) frame.Slots = input.Values;
            else
            {
                foreach (var (slot, place) in places.Reads) buffer[slot] = input.Values[place];
                if (slots > names.Variables.Count) buffer[names.Variables.Count] = tested;
            }
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
            if (places.AsTheyStand) frame.Slots = buffer;
            else Array.Clear(buffer, 0, slots);
            Evaluation.Run.Return(run);
        }
    }

    /// <summary>
    /// Where the variables stand in contexts of one shape: that of the last input is kept, since inputs of one kind share theirs. An
    /// expression without variables of its own reads an input that has the names in their order as it stands.
    /// </summary>
    private sealed record Places(FeelShape Shape, (int Slot, int Place)[] Reads, bool AsTheyStand)
    {
        internal static Places Of(FeelShape shape, FeelNames names, int[] reads, int slots)
        {
            var variables = names.Variables.Count;
            (int Slot, int Place)[] all = [.. reads.Where(s => s < variables).Select(s => (s, shape.IndexOf(names.Variables[s])))];
            return new(shape, [.. all.Where(r => r.Place >= 0)], slots <= variables && all.All(r => r.Slot == r.Place));
        }
    }
}
