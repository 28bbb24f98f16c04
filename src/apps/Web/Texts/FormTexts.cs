using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words around the fields of a pack's form.
internal static class FormTexts
{
    internal static readonly Text More = new("根据您的选择，下面还有内容可以填写，请核对后再提交。", "Your answers bring up more questions below. Please look at them, then send again.");
    internal static readonly Text Remove = new("删除", "Remove");
    internal static readonly Text NotAnswered = new("未填写", "Not answered");
    internal static readonly Text Yes = new("是", "Yes");
    internal static readonly Text No = new("否", "No");

    internal static Text Row(Text label, int number) => new($"{label.Zh} {number}", $"{label.En} {number}");

    internal static Text Add(Text label) => new($"添加“{label.Zh}”", $"Add to '{label.En}'");
}
