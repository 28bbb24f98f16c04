using System.CommandLine;
using System.Text.Json;
using Tongban.LegalText;

namespace Tongban.Cli;

/// <summary><c>tongban library import FILE…</c>: official documents as structured law, straight from files, without a database.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "official documents", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string>("--out") { Description = "writes one file for each document into this folder instead of printing" };
        var format = new Option<string>("--format") { Description = "json", DefaultValueFactory = _ => "json" }.AcceptOnlyFromAmong("json");
        var command = new Command("import", "Documents of files: metadata, clauses, citations, obligations, repairs and what is uncertain") { files, folder, format };
        command.SetAction(arguments =>
        {
            var (results, failed) = (new List<(string Path, ReadingResult Result)>(), false);
            foreach (var path in arguments.GetValue(files)!)
                try
                {
                    results.Add((path, OfficialText.Read(File.ReadAllBytes(path))));
                }
                catch (UnreadableTextException unreadable)
                {
                    CommandFailure.Tell(path, $"cannot be read: {unreadable.Reason} (at {unreadable.Place})");
                    failed = true;
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
                {
                    CommandFailure.Tell(path, failure.Message);
                    failed = true;
                }
            if (results.Count == 0)
                return CommandFailure.BadInput;
            var import = ImportedJson.Of(results);
            if (arguments.GetValue(folder) is not { } into)
                Console.WriteLine(JsonSerializer.Serialize(import, CliJson.Options));
            else if (!Write(into, import))
                return CommandFailure.BadInput;
            return failed ? CommandFailure.BadInput : 0;
        });
        return command;
    }

    private static bool Write(string folder, ImportedJson import)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (document, i) in import.Documents.Select((d, i) => (d, i)))
                File.WriteAllText(Path.Combine(folder, $"{i + 1:00}-{Name(document.Number ?? document.Title)}.json"), JsonSerializer.Serialize(document, CliJson.Options) + "\n");
            Console.WriteLine(JsonSerializer.Serialize(new { documents = import.Documents.Select(d => new { d.Title, d.Number }), import.Repairs, import.Uncertainties, import.Unread }, CliJson.Options));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            CommandFailure.Tell(folder, failure.Message);
            return false;
        }
    }

    /// <summary>A name that every file system takes.</summary>
    private static string Name(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is '-' or '〔' or '〕').Take(60));
}
