using Microsoft.AspNetCore.Http;
using Tongban.Kernel;

namespace Tongban.Identity.Contracts;

/// <summary>Signing in and out at a browser; what the sign-in page and the API share.</summary>
public interface ISignIn
{
    /// <summary>
    /// Checks the credentials, opens a session and sets its cookie. Refusals: <c>identity.sign-in-failed</c> (one answer for a wrong
    /// name, a wrong password, a lock-out and a disabled account), <c>identity.code-needed</c> (password right, one-time code missing),
    /// <c>identity.too-many-attempts</c>.
    /// </summary>
    Task<Outcome<Done>> SignInAsync(HttpContext http, SignInInput input, CancellationToken cancel);

    /// <summary>Ends the current session and takes its cookie away; does nothing without one.</summary>
    Task SignOutAsync(HttpContext http, CancellationToken cancel);
}

/// <summary>Credentials.</summary>
/// <param name="UserName">Name of the account; case does not matter.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">One-time code or recovery code, where the account asks for one.</param>
/// <param name="ActingKey">What to act as, <see cref="ActingChoice.Key"/>; taken when it is open to the person, else the usual first choice.</param>
public sealed record SignInInput(string? UserName, string? Password, string? Code = null, string? ActingKey = null);
