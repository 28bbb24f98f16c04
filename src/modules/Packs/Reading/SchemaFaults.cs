using System.Globalization;
using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.Validation;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Runs a JSON Schema and puts its findings into words that name the place and what is expected.</summary>
internal static class SchemaFaults
{
    private const int Most = 100;

    internal static IReadOnlyList<SchemaFault> Of(JsonSchema schema, string json)
    {
        ICollection<ValidationError> errors;
        try
        {
            errors = new JsonSchemaValidator().Validate(json, schema);
        }
        catch (JsonReaderException malformed)
        {
            return [new("", new("数据不是有效的 JSON，或嵌套过深。", $"Not valid JSON, or nested too deeply: {malformed.Message}"))];
        }

        return [.. errors.SelectMany(Leaves).Select(Worded).Distinct().Take(Most)];
    }

    /// <summary>NJsonSchema writes <c>#/a.b[0]</c>; a JSON pointer is <c>/a/b/0</c>.</summary>
    internal static string Pointer(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return "";
        var inner = path.TrimStart('#').TrimStart('/').Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return string.Concat(inner.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries).Select(part => "/" + part));
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } child
            // Of several alternatives the one with the fewest complaints is what the author meant.
            ? child.Errors.Values.OrderBy(e => e.Count).First().SelectMany(Leaves)
            : [error];

    private static SchemaFault Worded(ValidationError error)
    {
        var schema = error.Schema;
        var at = Pointer(error.Path);
        var name = error.Property is { Length: > 0 } property ? Pointer(property).TrimStart('/') : at[(at.LastIndexOf('/') + 1)..];
        var text = error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => new Text($"缺少“{name}”。", $"'{name}' is missing."),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => new Text(
                $"不认识“{name}”；可用的有：{Known(schema)}。", $"'{name}' is not known here; known are: {Known(schema)}."),
            ValidationErrorKind.NotInEnumeration => new Text(
                $"“{name}”的取值须为以下之一：{Choices(schema)}。", $"'{name}' must be one of: {Choices(schema)}."),
            ValidationErrorKind.PatternMismatch => new Text(
                $"“{name}”的写法不对，须符合 {schema.Pattern}。", $"'{name}' is not written as it must be: {schema.Pattern}."),
            ValidationErrorKind.StringTooShort => new Text($"“{name}”不得为空或过短。", $"'{name}' is empty or too short."),
            ValidationErrorKind.StringTooLong => new Text($"“{name}”过长，最多 {schema.MaxLength} 个字符。", $"'{name}' is too long: {schema.MaxLength} characters at most."),
            ValidationErrorKind.NumberTooSmall => new Text($"“{name}”过小，至少为 {Number(schema.Minimum)}。", $"'{name}' is too small: {Number(schema.Minimum)} at least."),
            ValidationErrorKind.NumberTooBig => new Text($"“{name}”过大，至多为 {Number(schema.Maximum)}。", $"'{name}' is too large: {Number(schema.Maximum)} at most."),
            ValidationErrorKind.TooFewItems => new Text($"“{name}”至少要有 {schema.MinItems} 项。", $"'{name}' needs {schema.MinItems} or more."),
            ValidationErrorKind.TooManyItems => new Text($"“{name}”至多有 {schema.MaxItems} 项。", $"'{name}' takes {schema.MaxItems} at most."),
            ValidationErrorKind.DateExpected => new Text($"“{name}”须为日期，如 2021-01-31。", $"'{name}' must be a date such as 2021-01-31."),
            ValidationErrorKind.StringExpected => new Text($"“{name}”须为文字。", $"'{name}' must be a text."),
            ValidationErrorKind.BooleanExpected => new Text($"“{name}”须为 true 或 false。", $"'{name}' must be true or false."),
            ValidationErrorKind.IntegerExpected => new Text($"“{name}”须为整数。", $"'{name}' must be a whole number."),
            ValidationErrorKind.NumberExpected => new Text($"“{name}”须为数字。", $"'{name}' must be a number."),
            ValidationErrorKind.ObjectExpected => new Text($"“{name}”须为一组键值。", $"'{name}' must be a mapping."),
            ValidationErrorKind.ArrayExpected => new Text($"“{name}”须为列表。", $"'{name}' must be a list."),
            ValidationErrorKind.NullExpected => new Text($"“{name}”须为空。", $"'{name}' must be empty."),
            _ => new Text($"“{name}”不符合要求（{error.Kind}）。", $"'{name}' is not as asked for ({error.Kind})."),
        };
        return new(at, text);
    }

    private static string Known(JsonSchema schema) => string.Join(", ", schema.ActualSchema.ActualProperties.Keys);

    private static string Choices(JsonSchema schema) => string.Join(", ", schema.ActualSchema.Enumeration);

    private static string Number(decimal? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
