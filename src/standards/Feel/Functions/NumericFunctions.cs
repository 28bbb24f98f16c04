using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>Numeric functions (10.3.4.5).</summary>
internal static class NumericFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("decimal", "n,scale", static (a, c) => Round(a, c, FeelRounding.HalfEven));
        define("floor", "n,scale?", static (a, c) => Round(a, c, FeelRounding.Floor));
        define("ceiling", "n,scale?", static (a, c) => Round(a, c, FeelRounding.Ceiling));
        define("round up", "n,scale", static (a, c) => Round(a, c, FeelRounding.Up));
        define("round down", "n,scale", static (a, c) => Round(a, c, FeelRounding.Down));
        define("round half up", "n,scale", static (a, c) => Round(a, c, FeelRounding.HalfUp));
        define("round half down", "n,scale", static (a, c) => Round(a, c, FeelRounding.HalfDown));
        define("abs", "n", static (a, c) => Single(a[0]) switch
        {
            { Kind: FeelKind.Number } n => FeelValue.Of(n.AsNumber.Sign < 0 ? n.AsNumber.Negate() : n.AsNumber),
            { Kind: FeelKind.DaysDuration } d => FeelValue.OfNanoseconds(Int128.Abs(d.Nanoseconds)),
            { Kind: FeelKind.MonthsDuration } d => FeelValue.OfMonths(Math.Abs(d.Months)),
            _ => c.Bad(),
        });
        define("modulo", "dividend,divisor", static (a, c) => Number(a[0], out var x) && Number(a[1], out var y)
            ? FeelNumber.Modulo(x, y) is { } m ? FeelValue.Of(m) : c.None("the divisor is zero.") : c.Bad());
        define("sqrt", "number", static (a, c) => Number(a[0], out var n) ? Or(FeelNumber.Sqrt(n), c) : c.Bad());
        define("log", "number", static (a, c) => Number(a[0], out var n) ? Or(FeelNumber.Ln(n), c) : c.Bad());
        define("exp", "number", static (a, c) => Number(a[0], out var n) ? Or(FeelNumber.Exp(n), c) : c.Bad());
        define("odd", "number", static (a, c) => Parity(a[0], c, true));
        define("even", "number", static (a, c) => Parity(a[0], c, false));
    }

    private static FeelValue Or(FeelNumber? n, Call c) => n is { } r ? FeelValue.Of(r) : c.None("no result for this number.");

    private static FeelValue Parity(in FeelValue v, Call c, bool odd)
    {
        if (!Number(v, out var n)) return c.Bad();
        if (!n.IsInteger) return odd ? FeelValue.False : FeelValue.False;
        return FeelNumber.Modulo(n, 2) is { } m ? FeelValue.Of(m.Sign == 0 != odd) : c.Bad();
    }

    private static FeelValue Round(ReadOnlySpan<FeelValue> a, Call c, FeelRounding rounding)
    {
        if (!Number(a[0], out var n)) return c.Bad();
        var scale = FeelNumber.Zero;
        if (a.Length > 1 && !Number(a[1], out scale)) return c.Bad();
        return scale.Truncate().ToInt64() is { } s && s is >= -6111 and <= 6176 ? Or(n.Round((int)s, rounding), c) : c.Bad("The scale is out of range.");
    }
}
