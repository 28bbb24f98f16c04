using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Public.Library;

/// <summary>What carries a clause out, for people: its title as the pack words it, and its page where it has one.</summary>
internal sealed record Carrier(string Kind, Text Title, string? Href)
{
    internal static Carrier Of(Pack? pack, string carrier)
    {
        var (kind, name) = carrier.Split(':', 2) is [var k, var n] ? (k, n) : ("", carrier);
        var plain = new Text(name, name);
        return kind switch
        {
            "item" when pack?.Items.FirstOrDefault(i => i.Key == name || i.Item == name) is { } item =>
                new(kind, Named(item, name), LibraryAddress.Item(item.Key)),
            "event" => new(kind, pack?.Items.SelectMany(i => i.Events).FirstOrDefault(e => e.Type == name)?.Title ?? plain, null),
            "material" => new(kind, pack?.Items.SelectMany(i => i.Materials).FirstOrDefault(m => m.Id == name)?.Title ?? plain, null),
            "clock" => new(kind, pack?.Items.SelectMany(i => i.Clocks).FirstOrDefault(c => c.Id == name)?.Title ?? plain, null),
            "register" => new(kind, pack?.Register(name)?.Title ?? plain, null),
            "paper" => new(kind, pack?.Paper(name)?.Title ?? plain, null),
            _ => new(kind, plain, null),
        };

        static Text Named(ItemVersion item, string name) => item.Key == name ? new($"{item.Title.Zh}（{item.VariantTitle.Zh}）", $"{item.Title.En} ({item.VariantTitle.En})") : item.Title;
    }
}

internal static class Carriers
{
    internal static IEnumerable<Carrier> Of(Pack? pack, IEnumerable<string> names) => names.Select(n => Carrier.Of(pack, n));
}
