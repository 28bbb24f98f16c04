using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Reads who answers from the words of a bracket or a labelled line: “甲牵头，乙、丙等部门及各地区按职责分工负责”, “甲会同乙负责”, “牵头单位：甲；配合单位：乙”.</summary>
public static partial class ResponsibilityReader
{
    /// <summary>Whether words say who answers: all of them, or, where terms stand among them, a part of theirs.</summary>
    public static bool Says(string words)
    {
        var folded = Script.Fold(words);
        return Mark().IsMatch(folded) || (folded.AsSpan().IndexOfAny("，；;") >= 0 && folded.Length < 400 && Split(folded, "，；;").ToList() is var parts && parts.Exists(p => Mark().IsMatch(p.Trim())) && parts.TrueForAll(p => Mark().IsMatch(p.Trim()) || IsTerm(p)));
    }

    /// <summary>
    /// Who answers by a sentence of its own: 由甲牵头，乙配合 · 由甲会同乙组织实施 · 由甲负责. Other sentences with these words tell of somebody's duty, not of
    /// who answers for the task; so every name in it must be a body's.
    /// </summary>
    internal static Responsibility? OfSentence(string sentence)
    {
        var folded = Script.Fold(sentence);
        if (folded.Length > 400 || !Charging().IsMatch(folded))
            return null;
        var parts = Split(sentence, "，；").ToList();
        var who = Charging().Match(folded).Groups["who"];
        return Bodies.Names(sentence.Substring(who.Index, who.Length).Replace("会同", "、", StringComparison.Ordinal).Replace("會同", "、", StringComparison.Ordinal)).ToList() is { Count: > 0 } names && names.TrueForAll(Known)
            ? Read(string.Join('，', parts.Where((p, i) => i == 0 || Mark().IsMatch(Script.Fold(p.Trim('。', ' '))))), bodiesOnly: true) : null;
    }

    /// <summary>The parts of a bracket that are terms: （甲牵头，2021年底前完成）.</summary>
    internal static string Terms(string words) => string.Join('，', Split(words, "，；;").Where(p => !Mark().IsMatch(Script.Fold(p.Trim())) && DeadlineReader.Read(p, new(2000, 1, 1)).Count > 0).Select(p => p.Trim()));

    private static bool Known(string name) => Bodies.IsBody(name) || Bodies.IsRegions(name) || Bodies.IsGeneric(name);

    private static bool IsTerm(string part) => Always().IsMatch(part) || DeadlineReader.Read(part, new(2000, 1, 1)).Count > 0;

    /// <summary>Whether words begin with a label of who answers or until when: 责任单位：, 完成时限：.</summary>
    internal static bool IsLabelled(string words) => words.AsSpan().IndexOfAny('：', ':') >= 0 && Label().IsMatch(Script.Fold(words.TrimStart()));

    /// <summary>Where the term of a labelled part begins, behind its label; null when the label is another's.</summary>
    internal static int? TermBegins(string words) => Label().Match(Script.Fold(words)) is { Success: true } label && (label.Value.Contains('时', StringComparison.Ordinal) || label.Value.Contains("期限", StringComparison.Ordinal)) ? label.Length : null;

    /// <summary>Reads the words between the brackets.</summary>
    public static Responsibility Read(string words) => Read(words, bodiesOnly: false);

