using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;

namespace Tongban.Cli;

/// <summary><c>tongban simulate FILE.json</c>: runs an item's procedure in memory on given events and prints where the case stands.</summary>
internal static class SimulateCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE.json") { Description = "item, events and until; see docs/simulation.md" };
        var packs = new PacksOption();
        var language = new Option<string>("--language") { Description = "zh-CN or en, for reasons and explanations", DefaultValueFactory = _ => "en" };
        var command = new Command("simulate", "Runs an item's procedure in memory: the code of live cases, on the events of a file") { file, language };
        packs.AddTo(command);
        command.SetAction(arguments =>
        {
            var path = arguments.GetValue(file)!;
            if (!CommandFailure.TryRead(path, out var text))
                return CommandFailure.BadInput;
            try
            {
                var input = Read(text);
                using var services = packs.Open(arguments);
                if (services is null)
                    return CommandFailure.BadInput;
                Console.WriteLine(JsonSerializer.Serialize(services.GetRequiredService<ISimulator>().Run(input, arguments.GetValue(language)!), CliJson.Options));
                return 0;
            }
            catch (SimulationInputException wrong)
            {
                return CommandFailure.Tell(path, wrong.Message);
            }
        });
        return command;
    }

    private static SimulationInput Read(string text)
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
