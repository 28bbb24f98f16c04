using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Names of bodies in a list. What stands in the list is taken as written; the endings of organs decide only whether 和 and 及
/// join two names or belong to one (文化和旅游部).</summary>
internal static partial class Bodies
{
    private static readonly HashSet<string> Known = Load();

    internal static IEnumerable<string> Names(string list)
    {
        foreach (var part in ResponsibilityReader.Split(list, "、"))
            foreach (var name in Joined(part))
                if (Trim(name) is { Length: > 0 } trimmed)
                    yield return trimmed;
    }

    /// <summary>各地区, 相关地区, 各省（自治区、直辖市）人民政府 …: places as such, not one of them.</summary>
    internal static bool IsRegions(string name) => Regions().IsMatch(Script.Fold(name));

    /// <summary>国务院相关部门, 各部门 …: nobody in particular.</summary>
    internal static bool IsGeneric(string name) => Generic().IsMatch(Script.Fold(name));

    /// <summary>Whether a name is an organ's: known, or with an organ's ending.</summary>
    internal static bool IsBody(string name)
    {
        var folded = Script.Fold(name);
        return Known.Contains(folded) || Ending().IsMatch(folded);
    }

    private static IEnumerable<string> Joined(string part)
    {
        var folded = Script.Fold(part);
        foreach (Match word in Join().Matches(folded))
        {
            var left = Trim(part[..word.Index]);
            var right = Trim(part[(word.Index + word.Length)..]);
            // a joint that leaves one side nameless is part of a name; 等 ends an enumeration
            if (!Stands(left) || (right.Length > 0 && !Stands(Trim(right.Split('及', '和')[0])) && !Stands(right)))
                continue;
            yield return left;
            foreach (var more in Joined(part[(word.Index + word.Length)..]))
                yield return more;
            yield break;
        }
        yield return part;

        static bool Stands(string name) => name.Length > 0 && (IsBody(name) || IsRegions(name) || IsGeneric(name));
    }

    private static string Trim(string name)
    {
        var text = name.Trim(' ', '\u3000', '。', '，');
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            var folded = Script.Fold(text);
            var head = Head().Match(folded);
            if (head.Success)
                (text, folded) = (text[head.Length..], folded[head.Length..]);
            var tail = Tail().Match(folded);
            if (tail.Success)
                text = text[..tail.Index];
        }
        return text;
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(Bodies).Assembly.GetManifestResourceStream("Tongban.LegalText.Duties.organs.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')];
    }

    [GeneratedRegex("等(?=国务院|中央|省|市|各|相关|有关|部门|单位|及|和)|以及|及其?|与|和|等$", RegexOptions.None, 20000)]
    private static partial Regex Join();

    [GeneratedRegex("^(?:由|以及|及|和|各自)(?=.)", RegexOptions.None, 20000)]
    private static partial Regex Head();

    [GeneratedRegex("(?:等|(?:按照?|依)(?:照)?(?:各自)?职责(?:分工|权限)?|根据职责(?:分工)?|依职责|分工|分别|共同|组织|具体|各自|积极)*(?:负责|牵头|落实|实施|推进|配合|参与|参加)$|(?:等|(?:按照?|依)(?:照)?(?:各自)?职责(?:分工)?|分别|共同)$", RegexOptions.None, 20000)]
    private static partial Regex Tail();

    [GeneratedRegex("^(?:(?:各|相关|有关|其他)(?:相关|有关)?(?:地区|地方|省|自治区|直辖市|设区的?市|地市|市|州|盟|县|区|旗|地|乡镇|街道)(?!.*(?:局|厅|委|办|部门|单位)$).*|地方(?:各级)?(?:人民)?政府|各级(?:地方)?(?:人民)?政府|(?:省|市|县)级(?:人民)?政府|地方)$", RegexOptions.None, 20000)]
    private static partial Regex Regions();

    [GeneratedRegex("^(?:国务院|中央|省级?|市级?|县级?|区级?|中央和国家机关|省直|市直)?(?:各|其他|其它)?(?:相关|有关)?(?:职能|成员|责任|主管|配合)?(?:部门|单位|部委|机构|方面|机关)(?:和单位|、单位)?$", RegexOptions.None, 20000)]
    private static partial Regex Generic();

    [GeneratedRegex(".(?:部|委|局|署|院|厅|办|会|(?<=[银分支总央农商信发])行|联|社|(?<!公)司|办事处|中心|公司|集团|政府|中央|学院|总队|支队|大队|研究室|督查室|参事室|管理处|管理所|海关|管委会|委员会|办公室)$", RegexOptions.None, 20000)]
    private static partial Regex Ending();
}
