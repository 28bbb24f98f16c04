using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Finds numbers with units, what bounds them, and the province they are said of: the last one named before them in the same
/// sentence, unless a name for all (全国, 各地) comes between.</summary>
public static partial class QuantityReader
{
    /// <summary>The quantities of a text, in its order. Dates and periods are none: see <see cref="DeadlineReader"/>.</summary>
    public static IReadOnlyList<Quantity> Read(string text)
    {
        var (folded, found) = (Script.Fold(text), new List<Quantity>());
        var places = Places().Matches(folded).ToList();
        foreach (Match number in Numbers().Matches(folded))
        {
            var digits = number.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
            if (!(decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || Chinese(digits, out value)))
                continue;
            value *= number.Groups["power"].Value switch { "万亿" => 1_000_000_000_000m, "亿" => 100_000_000m, "万" => 10_000m, "千" => 1_000m, "百" => 100m, _ => 1m };
            // 一万五千: what follows the power counts with it
            if (number.Groups["more"] is { Success: true } more && Script.Number(more.Value) is { } rest)
                value += rest;
            value /= 1.0000000000000000000000000000m; // without the zeros that 1.1 × 亿 leaves
            var sentence = folded.LastIndexOfAny(['。', '；'], number.Index) + 1;
            var place = places.LastOrDefault(p => p.Index >= sentence && p.Index < number.Index);
            var scope = place is null || place.Groups["all"].Success ? null : new Piece(place.Index, text.Substring(place.Index, place.Length));
            if (scope is null && (place is null || place.Groups["all"].Success) && Town().Match(folded[Math.Max(sentence, number.Index - 24)..number.Index]) is { Success: true } town && town.Groups["t"] is var t)
                scope = new Piece(Math.Max(sentence, number.Index - 24) + t.Index, text.Substring(Math.Max(sentence, number.Index - 24) + t.Index, t.Length));
            // "…浓度控制在45。明年控制在58": what has no subject of its own is said of the same place
            if (place is null && number.Index > 0 && folded[number.Index - 1] == '，' && found.Count > 0 && found[^1].Unit == number.Groups["unit"].Value && found[^1].Start >= sentence - 120)
                scope = found[^1].Scope;
            found.Add(new(number.Index, text.Substring(number.Index, number.Length), value, text.Substring(number.Groups["unit"].Index, number.Groups["unit"].Length), Bound(number), scope));
        }
        return found;
    }

    private static string Bound(Match number) => (number.Groups["before"].Value, number.Groups["after"].Value) switch
    {
        ("不得低于" or "不得少于" or "不少于" or "不低于" or "至少" or "超过" or "大于", _) or (_, "以上" or "及以上") => "at-least",
        ("不得高于" or "不得超过" or "不超过" or "不高于" or "不大于" or "控制在" or "低于" or "压缩至" or "压减至", _) or (_, "以内" or "以下" or "之内" or "及以下") => "at-most",
        ("下降" or "降低" or "减少" or "压减" or "下降到", _) => "less-by",
        ("增长" or "提高" or "增加", _) => "more-by",
        _ => "exactly",
    };

    private static bool Chinese(string digits, out decimal value)
    {
        value = Script.Number(digits) ?? -1;
        return value >= 0;
    }

    [GeneratedRegex(@"(?<before>不得高于|不得超过|不得低于|不得少于|不少于|不低于|至少|超过|大于|不超过|不高于|不大于|控制在|低于|压缩至|压减至|下降|降低|减少|压减|增长|提高|增加)?\s*(?:人民币|新[台臺]币|港币|美元)?\s*"
        + @"(?:[0-9]{1,18}(?:\.[0-9]{1,9})?[%％]?[-—–~～至](?=[0-9]))?(?<![第一二三四五六七八九十百千])(?<n>[0-9]{1,18}(?:,[0-9]{3}){0,6}(?:\.[0-9]{1,9})?|[一二三四五六七八九十百千两]{1,12})\s*(?<power>万亿|亿|万|千|百)?(?<more>(?<=万)[一二三四五六七八九零〇][一二三四五六七八九十百千零〇]{0,6})?\s*"
        + @"(?<unit>[微毫]?克/(?:立方米|升|千克)|立方米/(?:日|天|小时|年|秒)|元/(?:人·年|平方米|吨|月|天|年|人|立方米|千瓦时|度)|人/平方公里|吨/(?:小时|天|月[·•〃・]平方公里|平方公里[·•〃・]月|年|日)|%|％|个百分点|平方公里|平方米|立方米|公里|千瓦时|千瓦|蒸吨|吨|户|辆|艘|台|套|座|条|处|批|张|株|头|只|人次|人|名|家|所|项|件|份|个城市|小时|分钟|岁|周岁|天|亩|公顷|元|海里|米|次(?!性)|倍|千克|公斤|克|升|兆瓦|分贝|日(?=[，。；、]|$)|个(?!工作日|自然日|月|百分点|方面|问题|以上单位))"
        + @"\s*(?<after>及以上|以上|以内|之内|及以下|以下)?", RegexOptions.None, 20000)]
    private static partial Regex Numbers();

    /// <summary>A city or county named right before its figure: 其中临海市80艘.</summary>
    [GeneratedRegex("(?:^|[，、；：和])(?:其中，?)?(?<t>(?!其中|[全本我各该每])[\u4E00-\u9FFF]{2,4}(?:市|县|区|州|盟|旗))(?:为|达到|达|完成|不少于|不低于|新增)?$", RegexOptions.None, 20000)]
    private static partial Regex Town();

    private const string Place = "(?:(?:北京|天津|上海|重庆)市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?|(?:内蒙古|广西|西藏|宁夏|新疆)(?:壮族|回族|维吾尔)?(?:自治区)?|新疆生产建设兵团|苏北|苏南|皖北|皖南|长三角地区|京津冀及周边地区|汾渭平原|珠三角地区|成渝地区|粤港澳大湾区)";

    [GeneratedRegex("(?<all>全国|各地区?|各省|区域|总体|共计|合计)|" + Place + "(?:[、和]" + Place + ")*", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Places();
}
