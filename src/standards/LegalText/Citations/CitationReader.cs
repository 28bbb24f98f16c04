using System.Text.RegularExpressions;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Citations;

/// <summary>
/// Finds citations by the marks official texts set: 《…》 with a number in brackets and an article behind, 本办法第七条, 前款, 前条, and short forms that
/// the text defines (以下简称…). A citation is resolved among the documents given and stays open otherwise.
/// </summary>
public sealed partial class CitationReader
{
    private readonly IReadOnlyList<LegalDocument> documents;
    private readonly Dictionary<string, int> titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, string>> articles = [];

    /// <summary>Resolves among these documents; of two with one title or number the first counts.</summary>
    public CitationReader(IReadOnlyList<LegalDocument> documents)
    {
        this.documents = documents;
        for (var i = 0; i < documents.Count; i++)
        {
            titles.TryAdd(Plain(documents[i].Title), i);
            if (documents[i].Number is { } number)
                numbers.TryAdd(Plain(Counted(number)), i);
            // what a notice carries is cited by its own title
            foreach (var attached in documents[i].Clauses.Where(c => c.Kind == ClauseKind.Attachment && c.Heading is not null && c.Children.Count > 0))
                titles.TryAdd(Plain(attached.Heading!), i);
        }
    }

    /// <summary>The citations of one of the documents, in the order of its clauses.</summary>
    /// <param name="document">Its place among the documents given.</param>
    public IReadOnlyList<Citation> Read(int document)
    {
        var (shorts, found) = (new Dictionary<string, (string Title, string? Number)>(StringComparer.Ordinal), new List<Citation>());
        var clauses = documents[document].AllClauses().ToList();
        // a short form may be used in a clause the tree sets before the one that defines it
        foreach (Match match in clauses.SelectMany(c => Cited().Matches(c.Text).Where(m => m.Groups["short"].Success)))
            shorts.TryAdd(match.Groups["short"].Value, (match.Groups["title"].Value, Group(match, "no")));
        (Clause? Now, Clause? Before) passed = default;
        foreach (var root in documents[document].Clauses)
            Walk(root, null, null);
        return found;

        void Walk(Clause clause, Clause? article, Clause? before)
        {
            if (clause.Kind == ClauseKind.Article)
                (passed, article) = ((clause, passed.Now), clause);
            if (clause.Heading is { } heading)
                Titles(clause, heading, true);
            Titles(clause, clause.Text, false);
            Own(clause, article, before);
            Clause? last = null;
            foreach (var part in clause.Children)
            {
                Walk(part, article, last ?? (clause.Text.Length > 0 ? clause : null));
                last = part;
            }
        }

        void Titles(Clause clause, string text, bool heading)
        {
            foreach (Match match in Cited().Matches(text))
            {
                var (title, number) = (match.Groups["title"].Value, Group(match, "no"));
                if (shorts.TryGetValue(title, out var whole))
                    (title, number) = (whole.Title, number ?? whole.Number);
                var at = number is not null && ByNumber(number, title) is { } byNumber ? byNumber : titles.GetValueOrDefault(Plain(title), -1);
                var place = Group(match, "art");
                found.Add(new(clause.EId, match.Index, heading, match.Value, title, number, place, at < 0 ? null : new(at, place is null ? null : Find(at, place))) { Path = place is null ? null : Path(place) });
            }
        }

        void Own(Clause clause, Clause? article, Clause? before)
        {
            var sections = Section().Matches(clause.Text).Select(m => (Match: m, EId: InSections(document, clause, m))).Where(s => s.EId is not null).ToList();
            foreach (var (match, section) in sections)
                found.Add(new(clause.EId, match.Index, false, match.Value, null, null, match.Value, new(document, section)) { Path = section });
            foreach (var match in Self().Matches(clause.Text).Where(m => !sections.Exists(s => s.Match.Index < m.Index + m.Length && s.Match.Index >= m.Index)))
                found.Add(new(clause.EId, match.Index, false, match.Value, null, null, match.Groups["art"].Value, Find(document, match.Groups["art"].Value) is { } eId ? new(document, eId) : null) { Path = Path(match.Groups["art"].Value) });
            foreach (Match match in Before().Matches(clause.Text))
            {
                string? eId = null;
                if (match.Groups["para"].Success)
                {
                    // an item before this 款 is part of the 款 before; 前款第二项 is an item of it
                    eId = before is { Kind: > ClauseKind.Article and < ClauseKind.Paragraph } && article is not null && clause.Kind == ClauseKind.Paragraph ? before.EId[..before.EId.LastIndexOf("__", StringComparison.Ordinal)] : before?.EId;
                    if (eId is not null && Script.Number(match.Groups["item"].Value) is { } item && Find(document, eId, item) is { } named)
                        eId = named;
                }
                else if (article is not null)
                    eId = passed.Before?.EId;
                found.Add(new(clause.EId, match.Index, false, match.Value, null, null, match.Value, eId is null ? null : new(document, eId)) { Path = eId is null ? null : ArticleOf(eId) is >= 0 and var art ? eId[art..] : eId });
            }
        }
    }

