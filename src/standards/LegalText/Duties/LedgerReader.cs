using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Reads a division of tasks: which paragraphs are tasks, which are their measures, who answers and until when. The outermost
/// numbering whose paragraphs say who answers numbers the tasks; what stands deeper in a task is its measures.</summary>
public static partial class LedgerReader
{
    /// <summary>The tasks of a document; empty when nobody is charged with anything.</summary>
    public static IReadOnlyList<LedgerTask> Read(PlainDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. OfParagraphs(document), .. document.Tables.SelectMany(t => LedgerTable.Read(t, document.Issued))];
    }

    private static IReadOnlyList<LedgerTask> OfParagraphs(PlainDocument document)
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
        // responsible bodies by a label in the running text: what follows it to the end is theirs
        if (Inline().Match(Script.Fold(text)) is { Success: true } inline && text.IndexOfAny(['（', '(']) is var open && (open < 0 || open > inline.Index || text.LastIndexOfAny(['）', ')'], inline.Index) >= 0))
        {
            var words = text[inline.Index..].TrimEnd('。');
            (left, says) = (text[..inline.Index] + Term(words), true);
            answers = ResponsibilityReader.Read(words);
            return (left.Trim(), answers, says);
        }
        foreach (Match bracket in Bracket().Matches(text))
        {
            var words = bracket.Value[1..^1];
            if (!ResponsibilityReader.Says(words))
                continue;
            says = true;
            answers = answers.And(ResponsibilityReader.Read(words));
            left = left.Replace(bracket.Value, Term(words), StringComparison.Ordinal);
        }
        if (!says)
            foreach (Match sentence in Sentence().Matches(text))
                if (ResponsibilityReader.OfSentence(sentence.Value) is { } told)
                    (answers, says) = (answers.And(told), true);
        return (left.Trim(), answers, says);

        // 完成时限 inside the bracket is part of what the ledger says
        static string Term(string words) => TermLabel().Match(Script.Fold(words)) is { Success: true } at ? "（" + words[at.Index..] + "）"
            : ResponsibilityReader.Terms(words) is { Length: > 0 } terms ? "（" + terms + "）" : "";
    }

    /// <summary>The text with its brackets of who answers blanked: every place stays what it was.</summary>
    internal static string WithoutCharges(string folded, string text)
    {
        var blanked = folded.ToCharArray();
        foreach (Match bracket in Bracket().Matches(text))
            if (ResponsibilityReader.Says(bracket.Value[1..^1]))
                blanked.AsSpan(bracket.Index, bracket.Length).Fill(' ');
        return new(blanked);
    }

    /// <summary>The brackets of who answers: where they stand in a text.</summary>
    internal static List<(int Start, int End)> Brackets(string text) =>
        [.. Bracket().Matches(text).Where(b => ResponsibilityReader.Says(b.Value[1..^1])).Select(b => (b.Index, b.Index + b.Length))];

    private sealed class Draft(LedgerParagraph paragraph, (string Text, Responsibility Answers, bool Says) charge)
    {
        internal (string Text, Responsibility Answers, bool Says) Charge => charge;

        internal List<(LedgerParagraph Paragraph, (string Text, Responsibility Answers, bool Says) Charge)> Measures { get; } = [];

        internal bool Ended { get; set; }

        internal LedgerTask Task(DateOnly? issued) => new(paragraph.Printed, charge.Text, charge.Answers, Until(charge.Text, issued),
            [.. Measures.Select((m, i) => new LedgerMeasure(m.Paragraph.Numbering < Numbering.Measures ? Script.Number(m.Paragraph.Number) ?? i + 1 : i + 1,
                m.Charge.Text, m.Charge.Answers, Until(m.Charge.Text, issued)))]);

        // a bare month behind 完成时限： is an end, which it is nowhere else
        private static IReadOnlyList<Deadline> Until(string text, DateOnly? issued)
        {
            var found = DeadlineReader.Read(text, issued);
            return TermLabel().Match(Script.Fold(text)) is { Success: true } label && !found.Any(d => d.Start >= label.Index && d.Ends)
                ? [.. found.Where(d => d.Start < label.Index), .. DeadlineReader.OfTerm(text[(label.Index + label.Value.IndexOfAny([':', '：']) + 1)..].TrimEnd('）', ')', '。'), issued)] : found;
        }
    }

    [GeneratedRegex("[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]|[〔【\\[][^〔〕【】\\[\\]]{2,400}[〕】\\]]", RegexOptions.None, 20000)]
    private static partial Regex Bracket();

    [GeneratedRegex("(?<=^|[。；，])(?:牵头|责任|配合|主办|协办|负责|参与|参加|实施)(?:责任)?(?:单位|部门)[:：][^。]{2,300}(?:。(?:(?:牵头|责任|配合|主办|协办|负责|参与|完成)(?:责任)?(?:单位|部门|时限|时间|期限)|时限)[:：][^。]{2,300}){0,4}。?$", RegexOptions.None, 20000)]
    private static partial Regex Inline();

    [GeneratedRegex("[^。；]{4,}", RegexOptions.None, 20000)]
    private static partial Regex Sentence();

    [GeneratedRegex("(?:完成)?(?:时限|时间|期限)[:：].*$", RegexOptions.None, 20000)]
    private static partial Regex TermLabel();
}
