using Tongban.Kernel;
using Tongban.Web.Design;
using Tongban.WorkCalendar;

namespace Tongban.Web.Texts;

// Words of the working-day calendar and of importing its years.
internal static class CalendarTexts
{
    internal static readonly Text Calendar = new("工作日历", "Calendar");
    internal static readonly Text Lead = new(
        "期限按国务院办公厅每年的节假日安排计算。没有通知的年份只按法定节假日暂算。", "Periods are counted by the yearly holiday notices of the State Council's General Office. A year without a notice is counted provisionally by the statutory days alone.");
    internal static readonly Text Year = new("年份", "Year");
    internal static readonly Text Notices = new("依据的通知", "Notices");
    internal static readonly Text Source = new("来源", "Where from");
    internal static readonly Text Shipped = new("随软件提供", "Came with the software");
    internal static readonly Text Dating = new("列表正在更新", "Lists are being brought up to date");
    internal static readonly Text Import = new("导入一年的安排", "Import a year");
    internal static readonly Text Json = new("日历内容（JSON）", "The year as JSON");
    internal static readonly Text JsonHint = new(
        "格式：{\"years\":[{\"year\":2027,\"notices\":[{\"number\":\"…\",\"url\":\"…\"}],\"holidays\":[{\"holiday\":\"new-year\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}],\"makeUp\":[{\"holiday\":\"new-year\",\"date\":\"2027-01-09\"}]}]}",
        "Form: {\"years\":[{\"year\":2027,\"notices\":[{\"number\":\"…\",\"url\":\"…\"}],\"holidays\":[{\"holiday\":\"new-year\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}],\"makeUp\":[{\"holiday\":\"new-year\",\"date\":\"2027-01-09\"}]}]}");
    internal static readonly Text File = new("或者选择文件", "Or choose a file");
    internal static readonly Text Preview = new("预览变化", "Preview the changes");
    internal static readonly Text PreviewTitle = new("导入后会有的变化", "What the import would change");
    internal static readonly Text NothingKept = new("这是预览，尚未采用。", "A preview: nothing has been changed.");
    internal static readonly Text Apply = new("采用", "Put in force");
    internal static readonly Text Applied = new("已采用。期限立即按新安排计算，列表中的日期在一分钟内更新。", "In force. Periods are counted by it at once; the dates in lists follow within a minute.");
    internal static readonly Text Days = new("日期变化", "Days that change");
    internal static readonly Text Day = new("日期", "Day");
    internal static readonly Text Was = new("现在", "Now");
    internal static readonly Text Becomes = new("采用后", "Then");
    internal static readonly Text NoDays = new("没有日期变化。", "No day changes.");
    internal static readonly Text Moves = new("届满日变化的期限", "Due dates that move");
    internal static readonly Text NoMoves = new("没有进行中的期限受影响。", "No open period is affected.");
    internal static readonly Text Number = new("办件编号", "Case");
    internal static readonly Text Clock = new("期限", "Period");
    internal static readonly Text From = new("原届满日", "Due so far");
    internal static readonly Text To = new("新届满日", "Due then");
    internal static readonly Text Nothing = new("请粘贴日历内容或者选择文件。", "Paste the calendar or choose a file.");

    internal static readonly Text ItemsLead = new("目前施行的事项，来自已装入的政策包。", "The items in force today, from the packs that are loaded.");
    internal static readonly Text Item = new("事项", "Item");
    internal static readonly Text Organ = new("实施机关", "Organ");
    internal static readonly Text Materials = new("材料", "Materials");
    internal static readonly Text Periods = new("期限", "Periods");
    internal static readonly Text Acts = new("办理环节", "Acts");

    internal static Text Past(int days) => new(
        $"其中 {days} 天已经过去：已作出的处理不变，进行中的期限按新安排重新计算。", $"{days} of them have passed: what was done stays, open periods are counted anew.");

    internal static Text Counted(int cases, int moved, int shown) => new(
        $"查看了 {Written.Number(cases)} 个在办件，{Written.Number(moved)} 个期限的届满日会变化{(moved > shown ? $"，以下是最早的 {shown} 个" : "")}。",
        $"Open cases looked at: {Written.Number(cases)}; due dates that move: {Written.Number(moved)}{(moved > shown ? $", the earliest {shown} of them are shown" : "")}.");

    internal static Text Imported(Text at, string by) => new($"{by}于{at.Zh}导入", $"Imported by {by} on {at.En}");

    internal static Text Kind(DayKind kind) => kind switch
    {
        DayKind.WorkingDay => new("工作日", "Working day"),
        DayKind.Weekend => new("周末", "Weekend"),
        DayKind.StatutoryHoliday => new("节假日", "Holiday"),
        DayKind.InLieuRest => new("调休放假", "Off in exchange"),
        DayKind.MakeUpWorkday => new("调休上班", "Make-up workday"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A day is one of five kinds."),
    };
}
