using System.Text.RegularExpressions;
using Tongban.LegalText.Duties;
using Tongban.LegalText.Structure;

namespace Tongban.LegalText.Metadata;

/// <summary>What title, adoption bracket and last clauses say of a document.</summary>
internal sealed partial record DocumentFacts(DocumentKind Kind, IReadOnlyList<string> Issuers, DateOnly? Adopted, DateOnly? Made, DateOnly? InForce, bool FromIssue, IReadOnlyList<Repeal> Repeals)
{
    internal static DocumentFacts Of(string title, DocumentPart part, string adoption, IReadOnlyList<string> signers, IReadOnlyList<Clause> clauses)
    {
        var issuers = signers.Count > 0 ? signers : OfTitle(title, part);
        if (issuers.Count == 0 && part.Issuer is { } head)
            issuers = Signatures.Organs(head) is { Count: > 0 } several ? [.. several.Select(o => Republic().Replace(o, ""))] : [Republic().Replace(head, "")];
        if (issuers.Count == 0 && Adopter().Match(adoption) is { Success: true } adopter)
            issuers = [Session().Replace(adopter.Groups[1].Value, "")];
        // what a decision publishes again as changed tells of itself
        var texts = clauses.Where(c => !c.EId.StartsWith("doc_", StringComparison.Ordinal) || c.EId == "doc_1").SelectMany(c => c.WithParts()).Select(c => c.Text).Where(t => t.Length > 0).ToList();
        DateOnly? force = null;
        var fromIssue = false;
        foreach (var text in texts.AsEnumerable().Reverse().Concat([adoption]))
        {
            if (Applying().Match(text) is not { Success: true } match)
                continue;
            if (match.Groups["y"].Success)
                force ??= DateLines.Day(match);
            else if (match.Groups["own"].Success)
                fromIssue = true;
            if (force is not null || fromIssue)
                break;
        }
        // an order tells in its sentence when what it makes public was adopted
        var adopted = OnDay(adoption, Adoptions) ?? (part.Number is not null && clauses.Count > 0 && clauses[0] is { Kind: ClauseKind.Paragraph } first && Deliberated().IsMatch(first.Text) ? OnDay(first.Text, Adoptions) : null);
        return new(KindOf(title), issuers, adopted, OnDay(adoption, "公布|发布|發布"), force, fromIssue, [.. texts.SelectMany(Repealed).DistinctBy(r => (r.Title, r.Number))]);
    }

    private const string Adoptions = "通过|通過|审议|審議|会议|會議";

    private static List<string> OfTitle(string title, DocumentPart part)
    {
        var spaced = string.Join(' ', part.Title.Select(l => l.Spaced));
        if (About().Match(spaced) is { Success: true, Index: > 1 } about)
        {
            var before = spaced[..about.Index];
            var organs = Signatures.Organs(before);
            if (organs.Count == 0 && string.Concat(part.Title.Select(l => l.Spaced)) is var whole && About().Match(whole) is { Index: > 1 } run)
                organs = Signatures.Organs(whole[..run.Index]);
            if (organs.Count == 0)
                organs = Signatures.Organs(Cleaning.Blanks.Strip(before.Replace(" ", "", StringComparison.Ordinal)));
            if (organs.Count == 0)
                organs = before.Split([' ', '、'], StringSplitOptions.RemoveEmptyEntries);
            return [.. organs];
        }
        // 行政院函: a letter that names nothing but who sends it
        if (title.Length <= 24 && title[^1] is '函' or '令' && Bodies.IsBody(title[..^1].TrimEnd('書', '书')))
            return [title[..^1].TrimEnd('書', '书')];
        return Organ().Match(title) is { Success: true } organ ? [Republic().Replace(organ.Groups[1].Value, "")] : [];
    }

    /// <summary>The first day in an adoption bracket that one of the words follows before another day does.</summary>
    private static DateOnly? OnDay(string adoption, string words)
    {
        for (var found = DateLines.First(adoption); found is { } date; found = DateLines.First(adoption, date.End))
        {
            var next = DateLines.First(adoption, date.End)?.Start ?? adoption.Length;
            if (Regex.IsMatch(adoption[date.End..next], words, RegexOptions.None, TimeSpan.FromSeconds(1)) && !adoption[date.End..next].StartsWith('起'))
                return date.Day;
        }
        return null;
    }

    private static IEnumerable<Repeal> Repealed(string text)
    {
        foreach (Match word in Repealing().Matches(text))
        {
            var start = text.LastIndexOf('。', word.Index) + 1;
            var sentence = text[start..word.Index];
            // "本办法自…施行，《…》同时废止": what applies stands before
            if (sentence.LastIndexOf("施行", StringComparison.Ordinal) is >= 0 and var applies)
                sentence = sentence[(applies + 2)..];
            foreach (Match title in Titled().Matches(sentence))
                yield return new(title.Groups["title"].Value, title.Groups["no"] is { Success: true } no ? no.Value : null, title.Value);
            foreach (Match number in Numbered().Matches(Titled().Replace(sentence, "")))
                yield return new(null, number.Value.TrimStart('，', '、', '和', '及'), number.Value.TrimStart('，', '、', '和', '及'));
        }
    }

