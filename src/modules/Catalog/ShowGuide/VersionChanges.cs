using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.ShowGuide;

/// <summary>What changed for those who apply from one version of an item to the next.</summary>
internal static class VersionChanges
{
    internal static IReadOnlyList<Text> Between(ItemVersion before, ItemVersion after)
    {
        var changes = new List<Text>();
        Compare(changes, new("申请材料", "materials"), before.Materials, after.Materials, m => m.Id, m => m.Title, (a, b) =>
            a.Title == b.Title && a.Channel == b.Channel && a.Copies == b.Copies && a.Required == b.Required && a.When == b.When && a.Types.SequenceEqual(b.Types));
        Compare(changes, new("期限", "periods"), Periods.Of(before), Periods.Of(after), p => p.Id, p => new($"{p.Title.Zh} {p.Length.Zh}", $"{p.Title.En}, {p.Length.En}"), (a, b) =>
            a.Length == b.Length && a.Title == b.Title && a.StandsStill.SequenceEqual(b.StandsStill));
        Compare(changes, new("条件", "conditions"), before.Guide.Conditions, after.Guide.Conditions, c => $"{c.Clause}{c.Text.Zh}", c => c.Text, (_, _) => true);
        Compare(changes, new("环节", "steps"), before.Events, after.Events, e => e.Type, e => e.Title, (a, b) => a.Title == b.Title && a.By.SequenceEqual(b.By));
        if (before.Guide.Fee.Text != after.Guide.Fee.Text)
            changes.Add(new($"收费：{after.Guide.Fee.Text.Zh}", $"Fee: {after.Guide.Fee.Text.En}"));
        return changes;
    }

    private static void Compare<T>(
        List<Text> changes, Text what, IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key, Func<T, Text> title, Func<T, T, bool> same)
    {
        var (old, now) = (before.DistinctBy(key).ToDictionary(key), after.DistinctBy(key).ToDictionary(key));
        foreach (var (id, thing) in now)
            if (!old.TryGetValue(id, out var earlier))
                changes.Add(new($"{what.Zh}新增：{title(thing).Zh}", $"Added to the {what.En}: {title(thing).En}"));
            else if (!same(earlier, thing))
                changes.Add(new($"{what.Zh}变更：{title(thing).Zh}", $"Changed in the {what.En}: {title(thing).En}"));
        foreach (var (id, thing) in old.Where(o => !now.ContainsKey(o.Key)))
            changes.Add(new($"{what.Zh}取消：{title(thing).Zh}", $"Removed from the {what.En}: {title(thing).En}"));
    }
}
