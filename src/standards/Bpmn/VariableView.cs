using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Tongban.Bpmn;

/// <summary>
/// The variables visible at a point, innermost first: those of the activity, then of each enclosing scope up to the
/// process (a called process does not see its caller's), then what the host gives. A snapshot.
/// </summary>
public sealed class VariableView : IReadOnlyDictionary<string, JsonElement>
{
    private readonly IReadOnlyDictionary<string, JsonElement>[] _layers;

    internal VariableView(IEnumerable<IReadOnlyDictionary<string, JsonElement>> innermostFirst) => _layers = [.. innermostFirst];

    internal IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Layers => _layers;

    /// <inheritdoc/>
    public int Count => Keys.Count();

    /// <summary>The names visible, sorted.</summary>
    public IEnumerable<string> Keys => _layers.SelectMany(l => l.Keys).Distinct().Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => Keys.Select(k => this[k]);

    /// <inheritdoc/>
    public JsonElement this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no variable '{key}' is visible here");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        foreach (var layer in _layers)
            if (layer.TryGetValue(key, out value))
                return true;
        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal VariableView With(IReadOnlyDictionary<string, JsonElement> inner) => new([inner, .. _layers]);

    internal ImmutableSortedDictionary<string, JsonElement> Flatten() =>
        this.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
