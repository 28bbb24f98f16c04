using System.Collections.Immutable;
using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>Sets of variables, always sorted by code unit so that equal sets have equal JSON.</summary>
internal static class Variables
{
    public static readonly ImmutableSortedDictionary<string, JsonElement> Empty = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    public static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    public static JsonElement Number(int value) => JsonSerializer.SerializeToElement(value, StateJson.Default.Int32);

    public static JsonElement List(IEnumerable<JsonElement> items)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in items)
                item.WriteTo(writer);
            writer.WriteEndArray();
        }
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
