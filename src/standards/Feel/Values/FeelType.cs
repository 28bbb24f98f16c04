using Tongban.Feel.Evaluation;

namespace Tongban.Feel;

/// <summary>A type of FEEL (10.3.2.9): what `instance of` asks for and what item definitions and parameters declare.</summary>
public sealed class FeelType
{
    private enum Form { Any, Null, Simple, List, Range, Context, Function }

    private readonly Form _form;
    private readonly FeelKind _kind;
    private readonly FeelType? _element;
    private FeelType[] _parameters = [];

    private FeelType(Form form, FeelKind kind = FeelKind.Null, FeelType? element = null) => (_form, _kind, _element) = (form, kind, element);

    /// <summary>Any value.</summary>
    public static FeelType Any { get; } = new(Form.Any);

    internal static FeelType NullType { get; } = new(Form.Null);

    internal static FeelType AnyFunction { get; } = new(Form.Function);

    /// <summary>The element of a list or range, the result of a function.</summary>
    public FeelType? Element => _element;

    /// <summary>The members of a context type, or null.</summary>
    public IReadOnlyDictionary<string, FeelType>? Members { get; private set; }

    /// <summary>Whether this is a list type.</summary>
    public bool IsList => _form == Form.List;

    /// <summary>Whether this is Any.</summary>
    public bool IsAny => _form == Form.Any;

    /// <summary>The kind of a simple type; null for any other.</summary>
    internal FeelKind? SimpleKind => _form == Form.Simple ? _kind : null;

    internal FeelType[] ParameterTypes => _parameters;

    /// <summary>A constraint on values (allowed values), as a test of the value; null when there is none.</summary>
    internal Func<FeelValue, Run?, bool>? Allowed { get; set; }

    /// <summary>The constraints as the unary tests that they are written in.</summary>
    internal IReadOnlyList<Node> AllowedTests { get; private init; } = [];

    /// <summary>The built-in type of a name ("number", "date and time", "dateTime"…), or null.</summary>
    public static FeelType? Named(string name) => name switch
    {
        "Any" => Any,
        "Null" => NullType,
        "number" => new(Form.Simple, FeelKind.Number),
        "string" => new(Form.Simple, FeelKind.String),
        "boolean" => new(Form.Simple, FeelKind.Boolean),
        "date" => new(Form.Simple, FeelKind.Date),
        "time" => new(Form.Simple, FeelKind.Time),
        "date and time" or "dateTime" or "dateAndTime" => new(Form.Simple, FeelKind.DateTime),
        "days and time duration" or "dayTimeDuration" or "daysAndTimeDuration" => new(Form.Simple, FeelKind.DaysDuration),
        "years and months duration" or "yearMonthDuration" or "yearsAndMonthsDuration" => new(Form.Simple, FeelKind.MonthsDuration),
        "context" => new(Form.Context),
        "list" => ListOf(Any),
        "range" => RangeOf(Any),
        "function" => AnyFunction,
        _ => null,
    };

    /// <summary>The list type of an element type.</summary>
    public static FeelType ListOf(FeelType element) => new(Form.List, FeelKind.List, element);

    /// <summary>The range type of an end point type.</summary>
    public static FeelType RangeOf(FeelType element) => new(Form.Range, FeelKind.Range, element);

    /// <summary>The context type of members.</summary>
    public static FeelType ContextOf(IReadOnlyDictionary<string, FeelType> members) => new(Form.Context) { Members = members };

    /// <summary>The function type of parameters and a result.</summary>
    public static FeelType FunctionOf(FeelType[] parameters, FeelType result) => new(Form.Function, FeelKind.Function, result) { _parameters = parameters };

    /// <summary>The same type with a constraint.</summary>
    internal FeelType Constrained(Func<FeelValue, Run?, bool> allowed, Node test)
        => new(_form, _kind, _element) { Members = Members, _parameters = _parameters, AllowedTests = [.. AllowedTests, test], Allowed = Allowed is { } old ? (v, run) => old(v, run) && allowed(v, run) : allowed };

    /// <summary>Whether a value belongs to the type, as `instance of` asks: null belongs to Null and Any only; allowed values do not count.</summary>
    public bool Has(FeelValue v) => Has(v, false, null);

    internal bool Has(in FeelValue v, Run run) => Has(v, false, run);

    /// <summary>Whether a value may stand where the type is declared: of the type or made so as 10.3.2.9.4 does, and among its allowed values.</summary>
    public bool Fits(FeelValue v) => TryCoerce(v, null, out _);

    /// <summary>The type as FEEL writes it.</summary>
    public override string ToString() => _form switch
    {
        Form.Simple => _kind switch
        {
            FeelKind.DateTime => "date and time",
            FeelKind.DaysDuration => "days and time duration",
            FeelKind.MonthsDuration => "years and months duration",
            _ => _kind.ToString().ToLowerInvariant(),
        },
        Form.List => $"list<{_element}>",
        Form.Range => $"range<{_element}>",
        Form.Context => Members is null ? "context" : $"context<{string.Join(", ", Members.Select(m => $"{m.Key}: {m.Value}"))}>",
        Form.Function => _element is null ? "function" : $"function<{string.Join(", ", _parameters.Select(p => p.ToString()))}> -> {_element}",
        _ => _form.ToString(),
    };

