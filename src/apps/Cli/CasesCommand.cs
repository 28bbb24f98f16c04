using System.CommandLine;
using System.Text.Json;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban cases mine|queue|show|take</c>: one's own cases, the organ's queue, a case with its clocks explained.</summary>
internal static class CasesCommand
{
    internal static Command Create() => new("cases", "Cases: one's own, the queue, one in full") { Mine(), Queue(), Show(), Take() };

    private static Command Mine()
    {
        var after = After();
        return OnlineCommand.Create("mine", "Cases of the party acted for, newest first", [after], (server, arguments) =>
            ListAsync(server, $"/api/cases{(arguments.GetValue(after) is { } mark ? $"?after={Uri.EscapeDataString(mark)}" : "")}"));
    }

    private static Command Queue()
    {
        var after = After();
        var item = new Option<string?>("--item") { Description = "Only this item, ITEM/VARIANT" };
        var lamp = new Option<string?>("--lamp") { Description = "Only red (overdue), yellow (due within two working days), green or none (no clock runs)" };
        lamp.AcceptOnlyFromAmong("red", "yellow", "green", "none");
        var outcome = new Option<string?>("--outcome") { Description = "Only cases that stand so" };
        var mine = new Option<bool>("--mine") { Description = "Only those one has taken" };
        return OnlineCommand.Create("queue", "Open cases of the organ, what falls due first on top", [after, item, lamp, outcome, mine], (server, arguments) =>
        {
            var query = string.Join('&', new[]
            {
                ("after", arguments.GetValue(after)), ("item", arguments.GetValue(item)), ("lamp", arguments.GetValue(lamp)),
                ("outcome", arguments.GetValue(outcome)), ("mine", arguments.GetValue(mine) ? "true" : null),
            }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
            return ListAsync(server, query.Length == 0 ? "/api/queue" : $"/api/queue?{query}");
        });
    }

    private static Command Show()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var days = new Option<bool>("--days") { Description = "Every date of every clock, counted or not and why" };
        return OnlineCommand.Create("show", "A case: where it stands, its clocks explained, what can be done", [id, days], async (server, arguments) =>
        {
            var asked = arguments.GetValue(id);
            if (await server.AskAsync($"{asked}", HttpMethod.Get, $"/api/cases/{asked}") is not { } detail)
                return server.Exit;
            if (!Printed.AsJson(server, detail))
                new CaseText(server, arguments.GetValue(days)).Print(detail);
            return 0;
        });
    }

    private static Command Take()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var to = new Option<Guid?>("--to") { Description = "Hands it to this colleague instead" };
        return OnlineCommand.Create("take", "Takes a case upon oneself, or hands it over", [id, to], async (server, arguments) =>
        {
            var asked = arguments.GetValue(id);
            if (await server.AskAsync($"{asked}", HttpMethod.Get, $"/api/cases/{asked}") is not { } detail)
                return server.Exit;
            var body = Server.Body(new { person = arguments.GetValue(to), revision = detail.GetProperty("row").GetProperty("revision").GetInt64() });
            if (await server.AskAsync($"{asked}", HttpMethod.Put, $"/api/cases/{asked}/assignee", body) is not { } receipt)
                return server.Exit;
            if (!Printed.AsJson(server, receipt))
                Receipt.Print(server, receipt);
            return 0;
        });
    }

    private static Option<string?> After() => new("--after") { Description = "The page after this mark, as the page before names it" };

    private static async Task<int> ListAsync(Server server, string path)
    {
        if (await server.AskAsync("cases", HttpMethod.Get, path) is not { } page)
            return server.Exit;
        if (Printed.AsJson(server, page))
            return 0;
        foreach (var row in page.Each("cases"))
            Print(server, row);
        if (!page.Each("cases").Any())
            Console.WriteLine(server.Say("没有办件。", "There is no case."));
        if (page.Text("next") is { } next)
            Console.WriteLine($"{server.Say("下一页", "next page")}: --after {next}");
        return 0;
    }

    private static void Print(Server server, JsonElement row) => Console.WriteLine(
        $"{row.Text("nextDueOn") ?? "–",-10}  {row.Text("number")}  {row.Text("id")}  {row.Text("outcome")}  {Printed.Safe(row.Text("subject"))}  ({server.In(row.GetProperty("itemTitle"))})");
}
