namespace Tongban.Feel.Evaluation;

/// <summary>The properties of temporal values and ranges (tables 65, 66).</summary>
internal static class Properties
{
    internal static bool Of(in FeelValue v, string name, out FeelValue value)
    {
        FeelValue? found = v.Kind switch
        {
            FeelKind.Date => Date(v, name),
            FeelKind.Time => Time(v, name),
            FeelKind.DateTime => Date(v, name) ?? Time(v, name),
            FeelKind.DaysDuration => Days(v.Nanoseconds, name),
            FeelKind.MonthsDuration => name switch
            {
                "years" => FeelValue.Of(v.Months / 12),
                "months" => FeelValue.Of(v.Months % 12),
                _ => null,
            },
            FeelKind.Range => name switch
            {
                "start" => v.AsRange!.Low,
                "end" => v.AsRange!.High,
                "start included" => FeelValue.Of(v.AsRange!.LowIncluded),
                "end included" => FeelValue.Of(v.AsRange!.HighIncluded),
                _ => null,
            },
            _ => null,
        };
        value = found ?? default;
        return found is not null;
    }

    private static FeelValue? Date(in FeelValue v, string name) => name switch
    {
        "year" => FeelValue.Of(Calendar.DateOf(v.Days).Year),
        "month" => FeelValue.Of((long)Calendar.DateOf(v.Days).Month),
        "day" => FeelValue.Of((long)Calendar.DateOf(v.Days).Day),
        "weekday" => FeelValue.Of((long)Calendar.Weekday(v.Days)),
        _ => null,
    };

    private static FeelValue? Time(in FeelValue v, string name) => name switch
    {
        "hour" => FeelValue.Of(v.TimeOfDay / 3_600_000_000_000),
        "minute" => FeelValue.Of(v.TimeOfDay / 60_000_000_000 % 60),
        "second" => FeelValue.Of(v.TimeOfDay / 1_000_000_000 % 60),
        "time offset" => v.Zone is { } z ? FeelValue.OfNanoseconds((Int128)z.OffsetAt(v.Kind == FeelKind.Time ? 0 : v.Days, v.TimeOfDay) * 1_000_000_000) : FeelValue.Null,
        "timezone" => FeelValue.Of(v.Zone?.Name),
        _ => null,
    };

    private static FeelValue? Days(Int128 nano, string name)
    {
        var s = nano / 1_000_000_000;
        return name switch
        {
            "days" => FeelValue.Of((long)(s / 86400)),
            "hours" => FeelValue.Of((long)(s / 3600 % 24)),
            "minutes" => FeelValue.Of((long)(s / 60 % 60)),
            "seconds" => FeelValue.Of((long)(s % 60)),
            _ => null,
        };
    }
}
