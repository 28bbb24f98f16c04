using Tongban.Feel.Evaluation;

namespace Tongban.Feel.Functions;

/// <summary>The place of a call: what a built-in needs to fail with a diagnostic, count steps or ask the time.</summary>
internal readonly record struct Call(Run Run, FeelSpan Span, string Name)
{
    internal FeelValue Bad(string what = "The arguments are not of the types it takes.") => Run.Fail(FeelCodes.Arguments, $"{Name}(): {what}", Span);

    internal FeelValue None(string what) => Run.Fail(FeelCodes.Domain, $"{Name}(): {what}", Span);
}

internal delegate FeelValue Body(ReadOnlySpan<FeelValue> a, Call c);

/// <summary>A built-in function. Its signatures are tried in order for named arguments; "x?" may be left out, "x~" only where
/// names are given (it is then null), "x…" takes all that follow, and "x:Kind" fits values of that kind only.</summary>
internal sealed class Builtin : FeelFunction
{
    private readonly string _name;
    private readonly string[][] _signatures;
    private readonly FeelKind[][] _kinds;
    private readonly bool _fill;
    private readonly int _minimum;
    private readonly int _maximum;
    private readonly bool _variadic;
    private readonly Body _body;

    internal Builtin(string name, string signatures, Body body)
    {
        (_name, _body) = (name, body);
        _types = new(() => Signatures.Of(name));
        var forms = signatures.Split('|').Select(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        _variadic = forms.Any(f => f.Length > 0 && f[^1].EndsWith('…'));
        _minimum = forms.Min(f => f.Count(p => !p.EndsWith('?')));
        _maximum = _variadic ? int.MaxValue : forms.Max(f => f.Length);
        _signatures = [.. forms.Select(f => f.Select(p => p.Split(':')[0].TrimEnd('?', '…', '~')).ToArray())];
        _kinds = [.. forms.Select(f => f.Select(p => p.Contains(':', StringComparison.Ordinal) ? Enum.Parse<FeelKind>(p.Split(':')[1]) : FeelKind.Null).ToArray())];
        _fill = forms[0].Any(p => p.EndsWith('~'));
        Optional = [.. forms.Select(f => f.Count(p => !p.EndsWith('?') && !p.EndsWith('~')))];
    }

    private int[] Optional { get; }

    public override IReadOnlyList<string> Parameters => _signatures[0];

    private readonly Lazy<(FeelType Type, bool Any)[]> _types;

    /// <summary>The type of each way of calling it.</summary>
    internal IEnumerable<FeelType> Types => _types.Value.Select(t => t.Type);

    internal override bool Is(FeelType type) => _types.Value.Any(t => (t.Any ? t.Type.Filled(type.ParameterTypes.Length) : t.Type).IsSubtypeOf(type));

    internal string Name => _name;

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
    {
        var call = new Call(run, span, _name);
        if (arguments.Length < _minimum || arguments.Length > _maximum) return call.Bad($"It does not take {arguments.Length} arguments.");
        run.Step(1 + Weight(arguments));
        return _body(arguments, call);
    }

    /// <summary>A built-in goes through its lists and texts about once: long ones are work.</summary>
    private static long Weight(ReadOnlySpan<FeelValue> arguments)
    {
        long weight = 0;
        foreach (ref readonly var a in arguments)
            weight += a.Kind switch
            {
                FeelKind.List => a.AsList!.Count >> 5,
                FeelKind.String => a.AsString!.Length >> 6,
                FeelKind.Context => a.AsContext!.Count >> 3,
                _ => 0,
            };
        return weight;
    }

    internal override FeelValue InvokeNamed(IReadOnlyList<string> names, ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
    {
        // before(point, range) and before(range, point) differ by the order of their names only: the one that is written so comes first.
        foreach (var s in Enumerable.Range(0, _signatures.Length).OrderBy(s => _signatures[s].SequenceEqual(names) ? 0 : 1))
        {
            var signature = _signatures[s];
            var ordered = new FeelValue[signature.Length];
            var given = new bool[signature.Length];
            var fits = true;
            for (var i = 0; i < names.Count && fits; i++)
            {
                var at = Array.IndexOf(signature, names[i]);
                fits = at >= 0 && !given[at] && (_kinds[s][at] == FeelKind.Null || _kinds[s][at] == arguments[i].Kind);
                if (!fits) break;
                ordered[at] = arguments[i];
                given[at] = true;
            }
            if (!fits || given.Take(Optional[s]).Contains(false)) continue;
            var length = _fill ? ordered.Length : Array.LastIndexOf(given, true) + 1;
            return Invoke(ordered.AsSpan(0, length), run, span);
        }
        return run.Fail(FeelCodes.Arguments, $"{_name}(): It has no parameters named {string.Join(", ", names)}.", span);
    }
}

/// <summary>All built-in functions of DMN 1.5 (10.3.4), one family to a file.</summary>
internal static class Library
{
    private static readonly Dictionary<string, Builtin> All = new(StringComparer.Ordinal);

    static Library()
    {
        ConversionFunctions.Add(Define);
        StringFunctions.Add(Define);
        NumericFunctions.Add(Define);
        ListFunctions.Add(Define);
        ListOrderFunctions.Add(Define);
        TemporalFunctions.Add(Define);
        RangeFunctions.Add(Define);
        ContextFunctions.Add(Define);
        MultiwordNames = [.. All.Keys.Where(k => k.Contains(' ', StringComparison.Ordinal)), "start included", "end included", "time offset"];
    }

    internal static string[] MultiwordNames { get; }

    internal static Builtin? Find(string name) => All.GetValueOrDefault(name);

    private static void Define(string name, string signatures, Body body) => All.Add(name, new Builtin(name, signatures, body));

    /// <summary>A list of one stands for its element where a single value is asked for (10.3.2.9.4).</summary>
    internal static FeelValue Single(in FeelValue v) => v.AsList is { Count: 1 } l ? l[0] : v;

    internal static bool Number(in FeelValue v, out FeelNumber n)
    {
        var s = Single(v);
        n = s.AsNumber;
        return s.Kind == FeelKind.Number;
    }

    internal static bool Integer(in FeelValue v, out long n)
    {
        var whole = Number(v, out var d) ? d.ToInt64() : null;
        n = whole ?? 0;
        return whole is not null;
    }

    internal static bool Text(in FeelValue v, out string s)
    {
        s = Single(v).AsString ?? "";
        return Single(v).Kind == FeelKind.String;
    }

    internal static FeelValue[]? Items(in FeelValue v) => v.IsNull ? null : v.AsList is { } l ? l.Items : [v];

    /// <summary>The items that an aggregate goes over: one list, or the arguments themselves.</summary>
    internal static ReadOnlySpan<FeelValue> Spread(ReadOnlySpan<FeelValue> a) => a.Length == 1 && a[0].AsList is { } l ? l.Items : a;
}
