using System.Text.Json;
using System.Text.RegularExpressions;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads forms/*.json: form-js with words in both languages.</summary>
internal static class FormReader
{
    internal static Dictionary<string, PackForm> Read(PackDraft draft)
    {
        var forms = new Dictionary<string, PackForm>(StringComparer.Ordinal);
        foreach (var path in draft.In("forms"))
        {
            if (draft.Yaml(path) is not { } yaml || FileSchemas.Read<FormShape>(yaml, "form", draft.Problems) is not { } shape)
                continue;
            var keys = new HashSet<string>(StringComparer.Ordinal);
            var fields = Fields(draft, yaml, shape.Components, "/components", "", keys);
            forms.Add(path, new(path, JsonSerializer.SerializeToElement(yaml.Root), fields));
        }

        return forms;
    }

    private static List<FormField> Fields(PackDraft draft, LocatedYaml yaml, List<ComponentShape> components, string pointer, string prefix, HashSet<string> keys)
    {
        var fields = new List<FormField>();
        for (var i = 0; i < components.Count; i++)
        {
            var (component, at) = (components[i], $"{pointer}/{i}");
            var container = component.Type is "group" or "dynamiclist";
            var own = container ? component.Path : component.Key;
            var key = string.IsNullOrEmpty(own) ? null : prefix + own;
            if (key is null && component.Type is not ("text" or "group"))
                draft.Problems.Add(yaml, at, "packs.form-key", new("这个字段没有 key（列表用 path）。", "This field has no key (a list has a path)."));
            else if (key is not null && !keys.Add(key))
                draft.Repeated(yaml, at, key);
            if (component.Type is "radio" or "select" or "checklist" && component.Values is null)
                draft.Problems.Add(yaml, at, "packs.form-values", new("选择题没有选项。", "A choice has no values."));
            draft.CheckPattern(component.Validate?.Pattern, yaml, $"{at}/validate/pattern");
            draft.CheckFeel(component.Conditional?.Hide, yaml, $"{at}/conditional/hide");

            // A group's fields lie beside it in the data unless it has a path; a list's rows are objects of their own.
            var inner = component.Type == "dynamiclist" ? "" : key is null ? prefix : key + ".";
            var innerKeys = component.Type == "dynamiclist" ? new HashSet<string>(StringComparer.Ordinal) : keys;
            var validate = component.Validate;
            fields.Add(new(
                key, component.Type, component.Properties.Text, component.Properties.Help, validate?.Required ?? false,
                [.. (component.Values ?? []).Select(v => new FormOption(v.Value, v.Text))],
                new(validate?.MinLength, validate?.MaxLength, validate?.Min, validate?.Max, validate?.Pattern),
                component.Conditional?.Hide,
                component.Components is { } parts ? Fields(draft, yaml, parts, $"{at}/components", inner, innerKeys) : []));
        }

        return fields;
    }

    private static void CheckPattern(this PackDraft draft, string? pattern, LocatedYaml yaml, string pointer)
    {
        if (pattern is null)
            return;
        try
        {
            // What a person types meets this pattern: it must run in linear time.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            draft.Problems.Add(yaml, pointer, "packs.pattern", new($"不能用的正则表达式：{wrong.Message}", $"Not a usable pattern: {wrong.Message}"));
        }
    }
}
