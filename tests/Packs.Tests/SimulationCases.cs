using System.Text.Json;
using Tongban.Casework.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>Courses of events whose answers were counted by hand from the document and the holiday notices, in <c>simulations.json</c>.</summary>
public sealed class SimulationCases
{
    private static readonly JsonElement Cases = JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "simulations.json")));

    public static TheoryData<string> Whys => [.. Cases.EnumerateArray().Select(c => c.GetProperty("why").GetString()!)];

    [Theory]
    [MemberData(nameof(Whys))]
    public void Course_GivesWhatWasCountedByHand(string why)
    {
        var course = Cases.EnumerateArray().Single(c => c.GetProperty("why").GetString() == why);
        var input = JsonSerializer.Serialize(new
        {
            item = $"eia-approval/{course.GetProperty("item").GetString()}",
            events = course.GetProperty("events").EnumerateArray().Select(e => new { at = e[0], type = e[1], data = e[2] }),
            until = course.GetProperty("until"),
        });
        var answer = JsonSerializer.SerializeToElement(PackFolder.Simulator.Run(SimulationText.Read(input), "en"), JsonSerializerOptions.Web);
        var expected = course.GetProperty("expect");
        foreach (var (name, inAnswer) in (ReadOnlySpan<(string, string)>)[("outcome", "outcome"), ("version", "version"), ("acceptedOn", "acceptedOn"), ("deemed", "deemedAccepted")])
            if (expected.TryGetProperty(name, out var value))
                Assert.True(JsonElement.DeepEquals(value, answer.GetProperty(inAnswer)), $"{name}: {answer.GetProperty(inAnswer)}");
        Assert.Equal(Texts(expected, "rejected"), answer.GetProperty("rejected").EnumerateArray().Select(r => r.GetProperty("type").GetString()));
        if (expected.TryGetProperty("history", out _))
            Assert.Equal(Texts(expected, "history"), answer.GetProperty("history").EnumerateArray().Select(r => r.GetProperty("type").GetString()));
        var clocks = answer.GetProperty("clocks").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!);
        Assert.DoesNotContain(Texts(expected, "noClocks"), id => clocks.ContainsKey(id!));
        if (expected.TryGetProperty("clocks", out var wanted))
            foreach (var clock in wanted.EnumerateObject())
                Assert.Equal(clock.Value.ToString().Replace(" ", "", StringComparison.Ordinal), JsonSerializer.Serialize(
                    ((string[])["startedOn", "dueOn", "completedOn", "expired"]).Select(name => clocks[clock.Name].GetProperty(name))));
    }

    private static IEnumerable<string?> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(t => t.GetString()) : [];
}
