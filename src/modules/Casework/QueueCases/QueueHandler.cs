using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.ReadCase;
using Tongban.Casework.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Casework.QueueCases;

/// <summary>Lists by keyset: a page costs the same wherever it lies and however many cases there are.</summary>
internal sealed class QueueHandler(PlatformDb db, Transactions transactions, CaseRun run, CaseRows rows, IDirectory directory, IAuditTrail audit, TimeProvider time)
{
    private const int PageSize = 50;

    internal async Task<Outcome<CasePage>> QueueAsync(QueueFilter filter, string? after, Acting by, CancellationToken cancel)
    {
        if (by.OrganId is not { } organ || !by.Has(Roles.Window, Roles.Examiner, Roles.Decider, Roles.Supervisor))
            return Refusal.Forbidden();
        var cases = db.Set<CaseRow>().AsNoTracking().Where(c => c.OrganId == organ && c.Open);
        if (filter.Item is { } item)
            cases = cases.Where(c => c.Item == item);
        if (filter.Outcome is { } outcome)
            cases = cases.Where(c => c.Outcome == outcome);
        if (filter.Mine)
            cases = cases.Where(c => c.AssigneeId == by.PersonId);
        var (today, yellow) = (rows.Today(), rows.YellowUntil());
        cases = filter.Lamp switch
        {
            Lamp.Red => cases.Where(c => c.DueOn < today),
            Lamp.Yellow => cases.Where(c => c.DueOn >= today && c.DueOn <= yellow),
            Lamp.Green => cases.Where(c => c.DueOn > yellow && c.DueOn < DateOnly.MaxValue),
            Lamp.None => cases.Where(c => c.DueOn == DateOnly.MaxValue),
            _ => cases,
        };
        if (after is not null)
        {
            if (after.Split('_') is not [var day, var id] || !DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn) || !Guid.TryParse(id, out var last))
                return BadCursor();
            // Said so that the index is entered at the day; with a plain "or" both databases walk it from its beginning.
            cases = cases.Where(c => c.DueOn >= dueOn && (c.DueOn > dueOn || c.Id.CompareTo(last) > 0));
        }

        var page = await cases.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(PageSize + 1).Select(WithoutState).ToListAsync(cancel).ConfigureAwait(false);
        return Page(page, r => $"{r.DueOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}_{r.Id:N}");
    }

    internal async Task<Outcome<CasePage>> MineAsync(string? after, Acting by, CancellationToken cancel)
    {
        if (by.PartyId is not { } party || by.OrganId is not null)
            return Refusal.Forbidden();
        var cases = db.Set<CaseRow>().AsNoTracking().Where(c => c.PartyId == party);
        if (after is not null)
        {
            if (after.Split('_') is not [var ticks, var id] || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) || at is < 0 or > 3155378975999999999 || !Guid.TryParse(id, out var last))
                return BadCursor();
            var receivedAt = new DateTimeOffset(at, TimeSpan.Zero);
            cases = cases.Where(c => c.ReceivedAt <= receivedAt && (c.ReceivedAt < receivedAt || c.Id.CompareTo(last) < 0));
        }

        var page = await cases.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id).Take(PageSize + 1).Select(WithoutState).ToListAsync(cancel).ConfigureAwait(false);
        return Page(page, r => string.Create(CultureInfo.InvariantCulture, $"{r.ReceivedAt.UtcTicks}_{r.Id:N}"));
    }

    internal Task<Outcome<CaseReceipt>> AssignAsync(Guid caseId, Guid? toPerson, long revision, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<CaseReceipt>(async token =>
        {
            if (await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId, token).ConfigureAwait(false) is not { } row || row.OrganId != by.OrganId)
                return Refusal.NotFound("case");
            if (!CaseDoor.Handles(row, by))
                return Refusal.Forbidden();
            if (row.Revision != revision)
                return Refusal.Conflict("casework.changed-meanwhile");
            if (toPerson is { } person && person != by.PersonId && !await HandlesInAsync(row.OrganId, person, token).ConfigureAwait(false))
                return Refusal.Invalid("casework.not-a-colleague", new("所选人员不在本机关办件岗位。", "The person chosen holds no post that handles cases in this organ."));
            row.AssigneeId = toPerson ?? by.PersonId;
            row.Revision++;
            await audit.AppendAsync(row.Id, "case-assignment", "casework.assign", by, time.GetUtcNow(), new { row.AssigneeId }, null, token).ConfigureAwait(false);
            return new CaseReceipt(row.Id, row.Number, null, row.Outcome, row.Revision);
        }, cancel);

    private async Task<bool> HandlesInAsync(Guid organ, Guid person, CancellationToken cancel) =>
        (await directory.PostsAsync(organ, cancel).ConfigureAwait(false))
            .Any(post => CaseDoor.IsHandling(post.Roles) && post.Holders.Any(holder => holder.Id == person));

    private CasePage Page(List<CaseRow> found, Func<CaseRow, string> cursor)
    {
        var more = found.Count > PageSize;
        if (more)
            found.RemoveAt(PageSize);
        return new([.. found.Select(r => rows.View(r, run.ItemOf(r)))], more ? cursor(found[^1]) : null);
    }

    // A list shows nothing of the state, which is most of a row.
    private static readonly System.Linq.Expressions.Expression<Func<CaseRow, CaseRow>> WithoutState = c => new CaseRow
    {
        Id = c.Id,
        Number = c.Number,
        QueryCode = "",
        Item = c.Item,
        Pack = c.Pack,
        PackVersion = c.PackVersion,
        Subject = c.Subject,
        OrganId = c.OrganId,
        PartyId = c.PartyId,
        ApplicantId = c.ApplicantId,
        ReceivedAt = c.ReceivedAt,
        Open = c.Open,
        Outcome = c.Outcome,
        NextClock = c.NextClock,
        DueOn = c.DueOn,
        AssigneeId = c.AssigneeId,
        State = "",
        Revision = c.Revision,
    };

    private static Refusal BadCursor() => Refusal.Invalid("casework.bad-cursor", new("分页标记无效，请从第一页开始。", "The page marker is not valid. Start from the first page."));
}
