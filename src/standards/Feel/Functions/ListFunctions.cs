using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>List functions that build or search (10.3.4.4).</summary>
internal static class ListFunctions
{
    internal static void Add(Action<string, string, Body> define)
    {
        define("list contains", "list,element", static (a, c) => Items(a[0]) is { } l ? FeelValue.Of(Find(l, a[1], c) >= 0) : c.Bad());
        define("count", "list", static (a, c) => Items(a[0]) is { } l ? FeelValue.Of((long)l.Length) : c.Bad());
        define("sublist", "list,start position,length?", static (a, c) => Sublist(a, c));
        define("append", "list,item…", static (a, c) => a[0].IsNull ? c.Bad() : Make([.. Items(a[0])!, .. a[1..]], c));
        define("concatenate", "list…", static (a, c) =>
        {
            var all = new List<FeelValue>();
            foreach (var v in a)
            {
                if (Items(v) is not { } l) return c.Bad();
                c.Run.CheckList((long)all.Count + l.Length);
                all.AddRange(l);
            }
            return Make([.. all], c);
        });
        define("insert before", "list,position,newItem", static (a, c) =>
        {
            if (Items(a[0]) is not { } l || !Place(a[1], l.Length, out var i)) return c.Bad("The position is outside the list.");
            return Make([.. l[..i], a[2], .. l[i..]], c);
        });
        define("remove", "list,position", static (a, c) =>
        {
            if (Items(a[0]) is not { } l || !Place(a[1], l.Length, out var i)) return c.Bad("The position is outside the list.");
            return Make([.. l[..i], .. l[(i + 1)..]], c);
        });
        define("list replace", "list,position:Number,newItem|list,match:Function,newItem", static (a, c) => Replace(a, c));
        define("reverse", "list", static (a, c) => Items(a[0]) is { } l ? Make([.. l.Reverse()], c) : c.Bad());
        define("index of", "list,match", static (a, c) =>
        {
            if (Items(a[0]) is not { } l) return c.Bad();
            var m = a[1];
            c.Run.Step(l.Length / 8);
            return Make([.. Enumerable.Range(0, l.Length).Where(i => Comparison.AreEqual(l[i], m, c.Run) == true).Select(i => FeelValue.Of(i + 1L))], c);
        });
        define("union", "list…", static (a, c) =>
        {
            var all = new List<FeelValue>();
            foreach (var v in a)
            {
                if (Items(v) is not { } l) return c.Bad();
                c.Run.CheckList((long)all.Count + l.Length);
                all.AddRange(l);
            }
            return Distinct(all, c);
        });
        define("distinct values", "list", static (a, c) => Items(a[0]) is { } l ? Distinct(l, c) : c.Bad());
        define("flatten", "list", static (a, c) =>
        {
            if (Items(a[0]) is not { } l) return c.Bad();
            var all = new List<FeelValue>();
            Flatten(l, all, c, 0);
            return Make([.. all], c);
        });
    }

    private static FeelValue Make(FeelValue[] items, Call c)
    {
        c.Run.CheckList(items.Length);
        c.Run.Step(items.Length / 8);
        return FeelValue.ListOf(items);
    }

    private static int Find(FeelValue[] list, FeelValue v, Call c)
    {
        c.Run.Step(list.Length / 8);
        for (var i = 0; i < list.Length; i++)
            if (Comparison.AreEqual(list[i], v, c.Run) == true) return i;
        return -1;
    }

    private static bool Place(in FeelValue v, int count, out int index)
    {
        index = 0;
        if (!Integer(v, out var p) || p == 0 || Math.Abs(p) > count) return false;
        index = (int)(p > 0 ? p - 1 : count + p);
        return true;
    }

    private static FeelValue Sublist(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (Items(a[0]) is not { } l || !Place(a[1], l.Length, out var from)) return c.Bad("The start position is outside the list.");
        long length = l.Length - from;
        if (a.Length > 2 && (!Integer(a[2], out length) || length < 0 || from + length > l.Length)) return c.Bad("The length is beyond the list.");
        return Make(l[from..(from + (int)length)], c);
    }

    private static FeelValue Replace(ReadOnlySpan<FeelValue> a, Call c)
    {
        if (Items(a[0]) is not { } l) return c.Bad();
        var result = (FeelValue[])l.Clone();
        if (a[1].AsFunction is { } match)
        {
            for (var i = 0; i < l.Length; i++)
            {
                var hit = match.Invoke([l[i], a[2]], c.Run, c.Span);
                if (hit.Kind != FeelKind.Boolean) return c.Bad("The match function gives no boolean.");
                if (hit.IsTrue) result[i] = a[2];
            }
            return Make(result, c);
        }
        if (!Place(a[1], l.Length, out var at)) return c.Bad("The position is outside the list.");
        result[at] = a[2];
        return Make(result, c);
    }

    private static FeelValue Distinct(IReadOnlyList<FeelValue> all, Call c)
    {
        var kept = new List<FeelValue>();
        var seen = new HashSet<FeelValue>(new Equality(c.Run));
        foreach (var v in all)
        {
            c.Run.Step();
            if (seen.Add(v)) kept.Add(v);
        }
        return Make([.. kept], c);
    }

    /// <summary>Equality whose work counts for the run, also that of values which only look alike to the hash.</summary>
    private sealed class Equality(Evaluation.Run run) : IEqualityComparer<FeelValue>
    {
        public bool Equals(FeelValue x, FeelValue y)
        {
            run.Step();
            return Comparison.AreEqual(x, y, run) == true;
        }

        public int GetHashCode(FeelValue v)
        {
            run.StepText(v.AsString?.Length ?? 0);
            return v.GetHashCode();
        }
    }

    private static void Flatten(FeelValue[] items, List<FeelValue> all, Call c, int depth)
    {
        Evaluation.Run.Nest(c.Run, depth);
        foreach (var v in items)
        {
            c.Run.Step();
            if (v.AsList is { } l) Flatten(l.Items, all, c, depth + 1);
            else
            {
                all.Add(v);
                c.Run.CheckList(all.Count);
            }
        }
    }
}
