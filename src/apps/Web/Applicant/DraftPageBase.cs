using Microsoft.AspNetCore.Components;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Cases;
using Tongban.Web.Design;
using Tongban.Web.Design.Forms;
using Tongban.Web.Texts;

namespace Tongban.Web.Applicant;

/// <summary>
/// An application being filled in, page by page. Each page is saved as typed before it is checked, so that leaving, an error or a lost
/// session costs nothing; only sending asks that all is right.
/// </summary>
public abstract class DraftPageBase : ActingPage
{
    /// <summary>The draft.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which page; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    [Inject]
    internal IDossiers Dossiers { get; set; } = default!;

    [Inject]
    internal ICases Cases { get; set; } = default!;

    [Inject]
    internal IPackLibrary Library { get; set; } = default!;

    [Inject]
    internal TimeProvider Time { get; set; } = default!;

    [Inject]
    internal IFiles Files { get; set; } = default!;

    internal DraftView? Draft { get; private set; }

    /// <summary>What the party handed in before and this application asks too.</summary>
    internal IReadOnlyList<EarlierFile> Earlier { get; private set; } = [];

    internal ItemVersion? Item { get; private set; }

    internal FilledForm? Filling { get; private set; }

    internal Text? Done { get; private set; }

    internal ApplySteps? Steps => Filling is { } filled ? new(filled.Form, filled.Data) : null;

    internal ApplyStep? Asked => Steps?.Pages.FirstOrDefault(p => p.Id == Current);

    internal bool OnMaterials => Current == ApplySteps.Materials;

    internal string Current => Step is ApplySteps.Materials or ApplySteps.Check || Steps?.Pages.Any(p => p.Id == Step) == true ? Step! : "1";

    internal IReadOnlyList<(Material Material, bool Required)> Materials => Item!.MaterialsFor(Filling!.Final());

    internal IReadOnlyList<Material> Missing =>
        [.. Materials.Where(m => m.Required && m.Material.Channel == MaterialChannel.Online && Draft!.Files.All(f => f.Material != m.Material.Id)).Select(m => m.Material)];

    internal IEnumerable<(string Id, Text Title)> AllSteps =>
        [.. Steps!.Pages.Select(p => (p.Id, p.Title)), (ApplySteps.Materials, ApplyTexts.Materials), (ApplySteps.Check, ApplyTexts.Check)];

    internal Text TitleOfStep => AllSteps.First(s => s.Id == Current).Title;

    internal string AddressOf(string step) => $"/my/drafts/{Id}?step={step}";

    /// <summary>Whether nothing is wrong or missing on a page.</summary>
    internal bool IsDone(string step) =>
        step == ApplySteps.Materials ? Missing.Count == 0
        : Steps!.Pages.FirstOrDefault(p => p.Id == step) is { } page && !Filling!.Faults(page.Fields).Any();

    protected override async Task LoadAsync()
    {
        var outcome = await Dossiers.DraftAsync(Id, By, Gone);
        if (!outcome.Succeeded)
        {
            // A draft that was sent is the case of the same id: a second press of the button arrives there.
            if (await Cases.ReadAsync(Id, By, Gone) is { Succeeded: true })
                Navigation.NavigateTo($"/my/cases/{Id}");
            else
                Refuse(outcome.Refusal);
            return;
        }

        Draft = outcome.Value;
        if (Library.Item(Draft.Item, Written.LegalDay(Time.GetUtcNow())) is not ItemAnswer.Governed { Version: var item } || item.Event("submit")?.Form is not { } form)
        {
            Navigation.NotFound();
            return;
        }

        (Item, Filling) = (item, new(form, Draft.Data));
        if (OnMaterials && await Files.EarlierAsync(Id, By, Gone) is { Succeeded: true, Value: var earlier })
            Earlier = earlier;
    }

    internal async Task SaveAsync()
    {
        if (Asked is not { } page)
            return;
        var again = Filling!.Take(page.Fields, Http.Request.Form);
        if (!await KeepAsync() || again)
            return;
        if (Sent("later") is not null)
        {
            Navigation.NavigateTo("/my?part=drafts");
            return;
        }

        Errors.AddRange(Filling.Faults(page.Fields));
        if (Errors.Count > 0)
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            Navigation.NavigateTo(AddressOf(AllSteps.SkipWhile(s => s.Id != page.Id).Skip(1).First().Id));
    }

    internal async Task UploadAsync()
    {
        if (int.TryParse(Sent("remove"), System.Globalization.CultureInfo.InvariantCulture, out var no))
        {
            await TakeAsync(await Files.RemoveAsync(Id, no, By, Gone), OwnTexts.Removed);
            return;
        }

        if (Sent("reuse")?.Split(':') is [var from, var which] && Guid.TryParse(from, out var caseId) && int.TryParse(which, System.Globalization.CultureInfo.InvariantCulture, out var earlier))
        {
            await TakeAsync(await Files.ReuseAsync(Id, caseId, earlier, By, Gone), OwnTexts.Used);
            return;
        }

        var (taken, refused) = await MaterialFiles.TakeAsync(Dossiers, Id, Http.Request.Form.Files, By, Gone);
        if (taken == 0 && refused.Count == 0)
            Wrong("", ApplyTexts.NothingChosen);
        Errors.AddRange(refused);
        if (refused.Count > 0)
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (taken > 0)
            Done = ApplyTexts.Uploaded(taken);
        await LoadAsync();
    }

    internal async Task SendAsync()
    {
        var (filled, steps) = (Filling!, Steps!);
        filled.Take(steps.Declaration, Http.Request.Form);
        if (!await KeepAsync())
            return;
        foreach (var page in steps.Pages)
            Errors.AddRange(filled.Faults(page.Fields).Select(f => f with { Page = AddressOf(page.Id) }));
        Errors.AddRange(filled.Faults(steps.Declaration));
        if (Errors.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // The key makes a button pressed twice one application.
        var outcome = await Cases.SubmitAsync(new(Item!.Key, filled.Final(), Id), By, $"draft-{Id:N}-{Draft!.Revision}", Gone);
        if (outcome.Succeeded)
            Navigation.NavigateTo($"/my/cases/{Id}/receipt");
        else
            Refuse(outcome.Refusal with { Fields = outcome.Refusal.Fields?.ToDictionary(f => FormNames.OfPath(f.Key), f => f.Value) });
    }

    private async Task TakeAsync<T>(Outcome<T> outcome, Text words)
    {
        if (outcome.Succeeded)
            Done = words;
        else
            Refuse(outcome.Refusal);
        await LoadAsync();
    }

    internal async Task DiscardAsync()
    {
        var outcome = await Dossiers.DiscardDraftAsync(Id, By, Gone);
        if (outcome.Succeeded)
            Navigation.NavigateTo("/my?part=drafts");
        else
            Refuse(outcome.Refusal);
    }

    // Saves what was typed. When somebody else saved the same draft meanwhile, this page's words stay on it and the next press keeps them.
    private async Task<bool> KeepAsync()
    {
        var seen = long.TryParse(Sent("revision"), out var revision) ? revision : 0;
        var outcome = await Dossiers.SaveDraftAsync(Id, Item!.Key, Filling!.Data, seen, By, Gone);
        if (outcome.Succeeded)
        {
            Draft = outcome.Value;
            return true;
        }

        Refuse(outcome.Refusal);
        return false;
    }
}
