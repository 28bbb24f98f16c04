using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of the supervisor's view.
internal static class LoadTexts
{
    internal static readonly Text Title = new("办件负荷", "Load and lateness");
    internal static readonly Text Lead = new("本机关和下级机关未办结的办件：数量、超期和中止情况。", "Open cases of your organ and the organs below it: how many, how late, how many standing still.");
    internal static readonly Text Ways = new("统计方式", "Counted by");
    internal static readonly Text ByOrgan = new("按机关", "By organ");
    internal static readonly Text ByItem = new("按事项", "By item");
    internal static readonly Text ByPerson = new("按人员", "By officer");
    internal static readonly Text Organ = new("机关", "Organ");
    internal static readonly Text Person = new("人员", "Officer");
    internal static readonly Text Open = new("未办结", "Open");
    internal static readonly Text Red = new("已超期", "Overdue");
    internal static readonly Text Yellow = new("即将到期", "Due soon");
    internal static readonly Text Still = new("中止中", "Standing still");
    internal static readonly Text Longest = new("最长超期", "Longest overdue");
    internal static readonly Text LongestStill = new("最长中止", "Longest standstill");
    internal static readonly Text Total = new("合计", "Total");
    internal static readonly Text Nothing = new("没有未办结的办件", "No case is open");
    internal static readonly Text Csv = new("下载表格（CSV）", "Download as CSV");
    internal static readonly Text Chart = new("图表，数据与下表相同", "Chart of the table below");
    internal static readonly Text OnTime = new("时间充裕或无时限", "In time");

    internal static Text AsOf(DateOnly day)
    {
        var written = Design.Written.Day(day);
        return new($"截至{written.Zh}", $"As of {written.En}");
    }

    internal static Text Days(int days) => new($"{days} 日", days == 1 ? "1 day" : $"{days} days");
}
