using System.Text.Json;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>
/// Reads a procedure's clocks from the case's history: a pure fold, so that a clock can be recomputed at any later time, on a
/// corrected calendar too, and always says why. A clock starts at the first entry of its <c>from</c> types and is completed by the
/// first entry of its <c>until</c> types after that.
/// </summary>
internal static class CaseClocks
{
    /// <summary>Reads every clock that has started.</summary>
    /// <param name="definitions">The procedure's clocks.</param>
    /// <param name="history">The case's history in its order.</param>
    /// <param name="endedOn">Day the procedure ended; null while it runs.</param>
    /// <param name="asOf">Legal day of the reading.</param>
    /// <param name="calendar">The holiday calendar.</param>
    /// <param name="evaluate">Evaluates a FEEL expression over the case's variables; null for a FEEL null.</param>
    /// <exception cref="InvalidOperationException">A period expression gives no period: the pack's check missed it.</exception>
    internal static IReadOnlyList<ClockReading> Read(
        IReadOnlyList<ClockDefinition> definitions,
        IReadOnlyList<HistoryEntry> history,
        DateOnly? endedOn,
        DateOnly asOf,
        HolidayCalendar calendar,
        Func<string, JsonElement> evaluate)
    {
        var readings = new List<ClockReading>(definitions.Count);
        foreach (var definition in definitions)
            if (ReadOne(definition, history, endedOn, asOf, calendar, evaluate) is { } reading)
                readings.Add(reading);
        return readings;
    }

    private static ClockReading? ReadOne(
        ClockDefinition clock, IReadOnlyList<HistoryEntry> history, DateOnly? endedOn, DateOnly asOf, HolidayCalendar calendar, Func<string, JsonElement> evaluate)
    {
        var first = IndexOf(history, clock.From, 0);
        if (first < 0 || (clock.When is { } when && !IsTrue(evaluate(when))))
            return null;

        var completion = IndexOf(history, clock.Until, first + 1);
        var until = completion < 0 ? history.Count : completion;
        var standstills = StandstillsOf(clock, history, first, until, completion < 0 ? endedOn : history[completion].EffectiveOn);
        var count = PeriodCounter.Count(
            calendar,
            PeriodOf(clock, evaluate),
            history[first].EffectiveOn,
            standstills.Select(s => new Suspension(s.From, s.To, new BilingualText(s.Cause.Reason.Zh, s.Cause.Reason.En))),
            ExtensionOf(clock, history, first, until));
        return new(
            clock, count, standstills,
            completion < 0 ? null : history[completion].EffectiveOn,
            completion < 0 ? endedOn : null,
            asOf);
    }

    private static StatutoryPeriod PeriodOf(ClockDefinition clock, Func<string, JsonElement> evaluate)
    {
        if (StatutoryPeriod.TryParse(clock.Period, out var fixedPeriod))
            return fixedPeriod;
        var text = evaluate(clock.Period) is { ValueKind: JsonValueKind.String } given ? given.GetString() : null;
        return StatutoryPeriod.TryParse(text, out var period)
            ? period
            : throw new InvalidOperationException($"The period of clock '{clock.Id}' ({clock.Period}) gives '{text}', which is no period.");
    }

    private static List<Standstill> StandstillsOf(ClockDefinition clock, IReadOnlyList<HistoryEntry> history, int first, int until, DateOnly? closedOn)
    {
        var found = new List<Standstill>();
        foreach (var cause in clock.StandsStill)
        {
            DateOnly? from = null;
            for (var i = first + 1; i < until; i++)
            {
                var entry = history[i];
                if (from is null && entry.Type == cause.From)
                    from = entry.EffectiveOn;
                else if (from is { } begun && entry.Type == cause.Until)
                {
                    found.Add(new(begun, entry.EffectiveOn, cause));
                    from = null;
                }
            }

            if (from is { } open)
                found.Add(new(open, closedOn, cause));
        }

        found.Sort((a, b) => a.From.CompareTo(b.From));
        return found;
    }

    private static int ExtensionOf(ClockDefinition clock, IReadOnlyList<HistoryEntry> history, int first, int until)
    {
        if (clock.Extension is not { } extension)
            return 0;
        var units = 0;
        for (var i = first + 1; i < until; i++)
            if (history[i].Type == extension.Event && history[i].Data is { ValueKind: JsonValueKind.Object } data
                && data.TryGetProperty(extension.Field, out var value) && value.TryGetInt32(out var number))
                units += number;
        return units;
    }

    private static int IndexOf(IReadOnlyList<HistoryEntry> history, IReadOnlyList<string> types, int start)
    {
        for (var i = start; i < history.Count; i++)
            if (types.Contains(history[i].Type))
                return i;
        return -1;
    }

    private static bool IsTrue(JsonElement value) => value.ValueKind == JsonValueKind.True;
}
