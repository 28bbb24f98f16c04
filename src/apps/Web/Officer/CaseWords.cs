using System.Text.Json;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Officer;

/// <summary>What a case holds, in words: lamps, clocks, and the answers of its application under the labels of its form.</summary>
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

    /// <summary>Each answer given, with its label; what was not answered is left out.</summary>
    internal static IEnumerable<(Text Label, Text Answer)> Answers(PackForm? form, JsonElement data) =>
        form is null ? [] : Answers(form.Fields, data);

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

    private static IEnumerable<(Text Label, Text Answer)> Answers(IReadOnlyList<FormField> fields, JsonElement data)
    {
        foreach (var field in fields)
        {
            if (field.Type == "group")
            {
                foreach (var inner in Answers(field.Fields, data))
                    yield return inner;
            }
            else if (field.Key is { } key && Find(data, key) is { } value && Say(field, value) is { } answer)
                yield return (field.Label, answer);
        }
    }

    private static JsonElement? Find(JsonElement data, string path)
    {
        foreach (var part in path.Split('.'))
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(part, out data))
                return null;
        return data;
    }

    private static Text? Say(FormField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => WorkTexts.Yes,
        JsonValueKind.False => WorkTexts.No,
        JsonValueKind.Number => new(value.GetRawText(), value.GetRawText()),
        JsonValueKind.String when value.GetString() is { Length: > 0 } words =>
            field.Options.FirstOrDefault(o => o.Value == words)?.Label ?? (string.IsNullOrWhiteSpace(words) ? null : new(words, words)),
        JsonValueKind.Array => Join([.. value.EnumerateArray().Select(v => Say(field, v)).OfType<Text>()], "；", "; "),
        JsonValueKind.Object => Join([.. Answers(field.Fields, value).Select(a => a.Answer)], "，", ", "),
        _ => null,
    };

    private static Text? Join(List<Text> parts, string zh, string en) =>
        parts.Count == 0 ? null : new(string.Join(zh, parts.Select(p => p.Zh)), string.Join(en, parts.Select(p => p.En)));
}
