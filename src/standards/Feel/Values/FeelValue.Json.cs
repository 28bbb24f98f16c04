using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tongban.Feel;

public readonly partial struct FeelValue
{
    /// <summary>
    /// Reads JSON: numbers keep 34 digits, arrays become lists, objects contexts. Texts stay texts, also those that look like a date;
    /// a declared type converts them (<see cref="FeelType.Read"/>).
    /// </summary>
    public static FeelValue FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => Of(FeelNumber.Parse(json.GetRawText())),
        JsonValueKind.String => Of(json.GetString()),
        JsonValueKind.Array => ListOf([.. json.EnumerateArray().Select(FromJson)]),
        JsonValueKind.Object => Of(FeelContext.Of(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, FromJson(p.Value))))),
        _ => Null,
    };

    /// <summary>Writes JSON; temporal values, ranges and functions as FEEL's text of them.</summary>
    public JsonNode? ToJson() => Kind switch
    {
        FeelKind.Null => null,
        FeelKind.Boolean => JsonValue.Create(IsTrue),
        FeelKind.Number => JsonNode.Parse(AsNumber.ToString()),
        FeelKind.List => new JsonArray([.. AsList!.Items.Select(v => v.ToJson())]),
        FeelKind.Context => new JsonObject(AsContext!.Entries.Select(e => KeyValuePair.Create(e.Key, e.Value.ToJson()))),
        _ => JsonValue.Create(ToString()),
    };
}
