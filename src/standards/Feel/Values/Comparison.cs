using Tongban.Feel.Evaluation;

namespace Tongban.Feel;

/// <summary>Equality and order (10.3.2.13, tables 52–54). Null of a result means that the values cannot be compared.</summary>
internal static class Comparison
{
    /// <summary>Whether two values are equal; null when they cannot be compared. The work within lists and contexts, which may share their
    /// parts many times over, counts for the run; without one only the stack is guarded.</summary>
    internal static bool? AreEqual(in FeelValue a, in FeelValue b, Run? run, int depth = 0)
    {
        if (a.Kind != b.Kind) return a.IsNull || b.IsNull ? false : null;
        switch (a.Kind)
        {
            case FeelKind.Null: return true;
            case FeelKind.Boolean: return a.IsTrue == b.IsTrue;
            case FeelKind.Number: return a.AsNumber.CompareTo(b.AsNumber) == 0;
            case FeelKind.String:
                run?.StepText(Math.Min(a.AsString!.Length, b.AsString!.Length));
                return string.Equals(a.AsString, b.AsString, StringComparison.Ordinal);
            case FeelKind.Date: return a.Days == b.Days;
            case FeelKind.Time or FeelKind.DateTime: return a.Zone is null == (b.Zone is null) && WholeSeconds(a) == WholeSeconds(b);
            case FeelKind.DaysDuration: return a.Nanoseconds == b.Nanoseconds;
            case FeelKind.MonthsDuration: return a.Months == b.Months;
            case FeelKind.List:
                var (l, m) = (a.AsList!.Items, b.AsList!.Items);
                if (ReferenceEquals(l, m)) return true;
                if (l.Length != m.Length) return false;
                Run.Nest(run, depth);
                for (var i = 0; i < l.Length; i++)
                {
                    run?.Step();
                    if (AreEqual(l[i], m[i], run, depth + 1) != true) return false;
                }
                return true;
            case FeelKind.Context:
                var (x, y) = (a.AsContext!, b.AsContext!);
                if (ReferenceEquals(x, y)) return true;
                if (x.Count != y.Count) return false;
                Run.Nest(run, depth);
                for (var i = 0; i < x.Count; i++)
                {
                    run?.Step();
                    if (!y.TryGet(x.Keys[i], out var other) || AreEqual(x.Values[i], other, run, depth + 1) != true) return false;
                }
                return true;
            case FeelKind.Range:
                var (r, s) = (a.AsRange!, b.AsRange!);
                return r.Operator == s.Operator && r.LowIncluded == s.LowIncluded && r.HighIncluded == s.HighIncluded
                    && AreEqual(r.Low, s.Low, run, depth + 1) == true && AreEqual(r.High, s.High, run, depth + 1) == true;
            default: return ReferenceEquals(a.AsFunction, b.AsFunction);
        }
    }

    /// <summary>Negative, zero or positive; null when there is no order between the two.</summary>
    internal static int? Compare(in FeelValue a, in FeelValue b)
    {
        if (a.Kind != b.Kind) return null;
        return a.Kind switch
        {
            FeelKind.Number => a.AsNumber.CompareTo(b.AsNumber),
            FeelKind.String => CompareText(a.AsString!, b.AsString!),
            FeelKind.Date => a.Days.CompareTo(b.Days),
            FeelKind.Time or FeelKind.DateTime => a.Zone is null == (b.Zone is null) ? WholeSeconds(a).CompareTo(WholeSeconds(b)) : null,
            FeelKind.DaysDuration => a.Nanoseconds.CompareTo(b.Nanoseconds),
            FeelKind.MonthsDuration => a.Months.CompareTo(b.Months),
            _ => null,
        };
    }

    /// <summary>Whether a value lies in a range; null when it cannot be compared with an end.</summary>
    internal static bool? Contains(FeelRange range, in FeelValue v, Run? run)
    {
        if (range.Operator == "!=") return AreEqual(v, range.Low, run) is { } equal ? !equal : null;
        if (range.Operator is null && (range.Low.IsNull || range.High.IsNull)) return null;
        if (!range.Low.IsNull)
        {
            if (Compare(v, range.Low) is not { } c) return null;
            if (c < 0 || (c == 0 && !range.LowIncluded)) return false;
        }
        if (!range.High.IsNull)
        {
            if (Compare(v, range.High) is not { } c) return null;
            if (c > 0 || (c == 0 && !range.HighIncluded)) return false;
        }
        return true;
    }

    /// <summary>Times are compared by the second (10.3.2.3.5: a fraction is kept, but is no part of the value compared).</summary>
    internal static Int128 WholeSeconds(in FeelValue v) => (Instant(v) - v.TimeOfDay % 1_000_000_000) / 1_000_000_000;

    /// <summary>Nanoseconds in UTC; a value without a zone counts as it stands.</summary>
    internal static Int128 Instant(in FeelValue v)
    {
        var days = v.Kind == FeelKind.Time ? 0 : v.Days;
        var local = (Int128)days * Calendar.DayNanoseconds + v.TimeOfDay;
        return v.Zone is { } zone ? local - (Int128)zone.OffsetAt(days, v.TimeOfDay) * 1_000_000_000 : local;
    }

    /// <summary>By code point, so that characters beyond the basic plane come last.</summary>
    private static int CompareText(string a, string b)
    {
        var n = Math.Min(a.Length, b.Length);
        for (var i = 0; i < n; i++)
        {
            if (a[i] == b[i]) continue;
            var (s, t) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
            return s != t ? (s ? 1 : -1) : a[i].CompareTo(b[i]);
        }
        return a.Length.CompareTo(b.Length);
    }
}
