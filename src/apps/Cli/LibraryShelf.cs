using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Library;
using Tongban.Library.Contracts;
using Tongban.Packs;

namespace Tongban.Cli;

/// <summary><c>tongban library add FILE…</c> puts official texts into a database; <c>tongban library search WORDS</c> finds in it.</summary>
internal static class LibraryShelf
{
    internal static Command Add()
    {
        var files = new Argument<string[]>("FILE") { Description = "Official documents: plain text (UTF-8 or GB18030), HTML, PDF or Word", Arity = ArgumentArity.OneOrMore };
        var database = new DatabaseOption();
        var command = new Command("add", "Imports official documents into a database; the same text again changes nothing") { files };
        database.AddTo(command);
        command.SetAction(async (arguments, cancel) =>
        {
            await using var services = database.Open(arguments, With);
            if (services is null)
                return CommandFailure.BadInput;
            var (done, exit) = (new List<ImportResult>(), 0);
            foreach (var file in arguments.GetValue(files)!)
            {
                if (!TryReadBytes(file, out var content))
                {
                    exit = CommandFailure.BadInput;
                    continue;
                }

                await using var scope = services.CreateAsyncScope();
                var outcome = await scope.ServiceProvider.GetRequiredService<ILibrary>().ImportAsync(Path.GetFileName(file), content, Acting.Platform, cancel);
                if (outcome.Succeeded)
                    done.AddRange(outcome.Value);
                else
                    exit = CommandFailure.Tell(file, $"{outcome.Refusal.Message.En} [{outcome.Refusal.Code}]");
            }

            Console.WriteLine(JsonSerializer.Serialize(done, CliJson.Options));
            return exit;
        });
        return command;
    }

    internal static Command Search()
    {
        var words = new Argument<string[]>("WORDS") { Description = "What must all be there; Chinese is found as written, Latin words from their start", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<SearchKind?>("--of") { Description = "document, clause, item or task only" };
        var organ = new Option<string?>("--organ") { Description = "Issued by this body only, by its full name" };
        var year = new Option<int?>("--year") { Description = "Of this year only" };
        var document = new Option<string?>("--kind") { Description = "Of this kind of document only: notice, opinions, regulation …" };
        var state = new Option<DocumentState?>("--state") { Description = "InForce, NotYet or Repealed only, as of today" };
        var database = new DatabaseOption();
        var command = new Command("search", "Finds documents, clauses, items and tasks, best first, as JSON") { words, kind, organ, document, year, state };
        database.AddTo(command);
        command.SetAction(async (arguments, cancel) =>
        {
            await using var services = database.Open(arguments, With);
            if (services is null)
                return CommandFailure.BadInput;
            if (PacksOption.Above() is { } packs)
                services.LoadPacks(packs);
            if (arguments.GetValue(document) is { } wanted && (await services.GetRequiredService<ILibrary>().ListAsync(new(), null, cancel)).Choices.Kinds is var kinds && !kinds.Any(k => k.Id == wanted))
                return CommandFailure.Tell("--kind", $"{wanted} is the kind of no document here; there are {string.Join(", ", kinds.Select(k => k.Id))}");
            var page = await services.GetRequiredService<ISearch>().FindAsync(
                string.Join(' ', arguments.GetValue(words)!), new(arguments.GetValue(organ), arguments.GetValue(document), arguments.GetValue(year), arguments.GetValue(state)), arguments.GetValue(kind), null, cancel);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                page.Total,
                Hits = page.Hits.Select(h => new { h.Kind, h.Document, h.Part, Title = Marked(h.Title), TitleEn = Marked(h.TitleEn), Excerpt = Marked(h.Excerpt), h.Repealed }),
            }, CliJson.Options));
            return 0;
        });
        return command;
    }

    private static void With(IServiceCollection services) => services.AddAudit().AddPackReading().AddLibrary();

    private static string Marked(IEnumerable<HitPiece> pieces) => string.Concat(pieces.Select(p => p.Hit ? $"[{p.Text}]" : p.Text));

    private static bool TryReadBytes(string path, out byte[] content)
    {
        try
        {
            content = File.ReadAllBytes(path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            content = [];
            CommandFailure.Tell(path, failure.Message);
            return false;
        }
    }
}
