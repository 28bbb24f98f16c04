using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>A form-js form.</summary>
/// <param name="File">Path in the pack.</param>
/// <param name="Schema">form-js JSON as written, for viewers.</param>
/// <param name="Fields">Its input fields and texts in order, groups flattened.</param>
public sealed record PackForm(string File, JsonElement Schema, IReadOnlyList<FormField> Fields);

/// <summary>One component of a form.</summary>
/// <param name="Key">Path of its value in the data, <c>project.name</c>; null for a text that only informs.</param>
/// <param name="Type">form-js type: <c>textfield</c>, <c>textarea</c>, <c>number</c>, <c>datetime</c>, <c>checkbox</c>, <c>radio</c>, <c>select</c>, <c>checklist</c>, <c>text</c>, <c>group</c>, <c>dynamiclist</c>, <c>filepicker</c>.</param>
/// <param name="Label">What it asks, in both languages.</param>
/// <param name="Help">What to mind, or null.</param>
/// <param name="Required">Must be filled in.</param>
/// <param name="Options">Choices of radio, select and checklist.</param>
/// <param name="Limits">Bounds on the value.</param>
/// <param name="HideWhen">FEEL over the form's data; null for always shown. A hidden field is neither asked nor required.</param>
/// <param name="Fields">Fields of a group or of each row of a dynamic list.</param>
public sealed record FormField(
    string? Key,
    string Type,
    Text Label,
    Text? Help,
    bool Required,
    IReadOnlyList<FormOption> Options,
    FormLimits Limits,
    string? HideWhen,
    IReadOnlyList<FormField> Fields);

/// <summary>A choice.</summary>
public sealed record FormOption(string Value, Text Label);

/// <summary>Bounds on a value, as form-js <c>validate</c> states them; null where there is none.</summary>
public sealed record FormLimits(int? MinLength = null, int? MaxLength = null, decimal? Min = null, decimal? Max = null, string? Pattern = null);
