using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.LegalText.Files;

/// <summary>
/// Finds the document on a page: lists of links fall away, and the innermost block that holds most of what is left is the text. What the page says
/// of the document beside it – its title, its number, its day – is put where the document itself does not say it, and told.
/// </summary>
internal static partial class HtmlArticle
{
    private const int LongestLabel = 400;

    internal static string Of(HtmlBlock root, string title, string called, ReadingLog log)
    {
        root.Sum();
        var left = new List<string>();
        var article = root;
        while (article.Inner.Where(b => !IsList(b)).MaxBy(b => b.Length - b.Linked) is { } inner && (inner.Length - inner.Linked) * 4 >= (article.Length - article.Linked) * 3)
            article = inner;
        while (article.Tag is "tr" or "td" or "th" && article.Parent is { } whole && IsData(Table(article)))
            article = whole;
        var (text, beside) = (new StringBuilder(), new StringBuilder());
        Write(article, text, left, null);
        Write(root, beside, [], article);

        var lines = Trimmed([.. text.ToString().Split('\n').Where(l => l.Trim().Length > 0)], left);
        var labels = Labels(beside.ToString().Split('\n').Concat(lines.Take(12)).Concat(left));
        for (var i = Math.Min(lines.Count, 12) - 1; i >= 0; i--)
            if (lines[i].Length < LongestLabel && Label().IsMatch(Squeezed(lines[i])) && Bare(Label().Replace(Squeezed(lines[i]), "")).Length == 0)
                lines.RemoveAt(i);
        Complete(lines, labels, called.Length > 0 ? called : Heading(root) ?? Site().Replace(title, ""), log);
        foreach (var words in left.Concat(beside.ToString().Split('\n').Where(l => l.Trim().Length > 1)).Take(200).Select(l => l.Length > 200 ? l[..200] : l))
            log.Unread.Add(new(0, words.Trim(), "of the page, not of the document"));
        return string.Join('\n', lines);
    }

    /// <summary>Puts what only the page says where a document says it.</summary>
    private static void Complete(List<string> lines, Dictionary<string, string> labels, string named, ReadingLog log)
    {
        var title = labels.GetValueOrDefault("title", named).Trim();
        var head = Bare(string.Concat(lines.Take(10)));
        var at = 0;
        if (Bare(title).Length is > 5 and < 200 && !head.Contains(Bare(title), StringComparison.Ordinal))
        {
            lines.Insert(at++, title);
            log.Uncertainties.Add(new(1, title, "the title is the page's, not the text's"));
        }
        else
            while (at < Math.Min(lines.Count, 6) && Bare(title).Contains(Bare(lines[at]), StringComparison.Ordinal))
                at++;
        if (labels.TryGetValue("number", out var number) && !Bare(string.Concat(lines.Take(14))).Contains(Bare(number), StringComparison.Ordinal))
        {
            lines.Insert(at, number);
            log.Uncertainties.Add(new(1, number, "the number is the page's, not the text's"));
        }
        if (!labels.ContainsKey("signed") && (labels.TryGetValue("发布时间", out var shown) || labels.TryGetValue("发布日期", out shown)) && !lines.Exists(l => Metadata.DateLines.Read(Bare(l)) is not null))
            lines.Insert(Math.Max(at, 1), $"发布时间：{shown}");
        if (labels.TryGetValue("signed", out var signed) && !lines.Exists(l => Metadata.DateLines.Read(Bare(l)) is not null))
        {
            if (labels.TryGetValue("issuer", out var issuer))
                lines.Add(issuer);
            lines.Add(signed);
            log.Uncertainties.Add(new(lines.Count, signed, "the day of signature is the page's, not the text's"));
        }
    }

    /// <summary>Lists of links are ways through the site; links of attachments belong to the document.</summary>
    private static bool IsList(HtmlBlock block) => block.Length > 0 && block.Linked * 10 > block.Length * 6 && (block.Tag is "ul" or "ol" or "dl" || block.Length > 60 || (block.Linked == block.Length && block.Length > 24)) && !Words(block).Contains("附件", StringComparison.Ordinal);

    private static string Words(HtmlBlock block)
    {
        var words = new StringBuilder();
        Collect(block);
        return words.ToString();

        void Collect(HtmlBlock b)
        {
            foreach (var part in b.Parts)
                if (part is HtmlBlock { Length: > 0 } inner && words.Length < 2000)
                    Collect(inner);
                else if (part is string line)
                    words.Append(line).Append(' ');
        }
    }

    private static HtmlBlock Table(HtmlBlock cell)
    {
        var up = cell;
        while (up.Tag != "table" && up.Parent is not null)
            up = up.Parent;
        return up;
    }

    private static void Write(HtmlBlock block, StringBuilder into, List<string> left, HtmlBlock? without)
    {
        if (block == without)
            return;
        if (IsList(block))
        {
            left.Add(Words(block));
            return;
        }
        if (block.Tag == "table" && without is null && IsData(block))
        {
            TableLines.Write(into, Rows(block));
            return;
        }
        foreach (var part in block.Parts)
            if (part is HtmlBlock inner)
                Write(inner, into, left, without);
            else if (part is string)
                into.Append((string)part).Append('\n');
    }

    private static bool IsData(HtmlBlock table) => table is { Tag: "table", TableRows: >= 2, Tables: 0, LongestCell: < 3000 };

