using System.CommandLine;
using System.Text.Json;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban items list|show</c>: what one can apply for at a server, and the guide of an item.</summary>
internal static class ItemsCommand
{
    internal static Command Create() => new("items", "What one can apply for, and the guides") { List(), Show() };

    private static Command List()
    {
        var words = new Argument<string[]>("WORDS") { Description = "Words that must all be found; none for everything", Arity = ArgumentArity.ZeroOrMore };
        return OnlineCommand.Create("list", "Items in force today, the best match first", [words], async (server, arguments) =>
        {
            var search = string.Join(' ', arguments.GetValue(words) ?? []);
            if (await server.AskAsync("items", HttpMethod.Get, search.Length == 0 ? "/api/items" : $"/api/items?search={Uri.EscapeDataString(search)}") is not { } items)
                return server.Exit;
            if (Printed.AsJson(server, items))
                return 0;
            foreach (var item in items.EnumerateArray())
                Console.WriteLine($"{item.Text("key")}  {server.In(item.GetProperty("title"))} – {server.In(item.GetProperty("variantTitle"))}  ({server.In(item.GetProperty("organName"))})");
            if (items.GetArrayLength() == 0)
                Console.WriteLine(server.Say("没有找到事项。", "No item was found."));
            return 0;
        });
    }

    private static Command Show()
    {
        var key = new Argument<string>("ITEM/VARIANT") { Description = "For instance eia-approval/report" };
        return OnlineCommand.Create("show", "The guide: materials, periods, steps, remedies", [key], async (server, arguments) =>
        {
            var item = arguments.GetValue(key)!;
            if (item.Split('/') is not [{ Length: > 0 } id, { Length: > 0 } variant])
                return CommandFailure.Tell(item, "an item is named ITEM/VARIANT, as 'tongban items list' shows it");
            if (await server.AskAsync(item, HttpMethod.Get, $"/api/items/{Uri.EscapeDataString(id)}/{Uri.EscapeDataString(variant)}") is not { } answer)
                return server.Exit;
            if (!Printed.AsJson(server, answer))
                Print(server, answer.GetProperty("guide"), answer.Text("form"));
            return 0;
        });
    }

    private static void Print(Server server, JsonElement guide, string? form)
    {
        var item = guide.GetProperty("item");
        Console.WriteLine($"{server.In(item.GetProperty("title"))} – {server.In(item.GetProperty("variantTitle"))}");
        Console.WriteLine(server.In(item.GetProperty("summary")));
        Console.WriteLine($"{server.Say("收费", "Fee")}: {server.In(guide.GetProperty("fee").GetProperty("text"))}{guide.GetProperty("fee").Clause("clause")}");
        Part(server.Say("条件", "Conditions"), guide.Each("conditions"), c => $"{server.In(c.GetProperty("text"))}{c.Clause("clause")}");
        Part(server.Say("材料", "Materials"), guide.Each("materials"), m => $"{m.Text("id")}  {server.In(m.GetProperty("title"))}{m.Clause("clause")}");
        Part(server.Say("期限", "Periods"), guide.Each("periods"), p =>
            $"{server.In(p.GetProperty("title"))}: {server.In(p.GetProperty("length"))}{p.Clause("clause")}{(p.TryGetProperty("onExpiry", out var end) && server.In(end) is { Length: > 0 } words ? $" → {words}" : "")}");
        Part(server.Say("流程", "Steps"), guide.Each("steps"), s => $"{s.Text("number")}. {server.In(s.GetProperty("title"))} ({server.In(s.GetProperty("byText"))}){s.Clause("clause")}");
        Part(server.Say("救济", "Remedies"), guide.Each("remedies"), r => $"{r.Text("kind")}, {r.Text("period")}: {server.In(r.GetProperty("to"))}{r.Clause("clause")}");
        if (form is not null)
            Console.WriteLine($"{server.Say("表单", "Form")}: /api/packs/{guide.Text("pack")}/{guide.Text("packVersion")}/{form}");
    }

    private static void Part(string title, IEnumerable<JsonElement> rows, Func<JsonElement, string> line)
    {
        Console.WriteLine($"{title}:");
        foreach (var row in rows)
            Console.WriteLine($"  {line(row)}");
    }
}
