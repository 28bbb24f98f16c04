using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ArrangeDays;

/// <summary>
/// Brings the columns that lists and the clock loop read up to an imported calendar, some open cases at a time; where it stopped, it goes on,
/// whichever node does. Clocks themselves are read from a case's history and need nothing.
/// </summary>
internal sealed class Redating(PlatformDb db, Transactions transactions, CaseRun run, Procedures procedures, CalendarShelf shelf)
{
    private const int AtOnce = 200;

    /// <summary>Dates the next cases; false when none is left.</summary>
    internal async Task<bool> DateSomeAsync(CancellationToken cancel)
    {
        var outcome = await transactions.RunAsync<bool>(async token =>
        {
            if (await db.Set<CalendarYearRow>().Where(y => y.DatedThrough != null).OrderBy(y => y.Year).FirstOrDefaultAsync(token).ConfigureAwait(false) is not { DatedThrough: { } after } year)
                return false;
            await shelf.LoadAsync(db, token).ConfigureAwait(false);
            var rows = await NextAsync(db.Set<CaseRow>(), after, token).ConfigureAwait(false);
            foreach (var row in rows)
                CaseRun.Date(row, procedures.Of(run.ItemOf(row)), row.Stands, shelf.Now);
            year.DatedThrough = rows.Count < AtOnce ? null : rows[^1].Id;
            return true;
        }, cancel).ConfigureAwait(false);
        // Somebody acted on one of them meanwhile: they are dated again.
        return !outcome.Succeeded || outcome.Value;
    }

    /// <summary>Each open case with those of its clocks whose last day differs between two calendars.</summary>
    internal async IAsyncEnumerable<(string Number, IReadOnlyList<(Text Clock, DateOnly From, DateOnly To)> Moved)> CompareAsync(
        HolidayCalendar was, HolidayCalendar becomes, DateOnly today, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = Guid.Empty; ;)
        {
            var rows = await NextAsync(db.Set<CaseRow>().AsNoTracking(), after, cancel).ConfigureAwait(false);
            foreach (var row in rows)
            {
                var procedure = procedures.Of(run.ItemOf(row));
                var then = Open(procedure, row.Stands, becomes, today).ToDictionary(c => (c.Definition.Id, c.Count.StartDay), c => c.DueOn);
                yield return (row.Number, [.. Open(procedure, row.Stands, was, today)
                    .Where(c => c.DueOn is not null && then.GetValueOrDefault((c.Definition.Id, c.Count.StartDay)) is { } to && to != c.DueOn)
                    .Select(c => (c.Definition.Title, c.DueOn!.Value, then[(c.Definition.Id, c.Count.StartDay)]!.Value))]);
                after = row.Id;
            }

            if (rows.Count < AtOnce)
                yield break;
        }
    }

    private static IEnumerable<ClockReading> Open(ProcedureDefinition procedure, CaseState state, HolidayCalendar calendar, DateOnly today) =>
        CaseView.Clocks(procedure, state, today, calendar).Where(c => c is { CompletedOn: null, StoppedOn: null });

    private static Task<List<CaseRow>> NextAsync(IQueryable<CaseRow> cases, Guid after, CancellationToken cancel) =>
        cases.Where(c => c.Open && c.Id.CompareTo(after) > 0).OrderBy(c => c.Id).Take(AtOnce).ToListAsync(cancel);
}
