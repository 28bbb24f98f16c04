using System.CommandLine;
using System.Text.Json;
using Tongban.LegalText;
using Tongban.LegalText.AkomaNtoso;
using Tongban.LegalText.Citations;

namespace Tongban.Cli;

/// <summary><c>tongban library import FILE…</c>: official documents as structured law, straight from files, without a database.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "official documents: plain text, HTML, PDF or Word", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string>("--out") { Description = "writes one file for each document into this folder instead of printing" };
        var format = new Option<string>("--format") { Description = "json, or akn for Akoma Ntoso 3.0", DefaultValueFactory = _ => "json" }.AcceptOnlyFromAmong("json", "akn");
        var command = new Command("import", "Documents of files: metadata, clauses, citations, obligations, repairs and what is uncertain") { files, folder, format };
        command.SetAction(arguments =>
        {
            var (results, failed) = (new List<(string Path, ReadingResult Result)>(), false);
            foreach (var path in arguments.GetValue(files)!)
                if (OfficialFile.Read(path) is { } read)
                    results.Add((path, read));
                else
                    failed = true;
            if (results.Count == 0)
                return CommandFailure.BadInput;
            if (arguments.GetValue(format) == "akn")
                return WriteAkn([.. results.SelectMany(r => r.Result.Documents)], arguments.GetValue(folder)) && !failed ? 0 : CommandFailure.BadInput;
            var import = ImportedJson.Of(results);
            if (arguments.GetValue(folder) is not { } into)
            {
                using var output = Console.OpenStandardOutput();
                JsonSerializer.Serialize(output, import, CliJson.Options);
                output.WriteByte((byte)'\n');
            }
            else if (!Write(into, import))
                return CommandFailure.BadInput;
            return failed ? CommandFailure.BadInput : 0;
        });
        return command;
    }

    private static bool WriteAkn(List<LegalDocument> documents, string? folder)
    {
        try
        {
            var citations = new CitationReader(documents);
            if (folder is null && documents.Count > 1)
            {
                CommandFailure.Tell("--format akn", $"the files hold {documents.Count} documents and an XML file holds one: name a folder by --out");
                return false;
            }
            if (folder is not null)
                Directory.CreateDirectory(folder);
            for (var i = 0; i < documents.Count; i++)
            {
                var xml = AkomaNtosoWriter.Write(documents, i, citations.Read(i)).ToString();
                if (folder is null)
                    Console.WriteLine(xml);
                else
                    File.WriteAllText(Path.Combine(folder, $"{i + 1:00}-{Name(documents[i].Number ?? documents[i].Title)}.xml"), xml + "\n");
            }
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            CommandFailure.Tell(folder ?? "", failure.Message);
            return false;
        }
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
