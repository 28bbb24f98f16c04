using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongban.Library.ReadText;

/// <summary>
/// Reads plain text into documents. A document is known by a line that is nothing but its number, or by the bracket of its adoption; its
/// title stands above. A file that has neither is one document whose first lines are the title.
/// </summary>
internal static partial class DocumentReader
{
    private const int MostTitleLines = 4;
    private const int LongestSentence = 600;

    internal static IReadOnlyList<TextDocument> Read(string text)
    {
        var lines = text.Split('\n').Select(Clean).Where(l => l.Length > 0 && !PageNumber().IsMatch(l)).ToList();
        if (lines.Count == 0)
            return [];
        var marks = Enumerable.Range(0, lines.Count).Where(i => NumberLine().IsMatch(lines[i]) || (Adoption().IsMatch(lines[i]) && i > 0)).ToList();
        // An adoption bracket under the number's own title is the same document's.
        var starts = marks.Select(mark => (Start: TitleStart(lines, mark), Mark: mark)).DistinctBy(s => s.Start).ToList();
        if (starts.Count == 0 || starts[0].Start > 0)
            starts.Insert(0, (0, starts.Count > 0 && starts[0].Start <= MostTitleLines ? starts[0].Mark : -1));
        if (starts.Count > 1 && starts[0].Mark == starts[1].Mark)
            starts.RemoveAt(1);
        return [.. starts.Select((s, i) => One(lines[s.Start..(i + 1 < starts.Count ? starts[i + 1].Start : lines.Count)], s.Mark - s.Start))
            .Where(d => d.Clauses.Count > 0)];
    }

    private static TextDocument One(List<string> lines, int mark)
    {
        var titleLines = mark >= 0 ? mark : Math.Min(lines.Count, Math.Max(1, lines.TakeWhile(l => !ClauseReader.IsNumbered(l) && !l.EndsWith('。') && !l.EndsWith('：')).Count()));
        var title = string.Concat(lines.Take(Math.Max(1, titleLines)));
        if (title.Length > 200)
            title = title[..200];
        var number = mark >= 0 && NumberLine().IsMatch(lines[mark]) ? Blank().Replace(lines[mark], "") : null;
        var body = lines.Skip(mark >= 0 ? mark + 1 : titleLines).ToList();
        // The bracket of an adoption may run over two lines.
        if (mark >= 0 && number is null && !lines[mark].EndsWith('）') && body is [var rest, ..] && rest.EndsWith('）'))
            body.RemoveAt(0);
        var clauses = ClauseReader.Read(body);
        var issued = lines.Select(Day).FirstOrDefault(d => d is not null);
        var words = string.Concat(clauses.Select(c => c.Text));
        return new(
            number, title, Issuers(title), issued,
            InForceOn().Match(words) is { Success: true } on ? DayOf(on) : null,
            Repealed(words),
            lines, clauses);
    }

    // The titles in the sentence that ends in the word of repeal.
    private static IReadOnlyList<string> Repealed(string words) =>
        [.. Repealing().Matches(words).Select(m => words[Math.Max(0, m.Index - LongestSentence)..m.Index]).Select(before => before[(before.LastIndexOf('。') + 1)..])
            .SelectMany(sentence => Titles().Matches(sentence)).Select(m => m.Groups[1].Value).Distinct()];

    private static int TitleStart(List<string> lines, int mark)
    {
        var start = Math.Max(0, mark - 1);
        for (var i = mark - 1; i >= 0 && i >= mark - MostTitleLines && !Ending().IsMatch(lines[i]); i--)
        {
            start = i;
            if (lines[i].Contains("关于", StringComparison.Ordinal) && !lines[i].StartsWith("关于", StringComparison.Ordinal))
                break;
            if (lines[i].StartsWith("关于", StringComparison.Ordinal))
            {
                // The issuer may stand on a line of its own above; a signature has a date under it and is not meant.
                if (i > 0 && Issuer().IsMatch(lines[i - 1]) && (i == 1 || Ending().IsMatch(lines[i - 2]) || Day(lines[i - 2]) is not null))
                    start = i - 1;
                break;
            }

            if (Adoption().IsMatch(lines[mark]) && i == mark - 1 && KindOfDocument().IsMatch(lines[i]) && (i == 0 || Ending().IsMatch(lines[i - 1])))
                break;
        }

        return start;
    }

