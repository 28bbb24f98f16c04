using System.Text.Json;
using Tongban.Packs.Scenarios;

namespace Tongban.Packs.Contracts;

/// <summary>Runs scenarios. Procedures are simulated by the caller, since cases stand above packs.</summary>
public static class ScenarioRun
{
    /// <summary>Runs one scenario.</summary>
    /// <param name="library">The packs, for what governs on a day.</param>
    /// <param name="pack">The scenario's pack.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="simulate">From a simulation's input to its output, both as <c>tongban simulate</c> has them.</param>
    /// <returns>What differs from what was expected; empty when it holds.</returns>
    public static IReadOnlyList<string> Run(IPackLibrary library, Pack pack, Scenario scenario, Func<JsonElement, JsonElement> simulate)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(simulate);
        var given = scenario.Kind == ScenarioKind.Procedure ? simulate(scenario.Run) : Runs.Of(library, pack, scenario);
        var differences = new List<string>();
        Expectation.Compare(scenario.Expect, given, "", differences);
        return differences;
    }
}
