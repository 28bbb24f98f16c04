using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tongban.LegalText.Duties;

namespace Tongban.Cli;

/// <summary><c>tongban library tasks FILE</c>: the ledger of a division of tasks, straight from a file.</summary>
internal static class TasksCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "official documents: plain text, HTML, PDF or Word" };
        var number = new Option<string>("--document") { Description = "the number of the document, brackets typed as you like; needed when the file holds several" };
        var format = new Option<string>("--format") { Description = "json or csv", DefaultValueFactory = _ => "json" }.AcceptOnlyFromAmong("json", "csv");
        var command = new Command("tasks", "Tasks and measures of a division of tasks: who leads, who joins, whether regions answer, until when") { file, number, format };
        command.SetAction(arguments =>
        {
            var path = arguments.GetValue(file)!;
            if (OfficialFile.Read(path) is not { } read)
                return CommandFailure.BadInput;
            var documents = read.Documents.Select(PlainDocument.Of).ToList();
            var listed = string.Join("、", documents.Select(d => d.Number.Length > 0 ? d.Number : "(without a number)"));
            var found = arguments.GetValue(number) is { } typed ? documents.FindAll(d => d.Is(typed)) : documents;
            if (found.Count == 0)
                return CommandFailure.Tell(path, $"holds no document {arguments.GetValue(number)}; it holds {listed}");
            if (found.Count > 1)
                return CommandFailure.Tell(path, $"holds {found.Count} documents that fit; name one by --document: {listed}");
            var tasks = LedgerReader.Read(found[0]);
            if (tasks.Count == 0)
                return CommandFailure.Tell(path, $"{found[0].Number} divides no tasks: no numbered paragraph says who answers");
            Console.WriteLine(arguments.GetValue(format) == "csv" ? Csv(tasks) : JsonSerializer.Serialize(tasks.Select(t => new
            {
                t.Number,
                t.Text,
                t.Answers.Lead,
                t.Answers.Joint,
                t.Answers.Regions,
                Deadlines = Days(t.Deadlines),
                Measures = t.Measures.Select(m => new { m.Number, m.Text, m.Answers.Lead, m.Answers.Joint, m.Answers.Regions, Deadlines = Days(m.Deadlines), Uncertain = Doubts(m.Deadlines) }),
                Uncertain = Doubts(t.Deadlines),
            }), CliJson.Options));
            return 0;
        });
        return command;
    }

    /// <summary>The days a text leaves no doubt about, each once.</summary>
    private static IEnumerable<string> Days(IReadOnlyList<Deadline> deadlines) =>
        deadlines.Where(d => d is { Date: not null, Ends: true }).Select(d => $"{d.Date:yyyy-MM-dd}").Distinct();

    private static IEnumerable<object> Doubts(IReadOnlyList<Deadline> deadlines) =>
        deadlines.Where(d => d.Uncertain is not null).Select(d => new { Date = $"{d.Date:yyyy-MM-dd}", d.Text, Why = d.Uncertain });

    private static string Csv(IReadOnlyList<LedgerTask> tasks)
    {
        var csv = new StringBuilder("task,measure,text,lead,joint,regions,deadlines");
        foreach (var task in tasks)
        {
            Row(task.Number, "", task.Text, task.Answers, task.Deadlines);
            foreach (var measure in task.Measures)
                Row(task.Number, $"{measure.Number}", measure.Text, measure.Answers, measure.Deadlines);
        }
        return csv.ToString();

        void Row(string task, string measure, string text, Responsibility answers, IReadOnlyList<Deadline> deadlines) =>
            csv.Append('\n').AppendJoin(',', new[] { task, measure, text, string.Join('、', answers.Lead), string.Join('、', answers.Joint), answers.Regions ? "true" : "false", string.Join(' ', Days(deadlines)) }.Select(Field));

        // a field that a spreadsheet would take for a formula is kept text by an apostrophe
        static string Field(string value)
        {
            if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
                value = "'" + value;
            return value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }
    }
}
