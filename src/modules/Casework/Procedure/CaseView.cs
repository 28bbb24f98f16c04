using System.Globalization;
using System.Text.Json;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>
/// What expressions of a procedure see: the variant's variables, the process's own (answers of decisions), each event's data under its type in camelCase (the last of a type
/// wins), <c>receivedOn</c>, <c>today</c>, <c>event</c>, <c>history</c> (types in order) and <c>clocks</c> by id in camelCase.
/// </summary>
internal static class CaseView
{
    internal static IReadOnlyDictionary<string, JsonElement> Of(ProcedureDefinition procedure, CaseState state, DateOnly today, HolidayCalendar calendar, JsonElement? happened)
    {
        var view = Facts(procedure, state);
        view["today"] = Json(Text(today));
        view["event"] = happened ?? Json(new { });
        view["history"] = Json(state.History.Select(h => h.Type));
        var readings = Clocks(procedure, state, today, calendar).ToDictionary(r => r.Definition.Id);
        view["clocks"] = Json(procedure.Clocks.ToDictionary(c => Camel(c.Id), c => Describe(readings.GetValueOrDefault(c.Id))));
        return view;
    }

    internal static IReadOnlyList<ClockReading> Clocks(ProcedureDefinition procedure, CaseState state, DateOnly asOf, HolidayCalendar calendar)
    {
        var facts = Facts(procedure, state);
        return CaseClocks.Read(
            procedure.Clocks, state.History, state.EndedAt is { } ended ? ChinaTime.DateOf(ended) : null, asOf, calendar,
            text => procedure.Evaluate(text, facts));
    }

    /// <summary><c>request-correction</c> becomes <c>requestCorrection</c>: FEEL reads a hyphen as minus.</summary>
    internal static string Camel(string name)
    {
        var parts = name.Split('-');
        return parts[0] + string.Concat(parts.Skip(1).Select(p => p.Length == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]));
    }

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
    private static object Describe(ClockReading? clock) => new
    {
        started = clock is not null,
        running = clock is { Running: true },
        standsStill = clock is { StandsStill: true },
        expired = clock is { Expired: true },
        completed = clock is { CompletedOn: not null },
        startedOn = clock is null ? null : Text(clock.Count.StartDay),
        dueOn = clock?.DueOn is { } due ? Text(due) : null,
    };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
