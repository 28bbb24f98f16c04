using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.SubmitCase;

/// <summary>Receives an application: the case begins at this instant under the pack version in force today.</summary>
internal sealed class SubmitHandler(
    PlatformDb db, Transactions transactions, CommandReceipts receipts, CaseRun run, CaseFacts facts, Procedures procedures,
    IPackLibrary packs, IDirectory directory, IMandates mandates, HolidayCalendar calendar, TimeProvider time)
{
    internal Task<Outcome<CaseReceipt>> HandleAsync(Submission input, Acting by, string? key, CancellationToken cancel)
    {
        var id = input.Draft ?? (key is null ? Guid.CreateVersion7() : CommandReceipts.RootIdFor(by, key));
        return transactions.RunAsync(
            token => receipts.OnceAsync<CaseReceipt>(id, by, key, input, () => SubmitAsync(id, input, by, token), token), cancel);
    }

    private async Task<Outcome<CaseReceipt>> SubmitAsync(Guid id, Submission input, Acting by, CancellationToken cancel)
    {
        var party = input.OnBehalfOf ?? by.PartyId;
        if (by.PersonId is not { } person || party is not { } partyId)
            return new Refusal(RefusalKind.SignInNeeded, "casework.sign-in-needed", new("请先登录。", "Please sign in first."));
        if (input.OnBehalfOf is not null && !by.Has(Roles.Window))
            return Refusal.Forbidden("casework.only-the-window-applies-for-others");
        if (input.OnBehalfOf is null && by.OrganId is not null)
            return Refusal.Forbidden("casework.officers-do-not-apply");
        if (input.OnBehalfOf is { } behalf && !(await directory.PartiesAsync([behalf], cancel).ConfigureAwait(false)).ContainsKey(behalf))
            return Refusal.NotFound("party");

        var now = time.GetUtcNow();
        var item = packs.Item(input.Item, ChinaTime.DateOf(now)) switch
        {
            ItemAnswer.Governed governed => governed.Version,
            _ => null,
        };
        if (item?.Event("submit") is not { } what)
            return Refusal.NotFound("item");
        if (!what.By.Any(by.Roles.Contains))
            return Refusal.Forbidden("casework.not-your-act");
        if (input.OnBehalfOf is null && !await mandates.CoversAsync(by, item.Item, cancel).ConfigureAwait(false))
            return Refusal.Forbidden("casework.mandate-does-not-reach");
        if (await directory.OrganAsync(item.Guide.Organ, cancel).ConfigureAwait(false) is not { } organ)
            throw new InvalidOperationException($"{item} names the organ '{item.Guide.Organ}', which is not registered.");
        if (input.Draft is not null)
        {
            if (await db.Set<DraftRow>().SingleOrDefaultAsync(d => d.Id == id && d.PartyId == partyId, cancel).ConfigureAwait(false) is not { } draft)
                return Refusal.NotFound("draft");
            db.Remove(draft);
        }

        var row = new CaseRow
        {
            Id = id,
            Number = CaseNumber.For(organ.Code, ChinaTime.DateOf(now), id),
            QueryCode = CaseNumber.NewQueryCode(),
            Item = item.Key,
            Pack = item.Pack,
            PackVersion = item.PackVersion,
            Subject = SubjectOf(input.Data, item),
            OrganId = organ.Id,
            PartyId = partyId,
            ApplicantId = person,
            ReceivedAt = now,
            Outcome = CaseState.InProgress,
            State = "",
        };
        var filled = await facts.FillAsync(item, what, row, input.Data, cancel).ConfigureAwait(false);
        if (!filled.Succeeded)
            return filled.Refusal;
        var procedure = procedures.Of(item);
        var step = CaseMachine.Take(procedure, CaseState.New(procedure), new CaseEvent(now, "submit", filled.Value), calendar);
        if (step.Rejection is { } no)
            return new Refusal(RefusalKind.NotAllowed, no.Code, no.Words, CaseRun.BasisOf(row.Pack, no.Clause));
        db.Add(row);
        var applied = await run.ApplyAsync(row, item, step, 0, by, cancel).ConfigureAwait(false);
        return applied.Succeeded ? new CaseReceipt(row.Id, row.Number, row.QueryCode, row.Outcome, row.Revision) : applied.Refusal;
    }

    // What the applicant calls it, for lists: the first of these fields that was filled in, else the item's own title.
    private static string SubjectOf(JsonElement data, ItemVersion item)
    {
        if (data.ValueKind == JsonValueKind.Object)
            foreach (var name in (ReadOnlySpan<string>)["subject", "projectName", "title", "name"])
                if (data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } words)
                    return words.Length > 200 ? words[..200] : words;
        return item.Title.Zh;
    }
}
