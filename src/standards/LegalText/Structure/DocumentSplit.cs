using System.Text.RegularExpressions;
using Tongban.LegalText.Cleaning;
using Tongban.LegalText.Metadata;

namespace Tongban.LegalText.Structure;

/// <summary>The lines of one document.</summary>
/// <param name="Title">Lines of its title.</param>
/// <param name="Number">Its number; null when it has none.</param>
/// <param name="Issuer">The organ its red head or its order names; null when none does.</param>
/// <param name="Body">What follows.</param>
internal sealed record DocumentPart(IReadOnlyList<SourceLine> Title, string? Number, string? Issuer, IReadOnlyList<SourceLine> Body)
{
    /// <summary>The line an announcement without a title of its own is called by; null for others.</summary>
    public string? Called { get; init; }
}

/// <summary>
/// Splits a compilation. A document shows by a line that is nothing but its number, by the bracket of its adoption, or by a title with addressees
/// under it; its title stands above, or below a red head or an order's number.
/// </summary>
internal static partial class DocumentSplit
{
    private const int MostTitleLines = 6;

    internal static List<DocumentPart> Of(List<SourceLine> lines, ReadingLog log)
    {
        var heads = new List<Head>();
        for (var i = 0; i < lines.Count; i++)
        {
            var floor = heads.Count > 0 ? heads[^1].Body : 0;
            if (i >= floor && HeadAt(lines, i, floor) is { } head && !(heads.Count > 0 && Carried(lines, heads[^1], head)))
                heads.Add(head);
        }
        if (heads.Count == 0 || heads[0].Start > 0)
        {
            var end = heads.Count > 0 ? heads[0].Start : lines.Count;
            if (heads.Count > 0 && end <= 3)
                Leave(0, end, "stands before the first document");
            else
                heads.Insert(0, Plain(lines, end));
        }
        var parts = new List<DocumentPart>();
        for (var h = 0; h < heads.Count; h++)
        {
            var (head, end) = (heads[h], h + 1 < heads.Count ? heads[h + 1].Start : lines.Count);
            // between a date at the end of a document and the next title stands a heading of the compilation
            var last = end - 1;
            while (h + 1 < heads.Count && last > head.Body + 1 && end - last <= 2 && lines[last].Text.Length <= 30 && DateLines.Read(lines[last].Text) is null && DateLines.Read(lines[last - 1].Text) is not null && !lines[last].Text.StartsWith("附", StringComparison.Ordinal)
                && !lines[last].Text.StartsWith('（'))
            {
                Leave(last, end, "stands between documents");
                end = last--;
            }
            parts.Add(new(lines.GetRange(head.Title, head.TitleEnd - head.Title), head.Number, head.Issuer, lines.GetRange(head.Body, Math.Max(0, end - head.Body))) { Called = head.Called });
        }
        return parts;

        void Leave(int from, int to, string why)
        {
            for (var i = from; i < to; i++)
                log.Unread.Add(new(lines[i].Number, lines[i].Text, why));
        }
    }

    private sealed record Head(int Start, int Title, int TitleEnd, int Body, string? Number, string? Issuer, bool Adopted)
    {
        internal string? Called { get; init; }
    }

