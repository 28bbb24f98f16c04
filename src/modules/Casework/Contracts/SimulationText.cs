using System.Globalization;
using System.Text.Json;

namespace Tongban.Casework.Contracts;

/// <summary>A simulation's input and output as JSON, as <c>tongban simulate</c> reads and prints them and scenarios hold them.</summary>
public static class SimulationText
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);

    /// <summary>Runs a simulation from JSON to JSON.</summary>
    /// <param name="simulator">What runs it.</param>
    /// <param name="input">An object of the shape <see cref="Read"/> reads.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>, for reasons and explanations.</param>
    public static JsonElement RunJson(this ISimulator simulator, JsonElement input, string language)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        return JsonSerializer.SerializeToElement(simulator.Run(Read(input.GetRawText()), language), Written);
    }

    /// <summary>Reads a simulation.</summary>
    /// <param name="text">JSON: <c>item</c>, <c>events</c> with <c>at</c>, <c>type</c> and <c>data</c>, and <c>until</c>.</param>
    /// <exception cref="SimulationInputException">It is no JSON or has not that shape; the message says where.</exception>
    public static SimulationInput Read(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException wrong)
        {
            throw new SimulationInputException($"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}", "this is no JSON: " + wrong.Message.Split(" LineNumber:")[0]);
        }

        using (document)
        {
            var root = Object(document.RootElement, "$");
            var events = Member(root, "events", "$").ValueKind == JsonValueKind.Array
                ? root.GetProperty("events")
                : throw new SimulationInputException("events", "a list is needed");
            return new(
                String(Member(root, "item", "$"), "item"),
                [.. events.EnumerateArray().Select((e, i) => Event(Object(e, $"events[{i}]"), $"events[{i}]"))],
                Instant(Member(root, "until", "$"), "until"));
        }
    }

    private static SimulationEvent Event(JsonElement json, string where) => new(
        Instant(Member(json, "at", where), $"{where}.at"),
        String(Member(json, "type", where), $"{where}.type"),
        json.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null
            ? Object(data, $"{where}.data").Clone()
            : JsonSerializer.SerializeToElement(new { }));

    private static JsonElement Member(JsonElement json, string name, string where) => json.TryGetProperty(name, out var value)
        ? value
        : throw new SimulationInputException(where == "$" ? name : $"{where}.{name}", "it is missing");

    private static JsonElement Object(JsonElement json, string where) => json.ValueKind == JsonValueKind.Object
        ? json
        : throw new SimulationInputException(where, "an object is needed");

    private static string String(JsonElement json, string where) => json is { ValueKind: JsonValueKind.String } && json.GetString() is { Length: > 0 } text
        ? text
        : throw new SimulationInputException(where, "a text is needed");

    private static DateTimeOffset Instant(JsonElement json, string where) =>
        DateTimeOffset.TryParse(String(json, where), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? json.GetString()!.Length > 10 && HasOffset(json.GetString()!)
                ? at
                : throw new SimulationInputException(where, "an instant needs its offset, such as +08:00")
            : throw new SimulationInputException(where, $"'{json.GetString()}' is no instant (ISO 8601 with offset)");

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10;
}
