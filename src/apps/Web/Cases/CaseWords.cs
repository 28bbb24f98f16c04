using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Cases;

/// <summary>A case in words: its lamps and clocks.</summary>
internal static class CaseWords
{
    internal static LampColour ColourOf(Lamp lamp) => lamp switch
    {
        Lamp.Red => LampColour.Red,
        Lamp.Yellow => LampColour.Yellow,
        Lamp.Green => LampColour.Green,
        _ => LampColour.Grey,
    };

    internal static Text NameOf(Lamp lamp) => lamp switch
    {
        Lamp.Red => WorkTexts.Red,
        Lamp.Yellow => WorkTexts.Yellow,
        Lamp.Green => WorkTexts.Green,
        _ => WorkTexts.Grey,
    };

    internal static Text TitleOf(ItemVersion item) =>
        new($"{item.Title.Zh}（{item.VariantTitle.Zh}）", $"{item.Title.En} ({item.VariantTitle.En})");

    /// <summary>The words of a row's next clock, by the newest pack version that knows it.</summary>
    internal static Text ClockTitle(IPackLibrary library, CaseRowView row)
    {
        if (row.NextClock is not { } id)
            return WorkTexts.Grey;
        foreach (var pack in library.Packs.Reverse())
            if (library.ItemVersion(pack.Id, pack.Version, row.Item)?.Clocks.FirstOrDefault(c => c.Id == id) is { } clock)
                return clock.Title;
        return new(id, id);
    }

    /// <summary>Days of a clock as its calendar marks them.</summary>
    internal static IReadOnlyList<DayMark> Marks(CaseClockView clock) =>
        [.. clock.Days.Select(day => new DayMark(day.Date, KindOf(clock, day), day.Number, day.Because))];

    private static DayMarkKind KindOf(CaseClockView clock, ClockDay day) =>
        day.Date == clock.StartedOn ? DayMarkKind.Start
        : day.Date == clock.DueOn ? DayMarkKind.Due
        : day.Number > 0 ? DayMarkKind.Counted
        // A standstill is (from, to]: its first day still counts as the law counts it.
        : clock.Standstills.Any(s => day.Date > s.From && (s.To is not { } to || day.Date <= to)) ? DayMarkKind.StandsStill
        : DayMarkKind.NotCounted;
}
