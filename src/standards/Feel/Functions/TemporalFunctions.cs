using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>Dates, times and durations (10.3.4.1, 10.3.4.7, 10.3.4.11). The clock is the evaluation's, never the machine's.</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    internal static void Add(Action<string, string, Body> define)
    {
        define("date", "from|year,month,day", static (a, c) => Date(a, c));
        define("time", "from|hour,minute,second,offset?", static (a, c) => Time(a, c));
        define("date and time", "from|date,time", static (a, c) => DateTime(a, c));
        define("duration", "from", static (a, c) => Text(a[0], out var s) ? Or(TemporalText.Duration(s), c) : c.Bad());
        define("years and months duration", "from,to", static (a, c) => YearsAndMonths(Single(a[0]), Single(a[1]), c));
        define("now", "", static (a, c) => FeelValue.Of(c.Run.Options.Now));
        define("today", "", static (a, c) => FeelValue.OfDate(FeelValue.Of(c.Run.Options.Now).Days));
        define("day of week", "date", static (a, c) => Day(a[0], out var d) ? FeelValue.Of(Weekdays[Calendar.Weekday(d) - 1]) : c.Bad());
        define("month of year", "date", static (a, c) => Day(a[0], out var d) ? FeelValue.Of(Months[Calendar.DateOf(d).Month - 1]) : c.Bad());
        define("day of year", "date", static (a, c) => Day(a[0], out var d) ? FeelValue.Of(d - Calendar.DaysOf(Calendar.DateOf(d).Year, 1, 1) + 1) : c.Bad());
        define("week of year", "date", static (a, c) => Day(a[0], out var d) ? FeelValue.Of(Week(d)) : c.Bad());
    }

    private static FeelValue Or(in FeelValue v, Call c) => v.IsNull ? c.Bad("The text or the parts make no such value.") : v;

    private static bool Day(in FeelValue v, out long days)
    {
        var s = Single(v);
        days = s.Days;
        return s.Kind is FeelKind.Date or FeelKind.DateTime;
    }

    /// <summary>The week of ISO 8601: that of the Thursday in it.</summary>
    private static long Week(long day)
    {
        var thursday = day - Calendar.Weekday(day) + 4;
        return (thursday - Calendar.DaysOf(Calendar.DateOf(thursday).Year, 1, 1)) / 7 + 1;
    }

    private static FeelValue Date(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (a.Length == 1)
        {
            var v = Single(a[0]);
            if (v.AsString is { } s) return Or(TemporalText.Date(s), c);
            return Day(v, out var d) ? FeelValue.OfDate(d) : c.Bad();
        }
        if (a.Length != 3 || !Integer(a[0], out var y) || !Integer(a[1], out var m) || !Integer(a[2], out var day)) return c.Bad();
        return Calendar.Exists(y, m, day) ? FeelValue.OfDate(Calendar.DaysOf(y, (int)m, (int)day)) : c.Bad("There is no such date.");
    }

    private static FeelValue Time(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (a.Length == 1)
        {
            var v = Single(a[0]);
            if (v.AsString is { } s) return Or(TemporalText.Time(s), c);
            return v.Kind switch
            {
                FeelKind.Time => v,
                FeelKind.DateTime => FeelValue.OfTime(v.TimeOfDay, v.Zone),
                FeelKind.Date => FeelValue.OfTime(0, FeelZone.Utc),
                _ => c.Bad(),
            };
        }
        if (a.Length < 3 || !Integer(a[0], out var h) || !Integer(a[1], out var m) || !Number(a[2], out var seconds)) return c.Bad();
        if (h is < 0 or > 23 || m is < 0 or > 59 || seconds.Sign < 0 || seconds >= 60) return c.Bad("There is no such time.");
        FeelZone? zone = null;
        if (a.Length > 3 && !a[3].IsNull)
        {
            if (Single(a[3]) is not { Kind: FeelKind.DaysDuration } offset) return c.Bad();
            var o = offset.Nanoseconds / 1_000_000_000;
            if (Int128.Abs(o) > 18 * 3600) return c.Bad("The offset is beyond 18 hours.");
            zone = FeelZone.OfSeconds((int)o);
        }
        var nano = FeelNumber.Multiply(seconds, 1_000_000_000)?.Truncate().ToInt64() ?? 0;
        return FeelValue.OfTime((h * 60 + m) * 60_000_000_000 + nano, zone);
    }

    private static FeelValue DateTime(ReadOnlySpan<FeelValue> a, Call c)
    {
        var first = Single(a[0]);
        if (a.Length == 1)
        {
            if (first.AsString is { } s) return Or(TemporalText.DateTime(s), c);
            return first.Kind switch
            {
                FeelKind.DateTime => first,
                FeelKind.Date => FeelValue.OfDateTime(first.Days, 0, FeelZone.Utc),
                _ => c.Bad(),
            };
        }
        var time = Single(a[1]);
        return Day(first, out var d) && time.Kind == FeelKind.Time ? FeelValue.OfDateTime(d, time.TimeOfDay, time.Zone) : c.Bad();
    }

    private static FeelValue YearsAndMonths(FeelValue from, FeelValue to, Call c)
    {
        if (!Day(from, out var f) || !Day(to, out var t)) return c.Bad();
        var (y1, m1, d1) = Calendar.DateOf(f);
        var (y2, m2, d2) = Calendar.DateOf(t);
        var months = (y2 - y1) * 12 + m2 - m1;
        var late1 = from.Kind == FeelKind.DateTime ? from.TimeOfDay : 0;
        var late2 = to.Kind == FeelKind.DateTime ? to.TimeOfDay : 0;
        var rest = (d2, late2).CompareTo((d1, late1));
        if (months > 0 && rest < 0) months--;
        if (months < 0 && rest > 0) months++;
        return FeelValue.OfMonths(months);
    }
}