    /// <summary>第3(1)(a)條, and 第(1)款 of the own section, in a text whose sections are numbered 1., 2. …; null in others.</summary>
    private string? InSections(int document, Clause clause, Match match)
    {
        var known = Known(document);
        var eId = match.Groups["sec"].Success ? known.GetValueOrDefault("point_" + match.Groups["sec"].Value)
            : clause.EId.Split("__") is var parts && Array.FindIndex(parts, p => p.StartsWith("point_", StringComparison.Ordinal)) is >= 0 and var own ? string.Join("__", parts.Take(own + 1)) : null;
        if (eId is null || !known.ContainsKey(eId + Parted))
            return null;
        foreach (var sub in match.Groups["sub"].Captures.Select(c => c.Value))
            if ((char.IsAsciiDigit(sub[0]) ? $"{eId}__subpara_{sub}" : $"{eId}__lvl_{sub[0] - 'a' + 1}") is var deeper && known.ContainsKey(deeper))
                eId = deeper;
        return eId;
    }

    /// <summary>Behind an eId: it has parts (1), (2) ….</summary>
    private const string Parted = "/(1)";

    private Dictionary<string, string> Known(int document)
    {
        if (articles.TryGetValue(document, out var known))
            return known;
        articles[document] = known = new(StringComparer.Ordinal);
        foreach (var clause in documents[document].AllClauses())
        {
            if (clause.Kind == ClauseKind.Article && ArticleOf(clause.EId) is >= 0 and var art)
                known.TryAdd(clause.EId[art..], clause.EId);
            // sections of the law of Hong Kong are counted through all parts
            if (clause.Kind == ClauseKind.Point && clause.EId.LastIndexOf("point_", StringComparison.Ordinal) is var point && (point == 0 || clause.EId.LastIndexOf("part_", point, StringComparison.Ordinal) >= 0 || clause.EId.LastIndexOf("chp_", point, StringComparison.Ordinal) >= 0))
                known.TryAdd(clause.EId[point..], clause.EId);
            if (clause.Kind == ClauseKind.Subpoint && clause.EId.LastIndexOf("__", StringComparison.Ordinal) is > 0 and var above)
                known.TryAdd(clause.EId[..above] + Parted, clause.EId);
            known.TryAdd(clause.EId, clause.EId);
        }
        return known;
    }

    /// <summary>The eId of 第七条第二款第（三）项 in a document; of the article when the 款 or 项 is not found.</summary>
    private string? Find(int document, string place)
    {
        if (Place().Match(place) is not { Success: true } match || Script.Number(match.Groups["art"].Value) is not { } number)
            return null;
        var known = Known(document);
        var name = $"art_{number}" + (Script.Number(match.Groups["sub"].Value) is { } sub ? $"-{sub}" : "");
        if (!known.TryGetValue(name, out var eId))
            return null;
        if (Script.Number(match.Groups["para"].Value) is > 1 and var paragraph && known.ContainsKey($"{eId}__al_{paragraph}"))
            eId = $"{eId}__al_{paragraph}";
        if (Script.Number(match.Groups["item"].Value) is { } item)
            eId = Item(known, eId, item) ?? eId;
        return eId;
    }

    /// <summary>An item of a clause: 项 are counted （一） in most texts and 1. in some.</summary>
    private static string? Item(Dictionary<string, string> known, string within, int item) =>
        known.ContainsKey($"{within}__para_{item}") ? $"{within}__para_{item}" : known.ContainsKey($"{within}__point_{item}") ? $"{within}__point_{item}" : known.ContainsKey($"{within}__cl_{item}") ? $"{within}__cl_{item}" : null;

