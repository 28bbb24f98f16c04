using System.CommandLine;
using Tongban.Cli.Online;

namespace Tongban.Cli;

/// <summary><c>tongban act CASE EVENT</c> brings an event of the item to a case; <c>tongban withdraw CASE</c> is the applicant's way out.</summary>
internal static class ActCommand
{
    internal static Command Create()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var type = new Argument<string>("EVENT") { Description = "What is done, as 'tongban cases show' lists it: accept, decide …" };
        var data = new DataOption();
        var (revision, key) = (Revision(), Key());
        return OnlineCommand.Create("act", "Does something to a case: accept, review, decide …", [id, type, data.Option, revision, key], async (server, arguments) =>
            data.TryRead(arguments, out var filled)
                ? await ActAsync(server, $"{arguments.GetValue(id)} {arguments.GetValue(type)}", arguments.GetValue(id), arguments.GetValue(type)!, Server.Body(filled), arguments.GetValue(key), arguments.GetValue(revision))
                : CommandFailure.BadInput);
    }

    internal static Command Withdraw()
    {
        var id = new Argument<Guid>("CASE") { Description = "Id of the case" };
        var reasons = new Option<string?>("--reasons") { Description = "Why, if one likes to say" };
        var (revision, key) = (Revision(), Key());
        return OnlineCommand.Create("withdraw", "Withdraws an application; the materials are given back", [id, reasons, revision, key], (server, arguments) =>
        {
            var body = arguments.GetValue(reasons) is { } why ? Server.Body(new { reasons = why }) : Server.Body(new { });
            return ActAsync(server, $"{arguments.GetValue(id)} withdraw", arguments.GetValue(id), "withdraw", body, arguments.GetValue(key), arguments.GetValue(revision));
        });
    }

    private static async Task<int> ActAsync(Server server, string where, Guid id, string type, HttpContent body, string? key, long? revision)
    {
        if (await server.AskAsync(where, HttpMethod.Post, $"/api/cases/{id}/events/{Uri.EscapeDataString(type)}", body, key ?? Guid.NewGuid().ToString("N"), revision) is not { } receipt)
            return server.Exit;
        if (!Printed.AsJson(server, receipt))
            Receipt.Print(server, receipt);
        return 0;
    }

    private static Option<long?> Revision() => new("--revision") { Description = "The revision that was read; refused when somebody changed the case since" };

    private static Option<string?> Key() => new("--key") { Description = "Idempotency key: the same key again does nothing twice" };
}
