using System.CommandLine;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban inbox</c>: notices to the party; <c>tongban progress NUMBER CODE</c>: a case followed without an account.</summary>
internal static class FollowCommand
{
    internal static Command Inbox()
    {
        var after = new Option<string?>("--after") { Description = "The page after this mark, as the page before names it" };
        return OnlineCommand.Create("inbox", "Notices to the party acted for, newest first", [after], async (server, arguments) =>
        {
            if (await server.AskAsync("inbox", HttpMethod.Get, arguments.GetValue(after) is { } mark ? $"/api/inbox?after={Uri.EscapeDataString(mark)}" : "/api/inbox") is not { } page)
                return server.Exit;
            if (Printed.AsJson(server, page))
                return 0;
            foreach (var notice in page.Each("notices"))
                Console.WriteLine($"{(notice.Is("read") ? " " : "*")} {notice.Instant("at")}  {notice.Text("caseId")}  {server.In(notice.GetProperty("title"))}: {Printed.Safe(server.In(notice.GetProperty("words")))}");
            if (page.Text("next") is { } next)
                Console.WriteLine($"{server.Say("下一页", "next page")}: --after {next}");
            return 0;
        });
    }

    internal static Command Progress()
    {
        var number = new Argument<string>("NUMBER") { Description = "Case number" };
        var code = new Argument<string>("CODE") { Description = "Query code of the receipt" };
        return OnlineCommand.Create("progress", "Follows a case by number and query code, without an account", [number, code], async (server, arguments) =>
        {
            var path = $"/api/progress?number={Uri.EscapeDataString(arguments.GetValue(number)!)}&code={Uri.EscapeDataString(arguments.GetValue(code)!)}";
            if (await server.AskAsync(arguments.GetValue(number)!, HttpMethod.Get, path) is not { } progress)
                return server.Exit;
            if (Printed.AsJson(server, progress))
                return 0;
            Console.WriteLine($"{progress.Text("number")}  {server.In(progress.GetProperty("itemTitle"))}  {progress.Text("outcome")}");
            foreach (var step in progress.Each("steps"))
                Console.WriteLine($"  {step.Instant("at")}  {server.In(step.GetProperty("title"))}");
            if (progress.Text("nextDueOn") is { } due)
                Console.WriteLine($"{server.Say("下一步最迟", "next step due")} {due}");
            return 0;
        });
    }
}
