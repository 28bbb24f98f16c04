using System.Text.Json.Nodes;
using Tongban.Feel;

namespace Tongban.Cli;

/// <summary>How FEEL's values come in and go out of commands: as JSON, numbers with all their digits.</summary>
internal static class FeelInput
{
    /// <summary>Reads a JSON object; false, told on standard error with its place, when the file holds none.</summary>
    internal static bool TryRead(string file, out FeelContext context)
    {
        context = FeelContext.Empty;
        if (!CommandFailure.TryRead(file, out var text))
            return false;
        if (FeelJson.Read(text, out var value) is { } wrong)
        {
            CommandFailure.Tell(file, $"line {wrong.Line}, column {wrong.Column}: {wrong.Message}");
            return false;
        }

        if (value.AsContext is not { } read)
        {
            CommandFailure.Tell(file, "line 1, column 1: an object is needed, whose members are the inputs by name");
            return false;
        }

        context = read;
        return true;
    }

    /// <summary>What an evaluation may use: the machine's clock in China's zone, the default bounds.</summary>
    internal static FeelOptions Options() => new() { Now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)) };

    /// <summary>A value as JSON text.</summary>
    internal static string Written(FeelValue value) => Written(value.ToJson());

    /// <summary>JSON as printed: indented, Chinese readable, null as <c>null</c>.</summary>
    internal static string Written(JsonNode? json) => json?.ToJsonString(CliJson.Options) ?? "null";
}
