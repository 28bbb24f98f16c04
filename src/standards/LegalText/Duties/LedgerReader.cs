using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Reads a division of tasks: which paragraphs are tasks, which are their measures, who answers and until when. The outermost
/// numbering whose paragraphs say who answers numbers the tasks; what stands deeper in a task is its measures.</summary>
public static partial class LedgerReader
{
    /// <summary>The tasks of a document; empty when nobody is charged with anything.</summary>
    public static IReadOnlyList<LedgerTask> Read(PlainDocument document)
    {
        var paragraphs = LedgerParagraph.All(document.Lines).Select(p => (Paragraph: p, Charge: Charge(p.Text))).ToList();
        if (paragraphs.Where(p => p.Paragraph.Numbering < Numbering.Measures && p.Charge.Says).GroupBy(p => p.Paragraph.Numbering)
                .OrderBy(g => g.Key).FirstOrDefault() is not { } outermost)
            return [];

        var (level, tasks, after) = (outermost.Key, new List<Draft>(), false);
        foreach (var (paragraph, charge) in paragraphs)
        {
            if (paragraph.Numbering < level)
                (after, tasks) = (false, Closed(tasks));
            else if (paragraph.Numbering == level)
            {
                tasks.Add(new(paragraph, charge));
                after = false;
            }
            else if (tasks.Count > 0 && !tasks[^1].Ended)
            {
                after |= paragraph.Numbering == Numbering.Measures;
                if (paragraph.Numbering != Numbering.None && paragraph.Text.Length > 0 || after && charge.Says)
                    tasks[^1].Measures.Add((paragraph, charge));
            }
        }
        // a numbered paragraph that nobody answers for, with no measure that somebody does, is no task
        return [.. tasks.Where(t => t.Charge.Says || t.Measures.Any(m => m.Charge.Says)).Select(t => t.Task(document.Issued))];

        static List<Draft> Closed(List<Draft> tasks)
        {
            if (tasks.Count > 0)
                tasks[^1].Ended = true;
            return tasks;
        }
    }

    /// <summary>A paragraph's text without the brackets that say who answers, and those who do.</summary>
    internal static (string Text, Responsibility Answers, bool Says) Charge(string text)
    {
        var (left, answers, says) = (text, Responsibility.None, false);
        foreach (Match bracket in Bracket().Matches(text))
        {
            var words = bracket.Value[1..^1];
            if (!ResponsibilityReader.Says(words))
                continue;
            says = true;
            answers = answers.And(ResponsibilityReader.Read(words));
            left = left.Replace(bracket.Value, Term(words), StringComparison.Ordinal);
        }
        return (left.Trim(), answers, says);

        // 完成时限 inside the bracket is part of what the ledger says
        static string Term(string words) => TermLabel().Match(Script.Fold(words)) is { Success: true } at ? "（" + words[at.Index..] + "）" : "";
    }

    private sealed class Draft(LedgerParagraph paragraph, (string Text, Responsibility Answers, bool Says) charge)
    {
        internal (string Text, Responsibility Answers, bool Says) Charge => charge;

        internal List<(LedgerParagraph Paragraph, (string Text, Responsibility Answers, bool Says) Charge)> Measures { get; } = [];

        internal bool Ended { get; set; }

        internal LedgerTask Task(DateOnly? issued) => new(paragraph.Printed, charge.Text, charge.Answers, DeadlineReader.Read(charge.Text, issued),
            [.. Measures.Select((m, i) => new LedgerMeasure(m.Paragraph.Numbering < Numbering.Measures ? Script.Number(m.Paragraph.Number) ?? i + 1 : i + 1,
                m.Charge.Text, m.Charge.Answers, DeadlineReader.Read(m.Charge.Text, issued)))]);
    }

    [GeneratedRegex("[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]", RegexOptions.None, 20000)]
    private static partial Regex Bracket();

    [GeneratedRegex("(?:完成)?(?:时限|时间|期限)[:：].*$", RegexOptions.None, 20000)]
    private static partial Regex TermLabel();
}
