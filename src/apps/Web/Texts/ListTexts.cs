using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of lists, menus and notices.
internal static class ListTexts
{
    internal static readonly Text Pages = new("翻页", "Pages");
    internal static readonly Text FirstPage = new("回到第一页", "Back to the first page");
    internal static readonly Text NextPage = new("下一页", "Next page");
    internal static readonly Text Notice = new("提示", "Notice");
    internal static readonly Text Done = new("已完成", "Done");
    internal static readonly Text Breadcrumbs = new("所在位置", "Breadcrumb");
    internal static readonly Text Search = new("搜索", "Search");
}
