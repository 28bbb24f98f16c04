namespace Tongban.Feel.Evaluation;

/// <summary>The arithmetic of numbers, texts, dates, times and durations (tables 56–60).</summary>
internal static class Arithmetic
{
    private const long Second = 1_000_000_000;
    private static readonly Int128 MostNanoseconds = (Int128)1_000_000_000_000_000_000 * 10_000_000_000_000_000;

    internal static FeelValue Numbers(char op, FeelNumber a, FeelNumber b, FeelSpan span, Run run)
    {
        var r = op switch
        {
            '+' => FeelNumber.Add(a, b),
            '-' => FeelNumber.Subtract(a, b),
            '*' => FeelNumber.Multiply(a, b),
            '/' => FeelNumber.Divide(a, b),
            _ => FeelNumber.Power(a, b),
        };
        return r is { } n ? FeelValue.Of(n) : run.Fail(FeelCodes.Domain, $"{a} {op} {b} has no result.", span);
    }

    internal static FeelValue Calculate(char op, in FeelValue a, in FeelValue b, FeelSpan span, Run run)
    {
        var r = op switch
        {
            '+' => Plus(a, b, run),
            '-' => Minus(a, b),
            '*' => Times(a, b),
            '/' => Over(a, b),
            _ => default,
        };
        return r.IsNull ? run.Fail(FeelCodes.Type, $"'{(op == '^' ? "**" : op)}' is not defined for a {a.Kind} and a {b.Kind} or has no result.", span) : r;
    }

    private static FeelValue Plus(in FeelValue a, in FeelValue b, Run run)
    {
        switch (a.Kind, b.Kind)
        {
            case (FeelKind.String, FeelKind.String):
                run.CheckText((long)a.AsString!.Length + b.AsString!.Length);
                run.StepText(a.AsString.Length + b.AsString.Length);
                return FeelValue.Of(a.AsString + b.AsString);
            case (FeelKind.MonthsDuration, FeelKind.MonthsDuration): return OfMonths((Int128)a.Months + b.Months);
            case (FeelKind.DaysDuration, FeelKind.DaysDuration): return OfNanoseconds(a.Nanoseconds + b.Nanoseconds);
            case (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, FeelKind.MonthsDuration or FeelKind.DaysDuration): return Shift(a, b, 1);
            case (FeelKind.MonthsDuration or FeelKind.DaysDuration, FeelKind.Date or FeelKind.DateTime or FeelKind.Time): return Shift(b, a, 1);
            default: return default;
        }
    }

