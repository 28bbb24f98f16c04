using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Casework.Contracts;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.PublishCase;

internal sealed class PublicityHandler(PlatformDb db, Transactions transactions, IAuditTrail audit, TimeProvider time) : IPublicity
{
    private const int PageSize = 30;

    public async Task<PublicityPage> ListAsync(string? kind, string? after, CancellationToken cancel)
    {
        var rows = db.Set<PublicationRow>().AsNoTracking();
        if (kind is not null)
            rows = rows.Where(p => p.Kind == kind);
        if (Cursor(after) is var (at, id, no))
            rows = rows.Where(p => p.At < at || (p.At == at && (p.CaseId.CompareTo(id) < 0 || (p.CaseId == id && p.No < no))));
        var found = await rows.OrderByDescending(p => p.At).ThenByDescending(p => p.CaseId).ThenByDescending(p => p.No)
            .Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var next = found.Count > PageSize ? Mark(found[PageSize - 1].At, found[PageSize - 1].CaseId, found[PageSize - 1].No) : null;
        return new([.. found.Take(PageSize).Select(Show)], next);
    }

    public async Task<Outcome<PublicityView>> ReadAsync(Guid caseId, int no, CancellationToken cancel) =>
        await db.Set<PublicationRow>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == caseId && p.No == no, cancel).ConfigureAwait(false) is { } row
            ? Show(row)
            : Refusal.NotFound("publication");

    public Task<Outcome<Done>> CommentAsync(Guid caseId, int no, PublicComment comment, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<Done>(async token =>
        {
            var fields = new Dictionary<string, Text>();
            if (comment.Name.Trim().Length is 0 or > 60)
                fields["name"] = new("请填写姓名或称呼，不超过 60 字。", "Give a name of at most 60 characters.");
            if (comment.Words.Trim().Length is 0 or > 4000)
                fields["words"] = new("请填写意见，不超过 4000 字。", "Write your comment in at most 4,000 characters.");
            if (comment.Contact is { Length: > 200 })
                fields["contact"] = new("联系方式不超过 200 字。", "Contact details have at most 200 characters.");
            if (fields.Count > 0)
                return Refusal.Invalid("casework.bad-comment", new("意见未能提交，请改正下列各处。", "The comment was not sent. Correct the following."), fields);
            if (await db.Set<PublicationRow>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == caseId && p.No == no, token).ConfigureAwait(false) is not { } publication)
                return Refusal.NotFound("publication");
            if (!Show(publication).TakesComments)
                return new Refusal(RefusalKind.NotAllowed, "casework.publicity-over", new("公示期已结束，不再收集意见。", "The term is over; comments are no longer taken."));
            var row = await db.Set<CaseRow>().SingleAsync(c => c.Id == caseId, token).ConfigureAwait(false);
            var number = ++row.Comments;
            row.Revision++;
            db.Add(new CommentRow
            {
                CaseId = caseId,
                No = number,
                PublicationNo = no,
                Name = comment.Name.Trim(),
                Contact = comment.Contact?.Trim(),
                Words = comment.Words.Trim(),
                At = time.GetUtcNow(),
            });
            await audit.AppendAsync(caseId, "case-comment", "casework.comment", by, time.GetUtcNow(), new { number, comment.Words }, null, token).ConfigureAwait(false);
            return new Done();
        }, cancel);

    public async Task<Outcome<NoticePage>> InboxAsync(string? after, Acting by, CancellationToken cancel)
    {
        if (by.PartyId is not { } party || by.OrganId is not null)
            return Refusal.Forbidden();
        var all = db.Set<NoticeRow>().AsNoTracking().Where(n => n.PartyId == party);
        var rows = all;
        if (Cursor(after) is var (at, id, no))
            rows = rows.Where(n => n.At < at || (n.At == at && (n.CaseId.CompareTo(id) < 0 || (n.CaseId == id && n.No < no))));
        var found = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.CaseId).ThenByDescending(n => n.No)
            .Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var next = found.Count > PageSize ? Mark(found[PageSize - 1].At, found[PageSize - 1].CaseId, found[PageSize - 1].No) : null;
        return new NoticePage(
            [.. found.Take(PageSize).Select(n => new NoticeView(n.CaseId, n.No, new(n.TitleZh, n.TitleEn), new(n.WordsZh, n.WordsEn), n.At, n.ReadAt is not null))],
            next, await all.CountAsync(n => n.ReadAt == null, cancel).ConfigureAwait(false));
    }

    public Task<Outcome<Done>> MarkReadAsync(Guid caseId, int no, Acting by, CancellationToken cancel) =>
        transactions.RunAsync<Done>(async token =>
        {
            if (await db.Set<NoticeRow>().SingleOrDefaultAsync(n => n.CaseId == caseId && n.No == no && n.PartyId == by.PartyId, token).ConfigureAwait(false) is not { } notice || by.OrganId is not null)
                return Refusal.NotFound("notice");
            notice.ReadAt ??= time.GetUtcNow();
            return new Done();
        }, cancel);

    private PublicityView Show(PublicationRow p) => new(
        p.CaseId, p.No, p.Kind, new(p.TitleZh, p.TitleEn), new(p.OrganZh, p.OrganEn), p.Number, p.Seal, p.Zh, p.En, p.OpensOn, p.ClosesOn,
        p.TakesComments && ChinaTime.DateOf(time.GetUtcNow()) <= p.ClosesOn);

    private static string Mark(DateTimeOffset at, Guid id, int no) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}_{id:N}_{no}");

    // A marker that cannot be read starts from the first page: it is only ever a link of ours.
    private static (DateTimeOffset At, Guid Id, int No)? Cursor(string? text) =>
        text?.Split('_') is [var ticks, var id, var no]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and <= 3155378975999999999
        && Guid.TryParse(id, out var guid) && int.TryParse(no, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), guid, number)
            : null;
}
