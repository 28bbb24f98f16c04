using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>Mandates: whether an agent's authority reaches an item.</summary>
public interface IMandates
{
    /// <summary>
    /// True when <paramref name="by"/> may act on an item: for oneself and from a post always; for an organisation as its registered
    /// legal representative or signatory, or with a mandate in force whose scope names the item.
    /// </summary>
    Task<bool> CoversAsync(Acting by, string item, CancellationToken cancel);

    /// <summary>For a company's representative all of its mandates, for anybody else their own; newest first, at most 500.</summary>
    Task<IReadOnlyList<MandateView>> ListAsync(Acting by, CancellationToken cancel);

    /// <summary>A company's representative lets an agent act for it.</summary>
    /// <param name="by">The representative, acting for the company.</param>
    /// <param name="input">Who, for what, from when until when.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<MandateView>> GrantAsync(Acting by, MandateInput input, string? key, CancellationToken cancel);

    /// <summary>Takes a mandate back, at once.</summary>
    Task<Outcome<Done>> RevokeAsync(Acting by, Guid id, CancellationToken cancel);
}

/// <summary>A mandate to grant.</summary>
/// <param name="AgentUserName">Account of the agent.</param>
/// <param name="Items">Items it reaches, by id; <c>*</c> for all.</param>
/// <param name="From">First day; null for today.</param>
/// <param name="To">Last day; null for no end.</param>
public sealed record MandateInput(string? AgentUserName, string[]? Items, DateOnly? From, DateOnly? To);

/// <summary>A mandate.</summary>
/// <param name="Id">Id.</param>
/// <param name="OrganisationId">The company.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="AgentId">The agent.</param>
/// <param name="Agent">The agent's name.</param>
/// <param name="Items">Items it reaches; <c>*</c> for all.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null for no end.</param>
/// <param name="GrantedAt">When it was granted.</param>
/// <param name="RevokedAt">When it was taken back; null while it stands.</param>
public sealed record MandateView(Guid Id, Guid OrganisationId, string Organisation, Guid AgentId, string Agent, IReadOnlyList<string> Items,
    DateOnly From, DateOnly? To, DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt);

/// <summary>What others may know of people and bodies; no identity numbers.</summary>
public interface IDirectory
{
    /// <summary>The parties of the given ids (persons or organisations); ids not known are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PartyCard>> PartiesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>The party with a credit code or identity number, for officers at the counter; null when it is not registered or the number is wrong.</summary>
    Task<PartyCard?> PartyAsync(string number, CancellationToken cancel);

    /// <summary>All organs.</summary>
    Task<IReadOnlyList<OrganCard>> OrgansAsync(CancellationToken cancel);

    /// <summary>The organ of a code such as <c>mee</c>; null when there is none.</summary>
    Task<OrganCard?> OrganAsync(string code, CancellationToken cancel);

    /// <summary>The posts of an organ with their present holders.</summary>
    Task<IReadOnlyList<PostCard>> PostsAsync(Guid organId, CancellationToken cancel);
}

/// <summary>A party for display.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Code">Credit code of an organisation, masked identity number of a person.</param>
/// <param name="IsOrganisation">Which of the two.</param>
public sealed record PartyCard(Guid Id, string Name, string Code, bool IsOrganisation);

/// <summary>An organ.</summary>
/// <param name="Id">Id, derived from the code.</param>
/// <param name="Code">Short stable code used by packs.</param>
/// <param name="Name">Name.</param>
/// <param name="ParentId">The organ above it; null at the top.</param>
public sealed record OrganCard(Guid Id, string Code, Text Name, Guid? ParentId);

/// <summary>A post of an organ.</summary>
/// <param name="Id">Id.</param>
/// <param name="OfficeId">The office it belongs to.</param>
/// <param name="Office">Name of the office.</param>
/// <param name="Name">Name of the post.</param>
/// <param name="Roles">Roles it carries.</param>
/// <param name="Holders">Persons appointed today.</param>
public sealed record PostCard(Guid Id, Guid OfficeId, Text Office, Text Name, IReadOnlyList<string> Roles, IReadOnlyList<PartyCard> Holders);
