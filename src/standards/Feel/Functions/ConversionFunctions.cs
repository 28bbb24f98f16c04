using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>Conversions, negation and identity (10.3.4.1, 10.3.4.2, 10.3.4.8).</summary>
internal static class ConversionFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("string", "from", static (a, c) =>
        {
            if (a[0].IsNull) return FeelValue.Null;
            return FeelValue.Of(Printing.Print(a[0], false, c.Run));
        });
        define("number", "from,grouping separator?,decimal separator?", static (a, c) => Number(a, c));
        define("not", "negand", static (a, c) => Single(a[0]) switch
        {
            { IsTrue: true } => FeelValue.False,
            { IsFalse: true } => FeelValue.True,
            _ => c.Bad(),
        });
        define("is", "value1~,value2~", static (a, c) => FeelValue.Of(Is(a[0], a[1], c.Run)));
        define("range", "from", static (a, c) => Text(a[0], out var s) ? Range(s, c) : c.Bad());
    }

    private static FeelValue Number(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (!Text(a[0], out var s)) return c.Bad();
        string grouping = "", point = ".";
        if (a.Length > 1 && !a[1].IsNull && !(Text(a[1], out grouping) && grouping is " " or "," or ".")) return c.Bad("The grouping separator is ' ', ',' or '.'.");
        if (a.Length > 2 && !a[2].IsNull && !(Text(a[2], out point) && point is "," or ".")) return c.Bad("The decimal separator is ',' or '.'.");
        if (grouping == point && a.Length > 2 && !a[2].IsNull) return c.Bad("The two separators must differ.");
        if (grouping.Length > 0) s = s.Replace(grouping, "", StringComparison.Ordinal);
        if (point != ".")
        {
            if (s.Contains('.', StringComparison.Ordinal)) return c.Bad("The text is no number.");
            s = s.Replace(point, ".", StringComparison.Ordinal);
        }
        return FeelNumber.Parse(s) is { } n ? FeelValue.Of(n) : c.Bad("The text is no number.");
    }

    /// <summary>The same value in the semantic domain: zones must be the same too.</summary>
    private static bool Is(in FeelValue a, in FeelValue b, Evaluation.Run run)
    {
        if (a.Kind != b.Kind) return false;
        return a.Kind switch
        {
            FeelKind.Time => a.TimeOfDay == b.TimeOfDay && SameZone(a, b),
            FeelKind.DateTime => a.Days == b.Days && a.TimeOfDay == b.TimeOfDay && SameZone(a, b),
            _ => Comparison.AreEqual(a, b, run) == true,
        };
    }

    private static bool SameZone(in FeelValue a, in FeelValue b) => (a.Zone is null) == (b.Zone is null) && a.Zone?.ToString() == b.Zone?.ToString();

    /// <summary>range("[1..5]"): the ends are literals or calls of the temporal constructors. An open end may be left out, as in "(..5]" and
    /// "[1..)" (grammar rule 66); the range is then without bound on that side.</summary>
    private static FeelValue Range(string text, Call c)
    {
        var diagnostics = new List<FeelDiagnostic>();
        var bare = text.Trim();
        if (bare is ['(' or ']', .., ')' or ']' or '['])
        {
            var rest = bare[1..].TrimStart();
            if (rest.StartsWith("..", StringComparison.Ordinal)) return Half(rest[2..^1], bare[^1] == ']' ? "<=" : "<", c);
        }
        if (bare is ['(' or ']' or '[', .., ')' or '['])
        {
            var rest = bare[..^1].TrimEnd();
            if (rest.EndsWith("..", StringComparison.Ordinal)) return Half(rest[1..^2], bare[0] == '[' ? ">=" : ">", c);
        }
        var tree = Syntax.Parser.Parse(text, [], static _ => null, false, diagnostics);
        if (tree is not Syntax.RangeExpr range || !IsEnd(range.Low) || !IsEnd(range.High)) return c.Bad("The text is no range of literal ends.");
        var node = new Evaluation.Compiler([], diagnostics).Compile(range);
        var v = node.Eval(new Evaluation.Frame([], null), c.Run);
        if (v.AsRange is not { } r) return v;
        var misplaced = (r.Low.IsNull && range.LowIncluded) || (r.High.IsNull && range.HighIncluded);
        var reversed = !r.Low.IsNull && !r.High.IsNull && Comparison.Compare(r.Low, r.High) > 0;
        return misplaced || reversed ? c.Bad("The ends of the range do not fit.") : v;
    }

    private static FeelValue Half(string end, string op, Call c)
    {
        var diagnostics = new List<FeelDiagnostic>();
        if (Syntax.Parser.Parse(end, [], static _ => null, false, diagnostics) is not { } tree || !IsEnd(tree)) return c.Bad("The text is no range of literal ends.");
        return new Evaluation.Compiler([], diagnostics).Compile(new Syntax.CompareTestExpr(op, tree, tree.Span)).Eval(new Evaluation.Frame([], null), c.Run);
    }

    private static bool IsEnd(Syntax.Expr e) => e switch
    {
        Syntax.LiteralExpr => true,
        Syntax.NegateExpr n => n.Operand is Syntax.LiteralExpr,
        Syntax.InvokeExpr { Function: Syntax.NameExpr { Name: "date" or "time" or "date and time" or "duration" } } i => i.Arguments.All(IsEnd),
        _ => false,
    };
}
