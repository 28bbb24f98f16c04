using System.CommandLine;
using System.Text.Json;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary>
/// <c>tongban apply ITEM/VARIANT --data FILE.json --file MATERIAL=PATH …</c>: applies. Files go into a draft first; when the application is
/// then refused, the draft stays and the command says how to go on from it.
/// </summary>
internal static class ApplyCommand
{
    internal static Command Create()
    {
        var item = new Argument<string>("ITEM/VARIANT") { Description = "What is applied for, as 'tongban items list' shows it" };
        var data = new DataOption();
        var files = new Option<string[]>("--file") { Description = "MATERIAL=PATH, for each file", DefaultValueFactory = _ => [] };
        var draft = new Option<Guid?>("--draft") { Description = "Goes on from this draft: files given now are added to it" };
        var party = new Option<Guid?>("--for") { Description = "A window officer applies for this party at the counter" };
        var key = new Option<string?>("--key") { Description = "Idempotency key: the same key again does nothing twice" };
        return OnlineCommand.Create("apply", "Applies, with data and files", [item, data.Option, files, draft, party, key], async (server, arguments) =>
        {
            if (!data.TryRead(arguments, out var filled) || !MaterialFiles.TryRead(arguments.GetValue(files)!, out var uploads))
                return CommandFailure.BadInput;
            if (!await MaterialFiles.FitAsync(server, uploads))
                return server.Exit;
            var (what, into) = (arguments.GetValue(item)!, arguments.GetValue(draft));
            if (into is null && uploads.Count > 0)
            {
                if (await server.AskAsync(what, HttpMethod.Post, "/api/drafts", Server.Body(new { item = what, data = filled })) is not { } begun)
                    return server.Exit;
                into = begun.GetProperty("id").GetGuid();
            }

            var once = arguments.GetValue(key) ?? Guid.NewGuid().ToString("N");
            var sent = into is null || await MaterialFiles.SendAsync(server, $"/api/drafts/{into}", uploads);
            var receipt = sent
                ? await server.AskAsync(data.Where(arguments), HttpMethod.Post, "/api/cases",
                    Server.Body(new { item = what, data = filled, draft = into, onBehalfOf = arguments.GetValue(party) }), once)
                : null;
            if (receipt is not { } received)
            {
                if (into is not null)
                    CommandFailure.Tell("", server.Say($"草稿 {into} 已保留，改正后用 --draft {into} 继续；已上传的文件不必再传。", $"Draft {into} is kept: correct what is wrong and go on with --draft {into}; files that were sent need not be sent again."));
                return server.Exit;
            }

            if (!Printed.AsJson(server, received))
                Receipt.Print(server, received);
            return 0;
        });
    }
}
