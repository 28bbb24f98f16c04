namespace Tongban.Feel.Evaluation;

/// <summary>Comparison operators with their null rules (tables 49, 52–54).</summary>
internal static class Operators
{
    internal static bool IsComparison(string op) => op is "=" or "!=" or "<" or ">" or "<=" or ">=";

    internal static FeelValue NotLogical(in FeelValue a, in FeelValue b, string op, FeelSpan span, Run run)
        => a.Kind is FeelKind.Boolean or FeelKind.Null && b.Kind is FeelKind.Boolean or FeelKind.Null
            ? FeelValue.Null
            : run.Fail(FeelCodes.Type, $"An operand of '{op}' is not a boolean.", span);

    internal static FeelValue Compare(string op, in FeelValue a, in FeelValue b, FeelSpan span, Run run)
    {
        if (op is "=" or "!=")
        {
            return Comparison.AreEqual(a, b, run) is { } equal ? FeelValue.Of(equal == (op == "="))
                : run.Fail(FeelCodes.Type, $"A {a.Kind} cannot be compared with a {b.Kind}.", span);
        }
        if (a.Kind == FeelKind.String && b.Kind == FeelKind.String) run.StepText(Math.Min(a.AsString!.Length, b.AsString!.Length));
        if (Comparison.Compare(a, b) is not { } c)
            return run.Fail(FeelCodes.Type, $"A {a.Kind} and a {b.Kind} have no order.", span);
        return FeelValue.Of(op switch { "<" => c < 0, ">" => c > 0, "<=" => c <= 0, _ => c >= 0 });
    }
}
