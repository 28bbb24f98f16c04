using System.Text.Json;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>The names that expressions of a pack may use, and the check of one against them.</summary>
internal static class Names
{
    private static readonly FeelLanguage Any = new();

    /// <summary>What every procedure gives its expressions beside the item's variables and the events' data.</summary>
    internal static readonly string[] OfProcedures = ["variant", "receivedOn", "today", "event", "clocks", "history"];

    /// <summary>Checks an expression; with <paramref name="names"/>, a name that is none of them is wrong too.</summary>
    internal static void CheckFeel(this PackDraft draft, string? text, LocatedYaml yaml, string pointer, IReadOnlyCollection<string>? names = null)
    {
        if (text is null || Problem(text, names) is not { } problem)
            return;
        draft.Problems.Add(yaml, pointer, "packs.feel", new($"FEEL 表达式“{text}”不能用：{problem}", $"The FEEL expression '{text}' cannot be used: {problem}"));
    }

    /// <summary>What is wrong with an expression, or null.</summary>
    internal static string? Problem(string text, IReadOnlyCollection<string>? names) =>
        (names is null ? Any : new FeelLanguage(names.ToHashSet(StringComparer.Ordinal))).Compile(text).Problem;

    /// <summary>The top-level properties of a JSON Schema.</summary>
    internal static IEnumerable<string> Properties(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } stated && stated.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Select(p => p.Name)
            : [];
}
