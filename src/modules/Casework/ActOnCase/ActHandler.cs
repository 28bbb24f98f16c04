using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ActOnCase;

/// <summary>Brings an event to a case: may the person, is the data right, does the dossier allow it, does the procedure allow it.</summary>
internal sealed class ActHandler(
    PlatformDb db, Transactions transactions, CommandReceipts receipts, CaseRun run, CaseDoor door, CaseFacts facts, Procedures procedures, HolidayCalendar calendar, TimeProvider time)
{
    internal Task<Outcome<CaseReceipt>> HandleAsync(Guid caseId, CaseAct act, Acting by, string? key, CancellationToken cancel) =>
        transactions.RunAsync(
            token => receipts.OnceAsync<CaseReceipt>(caseId, by, key, act, () => ActAsync(caseId, act, by, token), token), cancel);

    private async Task<Outcome<CaseReceipt>> ActAsync(Guid caseId, CaseAct act, Acting by, CancellationToken cancel)
    {
        if (await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId, cancel).ConfigureAwait(false) is not { } row || !await door.MaySeeAsync(row, by, cancel).ConfigureAwait(false))
            return Refusal.NotFound("case");
        var known = row.Stands.History.Count;
        var taken = await TakeAsync(row, act, by, cancel).ConfigureAwait(false);
        if (!taken.Succeeded)
            return taken.Refusal;
        var applied = await run.ApplyAsync(row, run.ItemOf(row), taken.Value, known, by, cancel).ConfigureAwait(false);
        return applied.Succeeded
            ? new CaseReceipt(row.Id, row.Number, by.PartyId == row.PartyId ? row.QueryCode : null, row.Outcome, row.Revision)
            : applied.Refusal;
    }

    /// <summary>What an act leads to by the pure machine, with every check of the door; nothing is changed.</summary>
    internal async Task<Outcome<CaseStep>> TakeAsync(CaseRow row, CaseAct act, Acting by, CancellationToken cancel)
    {
        var item = run.ItemOf(row);
        if (item.Event(act.Type) is not { } what || act.Type == "submit")
            return Refusal.NotFound("case-event");
        if (!CaseDoor.MayDo(what, row, by))
            return Refusal.Forbidden("casework.not-your-act");
        if (act.Revision is { } seen && seen != row.Revision)
            return Refusal.Conflict("casework.changed-meanwhile");

        var state = row.Stands;
        var filled = await facts.FillAsync(item, what, row, act.Data, cancel).ConfigureAwait(false);
        if (!filled.Succeeded)
            return filled.Refusal;
        var missing = await facts.MissingAsync(item, what, row, state, cancel).ConfigureAwait(false);
        if (missing is not null)
            return missing;

        var step = CaseMachine.Take(procedures.Of(item), state, new CaseEvent(time.GetUtcNow(), act.Type, filled.Value), calendar);
        return step.Rejection is { } no ? new Refusal(RefusalKind.NotAllowed, no.Code, no.Words, CaseRun.BasisOf(row.Pack, no.Clause)) : step;
    }
}