    private static Head? HeadAt(List<SourceLine> lines, int i, int floor)
    {
        var text = lines[i].Text;
        // a wrapped line of a clause may end in the number of the document it names
        if (text.Length <= 60 && NumberLine().IsMatch(text) && !ClauseNumber.Opens(text) && !Names().IsMatch(text))
        {
            var (counted, above) = (text[0] is '第' or '（' or '(', i > floor && text[0] is '第' or '（' or '(' or (>= '1' and <= '2') && MastHead().IsMatch(lines[i - 1].Text) ? lines[i - 1].Text : null);
            if (counted && above is null)
                return null;
            var number = above is null ? text : above + text.Trim('（', '）', '(', ')');
            var top = above is null ? i : i - 1;
            // 公告 on a line of its own below who makes it
            if (above is "公告" or "通告" or "令" && top > floor && Signatures.Organs(lines[top - 1].Spaced).Count > 0)
                (number, top) = (lines[top - 1].Text + number, top - 1);
            var announces = Announcement().Match(number) is { Success: true } announced ? (Organ: lines[top].Spaced[..Math.Min(lines[top].Spaced.Length, SpacedLength(lines[top].Spaced, announced.Groups["organ"].Length))], Number: announced.Groups["no"].Value, Called: number) : ((string Organ, string Number, string Called)?)null;
            var (from, to) = TitleAbove(lines, top, floor);
            if (from < to && IsTitle(lines, from, to))
                return new(from, from, to, i + 1, Tidy(announces?.Number ?? number), announces?.Organ, false);
            if (top > floor && MastHead().IsMatch(lines[top - 1].Text))
                top--;
            var issuer = announces is { Organ.Length: > 0 } by ? by.Organ : MastHead().Match(lines[top].Text) is { Success: true } mast ? mast.Groups[1].Value : above is null && Order().Match(text) is { Success: true } order ? order.Groups[1].Value : null;
            (from, to) = TitleBelow(lines, i + 1);
            if (from < to)
                return new(top, from, to, to, Tidy(announces?.Number ?? number), issuer, false);
            // a document without a title, where nothing else can stand
            if (text[0] is not ('第' or '1' or '2') && text.AsSpan().ContainsAny('〔', '[', '［') && (i == floor || Ends(lines[i - 1].Text) || lines[i - 1].Text[^1] is '）' or ')') && i + 1 < lines.Count && (Ends(lines[i + 1].Text) || ClauseNumber.Opens(lines[i + 1].Text)))
                return new(i, i, i, i + 1, Tidy(number), null, false);
            // an order: the title is that of what it makes public
            return issuer is not null ? new(top, i, i, i + 1, Tidy(announces?.Number ?? number), issuer, false) { Called = announces?.Called } : floor == 0 && top == i && i + 1 < lines.Count && (from = Math.Max(floor, i - 1)) < i && !Ends(lines[from].Text) ? new(from, from, i, i + 1, Tidy(number), null, false) : null;
        }
        // the chapter of the laws of Hong Kong that an ordinance is, and its title below or beside it
        if (i == 0 && Cap().Match(text) is { Success: true } cap)
            return cap.Length < text.Length ? new(0, 0, 1, 1, cap.Groups[1].Value, null, false)
                : TitleBelow(lines, 1) is var (capFrom, capTo) && capFrom < capTo ? new(0, capFrom, capTo, capTo, cap.Groups[1].Value, null, false) : null;
        if (text.Length > 6 && text[0] is '（' or '(' && Adoption().IsMatch(text) && i > floor)
        {
            var (from, to) = TitleAbove(lines, i, floor);
            return from < to ? new(from, from, to, i, null, null, true) : null;
        }
        if (i > floor && TitleEnd().IsMatch(lines[i - 1].Text) && i - floor > 8 | floor == 0 && Addressed(lines, i) && !lines.Skip(i).Take(MostTitleLines).Any(l => NumberLine().IsMatch(l.Text)))
        {
            var (from, to) = TitleAbove(lines, i, floor);
            return from < to && IsTitle(lines, from, to) && lines.Skip(from).Take(to - from).Any(l => l.Text.Contains("关于", StringComparison.Ordinal) || l.Text.Contains("關於", StringComparison.Ordinal)) ? new(from, from, to, i, null, null, false) : null;
        }
        return null;
    }

    /// <summary>A statute that a notice or an order carries is part of it: the notice's title or its sentence names it.</summary>
    private static bool Carried(List<SourceLine> lines, Head carrier, Head head)
    {
        if (!head.Adopted || carrier.Number is null)
            return false;
        var title = Joined(lines, head.Title, head.TitleEnd);
        return string.Concat(lines.Skip(carrier.Start).Take(Math.Min(40, head.Start - carrier.Start)).Select(l => l.Text)).Contains(title, StringComparison.Ordinal);
    }

