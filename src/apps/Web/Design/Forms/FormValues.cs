using System.Text.Json;

namespace Tongban.Web.Design.Forms;

/// <summary>Reads a form's data for showing it.</summary>
internal static class FormValues
{
    /// <summary>What lies at a key's path; undefined when nothing does.</summary>
    internal static JsonElement At(JsonElement scope, string key)
    {
        foreach (var part in key.Split('.'))
            if (scope.ValueKind != JsonValueKind.Object || !scope.TryGetProperty(part, out scope))
                return default;
        return scope;
    }

    internal static string? TextAt(JsonElement scope, string key) => Text(At(scope, key));

    internal static bool IsTicked(JsonElement scope, string key) => At(scope, key).ValueKind == JsonValueKind.True;

    internal static IReadOnlyList<string> ChosenAt(JsonElement scope, string key) =>
        At(scope, key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Text).OfType<string>()] : [];

    internal static IReadOnlyList<JsonElement> RowsAt(JsonElement scope, string key) =>
        At(scope, key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
