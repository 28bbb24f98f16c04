using System.Text.RegularExpressions;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Structure;

/// <summary>The number a paragraph begins with.</summary>
/// <param name="Kind">The style of the number.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Value">Its value; 0 for a dash.</param>
/// <param name="Sub">之一, 之二 … of an inserted article; 0 for none.</param>
/// <param name="Length">Characters of the paragraph it takes.</param>
internal readonly partial record struct ClauseNumber(ClauseKind Kind, string Printed, int Value, int Sub, int Length)
{
    private static readonly ClauseKind[] Groups =
        [ClauseKind.Part, ClauseKind.Chapter, ClauseKind.Section, ClauseKind.Article, ClauseKind.Heading, ClauseKind.Item, ClauseKind.Point, ClauseKind.Subpoint, ClauseKind.Circled, ClauseKind.Dash, ClauseKind.Note];

    internal static bool Opens(string text) => Read(text) is not null;

    internal static ClauseNumber? Read(string text)
    {
        var head = text.Length > 40 ? text[..40] : text;
        if (head.Length == 0 || !(head[0] is '第' or '（' or '(' or '—' or '─' or '注' or '备' or '備' or (>= '0' and <= '9') or (>= '①' and <= '⑳') or (>= '㉑' and <= '㉟') || Script.Number(head[..1]) is not null || head[0] is '十' or '百'))
            return null;
        var match = Number().Match(head);
        if (!match.Success)
            return null;
        for (var i = 0; i < Groups.Length; i++)
        {
            if (!match.Groups[i + 1].Success)
                continue;
            var value = match.Groups["n"].Success ? Script.Number(match.Groups["n"].Value) ?? 0
                : match.Groups["letter"] is { Success: true } letter ? letter.Value[0] - 'a' + 1
                : head[0] is >= '①' and <= '⑳' ? head[0] - '①' + 1 : head[0] is >= '㉑' and <= '㉟' ? head[0] - '㉑' + 21 : 0;
            var sub = match.Groups["sub"].Success ? Script.Number(match.Groups["sub"].Value) ?? 0 : 0;
            return new(Groups[i], match.Value, value, sub, match.Length);
        }
        return null;
    }

    private const string Digits = "(?<n>[一二三四五六七八九十百千〇零○两]{1,8}|[0-9]{1,4})";

    [GeneratedRegex(
        "^(?:(第" + Digits + "(?:[编編篇]|部分(?![的之以由因])|(?<=[0-9])部(?![门門分隊队委]))[、:：]?)|(第" + Digits + "章)|(第" + Digits + "[节節])|(第" + Digits + "(?:[-－](?<sub>[0-9]{1,2}))?[条條](?:之(?<sub>[一二三四五六七八九十]{1,3}))?(?!款(?![项項])|[项項](?![目])|目(?![标標的录錄前])|[规規][定则]|所(?=[称稱列规規指述])|中(?=[的“「所规規])|和(?=第|本|《|前|其)|[至到](?=第)|[及与與或](?=第|本|《|其|前)|[的、，。；）》”〉]))"
        + "|((?<n>[一二三四五六七八九十百〇零]{1,5})、)|([（(](?<n>[一二三四五六七八九十百]{1,5})[）)](?![款项項]))|((?<n>[0-9]{1,3})(?:[．、]|[.](?![0-9])))|([（(](?<n>[0-9]{1,3})[）)]|(?<n>[0-9]{1,2})[）)])"
        + "|([①-⑳㉑-㉟]|[（(](?<letter>[a-z])[）)])|([—─]{2})|((?:注|备注|備註|附注)[0-9]{0,2}[:：]))", RegexOptions.None, 20000)]
    private static partial Regex Number();
}
