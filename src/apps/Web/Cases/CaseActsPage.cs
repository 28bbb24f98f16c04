using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Design.Forms;
using Tongban.Web.Texts;

namespace Tongban.Web.Cases;

/// <summary>
/// A page of one case on which one acts. The revision that was read is sent along: when somebody else was faster nothing is done, the case
/// is shown as it is now, and what was typed stands in the form, to be sent again or not.
/// </summary>
public abstract class CaseActsPage : ActingPage
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The act whose form is open; null for none.</summary>
    [SupplyParameterFromQuery]
    public string? Act { get; set; }

    [Inject]
    internal ICases Cases { get; set; } = default!;

    [Inject]
    internal IPackLibrary Library { get; set; } = default!;

    [Inject]
    internal IExplanations Explanations { get; set; } = default!;

    internal CaseDetail? One { get; private set; }

    /// <summary>The item as the case was received under it; null when its pack is not loaded any more.</summary>
    internal ItemVersion? Item { get; private set; }

    /// <summary>What was just done, in words.</summary>
    internal Text? Done { get; set; }

    internal ItemEvent? What => Act is null ? null : Item?.Event(Act);

    /// <summary>The form of the open act with what was typed.</summary>
    internal FilledForm? Filling { get; private set; }

    protected override async Task LoadAsync()
    {
        var outcome = await Cases.ReadAsync(Id, By, Gone);
        if (!outcome.Succeeded)
        {
            Refuse(outcome.Refusal);
            return;
        }

        One = outcome.Value;
        Item = Library.ItemVersion(One.Pack, One.PackVersion, One.Row.Item);
        if (What is { Form: { } form } && Filling?.Form != form)
            Filling = new(form, Nothing);
    }

    /// <summary>The papers the act would issue, when that was asked; null otherwise.</summary>
    internal IReadOnlyList<PaperDraft>? Drafts { get; private set; }

    internal Task ActAsync() => Sent("preview") is { Length: > 0 } seen ? PreviewAsync(seen, Nothing) : Sent("act") is { Length: > 0 } type ? BringAsync(type, Nothing) : Task.CompletedTask;

    internal async Task FillAsync()
    {
        if (Filling is not { } filled || What is not { } what || filled.Take(filled.Form.Fields, Http.Request.Form))
            return;
        Errors.AddRange(filled.Faults(filled.Form.Fields));
        if (Errors.Count > 0)
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (Sent("preview") is not null)
            await PreviewAsync(what.Type, filled.Final());
        else
            await BringAsync(what.Type, filled.Final());
    }

    internal async Task ShowAsync(Outcome<CaseReceipt> outcome, Text words)
    {
        if (outcome.Succeeded)
            (Done, Act) = (words, null);
        else
            Refuse(outcome.Refusal with { Fields = outcome.Refusal.Fields?.ToDictionary(f => FormNames.OfPath(f.Key), f => f.Value) });
        await LoadAsync();
    }

    internal long Seen => long.TryParse(Sent("revision"), out var seen) ? seen : 0;

    private async Task PreviewAsync(string type, JsonElement data)
    {
        var outcome = await Explanations.PapersAsync(Id, new(type, data, Seen), By, Gone);
        if (outcome.Succeeded)
            Drafts = outcome.Value;
        else
            Refuse(outcome.Refusal with { Fields = outcome.Refusal.Fields?.ToDictionary(f => FormNames.OfPath(f.Key), f => f.Value) });
    }

    private async Task BringAsync(string type, JsonElement data) =>
        await ShowAsync(await Cases.ActAsync(Id, new(type, data, Seen), By, null, Gone), CaseTexts.WasDone(Item?.Event(type)?.Title ?? WorkTexts.ActDone));
}
