namespace Tongban.Feel.Evaluation;

/// <summary>Comparison operators with their null rules (tables 49, 52–54).</summary>
internal static class Operators
{
    internal static bool IsComparison(string op) => op is "=" or "!=" or "<" or ">" or "<=" or ">=";

    /// <summary>`and` and `or` whose operands settle nothing.</summary>
    internal static Truth NotLogical(Truth a, Truth b, string op, FeelSpan span, Run run)
    {
        if (a == Truth.Other || b == Truth.Other) run.Fail(FeelCodes.Type, $"An operand of '{op}' is not a boolean.", span);
        return Truth.Null;
    }

    /// <summary>The orders in which an operator holds: 1 less, 2 equal, 4 greater.</summary>
    internal static int Orders(string op) => op switch { "<" => 1, "=" => 2, "<=" => 3, ">" => 4, "!=" => 5, _ => 6 };

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal static Truth Compare(int orders, in FeelValue a, in FeelValue b, FeelSpan span, Run run)
        => a.Kind == FeelKind.Number && b.Kind == FeelKind.Number ? Of(orders, FeelValue.CompareNumbers(a, b)) : CompareOthers(orders, a, b, span, run);

    private static Truth CompareOthers(int orders, in FeelValue a, in FeelValue b, FeelSpan span, Run run)
    {
        if (orders is 2 or 5)
        {
            if (Comparison.AreEqual(a, b, run) is { } equal) return Of(orders, equal ? 0 : 1);
            run.Fail(FeelCodes.Type, $"A {a.Kind} cannot be compared with a {b.Kind}.", span);
            return Truth.Null;
        }
        if (a.Kind == FeelKind.String && b.Kind == FeelKind.String) run.StepText(Math.Min(a.AsString!.Length, b.AsString!.Length));
        if (Comparison.Compare(a, b) is { } c) return Of(orders, c);
        run.Fail(FeelCodes.Type, $"A {a.Kind} and a {b.Kind} have no order.", span);
        return Truth.Null;
    }

    private static Truth Of(int orders, int c) => (Truth)(orders >> (c < 0 ? 0 : c == 0 ? 1 : 2) & 1);
}
