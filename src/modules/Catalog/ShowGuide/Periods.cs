using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Catalog.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Catalog.ShowGuide;

/// <summary>The statutory clocks of a variant in words: an expression sees the variables the procedure starts with.</summary>
internal static class Periods
{
    private static readonly FeelExpressions Feel = new();

    internal static IReadOnlyList<PeriodView> Of(ItemVersion version)
    {
        var variables = version.With.ValueKind == JsonValueKind.Object
            ? version.With.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal)
            : [];
        return [.. version.Clocks.Select(c => new PeriodView(c.Id, c.Title, Length(c.Period, variables), c.Clause, c.OnExpiry, c.StandsStill))];
    }

    // A period that depends on what a case holds cannot be said before there is one.
    private static Text Length(string period, Dictionary<string, JsonElement> variables) =>
        StatutoryPeriod.TryParse(period, out var fixedPeriod) ? Words(fixedPeriod)
        : Feel.Compile(period).Expression?.Evaluate(variables).Value is { ValueKind: JsonValueKind.String } given && StatutoryPeriod.TryParse(given.GetString(), out var counted)
            ? Words(counted)
            : new("视具体情况而定", "Depends on the case");

    private static Text Words(StatutoryPeriod period) => new(period.Name.Zh, period.Name.En);
}
