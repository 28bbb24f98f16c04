using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>The words that bind, and what they stand among. All read folded text.</summary>
internal static partial class Norms
{
    /// <summary>The binding words of a sentence in its order, one of each kind; those within its condition bind nobody.</summary>
    internal static List<(DutyKind Kind, Match Binding)> Binding(string sentence, Match condition, bool orders)
    {
        if (Defines().Match(sentence) is { Success: true } defines)
            return [(DutyKind.Definition, defines)];
        var found = new List<(DutyKind Kind, Match Binding)>();
        // a sanction names what is forbidden and who must correct it: it stands alone, but for what a body is told to do in a part before it
        if (Outside(Punishes()) is { } punishes)
            return orders && Outside(Wants()) is { } told && sentence.IndexOf('，', told.Index) is var comma && comma >= 0 && comma < punishes.Index
                ? [(DutyKind.Obligation, told), (DutyKind.Sanction, punishes)] : [(DutyKind.Sanction, punishes)];
        foreach (var (kind, words) in new[] { (DutyKind.Prohibition, Forbids()), (DutyKind.Obligation, Obliges()), (DutyKind.Power, Allows()) })
            if (Outside(words) is { } binding)
                found.Add((kind, binding));
        if (sentence.Contains('由', StringComparison.Ordinal) && !found.Exists(f => f.Kind == DutyKind.Obligation) && Outside(By()) is { } by)
            found.Add((DutyKind.Obligation, by));
        if (orders && !found.Exists(f => f.Kind == DutyKind.Obligation) && Outside(Wants()) is { } wants)
            found.Add((DutyKind.Obligation, wants));
        return [.. found.OrderBy(f => f.Binding.Index)];

        Match? Outside(Regex words)
        {
            for (var match = words.Match(sentence); match.Success; match = match.NextMatch())
                if (!condition.Success || condition.Value[^1] is not '的' || match.Index < condition.Index || match.Index >= condition.Index + condition.Length)
                    return match;
            return null;
        }
    }

    /// <summary>Whether a sentence grants what was asked for, which binds nobody: 同意….</summary>
    internal static bool Grants(string sentence) => Granting().IsMatch(sentence);

    /// <summary>Who does something without a word that binds: 请甲会同乙…, 甲将…, 甲自…之日起…内….</summary>
    internal static (int Start, int Length)? Undertakes(string sentence, bool orders)
    {
        foreach (var form in orders ? new[] { Asked(), Will(), Within(), Jointly() } : [Within(), Jointly()])
            if (form.Match(sentence) is { Success: true } found && found.Groups["who"] is var who && Bearers.IsNamed(who.Value) && !Past().IsMatch(sentence))
                return (who.Index, who.Length);
        return null;
    }

    /// <summary>Whether words hold a word that binds.</summary>
    internal static bool Binds(string words) => Forbids().IsMatch(words) || Obliges().IsMatch(words) || Allows().IsMatch(words);

    private const string Doer = "(?<who>[^，。；：]{1,40}?(?:部|委|局|署|院|厅|办|府|会|行|海关|单位|部门|机关|机构|办事处|地区|各地|你[省市县区部委厅局们]))";

    [GeneratedRegex("^(?:经研究，?)?(?:原则)?同意", RegexOptions.None, 20000)]
    private static partial Regex Granting();

