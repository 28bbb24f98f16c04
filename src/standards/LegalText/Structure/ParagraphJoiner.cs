using System.Text;
using System.Text.RegularExpressions;
using Tongban.LegalText.Cleaning;
using Tongban.LegalText.Metadata;

namespace Tongban.LegalText.Structure;

/// <summary>
/// Joins hard-wrapped lines to paragraphs. A line that stops short of the page's width ends its paragraph. Of full lines that end a sentence the
/// file itself tells: by indents, by blanks its converter left at the ends of paragraphs, by room for a word that stands on the next line instead.
/// </summary>
internal sealed partial class ParagraphJoiner
{
    /// <summary>Wider lines are not printed: such a file was not wrapped.</summary>
    private const int WidestPage = 160;

    private readonly int full;
    private readonly int width;
    private readonly bool wrapped;
    private readonly bool indents;
    private readonly bool trails;

    /// <summary>Whether indents tell paragraphs so well that what is set in begins one, whatever stands above.</summary>
    private readonly bool sure;

    private ParagraphJoiner(IReadOnlyList<SourceLine> lines)
    {
        var signs = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            signs[i] = Stands(lines, i);
        var open = lines.Where((l, i) => !Closed(l.Text) && !signs[i]).Select(l => l.Cells).Order().ToList();
        var all = lines.Select(l => l.Cells).Order().ToList();
        var usual = open.Count == 0 ? 0 : open[open.Count * 3 / 4];
        (width, full) = (all.Count == 0 ? 0 : Math.Min(all[(all.Count - 1) * 19 / 20], usual + 4), usual - 7);
        var fullLines = lines.Count(l => l.Cells >= full);
        // a full line that ends in the middle of a sentence, and goes on; in a file that was not wrapped many lines are wider than such a one
        var goesOn = 0;
        for (var i = 1; i < lines.Count; i++)
            if (lines[i - 1].Cells >= full && !Closed(lines[i - 1].Text) && !signs[i - 1] && !signs[i] && !ClauseNumber.Opens(lines[i].Text))
                goesOn++;
        wrapped = usual is >= 24 and <= WidestPage && goesOn > 0 && goesOn * 8 >= fullLines && lines.Count(l => l.Cells > usual + 8) * 10 <= lines.Count;
        // few lines of a short text are full: a sentence that breaks off at its line's end and goes on below proves the width too
        if (!wrapped && Broken(lines, signs) is { Count: > 0 } broken && broken[broken.Count / 2] is var seen && seen is >= 24 and <= WidestPage
            && broken.Count(c => Math.Abs(c - seen) <= 8) * 4 >= broken.Count * 3 && lines.Count(l => l.Cells > seen + 8) * 10 <= lines.Count)
            (wrapped, width, full) = (true, Math.Min(lines.Max(l => l.Cells), seen + 4), seen - 7);
        var (indented, after) = (0, 0);
        for (var i = 1; i < lines.Count; i++)
            if (lines[i].Indent is >= 2 and <= 8)
            {
                indented++;
                after += Closed(lines[i - 1].Text) || lines[i - 1].Cells < full ? 1 : 0;
            }
        indents = indented >= 3 && after * 10 >= indented * 8;
        sure = indented >= 6 && after * 20 >= indented * 19;
        var (bare, shorts, trailing) = (lines.Count(l => !l.Trailing), lines.Count(l => !l.Trailing && l.Cells < full), lines.Count(l => l.Trailing));
        trails = trailing >= 3 && trailing * 10 <= lines.Count * 7 && shorts * 8 <= bare;
    }

    /// <summary>Widths of the lines that break off within a sentence, in order.</summary>
    private static List<int> Broken(IReadOnlyList<SourceLine> lines, bool[] signs)
    {
        var widths = new List<int>();
        for (var i = 1; i < lines.Count; i++)
            if (lines[i - 1] is var before && before.Text.AsSpan().IndexOfAny('，', '。', '；') >= 0 && !Closed(before.Text) && before.Text[^1] is not ('）' or ')' or '》' or '”') && !signs[i - 1] && !signs[i] && !ClauseNumber.Opens(lines[i].Text) && !Labelled().IsMatch(lines[i].Text))
                widths.Add(before.Cells);
        widths.Sort();
        return widths;
    }

