using System.CommandLine;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban token</c> makes an access token for the other commands; <c>tongban who</c> says who one is and as whom one may act.</summary>
internal static class TokenCommand
{
    internal static Command Create()
    {
        var user = new Option<string>("--user") { Description = "Name of the account", Required = true };
        var code = new Option<string?>("--code") { Description = "One-time code, where the account has them on" };
        var days = new Option<int>("--days") { Description = "How long it is good for", DefaultValueFactory = _ => 30 };
        var name = new Option<string>("--name") { Description = "What it is for, shown in the list of one's tokens", DefaultValueFactory = _ => "tongban" };
        var scopes = new Option<string[]>("--scope") { Description = "read, write, administer", DefaultValueFactory = _ => ["read", "write"], AllowMultipleArgumentsPerToken = true };
        return OnlineCommand.Create("token", "Makes an access token; the password is read from standard input", [user, code, days, name, scopes], async (server, arguments) =>
        {
            var who = arguments.GetValue(user)!;
            if (!Console.IsInputRedirected)
                Console.Error.Write(server.Say("密码：", "Password: "));
            if (Secret() is not { Length: > 0 } password)
                return CommandFailure.Tell("standard input", "the password is read from there, and there is none");
            if (await server.AskAsync(who, HttpMethod.Post, "/api/identity/sign-in", Server.Body(new { userName = who, password, code = arguments.GetValue(code) })) is null)
                return server.Exit;
            var made = await server.AskAsync(who, HttpMethod.Post, "/api/identity/me/tokens",
                Server.Body(new { name = arguments.GetValue(name), scopes = arguments.GetValue(scopes), days = arguments.GetValue(days) }));
            var exit = server.Exit;
            await server.AskAsync(who, HttpMethod.Post, "/api/identity/sign-out");
            if (made is not { } token)
                return exit;
            if (!Printed.AsJson(server, token))
                Console.WriteLine(token.Text("token"));
            return 0;
        });
    }

    internal static Command Who() => OnlineCommand.Create("who", "Who one is, and the keys of --as", [], async (server, _) =>
    {
        if (await server.AskAsync("who", HttpMethod.Get, "/api/identity/me") is not { } me)
            return server.Exit;
        if (Printed.AsJson(server, me))
            return 0;
        Console.WriteLine(me.Text("name"));
        foreach (var choice in me.Each("choices"))
            Console.WriteLine($"{(choice.Text("key") == me.Text("active") ? "*" : " ")} {choice.Text("key")}  {server.In(choice.GetProperty("title"))}");
        return 0;
    });

    // At a terminal what is typed is not shown.
    private static string? Secret()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine();
        var typed = new System.Text.StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
