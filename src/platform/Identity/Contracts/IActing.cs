using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>Who acts in the current request. Scoped.</summary>
public interface IActing
{
    /// <summary>
    /// The acting chosen in the session or by <c>X-Acting-For</c>, checked against mandates and appointments in force today;
    /// <see cref="Acting.Anyone"/> without a sign-in. When what was chosen has lapsed, the person without any role.
    /// </summary>
    ValueTask<Acting> CurrentAsync();
}

/// <summary>One way a signed-in person can act.</summary>
/// <param name="Key"><c>self</c>, <c>organisation:ID</c> or <c>post:ID</c>; the value of <c>X-Acting-For</c>.</param>
/// <param name="Name">What the person chooses by.</param>
/// <param name="Roles">Roles it gives.</param>
public sealed record ActingChoice(string Key, Text Name, IReadOnlyList<string> Roles);

/// <summary>The acting a person may choose from.</summary>
public interface IActingChoices
{
    /// <summary>All that are open to the signed-in person today; empty for the public.</summary>
    Task<IReadOnlyList<ActingChoice>> ListAsync(CancellationToken cancel);

    /// <summary>The key now active; null for the public.</summary>
    string? ActiveKey { get; }

    /// <summary>What the active choice is called; null for the public and for a choice that has lapsed.</summary>
    Text? ActiveName { get; }

    /// <summary>Keeps a choice in the session; refused when it is not open to the person, or with an access token.</summary>
    Task<Outcome<Done>> ChooseAsync(string key, CancellationToken cancel);
}
