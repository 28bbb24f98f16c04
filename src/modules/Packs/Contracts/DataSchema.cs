using System.Text.Json;
using NJsonSchema;
using Tongban.Packs.Reading;

namespace Tongban.Packs.Contracts;

/// <summary>A JSON Schema a pack states for data. Immutable and safe to share.</summary>
public sealed class DataSchema
{
    private readonly JsonSchema schema;

    internal DataSchema(JsonElement json, JsonSchema schema) => (Json, this.schema) = (json, schema);

    /// <summary>The schema as written.</summary>
    public JsonElement Json { get; }

    /// <summary>Everything wrong with a value; empty when it conforms.</summary>
    public IReadOnlyList<SchemaFault> Check(JsonElement value) => SchemaFaults.Of(schema, value.GetRawText());
}

/// <summary>One thing wrong with a value.</summary>
/// <param name="Path">Where, as a JSON pointer: <c>/writers/0/name</c>; empty for the whole.</param>
/// <param name="Text">What, in both languages.</param>
public sealed record SchemaFault(string Path, Kernel.Text Text);
