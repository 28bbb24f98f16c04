using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tongban.Casework.Contracts;

/// <summary>A simulation's input and output as JSON, as <c>tongban simulate</c> reads and prints them and scenarios hold them.</summary>
public static partial class SimulationText
{
    private const int FirstYear = 1900;
    private const int LastYear = 9000;
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
            CheckTexts(root, "$");
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

    private static DateTimeOffset Instant(JsonElement json, string where)
    {
        var text = String(json, where);
        if (!InstantForm().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            throw new SimulationInputException(where, $"'{text}' is no instant: ISO 8601 with its offset is needed, such as 2021-02-08T10:00:00+08:00");
        return at.UtcDateTime.Year is >= FirstYear and <= LastYear
            ? at
            : throw new SimulationInputException(where, $"a year from {FirstYear} to {LastYear} is needed");
    }

    // A lone surrogate is JSON but no text; it would fail wherever the text is read.
    private static void CheckTexts(JsonElement json, string where)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    _ = json.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw new SimulationInputException(where, "half of a character (a lone surrogate) is no text");
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
                    CheckTexts(item, $"{where}[{i}]");
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    CheckTexts(member.Value, where == "$" ? member.Name : $"{where}.{member.Name}");
                break;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d{1,7})?)?(Z|[+-]\d{2}(:?\d{2})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex InstantForm();
}
