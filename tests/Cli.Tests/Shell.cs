using System.Text.Json;
using Tongban.Testing;

namespace Tongban.Cli.Tests;

/// <summary>Somebody at a shell, with a server, a token and whom they act for.</summary>
internal sealed class Shell(ServerProcess server, string? token, string? actingFor)
{
    private readonly string[] options = [.. new[] { ("--server", server.Address.ToString()), ("--token", token), ("--as", actingFor) }
        .Where(o => o.Item2 is not null).SelectMany(o => new[] { o.Item1, o.Item2! })];

    /// <summary>Makes a token with the demo password and acts from the post or for the company where there is one.</summary>
    internal static async Task<Shell> SignInAsync(ServerProcess server, string user)
    {
        var made = await Tongban.RunWith(new Dictionary<string, string> { ["TONGBAN_SERVER"] = server.Address.ToString() }, "tongban-demo-2020\n", "token", "--user", user, "--days", "365");
        Assert.True(made.Exit == 0, made.Error + server.Said);
        var token = made.Out.Trim();
        var me = await new Shell(server, token, null).JsonAsync("who");
        return new(server, token, me.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("key").GetString()).LastOrDefault(k => k != "self"));
    }

    /// <summary>What it printed; the command must succeed.</summary>
    internal async Task<string> SayAsync(params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        Assert.True(answer.Exit == 0, $"{string.Join(' ', arguments)}: {answer.Exit} {answer.Error}");
        return answer.Out;
    }

    /// <summary>The API's answer; the command must succeed.</summary>
    internal async Task<JsonElement> JsonAsync(params string[] arguments) => JsonElement.Parse(await SayAsync([.. arguments, "--json"]));

    /// <summary>The command must fail with this exit code, print nothing and say why.</summary>
    internal async Task<string> MustRefuseAsync(int exit, string why, params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        Assert.True((answer.Exit, answer.Out) == (exit, ""), $"{string.Join(' ', arguments)}: {answer.Exit} {answer.Out} {answer.Error}");
        Assert.Contains(why, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        return answer.Error;
    }

    private Task<Tongban.Answer> RunAsync(string[] arguments) => Tongban.RunHere([.. arguments, .. options]);
}
