using System.Globalization;
using System.Text.Json;
using Tongban.Packs.Contracts;
using Tongban.Registers.Storage;

namespace Tongban.Registers;

/// <summary>What is read out of an entry's data by its register's definition.</summary>
internal static class EntryText
{
    internal static string Label(RegisterDefinition register, JsonElement data) =>
        data.TryGetProperty(register.Label, out var label) && label.ValueKind == JsonValueKind.String ? label.GetString()! : "";

    internal static DateOnly? Day(string? field, JsonElement data) =>
        field is not null && data.TryGetProperty(field, out var day) && day.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(day.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    internal static IEnumerable<EntryKeyRow> Keys(RegisterDefinition register, Guid id, JsonElement data) =>
        register.Keys.SelectMany(field => Values(data, field).Distinct(StringComparer.Ordinal).Select(value =>
            new EntryKeyRow { EntryId = id, Register = register.Id, Field = field, Value = value }));

    internal static string Words(RegisterDefinition register, JsonElement data) =>
        string.Join('\n', data.EnumerateObject().Where(m => !register.Hidden.Contains(m.Name)).SelectMany(m => Texts(m.Value))).ToLowerInvariant();

    /// <summary>The data without hidden fields, for those who may not write the register.</summary>
    internal static JsonElement Public(RegisterDefinition register, JsonElement data) => register.Hidden.Count == 0
        ? data
        : JsonSerializer.SerializeToElement(data.EnumerateObject().Where(m => !register.Hidden.Contains(m.Name)).ToDictionary(m => m.Name, m => m.Value));

    private static IEnumerable<string> Values(JsonElement data, string field) => data.TryGetProperty(field, out var value) ? Texts(value) : [];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Texts(m.Value)),
        _ => [],
    };
}