    private static DocumentKind KindOf(string title)
    {
        var end = Counted().Replace(Trial().Replace(Script.Fold(title), ""), "");
        (string Word, DocumentKind Kind)[] words =
        [
            ("通知", DocumentKind.Notice), ("意见", DocumentKind.Opinion), ("公告", DocumentKind.Announcement), ("批复", DocumentKind.Reply), ("批覆", DocumentKind.Reply), ("函", DocumentKind.Letter),
            ("决定", DocumentKind.Decision), ("决议", DocumentKind.Decision), ("条例", DocumentKind.Regulation), ("规例", DocumentKind.Regulation), ("实施细则", DocumentKind.Rules), ("细则", DocumentKind.Rules),
            ("办法", DocumentKind.Rules), ("规定", DocumentKind.Rules), ("规则", DocumentKind.Rules), ("通告", DocumentKind.Circular), ("通报", DocumentKind.Circular), ("公报", DocumentKind.Circular), ("令", DocumentKind.Circular),
            ("纪要", DocumentKind.Circular), ("建议", DocumentKind.Plan), ("规划", DocumentKind.Plan), ("方案", DocumentKind.Plan), ("计划", DocumentKind.Plan), ("纲要", DocumentKind.Plan), ("法", DocumentKind.Law),
        ];
        foreach (var (word, kind) in words)
            if (end.EndsWith(word, StringComparison.Ordinal))
                return kind;
        return DocumentKind.Other;
    }

    [GeneratedRegex("(?<own>本[^，。；、]{1,16}|^)自(?:" + DateLines.Pattern + "|(?:印发|發布|发布|公布|颁布|下发|印發)之?日)起?(?:施行|实施|實施|执行|執行|生效)|(?:公布|發布|发布|印发|印發|批准|通过)(?:《[^。；]{2,100}》)?[^。，；]{0,16}，并?自" + DateLines.Pattern + "起(?:施行|实施|實施|执行|執行|生效)|^自" + DateLines.Pattern + "起(?:施行|实施|執行|执行|生效)|自" + DateLines.Pattern + "起(?:施行|实施)[）)]$", RegexOptions.None, 20000)]
    private static partial Regex Applying();

    [GeneratedRegex("(?:同时|同時)(?:予以)?(?:废止|廢止)|予以废止|即行废止|(?:废止|廢止)(?=。|$)", RegexOptions.None, 20000)]
    private static partial Regex Repealing();

    [GeneratedRegex("《(?<title>(?:[^《》]|《[^《》]{0,80}》){2,160})》(?:[（(](?<no>[^（）()]{3,40}号)[^（）()]{0,20}[）)])?", RegexOptions.None, 20000)]
    private static partial Regex Titled();

    [GeneratedRegex("[^。；，《》（）()]{0,80}?(?:(?:19|20)[0-9]{2}年第[0-9]{1,4}[号號](?:公告|令)?|[〔\\[][0-9]{4}[〕\\]][0-9]{1,5}[号號]|令第[0-9]{1,4}[号號])(?:公告)?", RegexOptions.None, 20000)]
    private static partial Regex Numbered();

    [GeneratedRegex("^《[^《》]{2,100}(?:《[^《》]{2,80}》[^《》]{0,60})*》已[经經于於由].{4,60}(?:通过|通過)", RegexOptions.None, 20000)]
    private static partial Regex Deliberated();

    [GeneratedRegex("^(?:中华人民共和国|中華人民共和國)(?=.{2,}(?:部|总局|署|委员会|局|院)$)", RegexOptions.None, 20000)]
    private static partial Regex Republic();

    [GeneratedRegex("关于|關於", RegexOptions.None, 20000)]
    private static partial Regex About();

    [GeneratedRegex("^(国务院办公厅|國務院辦公廳|国务院|國務院|中共中央|[^《》，。（）]{2,14}?(?:部|总局|总署|委员会|委員會|人民政府|人民代表大会常务委员会))(?![门門署])", RegexOptions.None, 20000)]
    private static partial Regex Organ();

    [GeneratedRegex("(?:日|由)(?:经|由)?([^，。；日年月]{2,30}?)(?:第[^，。；届屆]{1,12}次)?(?:部务会议|厅务会议|局务会议|常务会议|全体会议|全体会議|会议|會議)", RegexOptions.None, 20000)]
    private static partial Regex Adopter();

    [GeneratedRegex("(?:(?:19|20)[0-9]{2}年)?第[0-9一二三四五六七八九十百]{1,6}号$", RegexOptions.None, 20000)]
    private static partial Regex Counted();

    /// <summary>Which one of the people's congresses, no part of the organ's name.</summary>
    [GeneratedRegex("第[一二三四五六七八九十]{1,4}[届屆]", RegexOptions.None, 20000)]
    private static partial Regex Session();

    [GeneratedRegex("[（(][^（）()]{1,20}[）)]$", RegexOptions.None, 20000)]
    private static partial Regex Trial();
}
