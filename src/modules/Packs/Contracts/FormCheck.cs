using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tongban.Kernel;
using Tongban.Packs.Reading;

namespace Tongban.Packs.Contracts;

/// <summary>Checks what was filled in against a form, as its page does: what is hidden is neither asked nor required.</summary>
public static class FormCheck
{
    private static readonly FeelLanguage Feel = new();

    /// <summary>Everything wrong with the data of a form; empty when it may be sent.</summary>
    /// <param name="form">The form.</param>
    /// <param name="data">What was filled in: an object. A radio whose values are <c>true</c> and <c>false</c> gives a boolean.</param>
    public static IReadOnlyList<SchemaFault> Check(this PackForm form, JsonElement data)
    {
        ArgumentNullException.ThrowIfNull(form);
        var faults = new List<SchemaFault>();
        Check(form.Fields, data, data, "", faults);
        return faults;
    }

    private static void Check(IReadOnlyList<FormField> fields, JsonElement scope, JsonElement whole, string prefix, List<SchemaFault> faults)
    {
        foreach (var field in fields)
        {
            if (IsHidden(field, scope, whole))
                continue;
            if (field.Type == "group")
                Check(field.Fields, scope, whole, prefix, faults);
            else if (field.Key is { } key && Wrong(field, At(scope, key)) is { } words)
                faults.Add(new($"{prefix}/{key.Replace('.', '/')}", words));
            else if (field is { Type: "dynamiclist", Key: { } list } && At(scope, list) is { ValueKind: JsonValueKind.Array } rows)
                foreach (var (i, row) in rows.EnumerateArray().Index())
                    Check(field.Fields, row, whole, $"{prefix}/{list.Replace('.', '/')}/{i}", faults);
        }
    }

    private static Text? Wrong(FormField field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
            return field.Required ? Missing(field) : null;
        return field.Type switch
        {
            "textfield" or "textarea" => TextOf(field, value) is { } text ? WrongText(field, text) : Expected(field, "文字", "a text"),
            "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? WrongNumber(field, number) : Expected(field, "数字", "a number"),
            "datetime" => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? null : Expected(field, "日期（如 2021-01-31）", "a date such as 2021-01-31"),
            "checkbox" => value.ValueKind switch
            {
                JsonValueKind.True => null,
                JsonValueKind.False => field.Required ? Missing(field) : null,
                _ => Expected(field, "是或否", "yes or no"),
            },
            "radio" or "select" => field.Options.Any(o => o.Value == Chosen(value)) ? null : Expected(field, "所列选项之一", "one of the choices"),
            "checklist" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => field.Options.Any(o => o.Value == Chosen(v)))
                ? field.Required && value.GetArrayLength() == 0 ? Missing(field) : null
                : Expected(field, "所列选项", "some of the choices"),
            "dynamiclist" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= 200 ? null : Expected(field, "列表（最多 200 行）", "a list of at most 200 rows"),
            _ => null,
        };
    }

    // What a page asks for as lines of one text, a program may send as a list of them; the schema says where.
    private static string? TextOf(FormField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when field.Type == "textarea" && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            string.Join('\n', value.EnumerateArray().Select(v => v.GetString())),
        _ => null,
    };

    private static Text? WrongText(FormField field, string text)
    {
        if (field.Required && string.IsNullOrWhiteSpace(text))
            return Missing(field);
        var (limits, label) = (field.Limits, field.Label);
        if (text.Length < limits.MinLength)
            return new($"“{label.Zh}”至少 {limits.MinLength} 个字。", $"'{label.En}' needs {limits.MinLength} characters or more.");
        if (text.Length > (limits.MaxLength ?? 20_000))
            return new($"“{label.Zh}”最多 {limits.MaxLength ?? 20_000} 个字。", $"'{label.En}' takes {limits.MaxLength ?? 20_000} characters at most.");
        return limits.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            ? new($"“{label.Zh}”的写法不对。", $"'{label.En}' is not written as it must be.")
            : null;
    }

    private static Text? WrongNumber(FormField field, decimal number)
    {
        var (limits, label) = (field.Limits, field.Label);
        if (number < limits.Min)
            return new(FormattableString.Invariant($"“{label.Zh}”至少为 {limits.Min}。"), FormattableString.Invariant($"'{label.En}' is {limits.Min} at least."));
        return number > limits.Max
            ? new(FormattableString.Invariant($"“{label.Zh}”至多为 {limits.Max}。"), FormattableString.Invariant($"'{label.En}' is {limits.Max} at most."))
            : null;
    }

    private static Text Missing(FormField field) => new($"请填写“{field.Label.Zh}”。", $"Fill in '{field.Label.En}'.");

    private static Text Expected(FormField field, string zh, string en) => new($"“{field.Label.Zh}”须为{zh}。", $"'{field.Label.En}' must be {en}.");

    private static string Chosen(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>Whether a field is hidden by what was filled in: not shown, not asked, not required.</summary>
    /// <param name="field">The field.</param>
    /// <param name="scope">The data it lies in: a row of a list, else the whole.</param>
    /// <param name="whole">The form's data.</param>
    public static bool IsHidden(this FormField field, JsonElement scope, JsonElement whole)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.HideWhen is not { } text || Feel.Compile(text).Expression is not { } hide)
            return false;
        var variables = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var layer in (JsonElement[])[whole, scope])
            if (layer.ValueKind == JsonValueKind.Object)
                foreach (var member in layer.EnumerateObject())
                    variables[member.Name] = member.Value;
        return hide.Evaluate(variables).Value.ValueKind == JsonValueKind.True;
    }

    private static JsonElement At(JsonElement scope, string key)
    {
        foreach (var part in key.Split('.'))
            if (scope.ValueKind != JsonValueKind.Object || !scope.TryGetProperty(part, out scope))
                return default;
        return scope;
    }
}
