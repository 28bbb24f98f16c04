using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Who must, may or may not: the last name before the word that binds. Between the two stand terms, manners and conditions.</summary>
internal static partial class Bearers
{
    private const int Longest = 60;

    /// <summary>Where the bearer stands before a place of a sentence; what stands next to the word when nothing there is a name the grammar knows.</summary>
    internal static (int Start, int Length)? Before(string sentence, int place, Match condition)
    {
        (int Start, int Length)? next = null;
        for (var end = place; end > 0;)
        {
            var start = sentence.LastIndexOfAny(['，', '：', '“', '「'], end - 1) + 1;
            if (Name(sentence, start, end) is { } name)
            {
                if (IsNamed(sentence.Substring(name.Start, name.Length)))
                    return name;
                if (end == place && !(condition.Success && name.Start >= condition.Index && name.Start < condition.Index + condition.Length))
                    next = name;
            }
            end = start - 1;
        }
        return next;
    }

    /// <summary>Whether a name ends as bodies or persons end.</summary>
    internal static bool IsNamed(string name) => Bodies.IsBody(name) || Bodies.IsRegions(name) || Persons().IsMatch(name);

    private static (int Start, int Length)? Name(string sentence, int start, int end)
    {
        while (start < end && (sentence[start] is ' ' or '　' or '由' || (sentence[start] is '并' or '但' && start + 1 < end)))
            start++;
        while (end > start && sentence[end - 1] is '还' or '也' or '均' or '都' or '仍' or '亦')
            end--;
        if (end - start is < 2 or > Longest * 2)
            return null;
        // what begins so tells of whom or when something is, not who acts
        if (sentence[start] is '对' or '在' or '因' or '按' or '将' or '把' or '为' or '自' or '除' or '如' or '经' or '与' or '需' || (sentence[start] == '从' && !sentence.AsSpan(start).StartsWith("从事")))
            return null;
        var part = sentence[start..end];
        if (Manners().IsMatch(part))
            return null;
        // 本办法由甲…: what stands before 由 is what it is about
        if (part.LastIndexOf('由') is > 0 and var by && IsNamed(part[(by + 1)..]))
            return (start + by + 1, part.Length - by - 1);
        // 甲部门是…的主管部门，负责…: who it is, not what it is
        if (Is().Match(part) is { Success: true, Groups: [_, var named, ..] } && IsNamed(named.Value))
            return (start, named.Length);
        if (IsNamed(part) && part.Length <= Longest && !(part.Contains('要', StringComparison.Ordinal) && Wanted().IsMatch(part)))
            return (start, part.Length);
        // 甲部对…作出决定前: the name stands at the head, before what is said of its act
        foreach (Match cut in Heads().Matches(part))
            if (cut.Index >= 2 && IsNamed(part[..cut.Index]))
                return (start, cut.Index);
        // 在…的建设单位: the name stands at the end, behind what it is told by
        return part.Length <= Longest ? (start, part.Length) : null;
    }

    [GeneratedRegex("(?<![主重首需])要(?=[^求素件点领])", RegexOptions.None, 20000)]
    private static partial Regex Wanted();

    [GeneratedRegex("有(?=下列|前款|以下|上述)|(?<![主重首需])要(?=[^求素件点领])|[是对在自于将向以按依根从就因为收发作受组召及经予给与和同需在违超认拟提申未不]|(?<!组织|[并和、及与或])(?:办理|开展|制定|编制|采取|履行|销售|生产(?!经营)|使用(?!单位|者|人)|购买|设立|变更|举办|承担|取得|完成|从事)", RegexOptions.None, 20000)]
    private static partial Regex Heads();

    [GeneratedRegex("^([^是]{2,30})是[^，]{0,40}(?:部门|机关|机构|单位|组织)$", RegexOptions.None, 20000)]
    private static partial Regex Is();

    /// <summary>How something is done, not who does it.</summary>
    [GeneratedRegex("^(?:并|同时|可以)?(?:依法|依规|最长|最迟|最多|情节(?:较|特别)?严重|逾期|拒不改正|期满|(?:依法|一律)?予以|给予)$", RegexOptions.None, 20000)]
    private static partial Regex Manners();

    [GeneratedRegex("(?:单位|部门|机关|机构|企业|个人|公民|当事人|人员|人|者|地区|各地|地方|政府|组织|院校|学校|医院|法人|用户|主体|协会|商会|团体|公司|园区|市|县|区|省|城市|方|我部|我局|我委)$", RegexOptions.None, 20000)]
    private static partial Regex Persons();
}
