using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>Organs with their offices and posts, and who holds a post or stands in for its holder.</summary>
public interface IOrgans
{
    /// <summary>The offices of an organ.</summary>
    Task<IReadOnlyList<OfficeCard>> OfficesAsync(Guid organId, CancellationToken cancel);

    /// <summary>Enters an organ; an administrator's.</summary>
    Task<Outcome<Guid>> CreateOrganAsync(OrganInput input, Acting by, CancellationToken cancel);

    /// <summary>Enters an office of an organ; an administrator's.</summary>
    Task<Outcome<Guid>> CreateOfficeAsync(Guid organId, OfficeInput input, Acting by, CancellationToken cancel);

    /// <summary>Enters a post with its roles; an administrator's. A post of administrators or auditors carries nothing else.</summary>
    Task<Outcome<Guid>> CreatePostAsync(Guid organId, PostInput input, Acting by, CancellationToken cancel);

    /// <summary>Appoints a person, never oneself, to a post; an administrator's.</summary>
    Task<Outcome<Guid>> AppointAsync(Guid postId, AppointmentInput input, Acting by, CancellationToken cancel);

    /// <summary>The holder of a post lets a colleague of the same organ stand in from a day to a day.</summary>
    Task<Outcome<Guid>> DelegateAsync(AppointmentInput input, Acting by, CancellationToken cancel);

    /// <summary>Ends an appointment or delegation: an administrator any, a holder the delegations they made.</summary>
    Task<Outcome<Done>> EndAsync(Guid personId, Guid appointmentId, Acting by, CancellationToken cancel);

    /// <summary>Appointments and delegations in force or to come: of an organ for an administrator, one's own post's for its holder.</summary>
    Task<Outcome<IReadOnlyList<AppointmentView>>> AppointmentsAsync(Guid organId, Acting by, CancellationToken cancel);

    /// <summary>Colleagues of one's organ who may stand in: user name and name.</summary>
    Task<IReadOnlyList<(string UserName, string Name)>> ColleaguesAsync(Acting by, CancellationToken cancel);
}

/// <summary>An office of an organ.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
public sealed record OfficeCard(Guid Id, Text Name);

/// <summary>An organ to enter.</summary>
/// <param name="Code">2 to 40 small letters, digits or hyphens; packs name it by this.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Parent">Code of the organ above; null at the top.</param>
public sealed record OrganInput(string? Code, string? NameZh, string? NameEn, string? Parent);

/// <summary>An office to enter.</summary>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
public sealed record OfficeInput(string? NameZh, string? NameEn);

/// <summary>A post to enter.</summary>
/// <param name="OfficeId">Office it belongs to.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Roles">Roles it carries, see <see cref="Kernel.Roles.OfPosts"/>.</param>
public sealed record PostInput(Guid OfficeId, string? NameZh, string? NameEn, string[]? Roles);

/// <summary>An appointment or delegation to make.</summary>
/// <param name="UserName">Account of the person.</param>
/// <param name="From">First day; null for today.</param>
/// <param name="To">Last day; null for no end, which a delegation must have.</param>
public sealed record AppointmentInput(string? UserName, DateOnly? From, DateOnly? To);

/// <summary>An appointment or delegation.</summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">Who is appointed or stands in.</param>
/// <param name="Person">Their name.</param>
/// <param name="PostId">The post.</param>
/// <param name="Post">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null for no end.</param>
/// <param name="OnBehalfOf">For whom they stand in; null for an appointment.</param>
public sealed record AppointmentView(Guid Id, Guid PersonId, string Person, Guid PostId, Text Post, DateOnly From, DateOnly? To, string? OnBehalfOf);
