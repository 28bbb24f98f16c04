using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>Accounts as an administrator keeps them; everybody else is refused.</summary>
public interface IAccounts
{
    /// <summary>A page of accounts by id, at most a hundred, identity numbers masked.</summary>
    /// <param name="after">Id of the last account of the page before, or null.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<IReadOnlyList<AccountView>>> ListAsync(Guid? after, Acting by, CancellationToken cancel);

    /// <summary>Opens an account for a person who has none.</summary>
    Task<Outcome<Guid>> CreateAsync(AccountInput input, Acting by, CancellationToken cancel);

    /// <summary>Closes an account with its sessions and tokens, or opens it again; never one's own.</summary>
    Task<Outcome<Done>> BlockAsync(Guid id, bool blocked, Acting by, CancellationToken cancel);
}

/// <summary>An account to open.</summary>
/// <param name="UserName">3 to 64 letters, digits or <c>._-@</c>.</param>
/// <param name="Password">First password.</param>
/// <param name="Name">The person's name.</param>
/// <param name="IdNumber">Identity number (GB 11643).</param>
public sealed record AccountInput(string? UserName, string? Password, string? Name, string? IdNumber);

/// <summary>An account in a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="UserName">User name.</param>
/// <param name="Name">The person's name.</param>
/// <param name="IdNumber">Identity number, masked.</param>
/// <param name="Disabled">Closed by an administrator.</param>
/// <param name="Locked">Locked for a while after wrong passwords.</param>
/// <param name="OneTimeCodes">A one-time code is asked for at sign-in.</param>
public sealed record AccountView(Guid Id, string UserName, string Name, string IdNumber, bool Disabled, bool Locked, bool OneTimeCodes);
