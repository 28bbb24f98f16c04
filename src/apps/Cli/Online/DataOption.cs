using System.CommandLine;
using System.Text.Json;

namespace Tongban.Cli.Online;

/// <summary>The data of an application or event: <c>--data FILE.json</c>, or <c>-</c> for standard input. A JSON object.</summary>
internal sealed class DataOption
{
    private readonly Option<string?> option = new("--data") { Description = "JSON object with the data, a file or - for standard input" };

    internal Option Option => option;

    /// <summary>What refusals of the data are about.</summary>
    internal string Where(ParseResult arguments) => arguments.GetValue(option) is { } file ? file == "-" ? "standard input" : file : "--data";

    /// <summary>Reads it; an empty object when left out. False, told on standard error with its place, when it is no object.</summary>
    internal bool TryRead(ParseResult arguments, out JsonElement data)
    {
        data = JsonSerializer.SerializeToElement(new { });
        if (arguments.GetValue(option) is not { } file)
            return true;
        string text;
        if (file == "-")
            text = Console.In.ReadToEnd();
        else if (!CommandFailure.TryRead(file, out text))
            return false;
        try
        {
            data = JsonElement.Parse(text);
        }
        catch (JsonException wrong)
        {
            CommandFailure.Tell(Where(arguments), $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}: is no JSON");
            return false;
        }

        if (data.ValueKind == JsonValueKind.Object)
            return true;
        CommandFailure.Tell(Where(arguments), "line 1, column 1: a JSON object is needed");
        return false;
    }
}
