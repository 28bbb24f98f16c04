using System.Text.Json;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>The shape of the reference pack, as its document asks for it.</summary>
public sealed class EiaApprovalTests
{
    private static readonly DateOnly FirstDay = new(2021, 1, 1);

    private static ItemVersion Item(string variant) =>
        ((ItemAnswer.Governed)PackFolder.Library.Item($"eia-approval/{variant}", FirstDay)).Version;

    [Theory]
    [InlineData("report", 10, 60)]
    [InlineData("form", 5, 30)]
    public void Item_OfEachVariant_HasItsPeriods(string variant, int publicityDays, int decisionDays)
    {
        var with = Item(variant).With;
        Assert.Equal(publicityDays, with.GetProperty("publicityDays").GetInt32());
        Assert.Equal(decisionDays, with.GetProperty("decisionDays").GetInt32());
    }

    [Fact]
    public void Item_ReceivedBeforeItWasInForce_IsGovernedByTheOrderItRepealed()
    {
        var answer = Assert.IsType<ItemAnswer.GovernedElsewhere>(PackFolder.Library.Item("eia-approval/report", FirstDay.AddDays(-1)));
        Assert.Contains("29", answer.By!.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_OfTheProcedure_AreTheSixOfTheDocument() => Assert.Equal(
        ["correction-notice", "publicity", "evaluation-commission", "evaluation", "decision", "announcement"],
        Item("report").Clocks.Select(c => c.Id));

    [Fact]
    public void Diagram_OfTheProcedure_DrawsEveryNode()
    {
        var procedure = Item("report").Procedure;
        foreach (var node in procedure.Process.Nodes)
            Assert.Contains($"bpmnElement=\"{node.Id}\"", procedure.Xml, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_OfEvents_AskOnlyForFieldsTheEventTakes()
    {
        foreach (var happening in Item("report").Events.Where(e => e is { Form: not null, Data: not null }))
        {
            var taken = happening.Data!.Json.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet();
            Assert.All(Keys(happening.Form!.Fields), key => Assert.True(taken.Contains(key.Split('.')[0]), $"{happening.Type}: {key}"));
        }
    }

    [Fact]
    public void Decide_InALiveCase_NeedsTheReviewAndTheHearingRights() =>
        Assert.Equal(["review", "announce-hearing-rights"], Item("report").Event("decide")!.Dossier.Select(d => d.Event));

    private static IEnumerable<string> Keys(IEnumerable<FormField> fields) =>
        fields.SelectMany(f => f.Type == "dynamiclist" || f.Key is { } ? [f.Key!] : Keys(f.Fields)).Where(k => k is not null);
}
