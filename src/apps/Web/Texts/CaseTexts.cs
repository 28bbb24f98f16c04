using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of acting on a case, for the party and for officers.
internal static class CaseTexts
{
    internal static readonly Text NotNow = new("现在不能办理这一步，您填写的内容仍保留在下面。", "This cannot be done now. What you typed is kept below.");
    internal static readonly Text Cancel = new("取消", "Cancel");
    internal static readonly Text Open = new("填写并办理", "Fill in and do it");

    internal static Text WasDone(Text act) => new($"已办理：{act.Zh}", $"Done: {act.En}");
}
