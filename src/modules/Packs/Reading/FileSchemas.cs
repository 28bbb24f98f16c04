using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NJsonSchema;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>The JSON Schemas of the file kinds, kept beside this code in Schemas/.</summary>
internal static class FileSchemas
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        MaxDepth = 128,
    };

    private static readonly FrozenDictionary<string, JsonSchema> Known =
        new[] { "pack", "instrument", "item", "register", "paper", "form", "scenarios", "certificate" }.ToFrozenDictionary(kind => kind, Load);

    /// <summary>Checks a file against the schema of its kind and reads it into its shape; null when it does not conform.</summary>
    internal static T? Read<T>(LocatedYaml yaml, string kind, Problems problems) where T : class
    {
        var json = yaml.Root?.ToJsonString() ?? "null";
        var faults = SchemaFaults.Of(Known[kind], json);
        foreach (var fault in faults)
            problems.Add(yaml, fault.Path, $"packs.{kind}", new(
                $"{Shown(fault.Path)}{fault.Text.Zh}", $"{Shown(fault.Path)}{fault.Text.En}"));
        return faults.Count > 0 ? null : JsonSerializer.Deserialize<T>(json, Json);
    }

    /// <summary>Compiles a JSON Schema a pack states; null, with a problem, when it is none or reaches outside itself.</summary>
    internal static DataSchema? Compile(LocatedYaml yaml, string pointer, JsonElement schema, Problems problems)
    {
        if (Outside(JsonSerializer.SerializeToNode(schema)) is { } outside)
        {
            problems.Add(yaml, pointer, "packs.schema-outside", new(
                $"JSON Schema 不得引用本文件以外的内容：{outside}", $"A JSON Schema refers to nothing outside its file: {outside}"));
            return null;
        }

        try
        {
            return new(schema, JsonSchema.FromJsonAsync(schema.GetRawText()).GetAwaiter().GetResult());
        }
        catch (Exception wrong) when (wrong is Newtonsoft.Json.JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            problems.Add(yaml, pointer, "packs.schema", new($"不是有效的 JSON Schema：{wrong.Message}", $"Not a valid JSON Schema: {wrong.Message}"));
            return null;
        }
    }

    private static string Shown(string path) => path.Length == 0 ? "" : $"{path}: ";

    // A reference to http: or file: would make the library fetch it.
    private static string? Outside(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.Select(p => p.Key is "$ref" or "$id" or "id" or "$recursiveRef" or "$dynamicRef" && p.Value is JsonValue value
            && value.TryGetValue(out string? to) && !to.StartsWith("#/", StringComparison.Ordinal) ? to : Outside(p.Value)).FirstOrDefault(f => f is not null),
        JsonArray list => list.Select(Outside).FirstOrDefault(f => f is not null),
        _ => null,
    };

    private static JsonSchema Load(string kind)
    {
        using var stream = typeof(FileSchemas).Assembly.GetManifestResourceStream($"schemas/{kind}.json")
            ?? throw new InvalidOperationException($"The schema of '{kind}' is not built in");
        using var reader = new StreamReader(stream);
        return JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
    }
}