    [GeneratedRegex("^请" + Doer + "(?=会同|[^、和及与等会门员])", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Asked();

    [GeneratedRegex("^" + Doer + "(?=将(?!要|于?[^，。]{0,12}(?:召开|举行)))", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Will();

    [GeneratedRegex("^" + Doer + "(?=(?:收到|(?:自|在|于))[^，。；]{1,30}?(?:日|月|年|时|天|收到|受理)[^，。；]{0,16}?(?:内|前)[^，。；]{2})", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Within();

    [GeneratedRegex("^" + Doer + "(?=会同[^，。；]{2,40}?(?:制定|编制|拟订|拟定|组织|建立|开展|确定|公布|发布|审核|审批|制订|修订|实施))", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Jointly();

    [GeneratedRegex("(?:是|系)指|所称|(?<=^[^，。；：:]{1,24}[：:])(?:系)?指|(?<=^[^，。；]{1,24}[（(][A-Za-z][A-Za-z ,'\\-]{1,60}[）)])指", RegexOptions.None, 20000)]
    private static partial Regex Defines();

    [GeneratedRegex("责令|处以|并处|处(?=[^，。]{1,30}(?:罚款|罚锾|拘留|有期徒刑|监禁))|得按次处罚|(?:依法)?给予[^，。]{0,16}处分|依法予以处分|吊销|暂扣|没收|通报批评|追究(?=[^，。]{0,14}责任)|(?<=由[^，。]{2,24})(?:依法)?(?:强制(?=拆除|执行|清除|措施)|代为(?=履行|拆除|清除))", RegexOptions.None, 20000)]
    private static partial Regex Punishes();

    [GeneratedRegex("不得|严禁|禁止(?!的)|不准|不应(?!当)|严格禁止|绝不能|不能(?=[以在收对将把])", RegexOptions.None, 20000)]
    private static partial Regex Forbids();

    [GeneratedRegex("应当|必须|(?<!无|不)须(?!知)|(?<![适反响供对相顺效回感呼可])应(?=[^急用对届得收有当付邀聘试激])|(?<![职其所具])负责(?!任|人|制|同志)|有义务|负(?:总|主体|领导|主要|全面|首要|直接)责任?", RegexOptions.None, 20000)]
    private static partial Regex Obliges();

    /// <summary>由甲制定: who does it stands before, no word binds.</summary>
    [GeneratedRegex("(?<=由[^，。；由]{2,40}(?:部门|局|厅|委|府|部|署|院|机关|机构|办|处))(?=会同|制定|编制|确定|组织|承担|审批|批准|核准|核发|办理|受理|审核|审查|拟定|拟订|另定之|定之)", RegexOptions.None, 20000)]
    private static partial Regex By();

    /// <summary>要 of notices and opinions, at the head of a part or after who is meant.</summary>
    [GeneratedRegex("(?<=^|，|[门府位关构市地方县省委局厅部区者员业人])(?:要|须)(?=[^求素件点领闻害挟是么不道义职塞约旨])", RegexOptions.None, 20000)]
    private static partial Regex Wants();

    [GeneratedRegex("可以|(?<!所)有权(?![证属人益利])|(?<![不取获使值免应懂显心])得(?=以|由|向|按|依|于|延|申请|随时|派|视|要求|命|准用|予|委托|补|另|径|再|废止|撤)|(?<![不许认宁])可(?=应|批|自主|依法|依照|根据|面向|参照|按|结合|向|由|在|对|采取|委托|不再|直接|适当|授权|将|自行|申请|就)", RegexOptions.None, 20000)]
    private static partial Regex Allows();

    [GeneratedRegex("除[^，。；]{1,60}外(?=，|。|；|$)|但[是]?[^。；]{1,80}除外|[^，。；]{2,60}除外(?=。|；|$)|但[是]?(?:法律|行政法规|法规|国家)[^。；]{1,80}|(?:法律|行政法规|法规|国家)[^。；，]{0,20}另有规定的[^。；]{0,20}", RegexOptions.None, 20000)]
    internal static partial Regex Exceptions();

    [GeneratedRegex("不适用|从其规定|不受[^。]{1,40}限制|另有规定", RegexOptions.None, 20000)]
    internal static partial Regex Excepts();

    [GeneratedRegex("[^，。；：“「]{2,60}(?:的(?=，)|者(?=，[处应得不令由])|时(?=，)|前(?=，)|后(?=，)|情形之一的?)|^(?:如|对于?|在|未经)[^，。；]{2,60}(?=，)", RegexOptions.None, 20000)]
    internal static partial Regex Conditions();

    [GeneratedRegex("(?:根据|依照|按照|依据|依)《[^》]{1,80}》(?:第[一二三四五六七八九十百0-9]+条(?:第[一二三四五六七八九十0-9]+款)?)?(?:(?:[、和及]|以及|(?=《))《[^》]{1,80}》(?:第[一二三四五六七八九十百0-9]+条(?:第[一二三四五六七八九十0-9]+款)?)?)*(?:等[^，。]{0,16}(?:法律|法规|规定))?", RegexOptions.None, 20000)]
    internal static partial Regex Bases();

    [GeneratedRegex("(?:根据|依照|按照|依据|结合|贯彻|落实)[^。；]{2,200}[，,](?:特)?(?:制定|提出|修订|编制|就)(?:本|以下|如下|了|《)|(?:根据|依照|依据)[^。；]{2,120}(?:制定本|修订本)", RegexOptions.None, 20000)]
    internal static partial Regex MadeUnder();

    [GeneratedRegex("^其中|完成|达到|控制在|实现|降至|下降|降低|不高于|不低于|不少于|不超过|减少|淘汰|力争|确保|建成|提高|增长|压减|压缩|出台|制定|启动|树立|覆盖|以内|以上|每(?:年|季度|月|半年|周)", RegexOptions.None, 20000)]
    internal static partial Regex Targets();

    [GeneratedRegex("预计|已(?=经|[^纳])|截至目前|目前|同期|取得|以来", RegexOptions.None, 20000)]
    internal static partial Regex Past();
}
