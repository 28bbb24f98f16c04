using System.Text.Json;
using System.Text.Json.Nodes;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Design.Forms;

/// <summary>A form of a pack with what was filled in.</summary>
/// <param name="form">The form.</param>
/// <param name="data">Its data: an object; anything else counts as an empty one.</param>
public sealed class FilledForm(PackForm form, JsonElement data)
{
    internal PackForm Form { get; } = form;

    internal JsonElement Data { get; private set; } = data.ValueKind == JsonValueKind.Object ? data : JsonSerializer.SerializeToElement(new { });

    /// <summary>Whether the answers taken in ask for more: fields that were hidden when the page was sent show now.</summary>
    internal bool AsksMore { get; private set; }

    /// <summary>
    /// Takes in what was posted for some of its fields. True when the form must be shown again before it is checked: a row was added or
    /// removed, or an answer made fields appear that nobody has seen yet.
    /// </summary>
    internal bool Take(IReadOnlyList<FormField> fields, IFormCollection sent)
    {
        var filled = JsonObject.Create(Data)!.DeepClone().AsObject();
        FormInput.Read(fields, sent, filled);
        var rearranged = FormInput.Rearrange(fields, sent, filled);
        Data = JsonSerializer.SerializeToElement(filled);
        AsksMore = !rearranged && Conditional(fields, Data, "", false).Except(sent[FormInput.Shown]).Any();
        return rearranged || AsksMore;
    }

    /// <summary>What is wrong with some of its fields, each with the element its link leads to.</summary>
    internal IEnumerable<FieldError> Faults(IReadOnlyList<FormField> fields) =>
        (Form with { Fields = fields }).Check(Data).Select(f => new FieldError(Field.IdOf(FormNames.OfPath(f.Path)), f.Text));

    /// <summary>The data as it is sent: without what is hidden in the end.</summary>
    internal JsonElement Final()
    {
        var final = JsonObject.Create(Data)!.DeepClone().AsObject();
        foreach (var key in Hidden(Form.Fields))
            Remove(final, key);
        return JsonSerializer.SerializeToElement(final);
    }

    // The names of fields that show under a condition.
    private IEnumerable<string> Conditional(IReadOnlyList<FormField> fields, JsonElement scope, string prefix, bool under)
    {
        foreach (var field in fields.Where(f => !f.IsHidden(scope, Data)))
        {
            var own = under || field.HideWhen is not null;
            var name = field.Key is { } key ? FormNames.Of(prefix, key) : "";
            if (field.Type == "group")
                foreach (var inner in Conditional(field.Fields, scope, prefix, own))
                    yield return inner;
            else if (name.Length > 0 && own)
                yield return name;
            if (field.Type == "dynamiclist")
                foreach (var (i, row) in FormValues.RowsAt(scope, field.Key!).Index())
                    foreach (var inner in Conditional(field.Fields, row, FormNames.Row(name, i), own))
                        yield return inner;
        }
    }

    private IEnumerable<string> Hidden(IReadOnlyList<FormField> fields, bool within = false)
    {
        foreach (var field in fields)
        {
            var hidden = within || field.IsHidden(Data, Data);
            if (field.Type == "group")
                foreach (var key in Hidden(field.Fields, hidden))
                    yield return key;
            else if (hidden && field.Key is { } own)
                yield return own;
        }
    }

    private static void Remove(JsonObject data, string key)
    {
        var parts = key.Split('.');
        JsonObject? at = data;
        foreach (var part in parts[..^1])
            at = at?[part] as JsonObject;
        at?.Remove(parts[^1]);
    }
}
