using System.Security.Claims;

namespace Tongban.Identity;

/// <summary>Who is signed in, as the framework knows people; form tokens are bound to it.</summary>
internal static class SignedInPerson
{
    internal static ClaimsPrincipal Of(Guid account, string name) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.ToString()), new Claim(ClaimTypes.Name, name)], "Tongban"));
}
