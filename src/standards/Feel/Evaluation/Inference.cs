using Tongban.Feel.Functions;

namespace Tongban.Feel.Evaluation;

/// <summary>The type that an expression is sure to give, null apart, as far as its text tells; Any where it does not. It says what type a
/// function defined in FEEL is of (10.3.2.9), since the grammar has no place for its result.</summary>
internal static class Inference
{
    private static readonly FeelType Number = FeelType.Named("number")!;
    private static readonly FeelType Text = FeelType.Named("string")!;
    private static readonly FeelType Truth = FeelType.Named("boolean")!;

    /// <param name="node">The expression.</param>
    /// <param name="parameters">The types of the function's parameters, which are its first slots.</param>
    internal static FeelType Of(Node node, FeelType[] parameters) => node switch
    {
        ConstantNode constant => Of(constant.Value),
        SlotNode { Up: 0 } variable when variable.Slot < parameters.Length => parameters[variable.Slot],
        ConditionNode or QuantifiedNode => Truth,
        NegateNode negate when Is(negate.Operand, Number, parameters) => Number,
        ArithmeticNode a when Is(a.Left, Number, parameters) && Is(a.Right, Number, parameters) => Number,
        ArithmeticNode { Operator: '+' } a when Is(a.Left, Text, parameters) && Is(a.Right, Text, parameters) => Text,
        IfNode choice => Common([Of(choice.Then, parameters), Of(choice.Otherwise, parameters)]),
        ListNode list => FeelType.ListOf(Common([.. list.Items.Select(i => Of(i, parameters))])),
        ForNode loop => FeelType.ListOf(Of(loop.Result, parameters)),
        ContextNode { HasResult: false } context => FeelType.ContextOf(context.Keys.Zip(context.Entries).DistinctBy(e => e.First).ToDictionary(e => e.First, e => Of(e.Second, parameters))),
        FunctionNode function => function.Type,
        CoerceNode coerced => coerced.Type,
        InvokeNode { Function: ConstantNode { Value.AsFunction: Builtin builtin } } => Common([.. builtin.Types.Select(t => t.Element!)]),
        _ => FeelType.Any,
    };

    private static bool Is(Node node, FeelType type, FeelType[] parameters) => Of(node, parameters).SimpleKind == type.SimpleKind;

    private static FeelType Of(in FeelValue value) => value.Kind switch
    {
        FeelKind.Null => FeelType.NullType,
        FeelKind.Number => Number,
        FeelKind.String => Text,
        FeelKind.Boolean => Truth,
        FeelKind.Date => FeelType.Named("date")!,
        FeelKind.Time => FeelType.Named("time")!,
        FeelKind.DateTime => FeelType.Named("date and time")!,
        FeelKind.DaysDuration => FeelType.Named("days and time duration")!,
        FeelKind.MonthsDuration => FeelType.Named("years and months duration")!,
        FeelKind.Range => FeelType.RangeOf(Of(value.AsRange!.Low.IsNull ? value.AsRange.High : value.AsRange.Low)),
        _ => FeelType.Any,
    };

    private static FeelType Common(FeelType[] types)
    {
        var some = types.Where(t => !ReferenceEquals(t, FeelType.NullType)).ToArray();
        return some.Length > 0 && some.All(t => t.ToString() == some[0].ToString()) ? some[0] : FeelType.Any;
    }
}