    private bool Has(in FeelValue v, bool constraints, Run? run)
    {
        var has = _form switch
        {
            Form.Any => true,
            Form.Null => v.IsNull,
            Form.Simple => v.Kind == _kind,
            Form.List => v.AsList is { } l && (_element!.IsPlain || AllHave(l, constraints, run)),
            Form.Range => v.AsRange is { } r && (_element!.IsAny || (_element.HasOrNull(r.Low, false, run) && _element.HasOrNull(r.High, false, run))),
            Form.Context => v.AsContext is { } c && (Members is null || MembersHave(c, constraints, run)),
            _ => v.AsFunction is { } f && (_element is null || f.Is(this)),
        };
        return has && (!constraints || Allowed is null || Allowed(v, run));
    }

    /// <summary>A value of a simple type or of Any without constraints, the common case.</summary>
    internal bool IsPlainly(in FeelValue v) => Allowed is null && (_form == Form.Any || (_form == Form.Simple && v.Kind == _kind));

    // Apart from Has, so that simple types, the common case, make no closure.
    private bool AllHave(FeelList list, bool constraints, Run? run)
    {
        run?.Step(list.Count);
        Run.Nest(run, 0);
        foreach (var i in list.Items)
            if (!_element!.HasOrNull(i, constraints, run)) return false;
        return true;
    }

    private bool MembersHave(FeelContext context, bool constraints, Run? run)
    {
        run?.Step(Members!.Count);
        Run.Nest(run, 0);
        foreach (var (name, type) in Members!)
            if (!context.TryGet(name, out var x) || !type.HasOrNull(x, constraints, run)) return false;
        return true;
    }

    private bool IsPlain => _form == Form.Any && Allowed is null;

    private bool HasOrNull(in FeelValue v, bool constraints, Run? run) => (v.IsNull && (!constraints || Allowed is null)) || Has(v, constraints, run);

    /// <summary>
    /// Converts as 10.3.2.9.4 does: a value of the type stays, a list of one gives its element, a value becomes a list of one, a date
    /// becomes a date and time at midnight UTC; anything else does not conform.
    /// </summary>
    internal bool TryCoerce(in FeelValue v, Run? run, out FeelValue result)
    {
        result = v;
        if (v.IsNull || IsPlainly(v)) return true;
        if (Has(v, true, run)) return true;
        if (_form == Form.List && v.Kind != FeelKind.List && Has(FeelValue.ListOf(v), true, run)) { result = FeelValue.ListOf(v); return true; }
        if (_form != Form.List && v.AsList is { Count: 1 } one && Has(one[0], true, run)) { result = one[0]; return true; }
        if (_kind == FeelKind.DateTime && v.Kind == FeelKind.Date)
        {
            result = FeelValue.OfDateTime(v.Days, 0, FeelZone.Utc);
            return Has(result, true, run);
        }
        result = default;
        return false;
    }

    /// <summary>Reads the texts in a value from outside (JSON) as the temporal values that the type declares.</summary>
    public FeelValue Read(FeelValue v)
    {
        if (v.AsString is { } s)
        {
            var read = _kind switch
            {
                FeelKind.Date => TemporalText.Date(s),
                FeelKind.Time => TemporalText.Time(s),
                FeelKind.DateTime => TemporalText.DateTime(s),
                FeelKind.DaysDuration or FeelKind.MonthsDuration => TemporalText.Duration(s),
                _ => v,
            };
            return read.IsNull ? v : read;
        }
        if (v.AsList is { } l && _form == Form.List) return FeelValue.ListOf([.. l.Items.Select(_element!.Read)]);
        if (v.AsContext is { } c && Members is { } members)
            return FeelValue.Of(new FeelContext(c.Shape, [.. c.Keys.Select((k, i) => members.TryGetValue(k, out var t) ? t.Read(c.Values[i]) : c.Values[i])]));
        return v;
    }

    /// <summary>This function type, whose last parameter takes any number, with so many.</summary>
    internal FeelType Filled(int parameters)
        => parameters < _parameters.Length ? this : FunctionOf([.. _parameters, .. Enumerable.Repeat(_parameters[^1], parameters - _parameters.Length)], _element!);

    internal bool IsSubtypeOf(FeelType other)
    {
        if (other._form == Form.Any) return true;
        if (_form == Form.Null) return true;
        if (_form != other._form || (_form == Form.Simple && _kind != other._kind)) return false;
        return _form switch
        {
            Form.List or Form.Range => _element!.IsSubtypeOf(other._element!),
            Form.Context => other.Members is null || (Members is not null && other.Members.All(m => Members.TryGetValue(m.Key, out var t) && t.IsSubtypeOf(m.Value))),
            Form.Function => other._element is null || (_element is not null && _element.IsSubtypeOf(other._element)
                && _parameters.Length == other._parameters.Length && !_parameters.Where((p, i) => !other._parameters[i].IsSubtypeOf(p)).Any()),
            _ => true,
        };
    }
}