    private static (int From, int To) TitleAbove(List<SourceLine> lines, int mark, int floor)
    {
        var from = mark;
        for (var i = mark - 1; i >= floor && mark - i <= MostTitleLines && !Ends(lines[i].Text) && lines[i].Text.Length <= 60; i--)
        {
            if (MastHead().IsMatch(lines[i].Text) && !lines[i].Text.Contains("关于", StringComparison.Ordinal))
                break;
            // the heading of a part of the compilation is set on its own above a title that is whole
            from = i;
            if (About().Match(lines[i].Text) is { Success: true } about)
            {
                if (lines[i].Text.StartsWith(about.Groups[1].Value, StringComparison.Ordinal))
                    // an organ's name may run over from the line above
                    for (var organs = ""; from > floor && mark - from < MostTitleLines && (Signatures.AreAll(lines[from - 1].Spaced) || Signatures.AreAll(lines[from - 1].Spaced + organs)) && (from - 1 == floor || !DateBelow(lines, from - 1)); from--)
                        organs = lines[from - 1].Spaced + organs;
                break;
            }
            if (i < mark && i > floor && lines[i - 1].Cells < 20 && Joined(lines, from, mark).Length > 12 && TitleEnd().IsMatch(lines[i - 1].Text) && Ends(lines[i - 1].Text))
                break;
        }
        return (from, mark);
    }

    private static bool DateBelow(List<SourceLine> lines, int i) => i + 1 < lines.Count && DateLines.Read(lines[i + 1].Text) is not null;

    private static (int From, int To) TitleBelow(List<SourceLine> lines, int from)
    {
        for (var to = from; to < lines.Count && to - from < MostTitleLines; to++)
        {
            if (Ends(lines[to].Text) || ClauseNumber.Opens(lines[to].Text))
                return (from, from);
            // a title in brackets ends with them
            if (lines[from].Text[0] is '（' or '(' && lines[to].Text[^1] is not ('）' or ')'))
                continue;
            if (TitleEnd().IsMatch(Joined(lines, from, to + 1)) || Bracketed().IsMatch(Joined(lines, from, to + 1)))
            {
                // （试行） may follow on a line of its own
                var end = to + 1;
                return (from, end < lines.Count && Trial().IsMatch(lines[end].Text) ? end + 1 : end);
            }
        }
        return (from, from);
    }

    private static Head Plain(List<SourceLine> lines, int end)
    {
        var (from, to) = TitleBelow(lines, 0);
        if (to == 0 || to > end)
            to = Math.Min(end, lines.Count > 1 && !Ends(lines[0].Text) && !ClauseNumber.Opens(lines[0].Text) && lines[0].Text.Length <= 80 ? 1 : 0);
        return new(0, from, to, to, null, null, false);
    }

    private static bool Addressed(List<SourceLine> lines, int i)
    {
        for (var at = i; at < lines.Count && at < i + 12; at++)
        {
            if (lines[at].Text.Contains('。', StringComparison.Ordinal) || ClauseNumber.Opens(lines[at].Text))
                return false;
            if (lines[at].Text[^1] is '：' or ':')
                return !Sentence().IsMatch(lines[at].Text);
        }
        return false;
    }

    private static bool IsTitle(List<SourceLine> lines, int from, int to) => TitleEnd().IsMatch(Joined(lines, from, to));

    internal static string Joined(IReadOnlyList<SourceLine> lines, int from, int to) => string.Concat(lines.Skip(from).Take(to - from).Select(l => l.Text));

    private static bool Ends(string text) => text[^1] is '。' or '；' or '：' or '！' or ':' || DateLines.Read(text) is not null || Tail().IsMatch(text);

    /// <summary>How much of a line with its blanks holds so many of its characters.</summary>
    private static int SpacedLength(string spaced, int characters)
    {
        var at = 0;
        for (; at < spaced.Length && characters > 0; at++)
            characters -= Blanks.IsBlank(spaced[at]) ? 0 : 1;
        return at;
    }

    private static string Tidy(string number) => number.Replace('[', '〔').Replace(']', '〕').Replace('［', '〔').Replace('］', '〕').Replace('【', '〔').Replace('】', '〕');

