using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>The styles of numbering, from the outermost to the innermost as official documents nest them.</summary>
internal enum Numbering
{
    /// <summary>第一章, 第一条.</summary>
    Article,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    BracketedChinese,

    /// <summary>1．</summary>
    Arabic,

    /// <summary>（1）, ①</summary>
    BracketedArabic,

    /// <summary>具体措施： and its like: what follows belongs to the paragraph before.</summary>
    Measures,

    /// <summary>No number.</summary>
    None,
}

/// <summary>A paragraph of a ledger: lines joined up to the next number or the end of who answers.</summary>
internal sealed partial record LedgerParagraph(Numbering Numbering, string Number, string Text)
{
    /// <summary>Joins hard-wrapped lines. A number opens a paragraph; a bracket of who answers that ends a line which is not full closes it,
    /// and so does a line not full that ends a sentence.</summary>
    internal static List<LedgerParagraph> All(IReadOnlyList<string> lines)
    {
        // wrapped at a width: what most long lines reach. Lines of unwrapped text are paragraphs each.
        var lengths = lines.Select(l => l.Length).Order().ToList();
        var width = lengths.Count == 0 ? 0 : lengths[lengths.Count * 3 / 4];
        var (paragraphs, open, charged) = (new List<LedgerParagraph>(), false, false);
        foreach (var line in lines)
        {
            var (numbering, number, rest) = Numbered(line);
            // labelled lines belong to the paragraph before them and are read together, as one bracket would be
            var labelled = paragraphs.Count > 0 && numbering == Numbering.None && Labelled().IsMatch(Script.Fold(line));
            if (labelled)
                paragraphs[^1] = paragraphs[^1] with { Text = charged ? $"{paragraphs[^1].Text[..^1]}；{line.TrimEnd('。', '；')}）" : $"{paragraphs[^1].Text}（{line.TrimEnd('。', '；')}）" };
            else if (numbering != Numbering.None || !open)
                paragraphs.Add(new(numbering, number, rest));
            else
                paragraphs[^1] = paragraphs[^1] with { Text = paragraphs[^1].Text + line };
            charged = labelled;
            var folded = Script.Fold(line);
            open = !labelled && numbering != Numbering.Measures && !(Closing().IsMatch(folded) && (line.Length < width - 3 || Answered().IsMatch(folded)));
        }
        return paragraphs;
    }

    private static (Numbering, string, string) Numbered(string line)
    {
        if (Measure().Match(Script.Fold(line)) is { Success: true } measures)
            return (Numbering.Measures, "", line[measures.Length..]);
        var match = Mark().Match(Script.Fold(line));
        if (!match.Success)
            return (Numbering.None, "", line);
        var kind = match.Groups["a"].Success ? Numbering.Article : match.Groups["c"].Success ? Numbering.Chinese
            : match.Groups["bc"].Success ? Numbering.BracketedChinese : match.Groups["d"].Success ? Numbering.Arabic : Numbering.BracketedArabic;
        return (kind, match.Groups["n"].Value, line[match.Length..].TrimStart());
    }

    /// <summary>The number as the ledger prints it.</summary>
    internal string Printed => Numbering is Numbering.BracketedChinese or Numbering.BracketedArabic ? $"({Number})" : Number;

    [GeneratedRegex("^(?:(?<a>第(?<n>[一二三四五六七八九十百零〇0-9]+)[章节条])|(?<c>(?<n>[一二三四五六七八九十]+)、)|(?<bc>[（(](?<n>[一二三四五六七八九十]+)[）)])|(?<d>(?<n>[0-9]{1,3})(?:[．、]|[.](?![0-9])))|(?<bd>[（(](?<n>[0-9]{1,3})[）)])|(?<bd>(?<n>[①-⑳])))", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?:具体措施|主要措施|具体任务|工作措施|重点举措|具体举措)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Measure();

    [GeneratedRegex("^(?:牵头|责任|配合|主办|协办|负责|参与|参加|完成)(?:责任)?(?:单位|部门|机构|时限|时间|期限)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?:负责|落实|配合|参与)[。；]?[）)]$", RegexOptions.None, 20000)]
    private static partial Regex Answered();

    [GeneratedRegex("(?:负责|落实|配合|参与|单位|部门|政府|实施)?[。；]?[）)]$|[。！：]$", RegexOptions.None, 20000)]
    private static partial Regex Closing();
}
