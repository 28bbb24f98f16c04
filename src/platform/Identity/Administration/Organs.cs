using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>The door to organs, posts and appointments for pages: the same verbs as the API, and the role asked again.</summary>
internal sealed class Organs(PlatformDb db, OrganVerbs organs, AppointmentVerbs appointments, TimeProvider time) : IOrgans
{
    public async Task<IReadOnlyList<OfficeCard>> OfficesAsync(Guid organId, CancellationToken cancel) =>
        [.. (await db.Set<Office>().AsNoTracking().Where(o => o.OrganId == organId).OrderBy(o => o.NameZh).ToListAsync(cancel).ConfigureAwait(false))
            .Select(o => new OfficeCard(o.Id, new(o.NameZh, o.NameEn)))];

    public Task<Outcome<Guid>> CreateOrganAsync(OrganInput input, Acting by, CancellationToken cancel) =>
        AsAdministrator(by, () => organs.CreateOrganAsync(by, input, cancel));

    public Task<Outcome<Guid>> CreateOfficeAsync(Guid organId, OfficeInput input, Acting by, CancellationToken cancel) =>
        AsAdministrator(by, () => organs.CreateOfficeAsync(by, organId, input, cancel));

    public Task<Outcome<Guid>> CreatePostAsync(Guid organId, PostInput input, Acting by, CancellationToken cancel) =>
        AsAdministrator(by, () => organs.CreatePostAsync(by, organId, input, cancel));

    public Task<Outcome<Guid>> AppointAsync(Guid postId, AppointmentInput input, Acting by, CancellationToken cancel) =>
        AsAdministrator(by, () => appointments.AppointAsync(by, postId, input, cancel));

    public async Task<Outcome<Guid>> DelegateAsync(AppointmentInput input, Acting by, CancellationToken cancel) =>
        by.PostId is { } post ? (await appointments.DelegateAsync(by, post, input, cancel).ConfigureAwait(false)).Then<Guid>(c => c.Id) : Refusal.Forbidden("identity.not-holder");

    public Task<Outcome<Done>> EndAsync(Guid personId, Guid appointmentId, Acting by, CancellationToken cancel) => appointments.EndAsync(by, personId, appointmentId, cancel);

    public async Task<Outcome<IReadOnlyList<AppointmentView>>> AppointmentsAsync(Guid organId, Acting by, CancellationToken cancel)
    {
        var all = by.Has(Roles.Administrator);
        if (!all && (by.OrganId != organId || by.PostId is null))
            return Refusal.Forbidden();
        var (day, me, post) = (time.Today(), by.PersonId, by.PostId);
        var found = await (
            from a in db.Set<Appointment>()
            join p in db.Set<Post>() on a.PostId equals p.Id
            join h in db.Set<Person>() on a.PersonId equals h.Id
            join b in db.Set<Person>() on a.OnBehalfOfId equals (Guid?)b.Id into behalf
            from b in behalf.DefaultIfEmpty()
            where p.OrganId == organId && a.EndedAt == null && (a.To == null || day <= a.To) && (all || (a.PostId == post && a.OnBehalfOfId == me))
            orderby p.NameZh, a.From
            select new { a, p.NameZh, p.NameEn, Person = h.Name, Behalf = b == null ? null : b.Name }).AsNoTracking().Take(1000).ToListAsync(cancel).ConfigureAwait(false);
        return found.Select(f => new AppointmentView(f.a.Id, f.a.PersonId, f.Person, f.a.PostId, new(f.NameZh, f.NameEn), f.a.From, f.a.To, f.Behalf)).ToList();
    }

    public async Task<IReadOnlyList<(string UserName, string Name)>> ColleaguesAsync(Acting by, CancellationToken cancel)
    {
        var (day, organ, me) = (time.Today(), by.OrganId, by.PersonId);
        if (organ is null)
            return [];
        var found = await (
            from a in db.Set<Appointment>()
            join p in db.Set<Post>() on a.PostId equals p.Id
            join h in db.Set<Person>() on a.PersonId equals h.Id
            join u in db.Set<Account>() on a.PersonId equals u.PersonId
            where p.OrganId == organ && a.PersonId != me && a.OnBehalfOfId == null && a.EndedAt == null && a.From <= day && (a.To == null || day <= a.To) && !u.Disabled
            select new { u.UserName, h.Name }).Distinct().OrderBy(x => x.Name).Take(1000).ToListAsync(cancel).ConfigureAwait(false);
        return [.. found.Select(f => (f.UserName, f.Name))];
    }

    private static async Task<Outcome<Guid>> AsAdministrator(Acting by, Func<Task<Outcome<Created>>> change) =>
        by.Has(Roles.Administrator) ? (await change().ConfigureAwait(false)).Then<Guid>(c => c.Id) : Refusal.Forbidden();
}
