using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Finds the terms a text sets. A deadline is the last day of its term; a missing year is that of the last date named before it
/// in the text, else that of the document.</summary>
public static partial class DeadlineReader
{
    private const string Doing = "(?=全面|要|力争|基本|实现|完成|启动|开展|推广|达到|印发|出台|建成|上线|制定|形成|报送|组织|召开|发布|公布|编制|提出|落实|建立|上报|汇总)";

    private const string Digits = @"[0-9〇零○一二两三四五六七八九十]";

    /// <summary>All terms of a text, in its order.</summary>
    /// <param name="text">A clause, in simplified or traditional characters.</param>
    /// <param name="issued">When the document was issued; null when unknown.</param>
    public static IReadOnlyList<Deadline> Read(string text, DateOnly? issued)
    {
        var (found, year) = (new List<Deadline>(), (int?)null);
        foreach (Match term in Terms().Matches(Script.Fold(text)))
            if (Of(term, text, issued, ref year) is { } deadline)
                found.Add(deadline);
        return found;
    }

    /// <summary>The terms of a cell or a label that holds nothing else: 2022年9月 there is its end.</summary>
    internal static IReadOnlyList<Deadline> OfTerm(string text, DateOnly? issued)
    {
        var found = Read(text, issued).Where(d => d.Ends).ToList();
        if (found.Count == 0 && BareTerm().Match(Script.Fold(text.Trim().TrimEnd('。'))) is { Success: true } bare && Read(bare.Value + "底前", issued) is [var whole, ..])
            found.Add(whole with { Text = text.Trim() });
        else if (found.Count == 0 && BareDay().IsMatch(Script.Fold(text.Trim().TrimEnd('。'))) && Read(text.Trim().TrimEnd('。') + "前", issued) is [var day, ..])
            found.Add(day with { Text = text.Trim() });
        return found;
    }

    private static Deadline? Of(Match term, string text, DateOnly? issued, ref int? year)
    {
        Deadline Found(DeadlineKind kind, DateOnly? date, string? uncertain = null) => new(kind, date, term.Index, text.Substring(term.Index, term.Length), uncertain);
        if (term.Groups["every"].Success)
            return Found(DeadlineKind.Recurring, null);
        if (term.Groups["within"].Success)
            return Found(DeadlineKind.Relative, null);
        if (term.Groups["plan"].Success)
            return Script.Number(term.Groups["plan"].Value) is { } plan ? Found(DeadlineKind.Absolute, new(1955 + 5 * plan, 12, 31)) : null;

        var named = Part(term, "year");
        if (named is < 1949 or > 2200)
            return null;
        year = named ?? year;
        var inferred = named is null && !term.Groups["this"].Success && year is null;
        if ((term.Groups["this"].Success ? issued?.Year : term.Groups["next"].Success ? issued?.Year + 1 : year ?? issued?.Year) is not { } of)
            return null;
        // each year's next is no day of the calendar
        var (next, said) = (term.Groups["next"].Value == "次", Script.Fold(text[(text.LastIndexOf('。', term.Index) + 1)..term.Index]));
        if (next && (said.Contains('每', StringComparison.Ordinal) || said.Contains("年度", StringComparison.Ordinal)))
            return Found(DeadlineKind.Recurring, null);
        var (month, day, end, before) = (Part(term, "month"), Part(term, "day"), term.Groups["end"].Success, term.Groups["before"].Success);
        var by = term.Groups["by"].Success || term.Groups["from"].Success;
        if (term.Groups["quarter"].Success && Part(term, "quarter") is >= 1 and <= 4 and var quarter)
            month = quarter * 3;
        else if (term.Groups["half"].Success)
            month = term.Groups["half"].Value == "上" ? 6 : 12;
        var whole = term.Groups["quarter"].Success || term.Groups["half"].Success || term.Groups["span"].Success;
        if (month is < 1 or > 12 || day is < 1 || day > (month is { } m ? DateTime.DaysInMonth(of, m) : 0))
            return null;

        var last = new DateOnly(of, month ?? 12, day ?? DateTime.DaysInMonth(of, month ?? 12));
        // 1月1日至12月31日期间: a span in which something is, not an end
        if (by && text.AsSpan(term.Index + term.Length) is ['期' or '之', '间' or '間', ..])
            return null;
        if (day is not null)
            return before || by ? Found(DeadlineKind.Absolute, last, next ? After : Doubt(inferred, last, issued)) : null;
        // a quarter or a span of months also tells when something was; at the head of a part or before what is to be done it is a term
        var after = term.Index + term.Length;
        if (whole && !end && !before && !by && !term.Groups["inside"].Success && !term.Groups["duty"].Success && after < text.Length && text[after] is not ('，' or '、' or '。' or '；' or '）' or ' '))
            return Found(DeadlineKind.Absolute, last, "a quarter or some months are named, not an end") with { Ends = false };
        if (end || whole || term.Groups["inside"].Success)
            return Found(DeadlineKind.Absolute, last, next ? After : Doubt(inferred, last, issued));
        if (before) // strictly, before June ends with May; many mean June
            return Found(DeadlineKind.Absolute, new DateOnly(of, month ?? 1, 1).AddDays(-1), "'before' a month or year may be meant to include it");
        if (by && month is null && term.Groups["by"].Value is [not ('到' or '至' or '截'), ..])
            return Found(DeadlineKind.Absolute, last, "a span of years is named, not an end") with { Ends = false };
        if (by)
            return Found(DeadlineKind.Absolute, last);
        return month is null && named is not null && term.Groups["duty"].Success
            ? Found(DeadlineKind.Absolute, last, "a year is named for doing it, not a day by which") with { Ends = false } : null;
    }

