using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Texts;

namespace Tongban.Web.Design.Forms;

/// <summary>What was answered in a form, in words.</summary>
internal static class FormAnswers
{
    /// <summary>Each question that was asked, with its answer; null where nothing was answered.</summary>
    internal static IEnumerable<(FormField Field, Text? Answer)> Of(IReadOnlyList<FormField> fields, JsonElement data) => Of(fields, data, data);

    /// <summary>A value that a rule read, in the words of the question that it answers where the expression names one; null for nothing.</summary>
    internal static Text? OfFact(IReadOnlyList<FormField> fields, string expression, JsonElement value)
    {
        var key = expression[(expression.LastIndexOf('.') + 1)..];
        return Flat(fields).FirstOrDefault(f => f.Key == key) is { } field
            ? Say(field, value, value)
            : value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : RuleTexts.Value(value);
    }

    private static IEnumerable<FormField> Flat(IReadOnlyList<FormField> fields) =>
        fields.SelectMany(f => f.Type == "group" ? Flat(f.Fields) : [f]);

    private static IEnumerable<(FormField Field, Text? Answer)> Of(IReadOnlyList<FormField> fields, JsonElement scope, JsonElement whole)
    {
        foreach (var field in fields.Where(f => !f.IsHidden(scope, whole)))
        {
            if (field.Type == "group")
            {
                foreach (var inner in Of(field.Fields, scope, whole))
                    yield return inner;
            }
            else if (field.Key is { } key)
                yield return (field, Say(field, FormValues.At(scope, key), whole));
        }
    }

    private static Text? Say(FormField field, JsonElement value, JsonElement whole) => value.ValueKind switch
    {
        JsonValueKind.True => ChoiceOf(field, "true") ?? FormTexts.Yes,
        JsonValueKind.False => ChoiceOf(field, "false") ?? FormTexts.No,
        JsonValueKind.Number => new(value.GetRawText(), value.GetRawText()),
        JsonValueKind.String when value.GetString() is { } words && !string.IsNullOrWhiteSpace(words) =>
            ChoiceOf(field, words) ?? (field.Type == "datetime" && DateOnly.TryParseExact(words, "yyyy-MM-dd", out var day) ? Written.Day(day) : new(words, words)),
        JsonValueKind.Array => Join([.. value.EnumerateArray().Select(v => Say(field, v, whole)).OfType<Text>()], "；", "; "),
        JsonValueKind.Object => Join([.. Of(field.Fields, value, whole).Select(a => a.Answer).OfType<Text>()], "，", ", "),
        _ => null,
    };

    private static Text? ChoiceOf(FormField field, string value) => field.Options.FirstOrDefault(o => o.Value == value)?.Label;

    private static Text? Join(List<Text> parts, string zh, string en) =>
        parts.Count == 0 ? null : new(string.Join(zh, parts.Select(p => p.Zh)), string.Join(en, parts.Select(p => p.En)));
}
