using Microsoft.AspNetCore.Components;
using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>What all fields of a form have: a name, a label, perhaps a hint, perhaps an error.</summary>
public abstract class Field : Bilingual
{
    /// <summary>Name under which the value is sent; the element's id is made from it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public Text Label { get; set; }

    [Parameter]
    public Text? Hint { get; set; }

    [Parameter]
    public Text? Error { get; set; }

    /// <summary>Whether an empty answer is taken; the label says so then.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Whether the label is the page's heading: a page that asks one thing.</summary>
    [Parameter]
    public bool IsHeading { get; set; }

    internal string Id => IdOf(Name);

    internal string? Described => string.Join(' ', Parts()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The id of the element of a field, also where an error summary's link leads.</summary>
    public static string IdOf(string name) => "f-" + name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    private IEnumerable<string> Parts()
    {
        if (Hint is not null)
            yield return $"{Id}-hint";
        if (Error is not null)
            yield return $"{Id}-error";
    }
}
