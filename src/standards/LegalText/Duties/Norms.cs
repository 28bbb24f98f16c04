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
        // a sanction names what is forbidden and who must correct it: it stands alone
        if (Outside(Punishes()) is { } punishes)
            return [(DutyKind.Sanction, punishes)];
        foreach (var (kind, words) in new[] { (DutyKind.Prohibition, Forbids()), (DutyKind.Obligation, Obliges()), (DutyKind.Power, Allows()) })
            if (Outside(words) is { } binding)
                found.Add((kind, binding));
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

    /// <summary>Whether words hold a word that binds.</summary>
    internal static bool Binds(string words) => Forbids().IsMatch(words) || Obliges().IsMatch(words) || Allows().IsMatch(words);

    [GeneratedRegex("(?:是|系)指|所称", RegexOptions.None, 20000)]
    private static partial Regex Defines();

    [GeneratedRegex("责令|处以|并处|处(?=[^，。]{1,30}(?:罚款|拘留|有期徒刑))|(?:依法)?给予[^，。]{0,16}处分|依法予以处分|吊销|暂扣|没收|通报批评|追究(?=[^，。]{0,14}责任)|(?<=由[^，。]{2,24})(?:依法)?(?:强制(?=拆除|执行|清除|措施)|代为(?=履行|拆除|清除))", RegexOptions.None, 20000)]
    private static partial Regex Punishes();

    [GeneratedRegex("不得|严禁|禁止|不准|不应(?!当)|严格禁止|绝不能|不能(?=[以在收对将把])", RegexOptions.None, 20000)]
    private static partial Regex Forbids();

    [GeneratedRegex("应当|必须|(?<!无|不)须(?!知)|(?<![适反响供对相顺效回感呼])应(?=[^急用对届得收有当付邀聘试激])|(?<![职其所具])负责(?!任|人|制|同志)|有义务", RegexOptions.None, 20000)]
    private static partial Regex Obliges();

    /// <summary>要 of notices and opinions, at the head of a part or after who is meant.</summary>
    [GeneratedRegex("(?<=^|，|[门府位关构市地方县省委局厅部区者员业人])(?:要|须)(?=[^求素件点领闻害挟是么不道义职塞约旨])", RegexOptions.None, 20000)]
    private static partial Regex Wants();

    [GeneratedRegex("可以|有权|(?<![不许认宁])可(?=自主|依法|依照|根据|面向|参照|按|结合|向|由|在|对|采取|委托|不再|直接|适当|授权|将|自行|申请|就)", RegexOptions.None, 20000)]
    private static partial Regex Allows();

    [GeneratedRegex("除[^，。；]{1,60}外(?=，|。|；|$)|但[是]?[^。；]{1,80}除外|[^，。；]{2,60}除外(?=。|；|$)|但[是]?(?:法律|行政法规|法规|国家)[^。；]{1,80}|(?:法律|行政法规|法规|国家)[^。；，]{0,20}另有规定的[^。；]{0,20}", RegexOptions.None, 20000)]
    internal static partial Regex Exceptions();

    [GeneratedRegex("不适用|从其规定|不受[^。]{1,40}限制|另有规定", RegexOptions.None, 20000)]
    internal static partial Regex Excepts();

    [GeneratedRegex("[^，。；]{2,60}(?:的(?=，)|时(?=，)|前(?=，)|后(?=，)|情形之一的?)|^(?:如|对于?|在)[^，。；]{2,60}(?=，)", RegexOptions.None, 20000)]
    internal static partial Regex Conditions();

    [GeneratedRegex("(?:根据|依照|按照|依据|依)《[^》]{1,80}》(?:第[一二三四五六七八九十百0-9]+条(?:第[一二三四五六七八九十0-9]+款)?)?(?:[、和及]《[^》]{1,80}》)*(?:等[^，。]{0,16}(?:法律|法规|规定))?", RegexOptions.None, 20000)]
    internal static partial Regex Bases();

    [GeneratedRegex("(?:根据|依照|按照|依据|结合|贯彻|落实)[^。；]{2,200}[，,](?:特)?(?:制定|提出|修订|编制|就)(?:本|以下|如下|了|《)|(?:根据|依照|依据)[^。；]{2,120}(?:制定本|修订本)", RegexOptions.None, 20000)]
    internal static partial Regex MadeUnder();

    [GeneratedRegex("^其中|完成|达到|控制在|实现|降至|下降|降低|不高于|不低于|不少于|不超过|减少|淘汰|力争|确保|建成|提高|增长|压减|压缩|出台|制定|启动|树立|覆盖|以内|以上|每(?:年|季度|月|半年|周)", RegexOptions.None, 20000)]
    internal static partial Regex Targets();

    [GeneratedRegex("预计|已(?=经|[^纳])|截至目前|目前|同期|取得|以来", RegexOptions.None, 20000)]
    internal static partial Regex Past();
}
