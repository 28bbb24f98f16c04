using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>Who holds a post, and who stands in for the holder. Nobody appoints themselves; nobody hands on what they only stand in for.</summary>
internal sealed class AppointmentVerbs(PlatformDb db, Changes changes, TimeProvider time)
{
    internal Task<Outcome<Created>> AppointAsync(Acting by, Guid post, AppointmentInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (!await db.Set<Post>().AnyAsync(p => p.Id == post, token).ConfigureAwait(false))
            return Refusal.NotFound("identity.post");
        var person = await PersonOfAsync(input.UserName, token).ConfigureAwait(false);
        if (person is null)
            return Bad("userName", new("没有此用户名的账号。", "There is no account of this name."));
        if (person == by.PersonId)
            return Refusal.Forbidden("identity.self-appointment");
        return await AddAsync(by, person.Value, post, input, null, "identity.appointed", token).ConfigureAwait(false);
    }, cancel);

    /// <summary>The holder of a post lets a colleague of the same organ stand in from a day to a day.</summary>
    internal Task<Outcome<Created>> DelegateAsync(Acting by, Guid post, AppointmentInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        var (day, organ) = (time.Today(), by.OrganId);
        var holds = by.PostId == post && await db.Set<Appointment>().AnyAsync(a => a.PersonId == by.PersonId && a.PostId == post && a.OnBehalfOfId == null
            && a.EndedAt == null && a.From <= day && (a.To == null || day <= a.To), token).ConfigureAwait(false);
        if (!holds)
            return Refusal.Forbidden("identity.not-holder");
        if (input.To is null)
            return Bad("to", new("代理须有截止日期。", "A delegation has a last day."));
        var person = await PersonOfAsync(input.UserName, token).ConfigureAwait(false);
        var colleague = person is not null && person != by.PersonId && await (
            from a in db.Set<Appointment>()
            join p in db.Set<Post>() on a.PostId equals p.Id
            where a.PersonId == person && a.OnBehalfOfId == null && a.EndedAt == null && a.From <= day && (a.To == null || day <= a.To) && p.OrganId == organ
            select a).AnyAsync(token).ConfigureAwait(false);
        if (!colleague)
            return Bad("userName", new("代理人须为本机关现任工作人员。", "The one who stands in must hold a post of the same organ."));
        return await AddAsync(by, person!.Value, post, input, by.PersonId, "identity.delegated", token).ConfigureAwait(false);
    }, cancel);

    /// <summary>Ends an appointment or delegation: an administrator any, a holder the delegations they made.</summary>
    internal Task<Outcome<Done>> EndAsync(Acting by, Guid person, Guid id, CancellationToken cancel) => changes.RunAsync<Done>(async token =>
    {
        var found = await db.Set<Appointment>().SingleOrDefaultAsync(a => a.PersonId == person && a.Id == id, token).ConfigureAwait(false);
        if (found is null || !(by.Has(Roles.Administrator) || (found.OnBehalfOfId is not null && found.OnBehalfOfId == by.PersonId)))
            return Refusal.NotFound("identity.appointment");
        if (found.EndedAt is null)
        {
            found.EndedAt = time.GetUtcNow();
            await changes.RecordAsync(person, "person", "identity.appointment-ended", by, new { appointment = id, found.PostId }, token).ConfigureAwait(false);
        }

        return default(Done);
    }, cancel);

    private async Task<Outcome<Created>> AddAsync(Acting by, Guid person, Guid post, AppointmentInput input, Guid? onBehalfOf, string verb, CancellationToken cancel)
    {
        var from = input.From ?? time.Today();
        if (input.To < from)
            return Bad("to", new("截止日期不得早于起始日期。", "The last day is before the first."));
        var appointment = new Appointment { PersonId = person, Id = Guid.NewGuid(), PostId = post, From = from, To = input.To, OnBehalfOfId = onBehalfOf, MadeById = by.PersonId!.Value };
        db.Add(appointment);
        await changes.RecordAsync(person, "person", verb, by, new { appointment = appointment.Id, post, from, input.To }, cancel).ConfigureAwait(false);
        return new Created(appointment.Id);
    }

    private async Task<Guid?> PersonOfAsync(string? userName, CancellationToken cancel)
    {
        if (userName is not { Length: > 0 and <= 64 })
            return null;
        var account = DerivedIds.Account(userName);
        return await db.Set<Account>().Where(a => a.Id == account).Select(a => (Guid?)a.PersonId).SingleOrDefaultAsync(cancel).ConfigureAwait(false);
    }

    private static Refusal Bad(string field, Text message) => Refusal.Invalid("identity.bad-appointment", message, new Dictionary<string, Text> { [field] = message });
}