    /// <summary>Joins the lines of one document; a table's lines stay as they are, in one paragraph.</summary>
    internal static List<Paragraph> Join(IReadOnlyList<SourceLine> lines)
    {
        var tables = new Dictionary<int, (Paragraph Table, int End)>();
        for (var i = 0; i < lines.Count; i++)
            if (TableReader.Begins(lines[i]))
                i = (tables[i] = TableReader.Read(lines, i)).End - 1;
        var joiners = ByPage(lines, tables);
        var (paragraphs, words, first) = (new List<Paragraph>(), new StringBuilder(), -1);
        var (last, ever) = (new Dictionary<ClauseKind, int>(), new Dictionary<ClauseKind, int>());
        for (var i = 0; i < lines.Count; i++)
        {
            if (tables.TryGetValue(i, out var table))
            {
                Close(i - 1);
                paragraphs.Add(table.Table);
                i = table.End - 1;
                continue;
            }
            if (Stands(lines, i))
            {
                Close(i - 1);
                first = i;
                words.Append(lines[i].Text);
                Close(i);
                continue;
            }
            var number = ClauseNumber.Read(lines[i].Text);
            if (first < 0 || words.Length > SourceLines.LongestLine || joiners[i].Begins(lines[i - 1], lines[i], number, last, ever, words))
            {
                Close(i - 1);
                first = i;
                if (number is { } opened)
                {
                    last[opened.Kind] = ever[opened.Kind] = opened.Value;
                    foreach (var deeper in last.Keys.Where(k => k > opened.Kind && (opened.Kind != ClauseKind.Chapter || k != ClauseKind.Article)).ToList())
                        last.Remove(deeper);
                }
            }
            else if (words.Length > 0 && char.IsAsciiLetterOrDigit(words[^1]) && char.IsAsciiLetter(lines[i].Text[0]) && char.IsAsciiLetter(words[^1]))
                words.Append(' ');
            words.Append(lines[i].Text);
        }
        Close(lines.Count - 1);
        return paragraphs;

        void Close(int end)
        {
            if (words.Length > 0)
                paragraphs.Add(new(words.ToString(), new(lines[first].Number, lines[end].Number)) { Spaced = lines[first].Spaced + words.ToString(lines[first].Text.Length, words.Length - lines[first].Text.Length), Indent = lines[first].Indent });
            words.Clear();
            first = -1;
        }
    }

    /// <summary>A joiner for each line: between tables and attachments the page may be another, such as one laid across.</summary>
    private static ParagraphJoiner[] ByPage(IReadOnlyList<SourceLine> lines, Dictionary<int, (Paragraph Table, int End)> tables)
    {
        var (joiners, run, first) = (new ParagraphJoiner[lines.Count], new List<SourceLine>(), 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (tables.TryGetValue(i, out var table))
            {
                Close();
                (first, i) = (table.End, table.End - 1);
                continue;
            }
            if (run.Count > 0 && Attached().IsMatch(lines[i].Text))
            {
                Close();
                first = i;
            }
            run.Add(lines[i]);
        }
        Close();
        return joiners;

        void Close()
        {
            if (run.Count > 0)
                Array.Fill(joiners, new(run), first, run.Count);
            run.Clear();
        }
    }

    private bool Begins(SourceLine before, SourceLine line, ClauseNumber? number, Dictionary<ClauseKind, int> last, Dictionary<ClauseKind, int> ever, StringBuilder open)
    {
        // no paragraph ends in these, none begins with those
        if (!wrapped)
            return !Hangs(line.Text) && (Closed(before.Text) || !Rest().IsMatch(line.Text));
        var (room, closed) = (before.Cells >= full, Closed(before.Text));
        if (Hangs(line.Text))
            return false;
        // where paragraphs are set in, a label at the margin below a full line goes on in its sentence
        if (Labelled().IsMatch(line.Text))
            return !(room && indents && line.Indent < 2 && line.Text[0] is not '目');
        if (number is { } n)
        {
            // a heading that stands short on its line and tells nothing more: the rest of a citation goes on to its full stop
            if (n.Kind is ClauseKind.Part or ClauseKind.Chapter or ClauseKind.Section && line.Cells < full && !Closed(line.Text) && !Waits(before.Text))
                return true;
            // 第…条 also begins the rest of a citation: it must count on
            var counts = n.Kind is ClauseKind.Dash or ClauseKind.Note || n.Value == 1 || (last.TryGetValue(n.Kind, out var previous) && n.Value > previous && n.Value <= previous + 3) || (n.Sub > 0 && n.Value == last.GetValueOrDefault(n.Kind))
                || n.Value == ever.GetValueOrDefault(n.Kind) + 1; // many count on through all headings
            if (n.Kind == ClauseKind.Article && !counts)
                return !room && closed;
            return !room || closed || before.Text.EndsWith("——", StringComparison.Ordinal) || (counts && n.Value != 1) || (line.Indent >= 2 && indents) || (counts && n.Kind is ClauseKind.Item or ClauseKind.Point && Headed(open, n.Kind));
        }
        if ((closed || before.Text[^1] is '）' or ')') && Leading().IsMatch(line.Text))
            return true;
        if (Waits(before.Text) && (room || before.Text[^1] is not '—'))
            return false;
        // a sentence does not end short of the page without its stop: a heading
        if (closed && before.Text[^1] is not ('：' or ':') && line.Cells < full && !Closed(line.Text) && line.Text[^1] is not ('）' or ')' or '〕' or '】' or ']' or '”' or '，' or '、'))
            return true;
        if (!room)
            return true;
        if (!closed)
            return (line.Indent is >= 2 and <= 8 && DocumentReader.IsPageLabel(open.ToString(0, Math.Min(open.Length, 24)))) || (indents && line.Indent is >= 2 and <= 8 && ((trails && before.Trailing) || sure || (before.Indent < 2 && IsTitle(open)))) || (line.Indent > 12 && before.Indent <= 8);
        if (indents && line.Indent >= 2)
            return true;
        if (trails)
            return before.Trailing;
        return !indents && before.Cells + FirstWord(line.Spaced) <= width;
    }

