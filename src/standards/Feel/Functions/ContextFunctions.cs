using static Tongban.Feel.Functions.Library;

namespace Tongban.Feel.Functions;

/// <summary>Context functions (10.3.4.10).</summary>
internal static class ContextFunctions
{
    private static readonly FeelShape Entry = new("key", "value");

    internal static void Add(Action<string, string, Body> define)
    {
        define("get value", "m,key", static (a, c) => Single(a[0]).AsContext is { } m && Text(a[1], out var k)
            ? m.TryGet(k, out var v) ? v : c.None($"there is no entry '{k}'.") : c.Bad());
        define("get entries", "m", static (a, c) => Single(a[0]).AsContext is { } m
            ? FeelValue.ListOf([.. m.Keys.Select((k, i) => FeelValue.Of(new FeelContext(Entry, [FeelValue.Of(k), m.Values[i]])))]) : c.Bad());
        define("context", "entries", static (a, c) => Make(a[0], c));
        define("context put", "context,key:String,value|context,keys:List,value", static (a, c) =>
        {
            if (Single(a[0]).AsContext is not { } m) return c.Bad();
            if (a[1].AsString is { } key) return FeelValue.Of(m.With(key, a[2]));
            return a[1].AsList is { Count: > 0 } keys && keys.Items.All(k => k.Kind == FeelKind.String) ? Put(m, keys.Items, 0, a[2], c) : c.Bad();
        });
        define("context merge", "contexts", static (a, c) =>
        {
            if (Items(a[0]) is not { } items || items.Any(i => i.Kind != FeelKind.Context)) return c.Bad();
            foreach (var i in items) c.Run.Step(i.AsContext!.Count / 8);
            return FeelValue.Of(FeelContext.Of(items.SelectMany(i => i.AsContext!.Entries)));
        });
    }

    private static FeelValue Put(FeelContext m, FeelValue[] keys, int at, FeelValue value, Call c)
    {
        var key = keys[at].AsString!;
        if (at == keys.Length - 1) return FeelValue.Of(m.With(key, value));
        if (!m.TryGet(key, out var inner) || inner.AsContext is not { } next) return c.Bad($"The entry '{key}' is no context.");
        var put = Put(next, keys, at + 1, value, c);
        return put.IsNull ? put : FeelValue.Of(m.With(key, put));
    }

    private static FeelValue Make(in FeelValue v, Call c)
    {
        if (Items(v) is not { } items) return c.Bad();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var i in items)
        {
            if (i.AsContext is not { } e || e["key"].AsString is not { } key || !e.TryGet("value", out var value)) return c.Bad("An entry needs a key and a value.");
            if (!seen.Add(key)) return c.Bad($"The key '{key}' occurs twice.");
            entries.Add(new(key, value));
        }
        return FeelValue.Of(FeelContext.Of(entries));
    }
}
