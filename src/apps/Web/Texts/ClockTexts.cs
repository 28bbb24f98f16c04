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

    /// <summary>A period as packs write it (<c>60 d</c>, <c>5 wd</c>, <c>6 m</c>, <c>1 y</c>), in words.</summary>
    internal static Text Length(string period) => period.Split(' ') switch
    {
        [var n, "d"] => new($"{n}日", n == "1" ? "1 day" : $"{n} days"),
        [var n, "wd"] => new($"{n}个工作日", n == "1" ? "1 working day" : $"{n} working days"),
        [var n, "m"] => new($"{n}个月", n == "1" ? "1 month" : $"{n} months"),
        [var n, "y"] => new($"{n}年", n == "1" ? "1 year" : $"{n} years"),
        _ => new(period, period),
    };
}
