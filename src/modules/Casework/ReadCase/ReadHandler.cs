using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ReadCase;

/// <summary>A case as the one who asks may see it: the party without officers' names, supervisors without the dossier.</summary>
internal sealed class ReadHandler(
    PlatformDb db, CaseDoor door, CaseRun run, Procedures procedures, IAuditTrail audit, CaseRows rows, HolidayCalendar calendar, TimeProvider time)
{
    internal async Task<Outcome<CaseDetail>> HandleAsync(Guid caseId, Acting by, CancellationToken cancel)
    {
        if (await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancel).ConfigureAwait(false) is not { } row
            || !await door.MaySeeAsync(row, by, cancel).ConfigureAwait(false))
            return Refusal.NotFound("case");

        var item = run.ItemOf(row);
        var procedure = procedures.Of(item);
        var now = time.GetUtcNow();
        var state = row.Stands;
        var dossier = CaseDoor.IsParty(row, by) || CaseDoor.Handles(row, by);
        var accepted = state.History.FirstOrDefault(h => h.Type == "accepted");
        return new CaseDetail(
            rows.View(row, item),
            CaseDoor.IsParty(row, by) ? row.QueryCode : null,
            row.PartyId, row.Pack, row.PackVersion, accepted?.EffectiveOn, state.History.Any(h => h.Type == "deemed-accepted"), state.EndedAt,
            dossier && state.History.FirstOrDefault(h => h.Type == "submit")?.Data is { } application ? application : JsonSerializer.SerializeToElement(new { }),
            await EntriesAsync(row, item, procedure, state, by, dossier, cancel).ConfigureAwait(false),
            [.. CaseView.Clocks(procedure, state, ChinaTime.DateOf(now), calendar).Select(c => Show(row, c))],
            [.. Acts(row, item, procedure, state, now, by)],
            dossier ? await FilesAsync(row.Id, cancel).ConfigureAwait(false) : [],
            dossier ? await PapersAsync(row, by, cancel).ConfigureAwait(false) : [],
            CaseDoor.Handles(row, by) ? await CommentsAsync(row.Id, cancel).ConfigureAwait(false) : []);
    }

    internal async Task<Outcome<CaseProgress>> ProgressAsync(string number, string queryCode, CancellationToken cancel)
    {
        var refused = new Refusal(RefusalKind.NotFound, "casework.no-such-number-and-code",
            new("没有与该编号和查询码相符的办件，请核对。", "No case has this number and query code. Please check both."));
        if (CaseNumber.Normalise(number) is not { } normal)
            return refused;
        var row = await db.Set<CaseRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == normal, cancel).ConfigureAwait(false);
        var code = queryCode.Trim().ToUpperInvariant();
        if (row is null || !System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(row.QueryCode), System.Text.Encoding.UTF8.GetBytes(code)))
            return refused;
        var item = run.ItemOf(row);
        var procedure = procedures.Of(item);
        var state = row.Stands;
        return new CaseProgress(
            row.Number, CaseRows.TitleOf(item), row.Outcome,
            [.. state.History.Select(h => new ProgressStep(h.At, TitleOf(item, procedure, h.Type)))],
            row.Open && row.DueOn != DateOnly.MaxValue ? row.DueOn : null);
    }

    private async Task<IReadOnlyList<CaseEntry>> EntriesAsync(
        CaseRow row, ItemVersion item, ProcedureDefinition procedure, CaseState state, Acting by, bool dossier, CancellationToken cancel)
    {
        var records = await audit.OfAsync(row.Id, cancel).ConfigureAwait(false);
        var names = records.Where(r => r.RootKind == "case").Select(r => r.By).ToList();
        var officer = by.OrganId == row.OrganId;
        return [.. state.History.Select((h, i) => new CaseEntry(
            h.At, h.Type, TitleOf(item, procedure, h.Type),
            officer && i < names.Count ? names[i] : "",
            CaseRun.BasisOf(row.Pack, h.Clause), h.EffectiveOn, dossier ? h.Data : null))];
    }

    private static Text TitleOf(ItemVersion item, ProcedureDefinition procedure, string type) =>
        item.Event(type)?.Title ?? procedure.WordsOfMark(type) ?? new(type, type);

    private IEnumerable<OpenAct> Acts(CaseRow row, ItemVersion item, ProcedureDefinition procedure, CaseState state, DateTimeOffset now, Acting by)
    {
        if (!row.Open)
            yield break;
        foreach (var what in item.Events)
        {
            if (what.Type == "submit" || !CaseDoor.MayDo(what, row, by))
                continue;
            var answer = CaseMachine.MayTake(procedure, state, what.Type, now, calendar);
            if (answer is { Code: "casework.not-now" })
                continue;
            yield return new(what.Type, what.Title, answer?.Words, CaseRun.BasisOf(row.Pack, answer?.Clause ?? "") ?? what.Clause);
        }
    }

    private static CaseClockView Show(CaseRow row, ClockReading clock) => new(
        clock.Definition.Id, clock.Definition.Title, CaseRun.BasisOf(row.Pack, clock.Definition.Clause), clock.Definition.OnExpiry,
        clock.Count.Period.ToString(), clock.Count.StartDay, clock.DueOn, clock.CompletedOn, clock.StoppedOn,
        clock.Expired, clock.Running, clock.StandsStill, clock.Count.Provisional,
        [.. clock.Standstills.Select(s => new ClockStandstill(s.From, s.To, s.Cause.Reason, CaseRun.BasisOf(row.Pack, s.Cause.Clause)))],
        [.. clock.Count.Days.Select(d => new ClockDay(d.Date, d.Number, new(d.Because.Zh, d.Because.En)))]);

    private async Task<IReadOnlyList<CaseFileView>> FilesAsync(Guid rootId, CancellationToken cancel) =>
        [.. (await db.Set<FileRow>().AsNoTracking().Where(f => f.RootId == rootId).OrderBy(f => f.No).ToListAsync(cancel).ConfigureAwait(false)).Select(CaseRows.View)];

    private async Task<IReadOnlyList<CasePaperView>> PapersAsync(CaseRow row, Acting by, CancellationToken cancel) =>
        [.. (await db.Set<PaperRow>().AsNoTracking().Where(p => p.CaseId == row.Id).OrderBy(p => p.No).ToListAsync(cancel).ConfigureAwait(false))
            .Where(p => CaseDoor.Handles(row, by) || CaseRows.IsForParty(p)).Select(CaseRows.View)];

    private async Task<IReadOnlyList<CaseCommentView>> CommentsAsync(Guid caseId, CancellationToken cancel) =>
        [.. (await db.Set<CommentRow>().AsNoTracking().Where(c => c.CaseId == caseId).OrderBy(c => c.No).ToListAsync(cancel).ConfigureAwait(false))
            .Select(c => new CaseCommentView(c.No, c.Name, c.Words, c.At))];
}