    private const string After = "the year after what is said of: counted from the document's";

    private static string? Doubt(bool inferred, DateOnly date, DateOnly? issued) =>
        inferred && date < issued ? "no year is named, and in the document's year the day had passed" : null;

    private static int? Part(Match term, string name) => term.Groups[name].Success ? Script.Number(term.Groups[name].Value) : null;

    [GeneratedRegex(
        @"(?<every>每(?:[一二两三四五六七八九十0-9]{1,3}个?)?(?:年|季度|半年|月|周|日|天|个工作日)" + @"(?:[0-9〇一二三四五六七八九十]+(?:月|日)[底末]?(?:[0-9一二三四五六七八九十]+日)?(?:之?前|以前)?)?)" +
        @"|(?<within>(?:自[^，。；]{1,30}?之?日起(?:的)?)?" + Digits + @"+\s*个?(?:工作日|自然日|日|天|月|小时|年)(?:之|以)?内|提前(?:至少)?" + Digits + @"+\s*个?(?:工作日|自然日|日|天|月|小时)|(?<![0-9〇零一二两三四五六七八九十月年至度])" + Digits + @"+\s*个?(?:工作日|自然日|日|天)(?:之|以)?前|(?<=期满|届满|到期|截止)" + Digits + @"+\s*个月(?:之|以)?前)" +
        @"|[“""「]?(?<plan>十[一二三四五六七八九]|二十)五[”""」]?(?:时期|规划)?(?:[末底](?:之?前)?|期间内?)" +
        @"|(?<by>截至|截止到?|到|至|(?<=[0-9日])[—－\-–~～至]+)?\s*(?:(?:(?<year>[0-9]{4}|[一二][〇零○一二三四五六七八九]{3})|(?<this>今|本|当)|(?<next>[明次]))\s*年\s*)" +
        @"(?:(?<half>上|下)半年|第?(?<quarter>[一二三四1-4])季度|(?<span>[0-9]{1,2}月?\s*[—－\-–~～至]+\s*)?(?<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?:\s*(?<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*日)?)?" +
        @"\s*(?:年?(?<end>[底末])|(?<inside>内|以内))?\s*(?<before>之?前|以前|止)?(?<duty>" + Doing + ")?" +
        @"|(?<by>到|至|截至|(?<=[0-9日])[—－\-–~～]+)?(?<this>(?<![0-9〇一二三四五六七八九百十每前半两几多数近全])年)(?:(?<end>[底末])(?<before>之?前|以前)?|(?<inside>内))" +
        @"|(?<by>截至|到|(?<=日|月)[—－\-–~～至]+)?(?<![0-9一二三四五六七八九十年每个])(?:(?<half>上|下)半年|第?(?<quarter>[一二三四])季度|(?<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?:\s*(?<day>[0-9]{1,2})\s*日|(?=\s*[底末前]|之前|以前)))\s*(?<end>[底末])?(?<before>之?前|以前|止)?(?<duty>" + Doing + ")?",
        RegexOptions.None, 20000)]
    private static partial Regex Terms();

    [GeneratedRegex("^(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?$", RegexOptions.None, 20000)]
    private static partial Regex BareTerm();

    [GeneratedRegex("^(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日$", RegexOptions.None, 20000)]
    private static partial Regex BareDay();
}
