using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ActOnCase;

/// <summary>
/// Carries a step of the pure machine into the database, inside the caller's transaction: actions first (each may refuse and undo
/// everything), then the record, then the case row. Used alike by people's acts and by clocks that run out.
/// </summary>
internal sealed class CaseRun(
    PlatformDb db, IAuditTrail audit, Outbox outbox, IEnumerable<IModuleAction> actions, HolidayCalendar calendar, Procedures procedures, IPackLibrary packs,
    TimeProvider time)
{
    internal ItemVersion ItemOf(CaseRow row) => packs.ItemVersion(row.Pack, row.PackVersion, row.Item)
        ?? throw new InvalidOperationException($"Case {row.Id} was received under {row.Pack} {row.PackVersion}, which is not loaded.");

    /// <summary>Applies a step that was taken. <paramref name="known"/> is how many history entries are recorded already.</summary>
    internal async Task<Outcome<Done>> ApplyAsync(CaseRow row, ItemVersion item, CaseStep step, int known, Acting by, CancellationToken cancel)
    {
        var procedure = procedures.Of(item);
        row.Stands = step.State;
        row.Outcome = step.State.Outcome;
        row.Open = step.State.EndedAt is null;
        row.Revision++;
        Date(row, procedure, step.State);

        foreach (var effect in step.Effects)
        {
            var action = actions.FirstOrDefault(a => a.Name == effect.Action)
                ?? throw new InvalidOperationException($"No module offers the action '{effect.Action}'; the pack's check missed it.");
            var context = new ActionContext(row.Id, row.Pack, effect.At, by, BasisOf(row.Pack, effect.Clause), row.PartyId, row.OrganId, row.Number);
            var done = await action.CarryOutAsync(context, effect.Arguments, cancel).ConfigureAwait(false);
            if (!done.Succeeded)
                return done.Refusal;
        }

        foreach (var entry in step.State.History.Skip(known))
        {
            // What a person did is theirs; what followed from it is the platform's.
            var who = entry.Data is null ? Acting.Platform : by;
            await audit.AppendAsync(
                row.Id, "case", $"casework.{entry.Type}", who, time.GetUtcNow(),
                new { entry.At, entry.EffectiveOn, row.Outcome, entry.Data }, BasisOf(row.Pack, entry.Clause), cancel).ConfigureAwait(false);
        }

        await outbox.TellAsync(row.Id, "casework.case-changed", new { row.Item, row.Outcome, row.Revision }, cancel).ConfigureAwait(false);
        if (db.Entry(row).State == EntityState.Detached)
            db.Add(row);
        return new Done();
    }

    /// <summary>What a pack's clause id means outside the pack.</summary>
    internal static ClauseRef? BasisOf(string pack, string clause) =>
        clause.Length == 0 ? null : clause.Contains('#', StringComparison.Ordinal) ? ClauseRef.Parse(clause) : new(pack, clause);

    private void Date(CaseRow row, ProcedureDefinition procedure, CaseState state) => Date(row, procedure, state, calendar);

    /// <summary>Writes what lists and the clock loop ask for, as a calendar has it.</summary>
    internal static void Date(CaseRow row, ProcedureDefinition procedure, CaseState state, HolidayCalendar calendar)
    {
        var clocks = CaseView.Clocks(procedure, state, DateOnly.MinValue, calendar);
        row.StandsStillSince = clocks.Where(c => c.StandsStill).Select(c => (DateOnly?)c.Standstills.First(s => s.To is null).From).Min();
        var running = clocks
            .Where(c => c is { CompletedOn: null, StoppedOn: null, DueOn: not null } && c.Definition.Until.Count > 0)
            .MinBy(c => c.DueOn);
        row.NextClock = running?.Definition.Id;
        row.DueOn = running?.DueOn ?? DateOnly.MaxValue;
        row.NextTimerAt = CaseMachine.NextTimer(state, () => clocks)?.At.ToUniversalTime();
    }
}
