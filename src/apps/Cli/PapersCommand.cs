using System.CommandLine;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban papers CASE [NO]</c>: official papers as issued; <c>tongban files CASE …</c>: the materials of a case, to add and to get back.</summary>
internal static class PapersCommand
{
    internal static Command Create()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var no = new Argument<int?>("NO") { Description = "Number of the paper; left out, all are listed", Arity = ArgumentArity.ZeroOrOne };
        var html = new Option<bool>("--html") { Description = "Print the paper as HTML" };
        return OnlineCommand.Create("papers", "Official papers of a case", [id, no, html], async (server, arguments) =>
        {
            var (about, paper) = (arguments.GetValue(id), arguments.GetValue(no));
            if (paper is null)
                return await ListAsync(server, about, "papers", p => $"{p.Text("no")}. {server.In(p.GetProperty("title"))}  {p.Text("number")}  {p.Instant("issuedAt")}{p.Clause("basis")}");
            if (await server.AskAsync($"{about} {paper}", HttpMethod.Get, $"/api/cases/{about}/papers/{paper}") is not { } content)
                return server.Exit;
            if (Printed.AsJson(server, content))
                return 0;
            var body = content.Text(server.Say("zh", "en")) ?? "";
            if (arguments.GetValue(html))
            {
                Console.WriteLine(body);
                return 0;
            }

            var head = content.GetProperty("paper");
            Console.WriteLine($"{server.In(content.GetProperty("organ"))}\n{head.Text("number")}\n\n{server.In(head.GetProperty("title"))}\n");
            if (content.Text("to") is { } to)
                Console.WriteLine(server.Say($"{Printed.Safe(to)}：", $"To {Printed.Safe(to)}:"));
            Console.WriteLine($"{Printed.Safe(Printed.Lines(body))}\n\n{server.In(content.GetProperty("organ"))}\n{head.Instant("issuedAt")}");
            return 0;
        });
    }

    internal static Command Files() => new("files", "Materials of a case") { Listed(), Add(), Get() };

    private static Command Listed()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        return OnlineCommand.Create("list", "What was handed in", [id], (server, arguments) =>
            ListAsync(server, arguments.GetValue(id), "files", f => $"{f.Text("no")}. {f.Text("material")}  {Printed.Safe(f.Text("name"))}  {f.Text("size")} B  sha-256 {f.Text("digest")}"));
    }

    private static Command Add()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var files = new Argument<string[]>("MATERIAL=PATH") { Description = "Each file with the material it is", Arity = ArgumentArity.OneOrMore };
        return OnlineCommand.Create("add", "Adds files to a case, for a correction", [id, files], async (server, arguments) =>
        {
            if (!MaterialFiles.TryRead(arguments.GetValue(files)!, out var uploads))
                return CommandFailure.BadInput;
            if (!await MaterialFiles.FitAsync(server, uploads) || !await MaterialFiles.SendAsync(server, $"/api/cases/{arguments.GetValue(id)}", uploads))
                return server.Exit;
            Console.WriteLine(server.Json ? $$"""{"added":{{uploads.Count}}}""" : server.Say($"已上传 {uploads.Count} 个文件。", $"{uploads.Count} file(s) added."));
            return 0;
        });
    }

    private static Command Get()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var no = new Argument<int>("NO") { Description = "Number of the file" };
        var to = new Option<string>("--to") { Description = "Where to write it; nothing is overwritten", Required = true };
        return OnlineCommand.Create("get", "Fetches a file", [id, no, to], async (server, arguments) =>
        {
            var place = arguments.GetValue(to)!;
            if (Path.Exists(place))
                return CommandFailure.Tell(place, "is there already; name another place");
            if (await server.FetchAsync($"{arguments.GetValue(id)} {arguments.GetValue(no)}", $"/api/cases/{arguments.GetValue(id)}/files/{arguments.GetValue(no)}") is not { } content)
                return server.Exit;
            try
            {
                await File.WriteAllBytesAsync(place, content);
                return 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return CommandFailure.Tell(place, failure.Message);
            }
        });
    }

    private static async Task<int> ListAsync(Server server, Guid id, string part, Func<System.Text.Json.JsonElement, string> line)
    {
        if (await server.AskAsync($"{id}", HttpMethod.Get, $"/api/cases/{id}") is not { } detail)
            return server.Exit;
        if (Printed.AsJson(server, detail.GetProperty(part)))
            return 0;
        foreach (var one in detail.Each(part))
            Console.WriteLine(line(one));
        return 0;
    }
}
