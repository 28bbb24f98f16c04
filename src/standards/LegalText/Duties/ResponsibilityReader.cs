using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Reads who answers from the words of a bracket or a labelled line: “甲牵头，乙、丙等部门及各地区按职责分工负责”, “甲会同乙负责”, “牵头单位：甲；配合单位：乙”.</summary>
public static partial class ResponsibilityReader
{
    /// <summary>Whether words say who answers.</summary>
    public static bool Says(string words) => Mark().IsMatch(Script.Fold(words));

    /// <summary>Reads the words between the brackets.</summary>
    public static Responsibility Read(string words)
    {
        var (lead, answering, regions) = (new List<string>(), new List<string>(), false);
        var label = "";
        foreach (var part in Split(words, "，,；;。"))
        {
            var (text, folded) = (part.Trim(), Script.Fold(part.Trim()));
            if (Label().Match(folded) is { Success: true } named)
            {
                label = named.Groups["label"].Value;
                (text, folded) = (text[named.Length..], folded[named.Length..]);
            }
            if (label.Contains('时', StringComparison.Ordinal) || text.Length == 0)
                continue;
            var leads = Leads().Match(folded);
            var with = With().Match(folded);
            if (with.Success)
            {
                Take(text[..with.Index], lead);
                Take(leads.Success && leads.Index > with.Index ? text[(with.Index + with.Length)..leads.Index] : text[(with.Index + with.Length)..], answering);
            }
            else if (leads.Success)
            {
                Take(text[..leads.Index], lead);
                Take(text[(leads.Index + leads.Length)..], answering);
            }
            else
                Take(text, label.StartsWith("牵头", StringComparison.Ordinal) || label.StartsWith("主办", StringComparison.Ordinal) ? lead : answering);
        }
        return lead.Count == 0 ? new([.. answering.Distinct()], [], regions) : new([.. lead.Distinct()], [.. answering.Distinct().Except(lead)], regions);

        void Take(string list, List<string> into)
        {
            foreach (var name in Bodies.Names(list))
                if (Bodies.IsRegions(name))
                    regions = true;
                else if (!Bodies.IsGeneric(name))
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

    [GeneratedRegex("(?:负责|牵头|会同.{1,60}(?:落实|实施)|分工落实)(?:落实|实施|推进)?[。；]?$|^(?:.*[，；])?(?:牵头|责任|配合|主办|协办|负责|参与|参加)(?:单位|部门|机构)[:：]|(?:配合|参与|参加)[。；]?$", RegexOptions.None, 20000)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?<label>(?:牵头|责任|配合|主办|协办|负责|参与|参加|完成)(?:责任)?(?:单位|部门|机构|时限|时间|期限)|时限)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Label();

    [GeneratedRegex("(?:共同|分别)?牵头(?:负责|实施|落实|组织实施)?", RegexOptions.None, 20000)]
    private static partial Regex Leads();

    [GeneratedRegex("会同", RegexOptions.None, 20000)]
    private static partial Regex With();
}
