namespace Tongban.Feel.Functions;

/// <summary>Relations of points and ranges after Allen (10.3.4.9, table 78).</summary>
internal static class RangeFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("before", "point1,point2|range,point|point,range|range1,range2", static (a, c) => Relate(a, c, Before));
        define("after", "point1,point2|range,point|point,range|range1,range2", static (a, c) => Relate(a, c, static (x, y) => Before(y, x)));
        define("meets", "range1,range2", static (a, c) => Ranges(a, c, Meets));
        define("met by", "range1,range2", static (a, c) => Ranges(a, c, static (x, y) => Meets(y, x)));
        define("overlaps", "range1,range2", static (a, c) => Ranges(a, c, static (x, y) => Disjoint(x, y) is { } d ? !d : null));
        define("overlaps before", "range1,range2", static (a, c) => Ranges(a, c, OverlapsBefore));
        define("overlaps after", "range1,range2", static (a, c) => Ranges(a, c, static (x, y) => OverlapsBefore(y, x)));
        define("finishes", "point,range|range1,range2", static (a, c) => Point(a, c, Finishes));
        define("finished by", "range,point|range1,range2", static (a, c) => Point(a, c, static (x, y) => Finishes(y, x), false));
        define("includes", "range,point|range1,range2", static (a, c) => Point(a, c, Includes, false));
        define("during", "point,range|range1,range2", static (a, c) => Point(a, c, static (x, y) => Includes(y, x)));
        define("starts", "point,range|range1,range2", static (a, c) => Point(a, c, Starts));
        define("started by", "range,point|range1,range2", static (a, c) => Point(a, c, static (x, y) => Starts(y, x), false));
        define("coincides", "point1,point2|range1,range2", static (a, c) => Relate(a, c, static (x, y)
            => Low(x, y) is { } l && High(x, y) is { } h ? l == 0 && h == 0 : null, true));
    }

    private delegate bool? Relation(FeelRange x, FeelRange y);

    private static FeelRange? Of(in FeelValue v) => v.AsRange ?? (v.IsNull || Comparison.Compare(v, v) is null ? null : new FeelRange(v, v, true, true));

    private static FeelValue Relate(ReadOnlySpan<FeelValue> a, Call c, Relation relation, bool alike = false)
    {
        if (alike && (a[0].Kind == FeelKind.Range) != (a[1].Kind == FeelKind.Range)) return c.Bad();
        return Of(a[0]) is { } x && Of(a[1]) is { } y && relation(x, y) is { } r ? FeelValue.Of(r) : c.Bad();
    }

    private static FeelValue Ranges(ReadOnlySpan<FeelValue> a, Call c, Relation relation)
        => a[0].Kind == FeelKind.Range && a[1].Kind == FeelKind.Range ? Relate(a, c, relation) : c.Bad();

    private static FeelValue Point(ReadOnlySpan<FeelValue> a, Call c, Relation relation, bool rangeLast = true)
        => a[rangeLast ? 1 : 0].Kind == FeelKind.Range ? Relate(a, c, relation) : c.Bad();

    /// <summary>Orders the lower ends: an end that is left out begins later.</summary>
    private static int? Low(FeelRange x, FeelRange y)
    {
        if (x.Low.IsNull || y.Low.IsNull) return x.Low.IsNull == y.Low.IsNull ? 0 : x.Low.IsNull ? -1 : 1;
        return Comparison.Compare(x.Low, y.Low) is not { } c ? null : c != 0 ? c : y.LowIncluded.CompareTo(x.LowIncluded);
    }

    /// <summary>Orders the upper ends: an end that is left out ends earlier.</summary>
    private static int? High(FeelRange x, FeelRange y)
    {
        if (x.High.IsNull || y.High.IsNull) return x.High.IsNull == y.High.IsNull ? 0 : x.High.IsNull ? 1 : -1;
        return Comparison.Compare(x.High, y.High) is not { } c ? null : c != 0 ? c : x.HighIncluded.CompareTo(y.HighIncluded);
    }

    private static bool? Before(FeelRange x, FeelRange y)
    {
        if (x.High.IsNull || y.Low.IsNull) return false;
        return Comparison.Compare(x.High, y.Low) is not { } c ? null : c < 0 || (c == 0 && !(x.HighIncluded && y.LowIncluded));
    }

    private static bool? Meets(FeelRange x, FeelRange y)
    {
        if (x.High.IsNull || y.Low.IsNull) return false;
        return Comparison.Compare(x.High, y.Low) is not { } c ? null : c == 0 && x.HighIncluded && y.LowIncluded;
    }

    private static bool? Disjoint(FeelRange x, FeelRange y) => Before(x, y) is { } b && Before(y, x) is { } a ? a || b : null;

    private static bool? OverlapsBefore(FeelRange x, FeelRange y)
        => Disjoint(x, y) is { } d && Low(x, y) is { } l && High(x, y) is { } h ? !d && l < 0 && h <= 0 : null;

    private static bool? Finishes(FeelRange x, FeelRange y)
        => High(x, y) is { } h && Low(x, y) is { } l && Disjoint(x, y) is { } d ? h == 0 && l >= 0 && !d : null;

    private static bool? Starts(FeelRange x, FeelRange y)
        => High(x, y) is { } h && Low(x, y) is { } l && Disjoint(x, y) is { } d ? l == 0 && h <= 0 && !d : null;

    private static bool? Includes(FeelRange x, FeelRange y) => Low(x, y) is { } l && High(x, y) is { } h ? l <= 0 && h >= 0 : null;
}
