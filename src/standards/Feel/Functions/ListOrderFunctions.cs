using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>Aggregates and order of lists (10.3.4.4, 10.3.4.6).</summary>
internal static class ListOrderFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("min", "list…", static (a, c) => Extreme(Spread(a), c, -1));
        define("max", "list…", static (a, c) => Extreme(Spread(a), c, 1));
        define("sum", "list…", static (a, c) => Sum(Spread(a), c));
        define("mean", "list…", static (a, c) => Numbers(Spread(a)) is { Count: > 0 } l ? Mean(l, c) : c.Bad());
        define("product", "list…", static (a, c) =>
        {
            if (Numbers(Spread(a)) is not { Count: > 0 } l) return c.Bad();
            FeelNumber? p = FeelNumber.One;
            foreach (var n in l) p = p is { } x ? FeelNumber.Multiply(x, n) : null;
            return p is { } r ? FeelValue.Of(r) : c.None("the product is out of range.");
        });
        define("median", "list…", static (a, c) =>
        {
            if (Numbers(Spread(a)) is not { } l) return c.Bad();
            if (l.Count == 0) return FeelValue.Null;
            l.Sort();
            return l.Count % 2 == 1 ? FeelValue.Of(l[l.Count / 2]) : Mean([l[l.Count / 2 - 1], l[l.Count / 2]], c);
        });
        define("stddev", "list…", static (a, c) => Numbers(Spread(a)) is { Count: > 1 } l ? Deviation(l, c) : c.Bad());
        define("mode", "list…", static (a, c) =>
        {
            if (Numbers(Spread(a)) is not { } l) return c.Bad();
            var groups = l.GroupBy(n => n).Select(g => (g.Key, Count: g.Count())).ToList();
            var most = groups.Select(g => g.Count).DefaultIfEmpty().Max();
            return FeelValue.ListOf([.. groups.Where(g => g.Count == most).Select(g => g.Key).Order().Select(n => FeelValue.Of(n))]);
        });
        define("all", "list…", static (a, c) => Logical(Spread(a), c, true));
        define("any", "list…", static (a, c) => Logical(Spread(a), c, false));
        define("and", "list…", static (a, c) => Logical(Spread(a), c, true));
        define("or", "list…", static (a, c) => Logical(Spread(a), c, false));
        define("sort", "list,precedes?", static (a, c) => Sort(a, c));
    }

    private static List<FeelNumber>? Numbers(ReadOnlySpan<FeelValue> items)
    {
        var l = new List<FeelNumber>(items.Length);
        foreach (var i in items)
        {
            if (i.Kind != FeelKind.Number) return null;
            l.Add(i.AsNumber);
        }
        return l;
    }

    private static FeelValue Extreme(ReadOnlySpan<FeelValue> items, Call c, int sign)
    {
        if (items.Length == 0) return FeelValue.Null;
        var best = items[0];
        if (Comparison.Compare(best, best) is null) return c.Bad();
        foreach (var i in items[1..])
        {
            if (Comparison.Compare(i, best) is not { } order) return c.Bad();
            if (order * sign > 0) best = i;
        }
        return best;
    }

    private static FeelValue Sum(ReadOnlySpan<FeelValue> items, Call c)
    {
        if (items.Length == 0) return FeelValue.Null;
        var sum = items[0];
        if (sum.Kind is not (FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration)) return c.Bad();
        foreach (var i in items[1..])
        {
            if (i.Kind != sum.Kind) return c.Bad();
            sum = i.Kind == FeelKind.Number ? Evaluation.Arithmetic.Numbers('+', sum.AsNumber, i.AsNumber, c.Span, c.Run)
                : Evaluation.Arithmetic.Calculate('+', sum, i, c.Span, c.Run);
        }
        return sum;
    }

    private static FeelNumber? Total(List<FeelNumber> l)
    {
        FeelNumber? s = FeelNumber.Zero;
        foreach (var n in l) s = s is { } x ? FeelNumber.Add(x, n) : null;
        return s;
    }

    private static FeelValue Mean(List<FeelNumber> l, Call c)
        => Total(l) is { } s && FeelNumber.Divide(s, l.Count) is { } m ? FeelValue.Of(m) : c.None("the mean is out of range.");

    /// <summary>The standard deviation of a sample.</summary>
    private static FeelValue Deviation(List<FeelNumber> l, Call c)
    {
        if (Total(l) is not { } s || FeelNumber.Divide(s, l.Count) is not { } mean) return c.None("out of range.");
        FeelNumber? squares = FeelNumber.Zero;
        foreach (var n in l)
            squares = squares is { } q && FeelNumber.Subtract(n, mean) is { } d && FeelNumber.Multiply(d, d) is { } d2 ? FeelNumber.Add(q, d2) : null;
        return squares is { } sum && FeelNumber.Divide(sum, l.Count - 1) is { } v && FeelNumber.Sqrt(v) is { } r ? FeelValue.Of(r) : c.None("out of range.");
    }

    private static FeelValue Logical(ReadOnlySpan<FeelValue> items, Call c, bool all)
    {
        var unknown = false;
        var wrong = false;
        foreach (var i in items)
        {
            if (all ? i.IsFalse : i.IsTrue) return FeelValue.Of(!all);
            unknown |= i.Kind != FeelKind.Boolean;
            wrong |= i.Kind is not (FeelKind.Boolean or FeelKind.Null);
        }
        return wrong ? c.Bad() : unknown ? FeelValue.Null : FeelValue.Of(all);
    }

    /// <summary>A stable merge sort: the order is the caller's, so it need not be consistent, and the work stays bounded.</summary>
    private static FeelValue Sort(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (Items(a[0]) is not { } l) return c.Bad();
        var precedes = a.Length > 1 ? a[1].AsFunction : null;
        if (a.Length > 1 && precedes is null && !a[1].IsNull) return c.Bad();
        if (precedes is null && l.Any(x => Comparison.Compare(x, l[0]) is null)) return c.Bad("The items have no order.");
        var items = (FeelValue[])l.Clone();
        var bad = false;
        Merge(items, new FeelValue[items.Length], 0, items.Length, (x, y) =>
        {
            c.Run.Step();
            if (precedes is null) return Comparison.Compare(x, y) < 0;
            var p = precedes.Invoke([x, y], c.Run, c.Span);
            bad |= p.Kind != FeelKind.Boolean;
            return p.IsTrue;
        });
        return bad ? c.Bad("The precedes function gives no boolean.") : FeelValue.ListOf(items);
    }

    private static void Merge(FeelValue[] items, FeelValue[] spare, int from, int to, Func<FeelValue, FeelValue, bool> precedes)
    {
        if (to - from < 2) return;
        var middle = (from + to) / 2;
        Merge(items, spare, from, middle, precedes);
        Merge(items, spare, middle, to, precedes);
        int i = from, j = middle;
        for (var k = from; k < to; k++) spare[k] = j >= to || (i < middle && !precedes(items[j], items[i])) ? items[i++] : items[j++];
        Array.Copy(spare, from, items, from, to - from);
    }
}
