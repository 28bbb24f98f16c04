namespace Tongban.Kernel;

/// <summary>Who acts, for whom, by what authority, at one moment. Every verb takes one; the host makes it from the session.</summary>
/// <param name="PersonId">The natural person; null for the public without an account and for the platform itself.</param>
/// <param name="Name">Name as it stands in the audit record.</param>
/// <param name="OrganisationId">The company or other organisation acted for, with a mandate in force; null when for oneself.</param>
/// <param name="OrganId">The organ (行政机关) of the post held; null for applicants.</param>
/// <param name="PostId">The post (岗位) acted from; null for applicants.</param>
/// <param name="Roles">Roles by post, see <see cref="Kernel.Roles"/>; every signed-in person has <see cref="Roles.Applicant"/>.</param>
public sealed record Acting(
    Guid? PersonId,
    string Name,
    Guid? OrganisationId,
    Guid? OrganId,
    Guid? PostId,
    IReadOnlySet<string> Roles)
{
    /// <summary>The public without an account.</summary>
    public static Acting Anyone { get; } = new(null, "public", null, null, null, new HashSet<string>());

    /// <summary>The platform itself: a clock that runs out, an event delivered.</summary>
    public static Acting Platform { get; } = new(null, "platform", null, null, null, new HashSet<string> { Kernel.Roles.Platform });

    /// <summary>True when one of the roles is held.</summary>
    public bool Has(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role))
                return true;
        return false;
    }

    /// <summary>The party of a case this acting stands for: the organisation when acting for one, else the person.</summary>
    public Guid? PartyId => OrganisationId ?? PersonId;
}

/// <summary>Names of the roles. A post carries them; nobody holds a role but through a post (applicants and the platform aside).</summary>
public static class Roles
{
    /// <summary>Any signed-in person, for themselves or with a mandate for an organisation.</summary>
    public const string Applicant = "applicant";

    /// <summary>Window officer: receives, checks completeness, accepts, asks for correction.</summary>
    public const string Window = "window";

    /// <summary>Examiner: commissions evaluation, reviews, proposes.</summary>
    public const string Examiner = "examiner";

    /// <summary>Decides in the organ's name.</summary>
    public const string Decider = "decider";

    /// <summary>Looks at load, lateness and conduct; changes nothing.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Administers packs, organs, posts, accounts, calendar; sees no dossier.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads and verifies the audit record.</summary>
    public const string Auditor = "auditor";

    /// <summary>The platform itself; never given to an account.</summary>
    public const string Platform = "platform";

    /// <summary>All roles a post can carry.</summary>
    public static IReadOnlyList<string> OfPosts { get; } = [Window, Examiner, Decider, Supervisor, Administrator, Auditor];
}
