using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>What the signed-in person does with the own account. Throws <see cref="InvalidOperationException"/> when nobody is signed in.</summary>
public interface IOwnAccount
{
    /// <summary>Open sessions, the one last seen first.</summary>
    Task<IReadOnlyList<SessionView>> SessionsAsync(CancellationToken cancel);

    /// <summary>Ends one session.</summary>
    Task<Outcome<Done>> RevokeSessionAsync(Guid id, CancellationToken cancel);

    /// <summary>Changes the password and ends the other sessions.</summary>
    /// <param name="password">The present one.</param>
    /// <param name="newPassword">The new one.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<Done>> ChangePasswordAsync(string? password, string? newPassword, CancellationToken cancel);
}

/// <summary>An open session.</summary>
/// <param name="Id">Id.</param>
/// <param name="Browser">What the browser calls itself, shortened.</param>
/// <param name="Address">Network address it was opened from.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="LastSeenAt">When it was last used.</param>
/// <param name="Current">Whether it is this one.</param>
public sealed record SessionView(Guid Id, string Browser, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);
