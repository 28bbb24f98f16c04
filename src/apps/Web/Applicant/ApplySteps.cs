using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Texts;

namespace Tongban.Web.Applicant;

/// <summary>A page of an application.</summary>
/// <param name="Id">What the address calls it: its number.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">What it asks.</param>
internal sealed record ApplyStep(string Id, Text Title, IReadOnlyList<FormField> Fields);

/// <summary>
/// The pages an application's form is filled in on: one for each group, with what stands before it. What stands loose after the last
/// group, such as a declaration, is asked where all answers are checked. A form without groups is one page.
/// </summary>
internal sealed class ApplySteps
{
    internal const string Materials = "materials";
    internal const string Check = "check";

    internal ApplySteps(PackForm form, JsonElement data)
    {
        var steps = new List<ApplyStep>();
        var loose = new List<FormField>();
        foreach (var field in form.Fields)
        {
            if (field.Type != "group")
                loose.Add(field);
            else if (!field.IsHidden(data, data))
            {
                steps.Add(new(Number(steps.Count), field.Label, [.. loose, .. field.Fields]));
                loose = [];
            }
        }

        if (steps.Count == 0)
            (steps, loose) = ([new(Number(0), ApplyTexts.Application, loose)], []);
        (Pages, Declaration) = (steps, loose);
    }

    internal IReadOnlyList<ApplyStep> Pages { get; }

    /// <summary>What is asked last, beside the answers.</summary>
    internal IReadOnlyList<FormField> Declaration { get; }

    private static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