    private static Responsibility Read(string words, bool bodiesOnly)
    {
        var first = FirstLeads().IsMatch(Script.Fold(words));
        words = FirstLeads().Replace(words, "");
        var (lead, answering, joining, regions) = (new List<string>(), new List<string>(), new List<string>(), false);
        var label = "";
        foreach (var part in Split(words, "，,；;。"))
        {
            var (text, folded) = (part.Trim(), Script.Fold(part.Trim()));
            if (Label().Match(folded) is { Success: true } named)
            {
                label = named.Groups["label"].Value;
                (text, folded) = (text[named.Length..], folded[named.Length..]);
            }
            if (label.Contains('时', StringComparison.Ordinal) || label.Contains("期限", StringComparison.Ordinal) || text.Length == 0 || (IsTerm(folded) && !Mark().IsMatch(folded)))
                continue;
            var leads = Leads().Match(folded);
            var with = With().Match(folded);
            if (with.Success)
            {
                Take(text[..with.Index], lead);
                Take(leads.Success && leads.Index > with.Index ? text[(with.Index + with.Length)..leads.Index] : text[(with.Index + with.Length)..], joining);
            }
            else if (leads.Success)
            {
                Take(text[..leads.Index], lead);
                Take(text[(leads.Index + leads.Length)..], joining);
            }
            else
                Take(text, label.Length > 0 ? label[..2] is "牵头" or "主办" ? lead : label[..2] is "责任" or "负责" ? answering : joining : Joins().IsMatch(folded) ? joining : answering);
        }
        if (first && lead.Count == 0 && answering.Count > 1)
            (lead, answering) = ([answering[0]], answering[1..]);
        // where nobody leads, those who answer do; where nobody answers, those who join
        if (lead.Count == 0)
            (lead, answering) = (answering.Count > 0 ? answering : joining, []);
        return new([.. lead.Distinct()], [.. answering.Concat(joining).Distinct().Except(lead)], regions);

        void Take(string list, List<string> into)
        {
            foreach (var name in Bodies.Names(list))
                if (Bodies.IsRegions(name))
                    regions = true;
                else if (!Bodies.IsGeneric(name) && (!bodiesOnly || Bodies.IsBody(name)))
                    into.Add(name);
        }
    }

    /// <summary>Splits at separators outside brackets.</summary>
    internal static IEnumerable<string> Split(string text, string separators)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '（' or '(')
                depth++;
            else if (text[i] is '）' or ')')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && separators.Contains(text[i], StringComparison.Ordinal))
            {
                yield return text[start..i];
                start = i + 1;
            }
        yield return text[start..];
    }

    [GeneratedRegex("(?:负责|牵头|主办|协办|会同.{1,60}(?:落实|实施)|分工落实)(?:落实|实施|推进|组织实施)?[。；]?$|^(?:.*[，；])?(?:牵头|责任|配合|主办|协办|负责|参与|参加)(?:单位|部门|机构)[:：]|(?:配合|参与|参加)[。；]?$", RegexOptions.None, 20000)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?<label>(?:牵头|责任|配合|主办|协办|负责|参与|参加|完成)(?:责任)?(?:单位|部门|机构|时限|时间|期限)|时限)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Label();

    [GeneratedRegex("(?:共同|分别)?牵头(?:负责|实施|落实|组织实施)?", RegexOptions.None, 20000)]
    private static partial Regex Leads();

    [GeneratedRegex("(?:配合|参与|参加|协助|协办)(?:实施|落实|做好)?[。；]?$", RegexOptions.None, 20000)]
    private static partial Regex Joins();

    [GeneratedRegex("会同", RegexOptions.None, 20000)]
    private static partial Regex With();

    [GeneratedRegex("^(?:(?:该|此|本|上述)项?(?:工作|任务|措施))?(?:由(?<who>[^，。；：]{2,120}?)(?:共同|具体|分别|按职责分工|按各自职责)?(?:牵头|主办|负责)(?:负责|落实|实施|推进|组织实施|办理)?(?=[，。；、]|$)|由?(?<who>[^，。；：]{2,80}?)(?:共同)?(?:牵头|主办)(?:负责|落实|实施|推进|组织实施)?(?=[，。；、]|$)|由?(?<who>[^，。；：]{2,60}?会同[^，。；：]{2,60}?)(?:共同)?(?:组织实施|负责|落实|实施|推进|办理)(?:落实|实施)?(?=[，。；]|$))", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Charging();

    [GeneratedRegex("^(?:完成)?(?:时限|时间|期限)[:：]|^(?:持续|长期|全年|常年|每(?:年|月|周|日|季度|半年))|(?:持续|长期)(?:推进|坚持|实施|开展)$", RegexOptions.None, 20000)]
    private static partial Regex Always();

    /// <summary>A remark on the list: 排第一位的为牵头单位.</summary>
    [GeneratedRegex("[（(][^（）()]{0,12}(?:第一|首位)[^（）()]{0,12}(?:牵头|牽頭)[^（）()]{0,8}[）)]", RegexOptions.None, 20000)]
    private static partial Regex FirstLeads();
}
