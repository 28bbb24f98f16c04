using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Credit.Terms;
using Tongban.Credit.WithdrawRecord;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Credit.DecideRequests;

/// <summary>Objections and repairs: made by the subject, decided by the organ that recorded, never by the one who entered the record.</summary>
internal sealed class RequestHandler(
    SubjectShelf shelf, Transactions transactions, CreditTerms terms, HolidayCalendar calendar, Withdrawer withdrawer, IAuditTrail audit, Outbox outbox, TimeProvider time) : ICreditRequests
{
    private const int PageSize = 50;

    public Task<Outcome<CreditRequest>> ObjectAsync(int no, string? words, Acting by, CancellationToken cancel) =>
        MakeAsync(no, CreditRequestKind.Objection, "words", words, by, (record, _) =>
        {
            record.InDispute = true;
            return null;
        }, cancel);

    public Task<Outcome<CreditRequest>> ApplyForRepairAsync(int no, CreditRepairInput input, Acting by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        return MakeAsync(no, CreditRequestKind.Repair, "fulfilled", input.Fulfilled, by, (record, today) =>
            !input.Promise ? Refusal.Invalid("credit.promise-needed", new("申请修复须作出信用承诺。", "Repair needs a promise."),
                new Dictionary<string, Text> { ["promise"] = new("请勾选信用承诺", "Give the promise") })
            : record.RepairFrom is not { } from ? new Refusal(RefusalKind.NotAllowed, "credit.no-early-repair", CreditText.Repair(record, today), Basis(record))
            : from > today ? new Refusal(RefusalKind.NotAllowed, "credit.too-early", CreditText.Repair(record, today), Basis(record))
            : null, cancel);
    }

    public async Task<Outcome<CreditRequestPage>> QueueAsync(string? after, Acting by, CancellationToken cancel)
    {
        if (by.OrganId is not { } organ || !by.Has(Roles.Examiner, Roles.Decider, Roles.Supervisor))
            return Refusal.Forbidden();
        var rows = shelf.Db.Set<RequestRow>().AsNoTracking().Where(r => r.OrganId == organ && r.Open);
        if (after?.Split('_') is [var day, var subject, var number] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            && Guid.TryParse(subject, out var id) && int.TryParse(number, CultureInfo.InvariantCulture, out var no))
            rows = rows.Where(r => r.DueOn > due || (r.DueOn == due && (r.SubjectId.CompareTo(id) > 0 || (r.SubjectId == id && r.No > no))));
        var found = await rows.OrderBy(r => r.DueOn).ThenBy(r => r.SubjectId).ThenBy(r => r.No).Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var page = found.Take(PageSize).ToList();
        var ids = page.Select(r => r.SubjectId).Distinct().ToList();
        var subjects = await shelf.Db.Set<SubjectRow>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel).ConfigureAwait(false);
        var records = await shelf.Db.Set<RecordRow>().AsNoTracking().Where(r => ids.Contains(r.SubjectId)).ToDictionaryAsync(r => (r.SubjectId, r.No), cancel).ConfigureAwait(false);
        var today = time.Today();
        // A record past its term is shown to nobody: what was asked about it is settled by its end.
        return new CreditRequestPage(
            [.. page.Where(r => records[(r.SubjectId, r.RecordNo)].Within(today)).Select(r => CreditText.View(subjects[r.SubjectId], records[(r.SubjectId, r.RecordNo)], r, today))],
            found.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].DueOn:yyyyMMdd}_{page[^1].SubjectId}_{page[^1].No}") : null);
    }

    public Task<Outcome<CreditRequest>> DecideAsync(CreditRequestId id, bool granted, string? reasons, Acting by, CancellationToken cancel) => transactions.RunAsync<CreditRequest>(async token =>
    {
        var today = time.Today();
        if (await shelf.Db.Set<RequestRow>().SingleOrDefaultAsync(r => r.SubjectId == id.SubjectId && r.No == id.No, token).ConfigureAwait(false) is not { } request || request.OrganId != by.OrganId)
            return Refusal.NotFound("credit-request");
        if (!by.Has(Roles.Decider))
            return Refusal.Forbidden();
        var found = await shelf.FindAsync(new(id.SubjectId, request.RecordNo), today, token).ConfigureAwait(false);
        if (!found.Succeeded)
            return found.Refusal;
        var (subject, record) = found.Value;
        if (record.RecordedById is { } recorder && recorder == by.PersonId)
            return new Refusal(RefusalKind.Forbidden, "credit.not-in-own-cause", new("记录人不得处理对该记录的异议或修复。", "Who entered a record does not decide on an objection to it or on its repair."));
        if (id.SubjectId == by.PersonId)
            return new Refusal(RefusalKind.Forbidden, "credit.not-in-own-cause", new("不得处理自己的申请。", "Nobody decides on their own request."));
        if (!request.Open)
            return new Refusal(RefusalKind.NotAllowed, "credit.decided-already", new("该申请已经办结。", "This was decided already."));
        if (reasons?.Trim() is not { Length: >= 4 and <= 2000 } why)
            return Withdrawer.ReasonNeeded;

        var now = time.GetUtcNow();
        await audit.AppendAsync(subject.Id, "credit-subject", $"credit.decide-{(request.Kind == CreditRequestKind.Objection ? "objection" : "repair")}", by, now,
            new { request.No, request.RecordNo, granted, reasons = why }, Basis(record), token).ConfigureAwait(false);
        (request.Open, request.Granted, request.Reasons, request.DecidedAt) = (false, granted, why, now);
        if (request.Kind == CreditRequestKind.Objection && granted)
        {
            await withdrawer.WithdrawAsync(subject, record, why, by, Basis(record), token).ConfigureAwait(false);
        }
        else
        {
            if (request.Kind == CreditRequestKind.Objection)
                record.InDispute = false;
            else if (granted)
                record.State = CreditState.Repaired;
            await shelf.ChangedAsync(subject, token).ConfigureAwait(false);
            await outbox.TellAsync(subject.Id, record.State == CreditState.Repaired ? "credit.repaired" : "credit.request-refused", new { record.No, record.Source }, token).ConfigureAwait(false);
        }

        return CreditText.View(subject, record, request, today);
    }, cancel);

    private Task<Outcome<CreditRequest>> MakeAsync(
        int no, CreditRequestKind kind, string field, string? words, Acting by, Func<RecordRow, DateOnly, Refusal?> apply, CancellationToken cancel) => transactions.RunAsync<CreditRequest>(async token =>
    {
        if (by.PartyId is not { } me || by.OrganId is not null)
            return Refusal.NotFound("credit-record");
        var today = time.Today();
        var found = await shelf.FindAsync(new(me, no), today, token).ConfigureAwait(false);
        if (!found.Succeeded)
            return found.Refusal;
        var (subject, record) = found.Value;
        if (record.State != CreditState.Standing)
            return new Refusal(RefusalKind.NotAllowed, "credit.not-standing", new("该记录已经修复或撤销。", "The record was repaired or withdrawn already."));
        if (await shelf.Db.Set<RequestRow>().AnyAsync(r => r.SubjectId == me && r.RecordNo == no && r.Kind == kind && r.Open, token).ConfigureAwait(false))
            return new Refusal(RefusalKind.NotAllowed, "credit.asked-already", new("您已提出申请，正在办理。", "You asked already; it is being handled."));
        if (words?.Trim() is not { Length: >= 10 and <= 2000 } said)
            return Refusal.Invalid("credit.words-needed", new("请写明情况，10 至 2000 字。", "Say what is the case, in 10 to 2,000 characters."),
                new Dictionary<string, Text> { [field] = new("请写明情况，10 至 2000 字", "Say what is the case, in 10 to 2,000 characters") });
        if (apply(record, today) is { } refused)
            return refused;

        var now = time.GetUtcNow();
        var term = terms.For(kind, today);
        var request = new RequestRow
        {
            SubjectId = me,
            No = ++subject.Requests,
            RecordNo = no,
            Kind = kind,
            OrganId = record.OrganId,
            Words = said,
            At = now,
            DueOn = PeriodCounter.Count(calendar, StatutoryPeriod.WorkingDays(term.WorkingDays), today, null).DueOn ?? today,
            TermZh = term.Basis.Zh,
            TermEn = term.Basis.En,
            Open = true,
        };
        shelf.Db.Add(request);
        await shelf.ChangedAsync(subject, token).ConfigureAwait(false);
        await audit.AppendAsync(me, "credit-subject", kind == CreditRequestKind.Objection ? "credit.object" : "credit.apply-for-repair", by, now,
            new { request.No, record = no, said, request.DueOn }, Basis(record), token).ConfigureAwait(false);
        await outbox.TellAsync(me, "credit.asked", new { request.No, kind, record = no }, token).ConfigureAwait(false);
        return CreditText.View(subject, record, request, today, named: true);
    }, cancel);

    private static ClauseRef? Basis(RecordRow record) => record.Basis.Length == 0 ? null : ClauseRef.Parse(record.Basis);
}