    private static string[] Issuers(string title)
    {
        var about = title.IndexOf("关于", StringComparison.Ordinal);
        if (about is > 1 and <= 40)
            return title[..about].Split([' ', '、'], StringSplitOptions.RemoveEmptyEntries);
        return IssuerAtStart().Match(title) is { Success: true } issuer ? [issuer.Value] : [];
    }

    /// <summary>Blanks between Chinese go; the marks that PDF extraction damages come back where only one reading is possible.</summary>
    private static string Clean(string raw)
    {
        var line = BlankInChinese().Replace(raw.Trim('\r', '\f', ' ', '\t', '\u3000', '\uFEFF'), "").Replace('臵', '置');
        line = Title().Replace(line, "《$1》");
        line = line.Replace('•', '《').Replace('‣', '》');
        return Year().Replace(line, "〔$1〕");
    }

    private static DateOnly? Day(string line) => DateLine().Match(line) is { Success: true } date ? DayOf(date) : null;

    private static DateOnly? DayOf(Match date) =>
        DateOnly.TryParseExact($"{date.Groups[1].Value}-{date.Groups[2].Value}-{date.Groups[3].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"(?<=[^\x00-\x7F])[ \u3000]+|[ \u3000]+(?=[^\x00-\x7F])", RegexOptions.None, 1000)]
    private static partial Regex BlankInChinese();

    [GeneratedRegex("•([^•‣《》]{1,80})‣", RegexOptions.None, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("„((?:19|20)[0-9]{2})‟", RegexOptions.None, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[—－\-–·]*\s*(?:第\s*)?[0-9]{1,4}(?:\s*页)?\s*[—－\-–·]*$", RegexOptions.None, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:\p{IsCJKUnifiedIdeographs}{1,12}[〔\[（(［【](?:19|20)[0-9]{2}[〕\]）)］】]第?[0-9]{1,5}[号號]|(?:\p{IsCJKUnifiedIdeographs}{0,12}公告)?(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號](?:公告)?|\p{IsCJKUnifiedIdeographs}{0,14}令(?:(?:19|20)[0-9]{2}年)?第[0-9]{1,5}[号號])$", RegexOptions.None, 1000)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^[（(](?:19|20)[0-9]{2}年[^）)]{0,80}(?:通过|通過|公布|会[）)]?$)", RegexOptions.None, 1000)]
    private static partial Regex Adoption();

    [GeneratedRegex("[。；！？：]$|印发$|^附件|^(?:[0-9]{4})年[0-9]{1,2}月[0-9]{1,2}日$", RegexOptions.None, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,16}(?:部|局|厅|院|会|署|委|政府|银行)$", RegexOptions.None, 1000)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"^(?:国务院办公厅|国务院|中共中央|\p{IsCJKUnifiedIdeographs}{2,12}?(?:部|总局|总署|委员会|人民政府))", RegexOptions.None, 1000)]
    private static partial Regex IssuerAtStart();

    [GeneratedRegex("(?:规定|办法|条例|法|细则|决定|建议|规则|标准|目录)$", RegexOptions.None, 1000)]
    private static partial Regex KindOfDocument();

    [GeneratedRegex("^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日$", RegexOptions.None, 1000)]
    private static partial Regex DateLine();

    [GeneratedRegex("(?:本[^，。；]{1,12}|^)自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|实施|执行|生效)", RegexOptions.None, 1000)]
    private static partial Regex InForceOn();

    [GeneratedRegex("同时废止|予以废止|即行废止", RegexOptions.None, 1000)]
    private static partial Regex Repealing();

    [GeneratedRegex("《([^《》]{1,120})》", RegexOptions.None, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
