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
    [InlineData("""{"item":"eia-approval/report","until":"2021-06-30T00:00:00+08:00"}""", "events")]
    [InlineData("""{"item":"eia-approval/report","events":[{"at":"gestern","type":"submit"}],"until":"2021-06-30T00:00:00+08:00"}""", "events[0].at")]
    [InlineData("""{"item":"nothing/here","events":[],"until":"2021-06-30T00:00:00+08:00"}""", "item")]
    [InlineData("""{"item":"eia-approval/report","events":[{"at":"2021-02-08T10:00:00+08:00","type":"submit","data":{"complete":"yes"}}],"until":"2021-06-30T00:00:00+08:00"}""", "events[0].data")]
    public async Task Malformed_File_IsTwoAndSaysWhere(string json, string where)
    {
        var answer = await Tongban.Run("simulate", given.File("bad.json", json));
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(where, answer.Error, StringComparison.Ordinal);
    }
}
