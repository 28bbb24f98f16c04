using Microsoft.AspNetCore.Builder;

namespace Tongban.Identity.Contracts;

/// <summary>
/// Who may call an endpoint or see a page: metadata that every endpoint states exactly once, by a convention
/// (<see cref="WhoMayConventions"/>) or on a Razor page by <c>@attribute [WhoMay(Roles.Window)]</c>. An endpoint that states none
/// is refused to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WhoMay : Attribute
{
    /// <summary>The public, signed in or not.</summary>
    public const string Anyone = "*";

    /// <summary>Any signed-in person, whatever they act as, even when what they acted as has lapsed.</summary>
    public const string SignedIn = "+";

    /// <summary>States one of <see cref="Anyone"/>, <see cref="SignedIn"/>, or the roles of which one is needed.</summary>
    public WhoMay(params string[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (roles.Length == 0)
            throw new ArgumentException("Who may, if nobody is named?", nameof(roles));
        foreach (var role in roles)
            if (role is not (Anyone or SignedIn or Kernel.Roles.Applicant) && !Kernel.Roles.OfPosts.Contains(role))
                throw new ArgumentException($"There is no role '{role}'", nameof(roles));
        Roles = roles;
    }

    /// <summary>What was stated.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>True when nobody need be signed in.</summary>
    public bool IsAnyone => Roles is [Anyone];

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Roles);
}

/// <summary>Metadata: only a session of a person at a browser may, never an access token. For what would make a stolen token worth more.</summary>
public sealed class SessionOnly;

/// <summary>How endpoints state who may.</summary>
public static class WhoMayConventions
{
    /// <summary>One of the roles is needed.</summary>
    public static T RequireRole<T>(this T endpoint, params string[] roles) where T : IEndpointConventionBuilder => endpoint.State(new WhoMay(roles));

    /// <summary>Any signed-in person.</summary>
    public static T RequireSignedIn<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.State(new WhoMay(WhoMay.SignedIn));

    /// <summary>The public.</summary>
    public static T AllowAnyone<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.State(new WhoMay(WhoMay.Anyone));

    /// <summary>Not with an access token.</summary>
    public static T RequireSession<T>(this T endpoint) where T : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new SessionOnly()));
        return endpoint;
    }

    private static T State<T>(this T endpoint, WhoMay whoMay) where T : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(whoMay));
        return endpoint;
    }
}
