using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;

namespace Tongban.Identity;

internal sealed record ActingInput(string? Key);

internal sealed record Me(Guid? PersonId, string Name, Guid? OrganisationId, Guid? OrganId, Guid? PostId, IReadOnlyList<string> Roles, string? Active, IReadOnlyList<ActingChoice> Choices);

internal static class SignInEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/sign-in", async (SignInInput input, ISignIn signIn, HttpContext http, CancellationToken cancel) =>
            (await signIn.SignInAsync(http, input, cancel)).ToResult()).AllowAnyone()
            .WithName("SignIn").WithSummary("Opens a session and sets its cookie").ProducesProblem(401).ProducesProblem(429);

        api.MapPost("/sign-out", async (ISignIn signIn, HttpContext http, CancellationToken cancel) =>
        {
            await signIn.SignOutAsync(http, cancel);
            return Results.NoContent();
        }).AllowAnyone().WithName("SignOut").WithSummary("Ends the session").Produces(204);

        api.MapGet("/me", async (IActing acting, IActingChoices choices, CancellationToken cancel) =>
        {
            var by = await acting.CurrentAsync();
            return new Me(by.PersonId, by.Name, by.OrganisationId, by.OrganId, by.PostId, [.. by.Roles.Order(StringComparer.Ordinal)], choices.ActiveKey, await choices.ListAsync(cancel));
        }).RequireSignedIn().WithName("Me").WithSummary("Who is signed in, as whom they act and as whom they may");

        api.MapPut("/me/acting", async (ActingInput input, IActingChoices choices, CancellationToken cancel) =>
            (await choices.ChooseAsync(input.Key ?? "", cancel)).ToResult()).RequireSignedIn().RequireSession()
            .WithName("ChooseActing").WithSummary("Chooses as whom the session acts").ProducesProblem(404);
    }
}
