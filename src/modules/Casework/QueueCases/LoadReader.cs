using Microsoft.EntityFrameworkCore;
using Tongban.Casework.Contracts;
using Tongban.Casework.ReadCase;
using Tongban.Casework.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;

namespace Tongban.Casework.QueueCases;

/// <summary>Counts in the database: one grouped query over the open cases, by the queue's own index.</summary>
internal sealed class LoadReader(PlatformDb db, CaseRows rows, IDirectory directory, IPackLibrary packs) : ILoads
{
    public async Task<Outcome<LoadList>> ReadAsync(Acting by, CancellationToken cancel)
    {
        if (by.OrganId is not { } organ || !by.Has(Roles.Supervisor))
            return Refusal.Forbidden();
        var organs = Below(organ, await directory.OrgansAsync(cancel).ConfigureAwait(false));
        var (today, yellow) = (rows.Today(), rows.YellowUntil());
        var counted = await db.Set<CaseRow>().AsNoTracking().Where(c => organs.Contains(c.OrganId) && c.Open)
            .GroupBy(c => new { c.OrganId, c.Item, c.AssigneeId })
            .Select(g => new
            {
                g.Key.OrganId,
                g.Key.Item,
                g.Key.AssigneeId,
                Open = g.Count(),
                Red = g.Count(c => c.DueOn < today),
                Yellow = g.Count(c => c.DueOn >= today && c.DueOn <= yellow),
                Still = g.Count(c => c.StandsStillSince != null),
                Oldest = g.Min(c => c.DueOn),
                StillSince = g.Min(c => c.StandsStillSince),
            })
            .ToListAsync(cancel).ConfigureAwait(false);
        var found = counted.Select(c => new LoadRow(
            c.OrganId, c.Item, TitleOf(c.Item), c.AssigneeId, c.Open, c.Red, c.Yellow, c.Still, c.Oldest < today ? c.Oldest : null, c.StillSince));
        return new LoadList(today, [.. found.OrderByDescending(r => r.Red).ThenByDescending(r => r.Open).ThenBy(r => r.Item, StringComparer.Ordinal)]);
    }

    // The organ and every organ under it, however deep.
    private static List<Guid> Below(Guid top, IReadOnlyList<OrganCard> all)
    {
        var found = new List<Guid> { top };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(all.Where(o => o.ParentId == found[i] && !found.Contains(o.Id)).Select(o => o.Id));
        return found;
    }

    private Text TitleOf(string key) =>
        packs.Packs.Reverse().Select(p => p.Item(key)).FirstOrDefault(i => i is not null) is { } item ? CaseRows.TitleOf(item) : new(key, key);
}
