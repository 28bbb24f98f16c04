using System.Net;
using System.Net.Sockets;

namespace Tongban.Cli.Tests;

/// <summary>Commands that ask a server, from the wrong side: what is told, where, and the exit code. The journey itself is <see cref="JourneyTests"/>.</summary>
public sealed class OnlineTests : IDisposable
{
    private const string Case = "0197a000-0000-7000-8000-000000000000";
    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("--server", "cases", "mine", "--server", "here")]
    [InlineData("--server", "cases", "mine", "--server", "ftp://localhost")]
    [InlineData("--token", "cases", "mine", "--token", "two words")]
    [InlineData("--as", "cases", "mine", "--as", "post:\nX: y")]
    [InlineData("--file letter.pdf: a file is named MATERIAL=PATH", "apply", "eia-approval/form", "--file", "letter.pdf")]
    [InlineData("--file letter=nowhere.pdf: there is no such file", "apply", "eia-approval/form", "--file", "letter=nowhere.pdf")]
    [InlineData("nowhere.json", "act", Case, "accept", "--data", "nowhere.json")]
    [InlineData("an item is named ITEM/VARIANT", "items", "show", "eia-approval")]
    public async Task BadInput_IsTwo_AndAsksNobody(string said, params string[] arguments)
    {
        var answer = await Tongban.RunHere(arguments);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"a\": ", "line 2, column")]
    [InlineData("[1]", "a JSON object is needed")]
    [InlineData("", "line 1, column 1")]
    public async Task Data_ThatIsNoObject_IsTwoWithItsPlace_FromFileAndFromStandardInput(string text, string said)
    {
        var file = given.File("data.json", text);
        foreach (var answer in (Tongban.Answer[])[
            await Tongban.RunHere("act", Case, "accept", "--data", file),
            await Tongban.RunWith(new Dictionary<string, string>(), text, "act", Case, "accept", "--data", "-")])
        {
            Assert.Equal((2, ""), (answer.Exit, answer.Out));
            Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        }

        Assert.Contains(file, (await Tongban.RunHere("act", Case, "accept", "--data", file)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyAnswering_IsTwo_AndAnAct_SaysHowToSendItOnce()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}";
        closed.Stop();
        var read = await Tongban.Run("cases", "mine", "--server", address);
        Assert.Equal((2, ""), (read.Exit, read.Out));
        Assert.Contains(address, read.Error, StringComparison.Ordinal);
        var act = await Tongban.RunHere("withdraw", Case, "--server", address, "--key", "k-17");
        Assert.Equal(2, act.Exit);
        Assert.Contains("--key k-17", act.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomethingElseAnswering_IsTwo_AndSaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>"u8.ToArray(), TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        var answer = await Tongban.RunHere("items", "list", "--server", $"http://{listener.LocalEndpoint}");
        await answering;
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains("is it the address of a Tongban server?", answer.Error, StringComparison.Ordinal);
    }
}
