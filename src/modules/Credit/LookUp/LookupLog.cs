using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Credit.LookUp;

/// <summary>Notes who looked at a person's record and what for, before anything is answered; the person reads it.</summary>
internal sealed class LookupLog(PlatformDb db, Transactions transactions, IDirectory directory, IAuditTrail audit, TimeProvider time)
{
    /// <summary>Notes a look-up of a person by anybody but themself; a company's public record needs no note.</summary>
    internal async Task NoteAsync(Guid subject, Acting by, Text purpose, string reference, CancellationToken cancel)
    {
        if (by.PartyId == subject && by.OrganId is null)
            return;
        var known = (await directory.PartiesAsync([subject], cancel).ConfigureAwait(false)).GetValueOrDefault(subject);
        if (known?.IsOrganisation ?? await db.Set<SubjectRow>().AnyAsync(s => s.Id == subject && s.IsOrganisation, cancel).ConfigureAwait(false))
            return;
        var noted = await transactions.RunAsync<Done>(async token =>
        {
            var now = time.GetUtcNow();
            var organ = by.OrganId is { } id ? (await directory.OrgansAsync(token).ConfigureAwait(false)).FirstOrDefault(o => o.Id == id)?.Name : null;
            var name = organ ?? new Text("本平台", "The platform");
            db.Add(new LookupRow
            {
                SubjectId = subject,
                Id = Guid.CreateVersion7(now),
                At = now,
                By = by.Has(Roles.Platform) || organ is null ? "" : by.Name,
                OrganZh = name.Zh,
                OrganEn = name.En,
                PurposeZh = purpose.Zh,
                PurposeEn = purpose.En,
                Reference = reference,
            });
            await audit.AppendAsync(subject, "credit-subject", "credit.look-up", by, now, new { purpose, reference }, null, token).ConfigureAwait(false);
            return new Done();
        }, cancel).ConfigureAwait(false);
        if (!noted.Succeeded)
            throw new InvalidOperationException($"A look-up could not be noted ({noted.Refusal.Code}), so nothing is answered.");
    }

    internal async Task<IReadOnlyList<CreditLookup>> OfAsync(Guid subject, CancellationToken cancel) =>
        [.. (await db.Set<LookupRow>().AsNoTracking().Where(l => l.SubjectId == subject).OrderByDescending(l => l.At).Take(100).ToListAsync(cancel).ConfigureAwait(false))
            .Select(l => new CreditLookup(l.At, l.By, new(l.OrganZh, l.OrganEn), new(l.PurposeZh, l.PurposeEn), l.Reference))];
}
