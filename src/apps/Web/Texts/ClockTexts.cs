using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of clocks and their calendars.
internal static class ClockTexts
{
    internal static readonly IReadOnlyList<Text> Weekdays =
        [new("一", "Mo"), new("二", "Tu"), new("三", "We"), new("四", "Th"), new("五", "Fr"), new("六", "Sa"), new("日", "Su")];

    internal static readonly Text Start = new("起算之日（不计入）", "Day it starts (not counted)");
    internal static readonly Text Counted = new("计入", "Counted");
    internal static readonly Text NotCounted = new("不计入", "Not counted");
    internal static readonly Text StandsStill = new("中止，不计入", "Stands still, not counted");
    internal static readonly Text Due = new("最后一日", "Last day");
    internal static readonly Text EachDay = new("逐日说明", "Day by day");

    internal static Text NthShort(int n) => new($"第{n}", $"{n}");

    internal static Text DayLine(DayMark day)
    {
        var date = Written.Day(day.Date);
        return day.Number > 0
            ? new($"{date.Zh}：第 {day.Number} 日（{day.Why.Zh}）", $"{date.En}: day {day.Number} ({day.Why.En})")
            : new($"{date.Zh}：不计入（{day.Why.Zh}）", $"{date.En}: not counted ({day.Why.En})");
    }
}