    /// <summary>All blocks in one, in their order; by a stack, for nested enumerations cost their depth for each block.</summary>
    private static IEnumerable<HtmlBlock> Inside(HtmlBlock block)
    {
        var open = new Stack<HtmlBlock>(block.Inner.Reverse());
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var inner in next.Inner.Reverse())
                open.Push(inner);
        }
    }

    private static IEnumerable<HtmlBlock> Found(HtmlBlock block, string tag) => Inside(block).Where(b => b.Tag == tag);

    /// <summary>Rows with a cell over several rows in each of them; a row of one cell over all columns stays one cell.</summary>
    private static IEnumerable<IReadOnlyList<IReadOnlyList<string>>> Rows(HtmlBlock table)
    {
        var over = new Dictionary<int, (int Left, List<string> Cell)>();
        foreach (var tr in Found(table, "tr"))
        {
            var row = new List<List<string>>();
            foreach (var cell in tr.Inner.Where(b => b.Tag is "td" or "th"))
            {
                Above();
                var words = new StringBuilder();
                Write(cell, words, [], null);
                var lines = words.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
                if (cell.Rows > 1)
                    over[row.Count] = (cell.Rows - 1, lines);
                row.Add(lines);
            }
            Above();
            yield return row;

            void Above()
            {
                while (over.Remove(row.Count, out var above))
                {
                    if (above.Left > 1)
                        over[row.Count] = (above.Left - 1, above.Cell);
                    row.Add(above.Cell);
                }
            }
        }
    }

    private static string? Heading(HtmlBlock root) => Inside(root).FirstOrDefault(b => b.Tag is "h1" && b.Length is > 5 and < 200) is { } heading ? Words(heading) : null;

    /// <summary>Without what the site sets before and after a text.</summary>
    private static List<string> Trimmed(List<string> lines, List<string> left)
    {
        var (from, to) = (0, lines.Count);
        for (var i = 0; i < Math.Min(8, lines.Count); i++)
            if (lines[i].Length < LongestLabel && Furniture().IsMatch(Bare(lines[i])) && !Source().IsMatch(Bare(lines[i])))
                from = i + 1;
        while (to > from && lines[to - 1].Length < LongestLabel && Furniture().IsMatch(Bare(lines[to - 1])))
            to--;
        // where it comes from and since when stands between the title and the text
        for (var i = Math.Min(8, to) - 1; i >= from; i--)
            if (lines[i].Length < LongestLabel && Source().IsMatch(Bare(lines[i])))
            {
                left.Add(lines[i]);
                lines.RemoveAt(i);
                to--;
            }
        left.AddRange(lines.Take(from).Concat(lines.Skip(to)));
        return lines.GetRange(from, to - from);
    }

    private static Dictionary<string, string> Labels(IEnumerable<string> lines)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(Squeezed(string.Join('\u3000', lines.Where(l => l.Length < LongestLabel).Take(400)))))
            if (label.Groups["value"].Value.Trim(' ', '\u3000', '\u00A0') is { Length: > 1 } value)
                found.TryAdd(label.Groups["name"].Value switch { "标题" or "名称" => "title", "发文字号" or "文号" => "number", "成文日期" => "signed", "发文机关" or "发布机构" => "issuer", var other => other }, value);
        return found;
    }

    // 标 题： is set wide on many sites
    private static string Squeezed(string text) => Wide().Replace(text, m => string.Concat(m.Value.Where(c => !char.IsWhiteSpace(c))));

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00A0' or FileText.CellBreak)));

    /// <summary>Names that stand in a cell beside their value on many sites; a table of the text has them only in its head.</summary>
    private const string CellNames = "索引号|发文字号|成文日期|发文机关|发布机构|主题分类|发布日期|公文种类|信息来源|生成日期|有效性|组配分类|体裁分类";

    private const string Names = "标题|名称|发文字号|文号|成文日期|发文机关|发布机构|发布日期|发布时间|索引号|主题分类|主题词|来源|信息来源|生成日期|有效性|公文种类|体裁分类|组配分类|服务对象|字体|字号|浏览次数|访问量";

    [GeneratedRegex(@"[标名发成索主来信生文][\s\u00A0\u3000\u001F]*[\u4E00-\u9FFF][\s\u00A0\u3000\u001F\u4E00-\u9FFF]{0,8}[:：]", RegexOptions.None, 20000)]
    private static partial Regex Wide();

    [GeneratedRegex("[【\\[]?(?:(?<name>" + Names + ")[】\\]]?[:：]|(?<name>" + CellNames + ")\u001F)[\\s\u3000\u00A0\u001F]*(?<value>(?:(?!(?:" + Names + ")[:：]|(?:" + CellNames + ")\u001F)[^\\s\u3000\u00A0\u001F|]){0,120})[\\s\u3000\u00A0\u001F|]*", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Label();

    [GeneratedRegex("^(?:您?(?:现在|当前)(?:的)?位置|首页[>＞»]|【?(?:打印|关闭|字体|我要纠错|大中小)|\\[?字体|扫一扫|责任编辑|编辑[:：]|相关(?:链接|稿件|报道|文章|阅读|政策|解读)|返回(?:顶部|首页)|分享(?:到|至)?[:：]?|版权所有|主办(?:单位)?[:：]|承办[:：]|网站标识码|政府网站标识码|.{0,4}ICP备|.{0,4}公网安备|上一[篇条]|下一[篇条]|关闭窗口|打印本页|来源[:：]|发布(?:时间|日期)[:：]|信息来源[:：]|联系我们|网站地图|小中大|大中小|用手机打开)", RegexOptions.None, 20000)]
    private static partial Regex Furniture();

    [GeneratedRegex("^(?:来源|信息来源|发布时间|发布日期)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Source();

    [GeneratedRegex("[_|\\-–—－](?![^_|]*[号〕]$)[^_|]{2,30}$", RegexOptions.None, 20000)]
    private static partial Regex Site();
}
