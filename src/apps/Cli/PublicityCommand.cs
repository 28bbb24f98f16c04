using System.CommandLine;
using System.Text.Json;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban publicity list|show|comment</c>: what is published of cases, without an account.</summary>
internal static class PublicityCommand
{
    internal static Command Create() => new("publicity", "What is published of cases, and comments on it") { List(), Show(), Comment() };

    private static Command List()
    {
        var kind = new Option<string?>("--kind") { Description = "Only this kind: application, pre-decision, announcement …" };
        var after = new Option<string?>("--after") { Description = "The page after this mark, as the page before names it" };
        return OnlineCommand.Create("list", "Publications, newest first", [kind, after], async (server, arguments) =>
        {
            var query = string.Join('&', new[] { ("kind", arguments.GetValue(kind)), ("after", arguments.GetValue(after)) }
                .Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
            if (await server.AskAsync("publicity", HttpMethod.Get, query.Length == 0 ? "/api/publicity" : $"/api/publicity?{query}") is not { } page)
                return server.Exit;
            if (Printed.AsJson(server, page))
                return 0;
            foreach (var one in page.Each("items"))
                Console.WriteLine(Head(server, one));
            if (page.Text("next") is { } next)
                Console.WriteLine($"{server.Say("下一页", "next page")}: --after {next}");
            return 0;
        });
    }

    private static Command Show()
    {
        var (id, no) = Which();
        return OnlineCommand.Create("show", "One publication", [id, no], async (server, arguments) =>
        {
            var where = $"{arguments.GetValue(id)} {arguments.GetValue(no)}";
            if (await server.AskAsync(where, HttpMethod.Get, $"/api/publicity/{arguments.GetValue(id)}/{arguments.GetValue(no)}") is not { } one)
                return server.Exit;
            if (Printed.AsJson(server, one))
                return 0;
            Console.WriteLine(Head(server, one));
            Console.WriteLine();
            Console.WriteLine(Printed.Safe(Printed.Lines(one.Text(server.Say("bodyZh", "bodyEn")) ?? "")));
            return 0;
        });
    }

    private static Command Comment()
    {
        var (id, no) = Which();
        var name = new Option<string>("--name") { Description = "Name shown to the reviewer", Required = true };
        var contact = new Option<string?>("--contact") { Description = "How to be reached; officers only see it" };
        var words = new Option<string>("--words") { Description = "The comment", Required = true };
        return OnlineCommand.Create("comment", "Comments while the term runs", [id, no, name, contact, words], async (server, arguments) =>
        {
            var where = $"{arguments.GetValue(id)} {arguments.GetValue(no)}";
            var body = Server.Body(new { name = arguments.GetValue(name), contact = arguments.GetValue(contact), words = arguments.GetValue(words) });
            if (await server.AskAsync(where, HttpMethod.Post, $"/api/publicity/{arguments.GetValue(id)}/{arguments.GetValue(no)}/comments", body) is not { } done)
                return server.Exit;
            if (!Printed.AsJson(server, done))
                Console.WriteLine(server.Say("意见已收到。", "The comment was received."));
            return 0;
        });
    }

    private static (Argument<Guid> Case, Argument<int> No) Which() =>
        (new("CASE") { Description = "Id of the case" }, new("NO") { Description = "Number of the publication in the case" });

    private static string Head(Server server, JsonElement one) =>
        $"{one.Text("caseId")} {one.Text("no")}  {one.Text("kind")}  {one.Text("from")} – {one.Text("to") ?? "…"}  {server.In(one.GetProperty("title"))}{(one.Is("takesComments") ? server.Say("（可提意见）", " (takes comments)") : "")}";
}
