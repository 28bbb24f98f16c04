using System.Collections;

namespace Tongban.Feel;

/// <summary>An immutable list of values.</summary>
public sealed class FeelList : IReadOnlyList<FeelValue>
{
    internal static readonly FeelList Empty = new([]);
    internal readonly FeelValue[] Items;

    /// <summary>Takes the items as they are; the array must not be changed afterwards.</summary>
    public FeelList(FeelValue[] items) => Items = items;

    /// <inheritdoc/>
    public FeelValue this[int index] => Items[index];

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public IEnumerator<FeelValue> GetEnumerator() => ((IEnumerable<FeelValue>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();
}

/// <summary>The keys of a context, shared by all contexts of one form so that a name is looked up once.</summary>
public sealed class FeelShape
{
    private readonly Dictionary<string, int>? _index;

    /// <summary>Keys in order; each must occur once.</summary>
    public FeelShape(params string[] keys)
    {
        Keys = keys;
        if (keys.Length <= 6) return;
        _index = new(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++) _index[keys[i]] = i;
    }

    // Contexts that are made one after the other mostly have the same keys.
    [ThreadStatic]
    private static FeelShape? s_last;

    /// <summary>A shape of these keys, the one asked for before when it has the same.</summary>
    internal static FeelShape Of(List<string> keys)
    {
        if (keys.Count > 64) return new([.. keys]);
        if (s_last is { } last && keys.SequenceEqual(last.Keys)) return last;
        return s_last = new([.. keys]);
    }

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The place of a key, or -1.</summary>
    public int IndexOf(string key)
    {
        if (_index is not null) return _index.GetValueOrDefault(key, -1);
        var keys = (string[])Keys;
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] == key) return i;
        return -1;
    }
}

/// <summary>An immutable context: named values in order (10.3.2.6).</summary>
public sealed class FeelContext
{
    /// <summary>The context without entries.</summary>
    public static readonly FeelContext Empty = new(new FeelShape(), []);

    internal readonly FeelShape Shape;
    internal readonly FeelValue[] Values;

    /// <summary>Joins keys and values, one value for each key of the shape.</summary>
    public FeelContext(FeelShape shape, FeelValue[] values) => (Shape, Values) = (shape, values);

    /// <summary>Makes a context of pairs; a later pair of the same key wins.</summary>
    public static FeelContext Of(params IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        var keys = new List<string>();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var values = new List<FeelValue>();
        foreach (var (key, value) in entries)
        {
            if (at.TryGetValue(key, out var i)) { values[i] = value; continue; }
            at[key] = keys.Count;
            keys.Add(key);
            values.Add(value);
        }
        return new FeelContext(FeelShape.Of(keys), [.. values]);
    }

    /// <summary>Makes a context of pairs.</summary>
    public static FeelContext Of(params (string Key, FeelValue Value)[] entries)
        => Of(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => Shape.Keys;

    /// <summary>The number of entries.</summary>
    public int Count => Values.Length;

    /// <summary>The value of a key, or null when there is none.</summary>
    public FeelValue this[string key] => TryGet(key, out var v) ? v : FeelValue.Null;

    /// <summary>Whether the key is there, and its value.</summary>
    public bool TryGet(string key, out FeelValue value)
    {
        var i = Shape.IndexOf(key);
        value = i < 0 ? default : Values[i];
        return i >= 0;
    }

    /// <summary>The entries in order.</summary>
    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => Keys.Select((k, i) => KeyValuePair.Create(k, Values[i]));

    /// <summary>The same context with one entry set.</summary>
    public FeelContext With(string key, FeelValue value) => Of(Entries.Append(KeyValuePair.Create(key, value)));
}

/// <summary>A range (10.3.2.7): an end that is null is unbounded.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="LowIncluded">Whether the lower end belongs to it.</param>
/// <param name="HighIncluded">Whether the upper end belongs to it.</param>
public sealed record FeelRange(FeelValue Low, FeelValue High, bool LowIncluded, bool HighIncluded)
{
    /// <summary>The operator when it was written as a comparison, `(&lt; 5)`; only then may an end be open for good.</summary>
    public string? Operator { get; init; }
}

/// <summary>A function that FEEL can call.</summary>
public abstract class FeelFunction
{
    /// <summary>The names of its parameters, in order.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    internal virtual FeelType Type => FeelType.AnyFunction;

    /// <summary>Whether this is a value of a function type; a built-in may be called in several ways and is of several types.</summary>
    internal virtual bool Is(FeelType type) => Type.IsSubtypeOf(type);

    internal abstract FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Evaluation.Run run, FeelSpan span);

    internal virtual FeelValue InvokeNamed(IReadOnlyList<string> names, ReadOnlySpan<FeelValue> arguments, Evaluation.Run run, FeelSpan span)
    {
        var ordered = new FeelValue[Parameters.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var at = -1;
            for (var j = 0; j < Parameters.Count; j++)
                if (Parameters[j] == names[i]) at = j;
            if (at < 0) return run.Fail(FeelCodes.Arguments, $"The function has no parameter '{names[i]}'.", span);
            ordered[at] = arguments[i];
        }
        return names.Count != ordered.Length
            ? run.Fail(FeelCodes.Arguments, $"The function takes {ordered.Length} arguments, not {names.Count}.", span)
            : Invoke(ordered, run, span);
    }
}
