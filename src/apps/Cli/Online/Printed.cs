using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tongban.Cli.Online;

/// <summary>How answers are printed for people.</summary>
internal static partial class Printed
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Prints the answer as JSON when that is asked for; true when it was.</summary>
    internal static bool AsJson(Server server, JsonElement answer)
    {
        if (server.Json)
            Console.WriteLine(JsonSerializer.Serialize(answer, CliJson.Options));
        return server.Json;
    }

    internal static string? Text(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    internal static bool Is(this JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A list; empty when it is not there.</summary>
    internal static IEnumerable<JsonElement> Each(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>An instant as the clock in China shows it.</summary>
    internal static string Instant(this JsonElement of, string name) =>
        of.GetProperty(name).GetDateTimeOffset().ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A clause in brackets after a space; empty for none.</summary>
    internal static string Clause(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var basis) && basis.ValueKind == JsonValueKind.Object
            ? $" [{basis.GetProperty("instrument").GetString()}{(basis.GetProperty("clause").GetString() is { Length: > 0 } clause ? $"#{clause}" : "")}]" : "";

    /// <summary>A paper's HTML as lines of text.</summary>
    internal static string Lines(string html)
    {
        var text = Ends().Replace(html, "\n");
        text = WebUtility.HtmlDecode(Tags().Replace(text, ""));
        return Blank().Replace(text, "\n\n").Trim();
    }

    /// <summary>Signs that steer a terminal are taken out of what people typed.</summary>
    internal static string Safe(string? text) => text is null ? "" : Steering().Replace(text, "\uFFFD");

    [GeneratedRegex("</(p|h[1-6]|li|tr|table|ul|ol|blockquote)>|<br[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\n\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Steering();
}
