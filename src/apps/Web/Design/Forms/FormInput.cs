using System.Globalization;
using System.Text.Json.Nodes;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Design.Forms;

/// <summary>
/// Turns what was posted into a form's data. Whatever cannot be read as its type stays as it was typed, so that it is shown again and the
/// check names it: nothing typed is lost. A field that was not on the page keeps the value it had.
/// </summary>
internal static class FormInput
{
    internal const string AddRow = "_add";
    internal const string RemoveRow = "_remove";

    /// <summary>Names of fields under a condition that were on the page.</summary>
    internal const string Shown = "_shown";
    private const int MostRows = 200;

    /// <summary>Reads the fields into the data, in place.</summary>
    internal static void Read(IReadOnlyList<FormField> fields, IFormCollection sent, JsonObject data, string prefix = "")
    {
        foreach (var field in fields)
        {
            if (field.Type == "group")
                Read(field.Fields, sent, data, prefix);
            else if (field.Key is { } key)
                ReadOne(field, key, FormNames.Of(prefix, key), sent, data);
        }
    }

    /// <summary>Adds or removes the row a button names; false when the button was another.</summary>
    internal static bool Rearrange(IReadOnlyList<FormField> fields, IFormCollection sent, JsonObject data)
    {
        if (Lists(fields).FirstOrDefault(l => l.Key == sent[AddRow]) is { } grown)
        {
            var rows = Rows(data, grown.Key!);
            if (rows.Count < MostRows)
                rows.Add(new JsonObject());
            return true;
        }

        if (sent[RemoveRow].ToString() is { Length: > 0 } name && name.LastIndexOf('[') is > 0 and var at
            && int.TryParse(name.AsSpan(at + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && Lists(fields).FirstOrDefault(l => l.Key == name[..at]) is { } shrunk)
        {
            var rows = Rows(data, shrunk.Key!);
            if (row < rows.Count)
                rows.RemoveAt(row);
            return true;
        }

        return false;
    }

    private static void ReadOne(FormField field, string key, string name, IFormCollection sent, JsonObject data)
    {
        switch (field.Type)
        {
            case "datetime" when sent.ContainsKey($"{name}.year"):
                Set(data, key, Date(sent[$"{name}.year"].ToString(), sent[$"{name}.month"].ToString(), sent[$"{name}.day"].ToString()));
                break;
            case "dynamiclist" when int.TryParse(sent[$"{name}.rows"], NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                var rows = new JsonArray();
                for (var i = 0; i < Math.Min(count, MostRows); i++)
                {
                    var row = new JsonObject();
                    Read(field.Fields, sent, row, FormNames.Row(name, i));
                    rows.Add(row);
                }

                Set(data, key, rows);
                break;
            // The page sends an empty value beside boxes, so that none ticked differs from not asked.
            case "checkbox" when sent.TryGetValue(name, out var ticks):
                Set(data, key, ticks.Contains("true"));
                break;
            case "checklist" when sent.TryGetValue(name, out var chosen):
                Set(data, key, new JsonArray([.. chosen.Where(c => !string.IsNullOrEmpty(c)).Select(c => JsonValue.Create(c))]));
                break;
            case "number" when sent.TryGetValue(name, out var typed):
                Set(data, key, Number(typed.ToString()));
                break;
            case "radio" or "select" when sent.TryGetValue(name, out var choice):
                Set(data, key, IsYesNo(field) && bool.TryParse(choice, out var yes) ? JsonValue.Create(yes) : Words(choice.ToString()));
                break;
            case "textfield" or "textarea" when sent.TryGetValue(name, out var words):
                // Codes and numbers that must be written in one way may be typed in full-width characters.
                Set(data, key, Words(field.Limits.Pattern is null ? words.ToString() : HalfWidth(words.ToString())));
                break;
        }
    }

    private static bool IsYesNo(FormField field) => field.Options.All(o => o.Value is "true" or "false");

    private static JsonValue? Words(string typed) =>
        typed.ReplaceLineEndings("\n").Trim() is { Length: > 0 } words ? JsonValue.Create(words) : null;

    // U+FF01–U+FF5E stand for the ASCII signs as they are typed in Chinese; the server runs without culture tables that would know it.
    private static string HalfWidth(string typed) => string.Create(typed.Length, typed, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i] == '\u3000' ? ' ' : from[i];
    });

    private static JsonValue? Number(string typed) =>
        decimal.TryParse(HalfWidth(typed).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : Words(typed);

    private static JsonValue? Date(string year, string month, string day)
    {
        string[] parts = [.. new[] { year, month, day }.Select(p => HalfWidth(p).Replace("-", "", StringComparison.Ordinal).Trim())];
        if (parts.All(p => p.Length == 0))
            return null;
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            ? JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{parts[0]}-{m:00}-{d:00}"))
            : JsonValue.Create(string.Join('-', parts));
    }

    private static void Set(JsonObject data, string key, JsonNode? value)
    {
        var parts = key.Split('.');
        foreach (var part in parts[..^1])
        {
            if (data[part] is not JsonObject inner)
                data[part] = inner = [];
            data = inner;
        }

        if (value is null)
            data.Remove(parts[^1]);
        else
            data[parts[^1]] = value;
    }

    private static JsonArray Rows(JsonObject data, string key)
    {
        JsonNode? node = data;
        foreach (var part in key.Split('.'))
            node = (node as JsonObject)?[part];
        if (node is JsonArray rows)
            return rows;
        rows = [];
        Set(data, key, rows);
        return rows;
    }

    private static IEnumerable<FormField> Lists(IReadOnlyList<FormField> fields) =>
        fields.SelectMany(f => f.Type == "group" ? Lists(f.Fields) : f.Type == "dynamiclist" ? [f] : []);
}
