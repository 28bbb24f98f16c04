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
}

/// <summary>What others may know of people and bodies; no identity numbers.</summary>
public interface IDirectory
{
    /// <summary>The parties of the given ids (persons or organisations); ids not known are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PartyCard>> PartiesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

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
