using System.Text.Json;

namespace Tongban.Cli.Tests;

/// <summary><c>tongban simulate</c> from the shell; what procedures do is proven by the packs' scenarios.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Silence_AfterFiveWorkingDays_IsDeemedAcceptance()
    {
        var answer = await Tongban.Run("simulate", given.File("case.json", """
            {"item":"eia-approval/report","events":[{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"complete":false}}],"until":"2021-06-30T00:00:00+08:00"}
            """));
        Assert.Equal(0, answer.Exit);
        Assert.Equal(("accepted", "2021-02-08", true), (answer.Json.GetProperty("outcome").GetString(), answer.Json.GetProperty("acceptedOn").GetString(), answer.Json.GetProperty("deemedAccepted").GetBoolean()));
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("", "line 1")]
    [InlineData("[]", "$")]
    [InlineData("""{"item":"eia-approval/report","until":"2021-06-30T00:00:00+08:00"}""", "events")]
    [InlineData("""{"events":[],"until":"2021-06-30T00:00:00+08:00"}""", "item")]
    [InlineData("""{"item":"eia-approval/report","events":{},"until":"2021-06-30T00:00:00+08:00"}""", "events")]
    [InlineData("""{"item":"eia-approval/report","events":[7],"until":"2021-06-30T00:00:00+08:00"}""", "events[0]")]
    [InlineData("""{"item":"eia-approval/report","events":[]}""", "until")]
    [InlineData("""{"item":"eia-approval/report","events":[],"until":"2021-06-31T00:00:00+08:00"}""", "until")]
    [InlineData("""{"item":"nothing/here","events":[],"until":"2021-06-30T00:00:00+08:00"}""", "item")]
    [InlineData("""{"item":7,"events":[],"until":"2021-06-30T00:00:00+08:00"}""", "item")]
    public async Task Malformed_File_IsTwoAndSaysWhere(string json, string where) => await MustBeMalformed(json, where);

    [Theory]
    [InlineData("""{"at":"gestern","type":"submit"}""", "events[0].at")]
    [InlineData("""{"at":"2021-02-08T10:00:00","type":"submit"}""", "events[0].at")]
    [InlineData("""{"at":"08/02/2021 10:00 +08:00","type":"submit"}""", "events[0].at")]
    [InlineData("""{"at":"9999-12-31T23:59:59Z","type":"submit"}""", "events[0].at")]
    [InlineData("""{"at":1612749600,"type":"submit"}""", "events[0].at")]
    [InlineData("""{"type":"submit"}""", "events[0].at")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00"}""", "events[0].type")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":""}""", "events[0].type")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"\ud800"}""", "events[0].type")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":[]}""", "events[0].data")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"complete":"yes"}}""", "events[0].data.complete")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"missing":"letter"}}""", "events[0].data.missing")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"summary":"\udc00"}}""", "events[0].data.summary")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"extend-evaluation","data":{"workingDays":1.5}}""", "events[0].data.workingDays")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"extend-evaluation"}""", "events[0].data")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"decide","data":{"reasons":"none"}}""", "events[0].data")]
    [InlineData("""{"at":"2021-02-08T10:00:00+08:00","type":"submit"},{"at":"2021-02-08T09:59:59+08:00","type":"accept"}""", "events[1].at")]
    public async Task Malformed_Event_IsTwoAndSaysWhich(string events, string where) =>
        await MustBeMalformed($$"""{"item":"eia-approval/report","events":[{{events}}],"until":"2021-06-30T00:00:00+08:00"}""", where);

    [Fact]
    public async Task Before2021_NothingIsGoverned_UntilAppliedForAnew()
    {
        const string Old = """{"at":"2020-12-31T23:59:59+08:00","type":"submit","data":{"complete":true}},{"at":"2021-01-04T10:00:00+08:00","type":"accept"}""";
        var answer = (await Simulate("eia-approval/report", Old)).Json;
        Assert.Equal((JsonValueKind.Null, "in-progress", 0), (answer.GetProperty("version").ValueKind, answer.GetProperty("outcome").GetString(), answer.GetProperty("history").GetArrayLength()));
        Assert.All(answer.GetProperty("rejected").EnumerateArray(), r => Assert.Contains("Order No. 29", r.GetProperty("reason").GetString(), StringComparison.Ordinal));
        Assert.Equal(2, answer.GetProperty("rejected").GetArrayLength());

        var anew = (await Simulate("eia-approval/report", Old + """,{"at":"2021-01-05T10:00:00+08:00","type":"submit","data":{"complete":true}}""")).Json;
        Assert.Equal(("1.0.0", "2021-01-05"), (anew.GetProperty("version").GetString(), anew.GetProperty("acceptedOn").GetString()));
    }

    [Fact]
    public async Task Days_AreThoseOfShanghai_WhateverTheOffset()
    {
        // 16:00 in London is midnight in Shanghai: the sixteenth there is the seventeenth here.
        var answer = (await Simulate("eia-approval/form", """{"at":"2021-03-16T16:00:00Z","type":"submit","data":{"complete":true}},{"at":"2021-03-16T23:30:00-05:00","type":"accept"}""")).Json;
        Assert.Equal("2021-03-17", answer.GetProperty("acceptedOn").GetString());
        Assert.All(answer.GetProperty("clocks").EnumerateArray(), c => Assert.Equal("2021-03-17", c.GetProperty("startedOn").GetString()));
    }

    [Theory]
    [InlineData("2021-02-20T23:59:59+08:00", "request-correction", "awaiting-correction", 0)]
    [InlineData("2021-02-21T00:00:00+08:00", "request-correction", "accepted", 1)]
    public async Task CorrectionNotice_OnTheLastDayAndTheNext_AcrossSpringFestival(string at, string type, string outcome, int rejected)
    {
        var answer = (await Simulate("eia-approval/report", $$"""{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"complete":false} },{"at":"{{at}}","type":"{{type}}" }""")).Json;
        Assert.Equal((outcome, rejected), (answer.GetProperty("outcome").GetString(), answer.GetProperty("rejected").GetArrayLength()));
    }

    [Fact]
    public async Task StandingStill_HasNoEnd_AndAYearWithoutNotice_SaysSo()
    {
        var answer = (await Simulate("eia-approval/report", """
            {"at":"2027-03-01T10:00:00+08:00","type":"submit","data":{"complete":true}},{"at":"2027-03-02T10:00:00+08:00","type":"accept"},
            {"at":"2027-03-03T10:00:00+08:00","type":"commission-evaluation"}
            """, "2027-03-05T00:00:00+08:00")).Json;
        var decision = Clock(answer, "decision");
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("dueOn").ValueKind);
        Assert.Equal(("2027-03-03", JsonValueKind.Null), (decision.GetProperty("suspensions")[0].GetProperty("from").GetString(), decision.GetProperty("suspensions")[0].GetProperty("to").ValueKind));
        Assert.Contains(Clock(answer, "publicity").GetProperty("explanation").EnumerateArray(), line => line.GetString()!.Contains("provisional", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUnknownEvent_IsRejectedAndChangesNothing_AndLaterEventsAreNotBrought()
    {
        var answer = (await Simulate("eia-approval/report", """
            {"at":"2021-03-01T10:00:00+08:00","type":"submit","data":{"complete":true}},{"at":"2021-03-01T11:00:00+08:00","type":"dance","data":{"a":1}},
            {"at":"2021-03-03T10:00:00+08:00","type":"accept"}
            """, "2021-03-02T00:00:00+08:00")).Json;
        Assert.Equal("dance", Assert.Single(answer.GetProperty("rejected").EnumerateArray()).GetProperty("type").GetString());
        Assert.Equal("submit", Assert.Single(answer.GetProperty("history").EnumerateArray()).GetProperty("type").GetString());
    }

    private static JsonElement Clock(JsonElement answer, string id) => answer.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    private async Task<Tongban.Answer> Simulate(string item, string events, string until = "2021-06-30T00:00:00+08:00")
    {
        var answer = await Tongban.Run("simulate", given.File("case.json", $$"""{"item":"{{item}}","events":[{{events}}],"until":"{{until}}"}"""));
        Assert.True(answer.Exit == 0, answer.Error);
        return answer;
    }

    private async Task MustBeMalformed(string json, string where)
    {
        var answer = await Tongban.Run("simulate", given.File("bad.json", json));
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(": " + where, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }
}
