using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of form fields.
internal static class FieldTexts
{
    internal static readonly Text ErrorPrefix = new("错误：", "Error:");
    internal static readonly Text ThereIsAProblem = new("有内容需要更正", "There is a problem");
    internal static readonly Text Change = new("修改", "Change");
    internal static readonly Text Year = new("年", "Year");
    internal static readonly Text Month = new("月", "Month");
    internal static readonly Text Day = new("日", "Day");
    internal static readonly Text Choose = new("请选择", "Choose one");

    // %{count} is filled in by the character counter as one types.
    internal static readonly Text CharactersLeft = new("还可输入 %{count} 个字", "%{count} characters left");
    internal static readonly Text CharactersNone = new("已达字数上限", "No characters left");
    internal static readonly Text CharactersOver = new("超出 %{count} 个字", "%{count} characters too many");

    internal static Text CharactersAtMost(int limit) => new($"最多 {limit} 个字", $"At most {limit} characters");

    internal static Text TooLarge(long most) => new($"文件超过 {Written.Size(most)}，请选择较小的文件", $"Larger than {Written.Size(most)}. Choose a smaller file");

    internal static Text Optional(Text label) => new($"{label.Zh}（选填）", $"{label.En} (optional)");
}
