using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

internal sealed class DirectoryReader(PlatformDb db, DerivedIds ids, TimeProvider time) : IDirectory
{
    public async Task<IReadOnlyDictionary<Guid, PartyCard>> PartiesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel).ConfigureAwait(false);
        if (people.Count == ids.Count)
            return people.Select(Card).ToDictionary(c => c.Id);
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel).ConfigureAwait(false);
        return people.Select(Card).Concat(organisations.Select(o => new PartyCard(o.Id, o.Name, o.CreditCode, true))).ToDictionary(c => c.Id);
    }

    public async Task<PartyCard?> PartyAsync(string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(number);
        var id = CreditCode.TryParse(number, out var code) ? DerivedIds.Organisation(code) : IdNumber.TryParse(number, out var person) ? ids.Person(person) : (Guid?)null;
        return id is { } known ? (await PartiesAsync([known], cancel).ConfigureAwait(false)).GetValueOrDefault(known) : null;
    }

    public async Task<IReadOnlyList<OrganCard>> OrgansAsync(CancellationToken cancel) =>
        [.. (await db.Set<Organ>().AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancel).ConfigureAwait(false)).Select(Card)];

    public async Task<OrganCard?> OrganAsync(string code, CancellationToken cancel)
    {
        var id = DerivedIds.Organ(code);
        return await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel).ConfigureAwait(false) is { } organ ? Card(organ) : null;
    }

    public async Task<IReadOnlyList<PostCard>> PostsAsync(Guid organId, CancellationToken cancel)
    {
        var day = time.Today();
        var posts = await (from p in db.Set<Post>()
                           join o in db.Set<Office>() on new { p.OrganId, Id = p.OfficeId } equals new { o.OrganId, o.Id }
                           where p.OrganId == organId
                           orderby o.NameZh, p.NameZh
                           select new { p, o }).AsNoTracking().ToListAsync(cancel).ConfigureAwait(false);
        var ids = posts.Select(x => x.p.Id).ToList();
        var holders = await (from a in db.Set<Appointment>()
                             join h in db.Set<Person>() on a.PersonId equals h.Id
                             where ids.Contains(a.PostId) && a.EndedAt == null && a.From <= day && (a.To == null || day <= a.To)
                             select new { a.PostId, h }).AsNoTracking().ToListAsync(cancel).ConfigureAwait(false);
        return [.. posts.Select(x => new PostCard(x.p.Id, x.o.Id, new(x.o.NameZh, x.o.NameEn), new(x.p.NameZh, x.p.NameEn),
            JsonSerializer.Deserialize<string[]>(x.p.Roles)!, [.. holders.Where(h => h.PostId == x.p.Id).Select(h => Card(h.h))]))];
    }

    private static PartyCard Card(Person p) => new(p.Id, p.Name, p.IdNumberMasked, false);

    private static OrganCard Card(Organ o) => new(o.Id, o.Code, new Text(o.NameZh, o.NameEn), o.ParentId);
}
