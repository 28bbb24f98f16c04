using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Cases;
using Tongban.Web.Design;
using Tongban.Web.Design.Forms;
using Tongban.Web.Texts;

namespace Tongban.Web.Officer;

/// <summary>
/// An application over the counter: the officer finds the party by its number, fills in the item's form for it and hands over number and
/// code. The number is posted, never in an address; the key of the form makes a button pressed twice one application.
/// </summary>
public abstract class ReceivePageBase : ActingPage
{
    [Inject]
    internal ICases Cases { get; set; } = default!;

    [Inject]
    internal IDirectory Directory { get; set; } = default!;

    [Inject]
    internal IPackLibrary Library { get; set; } = default!;

    [Inject]
    internal TimeProvider Time { get; set; } = default!;

    internal PartyCard? Party { get; private set; }

    internal ItemVersion? Item { get; private set; }

    internal FilledForm? Filling { get; private set; }

    internal CaseReceipt? Receipt { get; private set; }

    internal string Key { get; private set; } = "";

    /// <summary>Items a window may receive today.</summary>
    internal IReadOnlyList<Choice> Items =>
        [.. Library.ItemsInForce(Today).Where(IsForWindows).Select(i => new Choice(i.Key, CaseWords.TitleOf(i)))];

    private DateOnly Today => Written.LegalDay(Time.GetUtcNow());

    // A form that was posted must be on the page before it is handled, so its party and item are found first.
    protected override async Task LoadAsync()
    {
        if (Choose() && Guid.TryParse(Sent("party"), out var id))
            Party = (await Directory.PartiesAsync([id], Gone)).GetValueOrDefault(id);
        Key = Guid.TryParse(Sent("key"), out var key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
    }

    internal async Task FindAsync()
    {
        if (Item is null)
            Wrong("item", OfficeTexts.ChooseItem);
        else if (await Directory.PartyAsync(Sent("number")?.Trim() ?? "", Gone) is not { } found)
            Wrong("number", OfficeTexts.NotRegistered);
        else
            Party = found;
    }

    internal async Task SubmitAsync()
    {
        if (Party is not { } party || Item is null)
        {
            Wrong("number", OfficeTexts.NotRegistered);
            return;
        }

        if (Filling!.Take(Filling.Form.Fields, Http.Request.Form))
            return;
        Errors.AddRange(Filling.Faults(Filling.Form.Fields));
        if (Errors.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var outcome = await Cases.SubmitAsync(new(Item.Key, Filling.Final(), null, party.Id), By, $"window-{Key}", Gone);
        if (outcome.Succeeded)
            Receipt = outcome.Value;
        else
            Refuse(outcome.Refusal with { Fields = outcome.Refusal.Fields?.ToDictionary(f => FormNames.OfPath(f.Key), f => f.Value) });
    }

    private bool Choose()
    {
        if (Library.Item(Sent("item") ?? "", Today) is not ItemAnswer.Governed { Version: var version } || !IsForWindows(version))
            return false;
        (Item, Filling) = (version, new(version.Event("submit")!.Form!, JsonSerializer.SerializeToElement(new { })));
        return true;
    }

    private static bool IsForWindows(ItemVersion item) => item.Event("submit") is { Form: not null } submit && submit.By.Contains(Roles.Window);
}
