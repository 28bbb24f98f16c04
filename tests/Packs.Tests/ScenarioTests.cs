using Tongban.Casework.Contracts;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>Every scenario of every pack, run as <c>tongban packs test</c> runs it.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string, string, int> All()
    {
        var all = new TheoryData<string, string, int>();
        foreach (var pack in PackFolder.Library.Packs)
            foreach (var scenario in pack.Scenarios)
                all.Add(pack.Id, scenario.File, scenario.Line);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Scenario_Run_GivesWhatItExpects(string packId, string file, int line)
    {
        var pack = PackFolder.Library.Packs.Single(p => p.Id == packId);
        var scenario = pack.Scenarios.Single(s => s.File == file && s.Line == line);
        var differences = ScenarioRun.Run(PackFolder.Library, pack, scenario, input => PackFolder.Simulator.RunJson(input, "en"));
        Assert.True(differences.Count == 0, $"{scenario.Title.En}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Scenario_ExpectingSomethingElse_IsFoundOut()
    {
        var pack = PackFolder.Library.Packs.Single(p => p.Id == "eia-approval");
        var scenario = pack.Scenarios.First(s => s.Kind == ScenarioKind.Procedure);
        var other = scenario with { Expect = System.Text.Json.JsonSerializer.SerializeToElement(new { outcome = "announced", acceptedOn = "1999-01-01" }) };
        Assert.Equal(2, ScenarioRun.Run(PackFolder.Library, pack, other, input => PackFolder.Simulator.RunJson(input, "en")).Count);
    }
}