    private static FeelValue Minus(in FeelValue a, in FeelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (FeelKind.MonthsDuration, FeelKind.MonthsDuration): return OfMonths((Int128)a.Months - b.Months);
            case (FeelKind.DaysDuration, FeelKind.DaysDuration): return OfNanoseconds(a.Nanoseconds - b.Nanoseconds);
            case (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, FeelKind.MonthsDuration or FeelKind.DaysDuration): return Shift(a, b, -1);
            case (FeelKind.Time, FeelKind.Time):
                return a.Zone is null == (b.Zone is null) ? FeelValue.OfNanoseconds(Comparison.Instant(a) - Comparison.Instant(b)) : default;
            case (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime):
                FeelValue x = Midnight(a), y = Midnight(b);
                return x.Zone is null == (y.Zone is null) ? FeelValue.OfNanoseconds(Comparison.Instant(x) - Comparison.Instant(y)) : default;
            default: return default;
        }
    }

    /// <summary>A date counts as midnight UTC in a difference (10.3.2.3.6).</summary>
    internal static FeelValue Midnight(in FeelValue v) => v.Kind == FeelKind.Date ? FeelValue.OfDateTime(v.Days, 0, FeelZone.Utc) : v;

    private static FeelValue Shift(in FeelValue v, in FeelValue duration, int sign)
    {
        if (duration.Kind == FeelKind.MonthsDuration)
        {
            if (v.Kind == FeelKind.Time || Calendar.AddMonths(v.Days, sign * duration.Months) is not { } days) return default;
            return v.Kind == FeelKind.Date ? FeelValue.OfDate(days) : FeelValue.OfDateTime(days, v.TimeOfDay, v.Zone);
        }
        if (v.Kind == FeelKind.Time) return FeelValue.OfTime((long)Split(v.TimeOfDay + duration.Nanoseconds * sign).Time, v.Zone);
        var start = (Int128)v.Days * Calendar.DayNanoseconds + (v.Kind == FeelKind.Date ? 0 : v.TimeOfDay);
        var zone = v.Zone;
        // A duration passes on the line of time: where clocks are set meanwhile, the local time is another (table 57).
        var local = zone is { IsRegion: true } region ? region.LocalOf(Comparison.Instant(v) + duration.Nanoseconds * sign, out zone) : start + duration.Nanoseconds * sign;
        var (whole, rest) = Split(local);
        if (Int128.Abs(whole) > 366L * 2 * Calendar.MaxYear || Math.Abs(Calendar.DateOf((long)whole).Year) > Calendar.MaxYear) return default;
        return v.Kind == FeelKind.Date ? FeelValue.OfDate((long)whole) : FeelValue.OfDateTime((long)whole, (long)rest, zone);
    }

    private static (Int128 Days, Int128 Time) Split(Int128 nanoseconds)
    {
        var (whole, rest) = Int128.DivRem(nanoseconds, Calendar.DayNanoseconds);
        return rest < 0 ? (whole - 1, rest + Calendar.DayNanoseconds) : (whole, rest);
    }

    // Durations end where no date could follow them any more.
    private static FeelValue OfMonths(Int128 months) => Int128.Abs(months) <= 1_000_000_000_000_000_000 ? FeelValue.OfMonths((long)months) : default;

    private static FeelValue OfNanoseconds(Int128 nanoseconds) => Int128.Abs(nanoseconds) <= MostNanoseconds ? FeelValue.OfNanoseconds(nanoseconds) : default;

    private static FeelValue Times(in FeelValue a, in FeelValue b)
    {
        if (a.Kind == FeelKind.Number) return b.Kind == FeelKind.Number ? default : Times(b, a);
        if (b.Kind != FeelKind.Number) return default;
        return a.Kind switch
        {
            FeelKind.MonthsDuration => Months(FeelNumber.Multiply(a.Months, b.AsNumber)),
            FeelKind.DaysDuration => Nanoseconds(FeelNumber.Multiply(new FeelNumber(a.Nanoseconds, 0), b.AsNumber)),
            _ => default,
        };
    }

    private static FeelValue Over(in FeelValue a, in FeelValue b) => (a.Kind, b.Kind) switch
    {
        (FeelKind.MonthsDuration, FeelKind.Number) => Months(FeelNumber.Divide(a.Months, b.AsNumber)),
        (FeelKind.DaysDuration, FeelKind.Number) => Nanoseconds(FeelNumber.Divide(new FeelNumber(a.Nanoseconds, 0), b.AsNumber)),
        (FeelKind.MonthsDuration, FeelKind.MonthsDuration) => FeelValue.Of(FeelNumber.Divide(a.Months, b.Months)),
        (FeelKind.DaysDuration, FeelKind.DaysDuration) => FeelValue.Of(FeelNumber.Divide(new FeelNumber(a.Nanoseconds, 0), new FeelNumber(b.Nanoseconds, 0))),
        _ => default,
    };

    private static FeelValue Months(FeelNumber? n) => n is { } m && m.Truncate().ToInt64() is { } months ? OfMonths(months) : default;

    private static FeelValue Nanoseconds(FeelNumber? n)
    {
        if (n is not { } m || m.AdjustedExponent > 30) return default;
        var t = m.Truncate();
        var c = t.Coefficient;
        for (var e = t.Exponent; e > 0; e--) c *= 10;
        for (var e = t.Exponent; e < 0; e++) c /= 10;
        return OfNanoseconds(c);
    }

    internal static FeelNumber Seconds(in FeelValue v) => new(v.Nanoseconds / Second, 0);
}
