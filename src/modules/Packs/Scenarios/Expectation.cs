using System.Text.Json;

namespace Tongban.Packs.Scenarios;

/// <summary>
/// Compares what a scenario expects with what a run gave. Only what is expected is looked at: members of an object; items of a list, each
/// found in order; the empty list means empty; a list of things with an <c>id</c> may be expected as a mapping by id, where null means absent.
/// </summary>
internal static class Expectation
{
    internal static void Compare(JsonElement expected, JsonElement given, string at, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when given.ValueKind == JsonValueKind.Array:
                CompareById(expected, given, at, differences);
                break;
            case JsonValueKind.Object when given.ValueKind == JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject())
                    Compare(member.Value, given.TryGetProperty(member.Name, out var value) ? value : default, $"{at}.{member.Name}", differences);
                break;
            case JsonValueKind.Array when given.ValueKind == JsonValueKind.Array:
                CompareLists(expected, given, at, differences);
                break;
            case JsonValueKind.Null when given.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                if (!Same(expected, given))
                    differences.Add($"{at.TrimStart('.')}: expected {Shown(expected)}, got {Shown(given)}");
                break;
        }
    }

    private static void CompareById(JsonElement expected, JsonElement given, string at, List<string> differences)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var found = given.EnumerateArray().FirstOrDefault(g => g.ValueKind == JsonValueKind.Object && g.TryGetProperty("id", out var id) && id.ValueEquals(member.Name));
            Compare(member.Value, found, $"{at}.{member.Name}", differences);
        }
    }

    private static void CompareLists(JsonElement expected, JsonElement given, string at, List<string> differences)
    {
        if (expected.GetArrayLength() == 0 && given.GetArrayLength() > 0)
        {
            differences.Add($"{at.TrimStart('.')}: expected nothing, got {Shown(given)}");
            return;
        }

        var from = 0;
        foreach (var (i, wanted) in expected.EnumerateArray().Index())
        {
            var found = -1;
            for (var k = from; k < given.GetArrayLength() && found < 0; k++)
            {
                var tried = new List<string>();
                Compare(wanted, given[k], "", tried);
                found = tried.Count == 0 ? k : -1;
            }

            if (found < 0)
            {
                differences.Add($"{at.TrimStart('.')}[{i}]: expected {Shown(wanted)} in {Shown(given)}");
                return;
            }

            from = found + 1;
        }
    }

    private static bool Same(JsonElement expected, JsonElement given) => expected.ValueKind == JsonValueKind.Number && given.ValueKind == JsonValueKind.Number
        ? expected.GetDecimal() == given.GetDecimal()
        : given.ValueKind != JsonValueKind.Undefined && JsonElement.DeepEquals(expected, given);

    private static string Shown(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText();
        return text.Length > 400 ? text[..400] + "…" : text;
    }
}
