using System.Text.Json;
using Tongban.Packs.Reading;

namespace Tongban.Packs.Contracts;

/// <summary>Which materials an application needs.</summary>
public static class MaterialsNeeded
{
    private static readonly FeelLanguage Feel = new();

    /// <summary>The materials that apply to an application with this data, and whether each must be there.</summary>
    public static IReadOnlyList<(Material Material, bool Required)> MaterialsFor(this ItemVersion item, JsonElement application)
    {
        ArgumentNullException.ThrowIfNull(item);
        var data = application.ValueKind == JsonValueKind.Object
            ? application.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal)
            : [];
        return [.. item.Materials.Where(m => m.When is null || Holds(m.When, data)).Select(m => (m, Holds(m.Required, data)))];
    }

    private static bool Holds(string text, Dictionary<string, JsonElement> data) =>
        Feel.Compile(text).Expression?.Evaluate(data).Value.ValueKind == JsonValueKind.True;
}
