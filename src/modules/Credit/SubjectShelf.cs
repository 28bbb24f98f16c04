using Microsoft.EntityFrameworkCore;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Credit;

/// <summary>Subjects as their verbs find and change them.</summary>
internal sealed class SubjectShelf(PlatformDb db)
{
    internal PlatformDb Db => db;

    /// <summary>A record within its term with its subject, or the one answer for what is absent, over or not to be seen.</summary>
    internal async Task<Outcome<(SubjectRow Subject, RecordRow Record)>> FindAsync(CreditRecordId id, DateOnly today, CancellationToken cancel) =>
        await db.Set<RecordRow>().SingleOrDefaultAsync(r => r.SubjectId == id.SubjectId && r.No == id.No, cancel).ConfigureAwait(false) is { } record && record.Within(today)
        && await db.Set<SubjectRow>().FindAsync([id.SubjectId], cancel).ConfigureAwait(false) is { } subject
            ? (subject, record)
            : Refusal.NotFound("credit-record");

    /// <summary>Notes a change: the subject's revision counts it, and the public list follows what is public of it.</summary>
    internal async Task ChangedAsync(SubjectRow subject, CancellationToken cancel)
    {
        subject.Revision++;
        var kept = await db.Set<RecordRow>().Where(r => r.SubjectId == subject.Id).ToListAsync(cancel).ConfigureAwait(false);
        subject.PublicUntil = kept.Concat(db.Set<RecordRow>().Local.Where(r => r.SubjectId == subject.Id))
            .Where(r => r.State == CreditState.Standing).Select(r => r.EndsOn).DefaultIfEmpty(DateOnly.MinValue).Max();
    }

    /// <summary>Who decides and corrects: an examiner or decider of the organ that recorded.</summary>
    internal static bool Records(RecordRow record, Acting by) => by.Has(Roles.Platform) || (by.OrganId == record.OrganId && by.Has(Roles.Examiner, Roles.Decider));
}
