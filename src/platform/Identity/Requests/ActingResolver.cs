using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>One acting open to a person today.</summary>
internal sealed record OpenActing(ActingChoice Choice, Acting Acting);

/// <summary>Reads from mandates, registrations and appointments what a person may act as today. Asked anew for every request, so that a revocation works at once.</summary>
internal sealed class ActingResolver(PlatformDb db, TimeProvider time)
{
    internal const string Self = "self";

    internal static string OrganisationKey(Guid id) => $"organisation:{id}";

    internal static string PostKey(Guid id) => $"post:{id}";

    /// <summary>What a fresh session acts as: the only post, else the only organisation, else oneself.</summary>
    internal async Task<string> FirstKeyAsync(Person person, CancellationToken cancel)
    {
        var open = await ListAsync(person.Id, person.Name, cancel).ConfigureAwait(false);
        var posts = open.Where(o => o.Acting.PostId is not null).ToList();
        var organisations = open.Where(o => o.Acting.OrganisationId is not null).ToList();
        return posts is [var post] ? post.Choice.Key : posts is [] && organisations is [var only] ? only.Choice.Key : Self;
    }

    internal async Task<IReadOnlyList<OpenActing>> ListAsync(Guid person, string name, CancellationToken cancel) =>
    [
        OneSelf(person, name),
        .. await OrganisationsAsync(person, name, null, cancel).ConfigureAwait(false),
        .. await PostsAsync(person, name, null, cancel).ConfigureAwait(false),
    ];

    /// <summary>The acting of a key; null when it is not open to the person today.</summary>
    internal async Task<OpenActing?> FindAsync(Guid person, string name, string key, CancellationToken cancel)
    {
        if (key == Self)
            return OneSelf(person, name);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Guid.TryParseExact(key[(colon + 1)..], "D", out var id))
            return null;
        var open = key[..colon] switch
        {
            "organisation" => await OrganisationsAsync(person, name, id, cancel).ConfigureAwait(false),
            "post" => await PostsAsync(person, name, id, cancel).ConfigureAwait(false),
            _ => [],
        };
        return open.FirstOrDefault();
    }

    private static OpenActing OneSelf(Guid person, string name)
    {
        string[] roles = [Roles.Applicant];
        return new(new(Self, new($"本人（{name}）", $"Myself ({name})"), roles), new(person, name, null, null, null, roles.ToHashSet()));
    }

    private async Task<List<OpenActing>> OrganisationsAsync(Guid person, string name, Guid? only, CancellationToken cancel)
    {
        var day = time.Today();
        var registered = db.Set<Representative>().Where(r => r.PersonId == person && r.From <= day && (r.To == null || day <= r.To)).Select(r => r.OrganisationId);
        var mandated = db.Set<Mandate>().Where(m => m.AgentId == person && m.RevokedAt == null && m.From <= day && (m.To == null || day <= m.To)).Select(m => m.OrganisationId);
        var organisations = await db.Set<Organisation>().AsNoTracking()
            .Where(o => (only == null || o.Id == only) && (registered.Contains(o.Id) || mandated.Contains(o.Id)))
            .OrderBy(o => o.Name).Take(200).ToListAsync(cancel).ConfigureAwait(false);
        string[] roles = [Roles.Applicant];
        return [.. organisations.Select(o => new OpenActing(
            new(OrganisationKey(o.Id), new($"代表 {o.Name}", $"For {o.Name}"), roles),
            new(person, name, o.Id, null, null, roles.ToHashSet())))];
    }

    private async Task<List<OpenActing>> PostsAsync(Guid person, string name, Guid? only, CancellationToken cancel)
    {
        var day = time.Today();
        var appointments = db.Set<Appointment>().Where(a => a.EndedAt == null && a.From <= day && (a.To == null || day <= a.To));
        var held = await (
            from a in appointments
            join p in db.Set<Post>() on a.PostId equals p.Id
            join o in db.Set<Organ>() on p.OrganId equals o.Id
            where a.PersonId == person && (only == null || p.Id == only)
                // A delegation lives no longer than the appointment of the one who delegated.
                && (a.OnBehalfOfId == null || appointments.Any(h => h.PersonId == a.OnBehalfOfId && h.PostId == a.PostId && h.OnBehalfOfId == null))
            orderby a.OnBehalfOfId != null, p.NameZh
            select new { Post = p, Organ = o, a.OnBehalfOfId }).AsNoTracking().Take(200).ToListAsync(cancel).ConfigureAwait(false);
        return [.. held.DistinctBy(h => h.Post.Id).Select(h =>
        {
            string[] roles = [Roles.Applicant, .. JsonSerializer.Deserialize<string[]>(h.Post.Roles)!];
            var (zh, en) = h.OnBehalfOfId is null ? ("", "") : ("（代理）", " (by delegation)");
            return new OpenActing(
                new(PostKey(h.Post.Id), new($"{h.Organ.NameZh} · {h.Post.NameZh}{zh}", $"{h.Organ.NameEn} · {h.Post.NameEn}{en}"), roles),
                new(person, name, null, h.Organ.Id, h.Post.Id, roles.ToHashSet()));
        })];
    }
}