    /// <summary>Whether the open paragraph is a title that fills its line.</summary>
    private static bool IsTitle(StringBuilder open) => open.Length <= 60 && open.ToString() is var text && text.AsSpan().IndexOfAny('，', '。', '；') < 0 && Titled().IsMatch(text);

    /// <summary>Whether the open paragraph is a heading that fills its line: numbered, of a higher level and without a sentence.</summary>
    private static bool Headed(StringBuilder open, ClauseKind kind)
    {
        var text = open.ToString(0, Math.Min(open.Length, 120));
        return open.Length < 120 && ClauseNumber.Read(text) is { } number && number.Kind < kind && number.Kind != ClauseKind.Article && text.IndexOfAny(['。', '：', '；']) < 0;
    }

    /// <summary>Whether a line is a date, the printer's line, or a signature above a date: paragraphs however wide the page is.</summary>
    private static bool Stands(IReadOnlyList<SourceLine> lines, int i)
    {
        if (DateLines.Read(lines[i].Text.Trim('[', ']', '［', '］')) is not null || Signatures.IsColophon(lines[i].Text))
            return true;
        var below = i;
        while (below < lines.Count && below - i < 12 && (Signatures.AreAll(lines[below].Spaced) || Signatures.IsPerson(lines[below].Text)))
            below++;
        return below > i && below < lines.Count && DateLines.Read(lines[below].Text) is not null;
    }

    /// <summary>Whether a line ends as a sentence ends.</summary>
    internal static bool Closed(string text) => Closing().IsMatch(text.Length > 3 ? text[^3..] : text);

    private static bool Waits(string text) => text[^1] is '，' or '、' or '（' or '“' or '《' or '〈' or '—' or '「' or '『';

    private static bool Hangs(string text) => text[0] is '，' or '。' or '、' or '；' or '：' or '）' or '》' or '〉' or '”' or '」' or '』' or '！' or '？';

    private static int FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end == 0 ? 2 : end;
    }

    [GeneratedRegex("^附(?:件|录|錄|表)(?:[0-9一二三四五六七八九十]{0,3}|[0-9]-[0-9])[:：]?$", RegexOptions.None, 20000)]
    private static partial Regex Attached();

    /// <summary>Who answers for a task and until when, each on a line of its own.</summary>
    [GeneratedRegex("^目[录錄次]$|^(?:(?:牵头|牽頭|责任|責任|配合|主办|主辦|协办|協辦|负责|負責|参与|參與|完成)(?:责任|責任)?(?:单位|單位|部门|部門|时限|時限|时间|時間|期限)|主旨|說明|说明|正本|副本|抄送|抄报|抄報|分送|主题词|主題詞|附件)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?:通知|意见|意見|公告|通告|决定|決定|决议|決議|批复|复函|復函|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|方案|计划|計劃|规划|規劃|纲要|綱要|目录|目錄|要点|要點)(?:[（(][^（）()]{1,12}[）)])?$", RegexOptions.None, 20000)]
    private static partial Regex Titled();

    /// <summary>The rest of a citation whose title ended the line before.</summary>
    [GeneratedRegex("^第[一二三四五六七八九十百千零〇0-9]{1,7}[条條](?:第[一二三四五六七八九十0-9]{1,3}[款项項]){0,2}[的规規所、和及或，]", RegexOptions.None, 20000)]
    private static partial Regex Rest();

    [GeneratedRegex("^[^，。；、]{2,9}(?<!如下)[:：]$", RegexOptions.None, 20000)]
    private static partial Regex Leading();

    [GeneratedRegex("[。；：！？;:!?][”’）)」』》]{0,2}$|[。；！？]$", RegexOptions.None, 20000)]
    private static partial Regex Closing();
}
