using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;

namespace Tongban.Identity;

internal static class OwnAccountEndpoints
{
    internal static void Map(RouteGroupBuilder identity)
    {
        // Everything here could turn a stolen token into an account, so a token is never enough.
        var api = identity.MapGroup("/me").RequireSession();
        api.MapGet("/sessions", (OwnAccount own, CancellationToken cancel) => own.SessionsAsync(cancel)).RequireSignedIn()
            .WithName("ListSessions").WithSummary("Open sessions of the account");
        api.MapDelete("/sessions/{id:guid}", async (Guid id, OwnAccount own, CancellationToken cancel) => (await own.RevokeSessionAsync(id, cancel)).ToResult()).RequireSignedIn()
            .WithName("RevokeSession").WithSummary("Ends one session").ProducesProblem(404);
        api.MapPut("/password", async (ChangePasswordInput input, OwnAccount own, CancellationToken cancel) => (await own.ChangePasswordAsync(input, cancel)).ToResult()).RequireSignedIn()
            .WithName("ChangePassword").WithSummary("Changes the password and ends the other sessions").ProducesProblem(400);
        api.MapPost("/totp", async (PasswordInput input, OwnAccount own, CancellationToken cancel) => (await own.EnrolAsync(input, cancel)).ToResult()).RequireSignedIn()
            .WithName("EnrolTotp").WithSummary("Gives a secret for one-time codes").ProducesProblem(400);
        api.MapPost("/totp/confirm", async (ConfirmCodeInput input, OwnAccount own, CancellationToken cancel) => (await own.ConfirmAsync(input, cancel)).ToResult()).RequireSignedIn()
            .WithName("ConfirmTotp").WithSummary("Turns one-time codes on; answers the recovery codes once").ProducesProblem(400);
        api.MapPost("/totp/disable", async (PasswordInput input, OwnAccount own, CancellationToken cancel) => (await own.DisableTotpAsync(input, cancel)).ToResult()).RequireSignedIn()
            .WithName("DisableTotp").WithSummary("Turns one-time codes off").ProducesProblem(400);
        api.MapGet("/tokens", (OwnAccount own, CancellationToken cancel) => own.TokensAsync(cancel)).RequireSignedIn()
            .WithName("ListTokens").WithSummary("Access tokens in force");
        api.MapPost("/tokens", async (NewTokenInput input, OwnAccount own, CancellationToken cancel) => (await own.CreateTokenAsync(input, cancel)).ToResult()).RequireSignedIn()
            .WithName("CreateToken").WithSummary("Makes an access token, shown once").ProducesProblem(400);
        api.MapDelete("/tokens/{id:guid}", async (Guid id, OwnAccount own, CancellationToken cancel) => (await own.RevokeTokenAsync(id, cancel)).ToResult()).RequireSignedIn()
            .WithName("RevokeToken").WithSummary("Revokes an access token").ProducesProblem(404);
    }
}