    /// <summary>Where the article's own part of an eId begins; -1 when there is none: part_2 holds no art_2.</summary>
    private static int ArticleOf(string eId) => eId.StartsWith("art_", StringComparison.Ordinal) ? 0 : eId.IndexOf("__art_", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : -1;

    private string? Find(int document, string within, int item) => Item(Known(document), within, item);

    /// <summary>The end of the eId that a place such as 第五条第二款 has in every document; null for what names no article.</summary>
    internal static string? Path(string place) => Place().Match(place) is { Success: true } match && Script.Number(match.Groups["art"].Value) is { } number
        ? $"art_{number}" + (Script.Number(match.Groups["sub"].Value) is { } sub ? $"-{sub}" : "") + (Script.Number(match.Groups["para"].Value) is > 1 and var paragraph ? $"__al_{paragraph}" : "") + (Script.Number(match.Groups["item"].Value) is { } item ? $"__para_{item}" : "") : null;

    /// <summary>The document of a number. Every organ counts its own announcements: there the title or the organ must be the same too.</summary>
    private int? ByNumber(string number, string title)
    {
        var counted = Counted(number);
        return numbers.TryGetValue(Plain(counted), out var at) && (!Announced().IsMatch(number) || Plain(documents[at].Title) == Plain(title) || documents[at].Issuers.Any(i => number.Contains(i, StringComparison.Ordinal))) ? at : null;
    }

    /// <summary>生态环境部公告2020年第54号 and 生态环境部2020年第54号公告 are 公告2020年第54号.</summary>
    private static string Counted(string number) => Announced().Match(number) is { Success: true } announced ? "公告" + announced.Groups["no"].Value : number;

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true, Length: > 0 } group ? group.Value : null;

    private static string Plain(string text) => string.Concat(Script.Fold(text).Select(c => c switch { '〔' or '[' or '（' or '【' => '(', '〕' or ']' or '）' or '】' => ')', '〈' => '《', '〉' => '》', _ => c }).Where(c => !char.IsWhiteSpace(c)));

    private const string Art = "第[一二三四五六七八九十百千零〇0-9]{1,7}[条條](?:之[一二三四五六七八九十]{1,3})?(?:第[一二三四五六七八九十0-9]{1,3}款)?(?:第[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[项項])?";

    [GeneratedRegex("《(?<title>(?:[^《》]|《[^《》]{0,100}》){2,160})》(?:[（(](?<no>[^（）()，。]{2,24}?[〔\\[][0-9]{4}[〕\\]]第?[0-9]{1,5}[号號]|[^（）()，。]{2,24}令第[0-9]{1,4}[号號]|[^（）()，。]{0,24}(?:公告|通告)(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號]|[^（）()，。]{2,24}(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號](?:公告|通告))?(?:[^（）()]{0,12}?以下(?:统称|簡稱|简称)[：:为為]?[《“「]?(?<short>[^《》（）()“”「」]{2,30})[》”」]?)?[^（）()]{0,12}[）)])?(?<art>" + Art + ")?", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Cited();

    [GeneratedRegex("(?:公告|通告)(?<no>(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號])$|(?<no>(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號])(?:公告|通告)$", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Announced();

    [GeneratedRegex("(?:本(?:办法|辦法|条例|條例|规定|規定|法|细则|細則|意见|意見|方案|通知|规则|規則|决定|公告)|依照|按照|根据|根據|违反|違反|依據|依据|适用|適用|準用)(?<art>" + Art + ")", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Self();

    [GeneratedRegex("第(?<sec>[0-9]{1,4})(?:[（(](?<sub>[0-9]{1,3}|[a-z])[）)])*[条條]|第(?:[（(](?<sub>[0-9]{1,3}|[a-z])[）)])+[款段]", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Section();

    [GeneratedRegex("(?<para>[前上][一二两三]?款)(?:第[（(]?(?<item>[一二三四五六七八九十0-9]{1,3})[）)]?[项項])?|(?<art>[前上][一二两三]?[条條])(?!件|例)", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Before();

    [GeneratedRegex("^第(?<art>[一二三四五六七八九十百千零〇0-9]{1,7})[条條](?:之(?<sub>[一二三四五六七八九十]{1,3}))?(?:第(?<para>[一二三四五六七八九十0-9]{1,3})款)?(?:第[（(]?(?<item>[一二三四五六七八九十0-9]{1,3})[）)]?[项項])?", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Place();
}