    [GeneratedRegex(@"^(?:[\p{IsCJKUnifiedIdeographs}、]{1,14}[〔\[（(［【](?:19|20)[0-9]{2}[〕\]）)］】]第?[0-9]{1,5}[号號]|(?:[\p{IsCJKUnifiedIdeographs}、]{0,24}(?:公告|通告))?(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號](?:公告)?|\p{IsCJKUnifiedIdeographs}{2,24}令\(?（?(?:(?:19|20)[0-9]{2}年)?第[0-9一二三四五六七八九十百〇]{1,6}[号號]）?\)?|第[0-9一二三四五六七八九十百〇]{1,6}[号號]|[（(]第[0-9一二三四五六七八九十百〇]{1,6}[号號][）)])$", RegexOptions.None, 20000)]
    private static partial Regex NumberLine();

    /// <summary>An announcement counted by years is numbered by them alone; who makes it is its issuer.</summary>
    [GeneratedRegex(@"^(?<organ>\p{IsCJKUnifiedIdeographs}{0,60}?)(?<no>(?:公告|通告)(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號])$", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Announcement();

    // no organ's sign in a number holds these: the line speaks of a document
    [GeneratedRegex("依据|依據|根据|根據|按照|依照|贯彻|貫徹|执行|執行|适用|適用|废止|廢止", RegexOptions.None, 20000)]
    private static partial Regex Names();

    [GeneratedRegex(@"^(\p{IsCJKUnifiedIdeographs}{2,24}令)", RegexOptions.None, 20000)]
    private static partial Regex Order();

    [GeneratedRegex(@"^([\p{IsCJKUnifiedIdeographs}、]{2,60}?)(?:文件|令|公告|通告)$|^公告$", RegexOptions.None, 20000)]
    private static partial Regex MastHead();

    [GeneratedRegex(@"^[（(](?:\p{IsCJKUnifiedIdeographs}{0,24})?(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年[0-9一二三四五六七八九十]{1,2}月.{0,90}(?:通过|通過|公布|修订|修訂|批准|发布|發布|會|会|议|議)", RegexOptions.None, 20000)]
    private static partial Regex Adoption();

    [GeneratedRegex("(?:通知|意见|意見|公告|通告|决定|決定|决议|決議|批复|批覆|复函|復函|函|通报|通報|公报|公報|命令|令|纪要|紀要|条例|條例|規例|规例|规定|規定|办法|辦法|细则|細則|规则|規則|法|规范|規範|标准|標準|目录|目錄|方案|计划|計劃|规划|規劃|纲要|綱要|要点|要點|建议|建議|章程|准则|準則|指南|指引|清单|名录|解读|解讀|公示|请示|議案|议案)(?:[（(][^（）()]{1,12}[）)])?$", RegexOptions.None, 20000)]
    private static partial Regex TitleEnd();

    [GeneratedRegex("^(?:[^。，；：]{0,30}?)(关于|關於)", RegexOptions.None, 20000)]
    private static partial Regex About();

    [GeneratedRegex("^[（(](?:关于|關於)[^（）()。]{4,150}(?:公告|通告|通知|决定|公报)[）)]$|^《[^《》。]{2,80}》$", RegexOptions.None, 20000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("^(第[0-9]{1,4}[A-Z]{0,3}章)(?=$|《[^《》]{2,80}》$)", RegexOptions.None, 20000)]
    private static partial Regex Cap();

    [GeneratedRegex("(?<!关于|關於)(?:印发|印發)$|^附件|^附[:：]|^抄送|^（此件|^主题词|^联系", RegexOptions.None, 20000)]
    private static partial Regex Tail();

    [GeneratedRegex("^[（(][^（）()]{1,12}[）)]$", RegexOptions.None, 20000)]
    private static partial Regex Trial();

    [GeneratedRegex("如下|现将|現將|为了|為了|根据|根據", RegexOptions.None, 20000)]
    private static partial Regex Sentence();
}
