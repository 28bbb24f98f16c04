using System.CommandLine;

namespace Tongban.Cli.Online;

/// <summary>
/// A command that asks a server: its address, the access token and whom one acts for come from options or from the environment
/// (<c>TONGBAN_SERVER</c>, <c>TONGBAN_TOKEN</c>, <c>TONGBAN_AS</c>). A token on the command line is seen by everybody on the machine.
/// </summary>
internal static class OnlineCommand
{
    private const string Nearby = "http://localhost:5080";

    /// <summary>Makes the command; <paramref name="run"/> gives its exit code.</summary>
    internal static Command Create(string name, string description, IEnumerable<Symbol> symbols, Func<Server, ParseResult, Task<int>> run)
    {
        var server = new Option<string?>("--server") { Description = $"Address of the server; else TONGBAN_SERVER, else {Nearby}" };
        var token = new Option<string?>("--token") { Description = "Access token (tongban token); better in TONGBAN_TOKEN, where no other user sees it" };
        var actingFor = new Option<string?>("--as") { Description = "Whom to act for, a key of 'tongban who'; else TONGBAN_AS, else oneself" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var language = new Option<string>("--language") { Description = "zh-CN or en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("zh-CN", "en");
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }

        foreach (var option in (Option[])[server, token, actingFor, json, language])
            command.Add(option);
        command.SetAction(async (arguments, _) =>
        {
            var address = arguments.GetValue(server) ?? Given("TONGBAN_SERVER") ?? Nearby;
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                return CommandFailure.Tell("--server", $"'{address}' is no address such as {Nearby}");
            var (secret, key) = (arguments.GetValue(token) ?? Given("TONGBAN_TOKEN"), arguments.GetValue(actingFor) ?? Given("TONGBAN_AS"));
            if (secret is not null && !IsHeader(secret))
                return CommandFailure.Tell("--token", "is no access token: it holds spaces or signs a token has not");
            if (key is not null && !IsHeader(key))
                return CommandFailure.Tell("--as", $"'{key}' is no key of 'tongban who'");
            using var open = new Server(uri, secret, key, arguments.GetValue(language)!, arguments.GetValue(json));
            return await run(open, arguments);
        });
        return command;
    }

    private static bool IsHeader(string text) => text.Length is > 0 and <= 500 && text.All(c => c is > ' ' and < '\x7F');

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
