using System.Text;
using System.Text.RegularExpressions;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Amendments;

/// <summary>
/// Reads what a decision changes in other documents: 将第五条修改为：“…”, 将第五条中的“…”修改为“…”, 删去第十二条, 增加一条，作为第八条之一：“…”,
/// 第八条改为第九条. Which document is meant stands in the decision's title or in the clause above. Words in quotation marks are new text and
/// change nothing themselves.
/// </summary>
public static partial class AmendmentReader
{
    /// <summary>The changes of a document, in its order; empty for one that changes nothing.</summary>
    public static IReadOnlyList<Modification> Read(LegalDocument document)
    {
        var found = new List<Modification>();
        var whole = Amends().Match(document.Title) is { Success: true } titled ? titled.Groups["title"].Value : null;
        foreach (var clause in document.Clauses)
            Walk(clause, whole);
        return found;

        void Walk(Clause clause, string? title)
        {
            // of a decision on several documents each heading names its own
            if (Named().Match(clause.Heading ?? clause.Text) is { Success: true } named)
                title = named.Groups["title"].Value;
            if (title is not null)
                found.AddRange(Of(clause, title));
            foreach (var part in clause.Children)
                Walk(part, title);
        }
    }

    private static IEnumerable<Modification> Of(Clause clause, string title)
    {
        var (text, plain) = (clause.Text, Script.Fold(clause.Text));
        // 第八条增加一款，作为第二款: the article stands before what is added to it, or in the part before
        string? within = null;
        foreach (Match match in Changes().Matches(plain))
        {
            if (Quoted(plain, match.Index))
                continue;
            string? Say(string name) => match.Groups[name] is { Success: true, Length: > 0 } group ? text.Substring(group.Index, group.Length) : null;
            var place = Say("place") ?? Say("gone") ?? Say("from") ?? Say("as") ?? "";
            if (Article().Match(Say("to") ?? place) is { Success: true } article)
                within = article.Value;
            if (!Article().IsMatch(place))
                place = (Say("to") ?? within) + place;
            var kind = match.Groups["gone"].Success ? ModificationKind.Repeal
                : match.Groups["as"].Success ? ModificationKind.Insertion
                : match.Groups["from"].Success ? ModificationKind.Renumbering : ModificationKind.Substitution;
            yield return new(clause.EId, match.Index, text.Substring(match.Index, match.Length), kind, title, place, CitationReader.Path(place), Say("words"), Say("new") ?? Following(clause, match.Index + match.Length));
        }
    }

    // new text may stand in quotation marks behind the colon; of several paragraphs each opens them and the last closes them
    private static string? Following(Clause clause, int at)
    {
        var text = clause.Text;
        if (at >= text.Length || text[at] is not ('“' or '「'))
            return null;
        if (text.IndexOfAny(['”', '」'], at) is > 0 and var end)
            return text[(at + 1)..end];
        var words = new StringBuilder(text[(at + 1)..]);
        foreach (var more in clause.WithParts().Skip(1).Select(p => (p.Number + p.Heading + p.Text).TrimStart('“', '「')))
        {
            words.Append('\n');
            if (more.IndexOfAny(['”', '」']) is >= 0 and var close)
                return words.Append(more.AsSpan(0, close)).ToString();
            words.Append(more);
        }
        return words.ToString();
    }

    private static bool Quoted(string text, int at) => text.AsSpan(0, at).Count('“') + text.AsSpan(0, at).Count('「') > text.AsSpan(0, at).Count('”') + text.AsSpan(0, at).Count('」');

    private const string Place = "第[一二三四五六七八九十百千零〇0-9]{1,7}(?:条(?:之[一二三四五六七八九十]{1,3})?(?:第[一二三四五六七八九十0-9]{1,3}款)?(?:第[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?项)?|款(?:第[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?项)?|项)";

    [GeneratedRegex("修[改正订](?:《(?<title>[^《》]{2,100})》)|《(?<title>[^《》]{2,100})》(?:的)?修[正订]", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Amends();

    [GeneratedRegex("^(?:(?:修改|对)《(?<title>[^《》]{2,100})》(?:作(?:出|如下)[^，。]{0,8}修改)?|《(?<title>[^《》]{2,100})》(?:（[^（）]{1,40}）)?(?:作(?:出|如下)[^，。]{0,8}修改)?)[：:。]?$", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Named();

    [GeneratedRegex("(?:(?<to>" + Place + ")，?)?增加[一二三四五六七八九十两0-9]+[条款项](?:，|、)?(?:分别)?作为(?<as>" + Place + ")[：:]?"
        + "|(?:将|把)?(?<from>" + Place + ")改为(?<new>" + Place + ")"
        + "|(?:删[去除]|(?<=删[去除][^。；，“]{2,80}[、和]))(?<gone>" + Place + ")(?:中?的?[“「](?<words>[^”」]{1,200})[”」])?"
        + "|(?:将|把)?(?<place>" + Place + ")(?:中?的?[“「](?<words>[^”」]{1,200})[”」])?(?:修改|改)为[：:]?(?:(?<=[”」](?:修改|改)为)[“「](?<new>[^”」]{1,200})[”」])?"
        + "|(?<=(?<place>" + Place + ")改为" + Place + "，并?)(?:将其)?修改为[：:]?"
        + "|(?<gone>" + Place + ")(?:予以)?删[去除]", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Changes();

    [GeneratedRegex("^第[^条條]{1,7}[条條](?:之[一二三四五六七八九十]{1,3})?", RegexOptions.None, 20000)]
    private static partial Regex Article();
}
