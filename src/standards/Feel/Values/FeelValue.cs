namespace Tongban.Feel;

/// <summary>The kinds of value that FEEL knows (DMN 1.5, 10.3.2.3).</summary>
public enum FeelKind : byte
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day, with or without a zone.</summary>
    Time,

    /// <summary>A date and time, with or without a zone.</summary>
    DateTime,

    /// <summary>A duration of days, hours, minutes and seconds.</summary>
    DaysDuration,

    /// <summary>A duration of years and months.</summary>
    MonthsDuration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A context: named values.</summary>
    Context,

    /// <summary>A range between two end points.</summary>
    Range,

    /// <summary>A function.</summary>
    Function,
}

/// <summary>A value of FEEL: immutable, with numbers, dates and durations held inline. The default is null.</summary>
public readonly partial struct FeelValue : IEquatable<FeelValue>
{
    private readonly object? _object;
    private readonly ulong _low;
    private readonly ulong _high;
    private readonly int _exponent;
    private readonly FeelKind _kind;

    private FeelValue(FeelKind kind, object? reference, ulong low = 0, ulong high = 0, int exponent = 0)
        => (_kind, _object, _low, _high, _exponent) = (kind, reference, low, high, exponent);

    /// <summary>Null.</summary>
    public static FeelValue Null => default;

    /// <summary>true.</summary>
    public static FeelValue True => new(FeelKind.Boolean, null, 1);

    /// <summary>false.</summary>
    public static FeelValue False => new(FeelKind.Boolean, null);

    /// <summary>What the value is.</summary>
    public FeelKind Kind => _kind;

    /// <summary>Whether it is null.</summary>
    public bool IsNull => _kind == FeelKind.Null;

    /// <summary>Whether it is the boolean true.</summary>
    public bool IsTrue => _kind == FeelKind.Boolean && _low == 1;

    /// <summary>Whether it is the boolean false.</summary>
    public bool IsFalse => _kind == FeelKind.Boolean && _low == 0;

    /// <summary>Makes a boolean.</summary>
    public static FeelValue Of(bool value) => value ? True : False;

    /// <summary>Makes a number.</summary>
    public static FeelValue Of(FeelNumber value) => new(FeelKind.Number, null, value.Low, value.High, value.Exponent);

    internal static FeelValue Of(FeelNumber? value) => value is { } n ? Of(n) : Null;

    /// <summary>Makes a number.</summary>
    public static FeelValue Of(long value) => Of((FeelNumber)value);

    /// <summary>Makes a number.</summary>
    public static FeelValue Of(decimal value) => Of((FeelNumber)value);

    /// <summary>Makes a text; null gives null.</summary>
    public static FeelValue Of(string? value) => value is null ? Null : new(FeelKind.String, value);

    /// <summary>Makes a date.</summary>
    public static FeelValue Of(DateOnly value) => OfDate(Calendar.DaysOf(value.Year, value.Month, value.Day));

    /// <summary>Makes a date and time with its offset.</summary>
    public static FeelValue Of(DateTimeOffset value)
        => OfDateTime(Calendar.DaysOf(value.Year, value.Month, value.Day), value.TimeOfDay.Ticks * 100, FeelZone.Of(value.Offset));

    /// <summary>Makes a list.</summary>
    public static FeelValue Of(FeelList value) => new(FeelKind.List, value);

    /// <summary>Makes a list.</summary>
    public static FeelValue ListOf(params FeelValue[] items) => new(FeelKind.List, new FeelList(items));

    /// <summary>Makes a context.</summary>
    public static FeelValue Of(FeelContext value) => new(FeelKind.Context, value);

    /// <summary>Makes a range.</summary>
    public static FeelValue Of(FeelRange value) => new(FeelKind.Range, value);

    /// <summary>Makes a function value.</summary>
    public static FeelValue Of(FeelFunction value) => new(FeelKind.Function, value);

    /// <summary>Makes a duration of years and months from its months.</summary>
    public static FeelValue OfMonths(long months) => new(FeelKind.MonthsDuration, null, (ulong)months);

    internal static FeelValue OfNanoseconds(Int128 nanoseconds) => new(FeelKind.DaysDuration, null, (ulong)nanoseconds, (ulong)(nanoseconds >> 64));

    /// <summary>Makes a duration of days and time.</summary>
    public static FeelValue Of(TimeSpan value) => OfNanoseconds((Int128)value.Ticks * 100);

    internal static FeelValue OfDate(long days) => new(FeelKind.Date, null, 0, (ulong)days);

    internal static FeelValue OfTime(long nanoseconds, FeelZone? zone) => new(FeelKind.Time, zone, (ulong)nanoseconds);

    internal static FeelValue OfDateTime(long days, long nanoseconds, FeelZone? zone) => new(FeelKind.DateTime, zone, (ulong)nanoseconds, (ulong)days);

    /// <summary>The number. Meaningful only when <see cref="Kind"/> is Number.</summary>
    public FeelNumber AsNumber => new(_high, _low, _exponent);

    /// <summary>The text, or null when it is none.</summary>
    public string? AsString => _kind == FeelKind.String ? (string?)_object : null;

    /// <summary>The list, or null when it is none.</summary>
    public FeelList? AsList => _object as FeelList;

    /// <summary>The context, or null when it is none.</summary>
    public FeelContext? AsContext => _object as FeelContext;

    /// <summary>The range, or null when it is none.</summary>
    public FeelRange? AsRange => _object as FeelRange;

    /// <summary>The function, or null when it is none.</summary>
    public FeelFunction? AsFunction => _object as FeelFunction;

    /// <summary>The months of a years and months duration.</summary>
    public long Months => (long)_low;

    internal Int128 Nanoseconds => new(_high, _low);

    internal long Days => (long)_high;

    internal long TimeOfDay => (long)_low;

    internal FeelZone? Zone => _object as FeelZone;

    internal bool IsTemporal => _kind is >= FeelKind.Date and <= FeelKind.MonthsDuration;

    /// <summary>The date of a date or date and time within years 1–9999, or null.</summary>
    public DateOnly? AsDate => _kind is FeelKind.Date or FeelKind.DateTime && Days is >= -719162 and <= 2932896
        ? DateOnly.FromDayNumber((int)Days + 719162) : null;

    /// <summary>The duration of days and time, when it fits a TimeSpan.</summary>
    public TimeSpan? AsTimeSpan => _kind == FeelKind.DaysDuration && Int128.Abs(Nanoseconds) / 100 < long.MaxValue
        ? TimeSpan.FromTicks((long)(Nanoseconds / 100)) : null;

    /// <summary>Equality as FEEL's `=` where that is defined; values of different kinds are unequal. Throws
    /// <see cref="InsufficientExecutionStackException"/> for values nested so deeply that no result of an evaluation is.</summary>
    public bool Equals(FeelValue other) => Comparison.AreEqual(this, other, null) == true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelValue v && Equals(v);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash(0);

    // Into lists and contexts only so far that the work stays small; contexts are equal in any order of their entries.
    private int Hash(int depth) => _kind switch
    {
        FeelKind.Number => AsNumber.GetHashCode(),
        FeelKind.String => AsString!.GetHashCode(StringComparison.Ordinal),
        FeelKind.Boolean or FeelKind.MonthsDuration => (int)_low,
        FeelKind.DaysDuration or FeelKind.Date => HashCode.Combine(_low, _high),
        FeelKind.Time or FeelKind.DateTime => HashCode.Combine(Zone is null, Comparison.WholeSeconds(this)),
        FeelKind.List when depth < 3 => HashList(AsList!.Items, depth),
        FeelKind.Context when depth < 3 => HashContext(AsContext!, depth),
        FeelKind.Range when depth < 3 => HashCode.Combine(AsRange!.Low.Hash(depth + 1), AsRange.High.Hash(depth + 1)),
        FeelKind.Function => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_object),
        _ => (int)_kind,
    };

    private static int HashList(FeelValue[] items, int depth)
    {
        var hash = items.Length;
        for (var i = 0; i < Math.Min(items.Length, 8); i++) hash = HashCode.Combine(hash, items[i].Hash(depth + 1));
        return hash;
    }

    private static int HashContext(FeelContext context, int depth)
    {
        var hash = context.Count;
        if (context.Count > 16) return hash;
        for (var i = 0; i < context.Count; i++) hash += HashCode.Combine(context.Keys[i].GetHashCode(StringComparison.Ordinal), context.Values[i].Hash(depth + 1));
        return hash;
    }

    /// <summary>Equality of value.</summary>
    public static bool operator ==(FeelValue a, FeelValue b) => a.Equals(b);

    /// <summary>Inequality of value.</summary>
    public static bool operator !=(FeelValue a, FeelValue b) => !a.Equals(b);

    /// <summary>The text that FEEL's string() gives; "null" for null.</summary>
    public override string ToString() => Printing.Print(this, false, null);
}
