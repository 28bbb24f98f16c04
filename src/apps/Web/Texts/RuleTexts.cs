using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Texts;

// Words of rules explained and of papers seen before they are issued.
internal static class RuleTexts
{
    internal static readonly Text Rules = new("规则结论", "What the rules say");
    internal static readonly Text NoRules = new("目前没有需要规则判断的内容", "No rule has been asked yet");
    internal static readonly Text Lead = new(
        "按本案现有内容重新计算。每张表列出全部规则：命中的一行给出结论，其余各行标明哪一项不符合。",
        "Worked out anew from what the case holds now. Each table shows all its rules: the one that applies gives the answer, the others say which test failed.");
    internal static readonly Text Answer = new("结论", "Answer");
    internal static readonly Text Basis = new("依据", "Rests on");
    internal static readonly Text Rule = new("规则", "Rule");
    internal static readonly Text Taken = new("适用", "Applies");
    internal static readonly Text AlsoMatched = new("符合，但前面的规则先适用", "Matches, but an earlier rule applies");
    internal static readonly Text NotMatched = new("不适用", "Does not apply");
    internal static readonly Text Holds = new("符合", "holds");
    internal static readonly Text Fails = new("不符合", "fails");
    internal static readonly Text CannotTell = new("无法判断", "cannot be told");
    internal static readonly Text Any = new("不限", "any");
    internal static readonly Text Here = new("本案：", "This case:");
    internal static readonly Text Nothing = new("未填写", "not given");
    internal static readonly Text Same = new("与办理时的结论一致", "The same as when it was decided");
    internal static readonly Text Differs = new("与办理时的结论不一致，请核对", "Differs from when it was decided; please check");
    internal static readonly Text NoAnswer = new("没有结论", "No answer");

    internal static readonly Text Preview = new("预览文书", "Preview the papers");
    internal static readonly Text PreviewTitle = new("文书预览", "Papers before they are issued");
    internal static readonly Text PreviewLead = new("这是预览，尚未出具，文号和日期以出具时为准。", "A preview: nothing has been issued. Number and date are set on issue.");
    internal static readonly Text PreviewNone = new("办理这一步不出具文书。", "This act issues no paper.");
    internal static readonly Text Draft = new("样稿", "Draft");

    private static readonly Dictionary<string, Text> Addressees = new(StringComparer.Ordinal)
    {
        ["applicant"] = new("送达申请人", "To the applicant"),
        ["public"] = new("向社会公开", "Made public"),
        ["evaluator"] = new("送技术评估单位", "To the evaluator"),
    };

    internal static Text To(string? to) => Addressees.GetValueOrDefault(to ?? "applicant", new($"送：{to}", $"To: {to}"));

    internal static Text StateOf(DecisionCellState state) => state switch
    {
        DecisionCellState.Any => Any,
        DecisionCellState.Holds => Holds,
        DecisionCellState.Fails => Fails,
        _ => CannotTell,
    };

    /// <summary>A test in words where it asks for yes or no only; null for every other, which is shown as written.</summary>
    internal static Text? Test(string test) => test switch
    {
        "true" => FormTexts.Yes,
        "false" => FormTexts.No,
        _ => null,
    };

    /// <summary>A value of a rule in words.</summary>
    internal static Text Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => FormTexts.Yes,
        JsonValueKind.False => FormTexts.No,
        JsonValueKind.Number => new(value.GetRawText(), value.GetRawText()),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => new(text, text),
        JsonValueKind.Array when value.GetArrayLength() > 0 => new(
            string.Join('、', value.EnumerateArray().Select(v => Value(v).Zh)), string.Join(", ", value.EnumerateArray().Select(v => Value(v).En))),
        JsonValueKind.Object => new(value.GetRawText(), value.GetRawText()),
        _ => Nothing,
    };
}
