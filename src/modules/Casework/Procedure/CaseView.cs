using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>
/// What expressions of a procedure see: the variant's variables, the process's own (answers of decisions), each event's data under its type in camelCase (the last of a type
/// wins), <c>receivedOn</c>, <c>today</c>, <c>event</c>, <c>history</c> (types in order) and <c>clocks</c> by id in camelCase. The clocks are counted when they are asked for:
/// most expressions do not ask.
/// </summary>
internal sealed partial class CaseView : IReadOnlyDictionary<string, JsonElement>
{
    private const string ClocksName = "clocks";
    private static readonly ConcurrentDictionary<string, string> CamelNames = new(StringComparer.Ordinal);
    private static readonly JsonElement NoData = JsonElement.Parse("{}");
    private readonly Dictionary<string, JsonElement> facts;
    private readonly Lazy<JsonElement> clocks;

    private CaseView(Dictionary<string, JsonElement> facts, Func<JsonElement> clocks) => (this.facts, this.clocks) = (facts, new(clocks));

    internal static CaseView Of(ProcedureDefinition procedure, CaseState state, DateOnly today, HolidayCalendar calendar, JsonElement? happened)
    {
        var facts = Facts(procedure, state);
        facts["today"] = Json(Text(today));
        facts["event"] = happened ?? NoData;
        facts["history"] = JsonSerializer.SerializeToElement([.. state.History.Select(h => h.Type)], ViewJson.Default.StringArray);
        facts.Remove(ClocksName);
        return new(facts, () => Described(procedure, state, today, calendar));
    }

    internal static IReadOnlyList<ClockReading> Clocks(ProcedureDefinition procedure, CaseState state, DateOnly asOf, HolidayCalendar calendar)
    {
        var facts = Facts(procedure, state);
        return CaseClocks.Read(
            procedure.Clocks, state.History, state.EndedAt is { } ended ? ChinaTime.DateOf(ended) : null, asOf, calendar,
            text => procedure.Evaluate(text, facts));
    }

    /// <summary><c>request-correction</c> becomes <c>requestCorrection</c>: FEEL reads a hyphen as minus.</summary>
    internal static string Camel(string name) => CamelNames.GetOrAdd(name, static n =>
    {
        var parts = n.Split('-');
        return parts[0] + string.Concat(parts.Skip(1).Select(p => p.Length == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]));
    });

    /// <inheritdoc/>
    public int Count => facts.Count + 1;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => facts.Keys.Append(ClocksName);

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => facts.Values.Append(clocks.Value);

    /// <inheritdoc/>
    public JsonElement this[string key] => key == ClocksName ? clocks.Value : facts[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => key == ClocksName || facts.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        if (key != ClocksName)
            return facts.TryGetValue(key, out value);
        value = clocks.Value;
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        facts.Append(KeyValuePair.Create(ClocksName, clocks.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<string, JsonElement> Facts(ProcedureDefinition procedure, CaseState state)
    {
        var facts = new Dictionary<string, JsonElement>(procedure.With, StringComparer.Ordinal);
        foreach (var (name, value) in state.Process.Variables)
            facts[name] = value;
        foreach (var entry in state.History)
            if (entry.Data is { } data)
                facts[Camel(entry.Type)] = data;
        if (state.History.Count > 0)
            facts["receivedOn"] = Json(Text(state.History[0].EffectiveOn));
        return facts;
    }

    // A clock that has not started is there too, so that a guard never meets null where it asks for true or false.
    private static JsonElement Described(ProcedureDefinition procedure, CaseState state, DateOnly today, HolidayCalendar calendar)
    {
        var readings = Clocks(procedure, state, today, calendar).ToDictionary(r => r.Definition.Id);
        return JsonSerializer.SerializeToElement(
            procedure.Clocks.ToDictionary(c => Camel(c.Id), c => SeenClock.Of(readings.GetValueOrDefault(c.Id))), ViewJson.Default.DictionaryStringSeenClock);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, ViewJson.Default.String);

    /// <summary>A clock as expressions see it.</summary>
    internal sealed record SeenClock(bool Started, bool Running, bool StandsStill, bool Expired, bool Completed, string? StartedOn, string? DueOn)
    {
        internal static SeenClock Of(ClockReading? clock) => new(
            clock is not null, clock is { Running: true }, clock is { StandsStill: true }, clock is { Expired: true }, clock is { CompletedOn: not null },
            clock is null ? null : Text(clock.Count.StartDay), clock?.DueOn is { } due ? Text(due) : null);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Dictionary<string, SeenClock>))]
    [JsonSerializable(typeof(string[]))]
    private sealed partial class ViewJson : JsonSerializerContext;
}
