using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Identity;

internal static class MandateEndpoints
{
    internal static void Map(RouteGroupBuilder identity)
    {
        var api = identity.MapGroup("/mandates");
        api.MapGet("", async (IActing acting, MandateVerbs mandates, CancellationToken cancel) => await mandates.ListAsync(await acting.CurrentAsync(), cancel)).RequireRole(Roles.Applicant)
            .WithName("ListMandates").WithSummary("Mandates of the company represented, else one's own");
        api.MapPost("", async (MandateInput input, [FromHeader(Name = "Idempotency-Key")] string? key, IActing acting, MandateVerbs mandates, CancellationToken cancel) =>
            (await mandates.GrantAsync(await acting.CurrentAsync(), input, key, cancel)).ToResult()).RequireRole(Roles.Applicant)
            .WithName("GrantMandate").WithSummary("A company's representative lets an agent act for it").ProducesProblem(400).ProducesProblem(403);
        api.MapDelete("/{id:guid}", async (Guid id, IActing acting, MandateVerbs mandates, CancellationToken cancel) =>
            (await mandates.RevokeAsync(await acting.CurrentAsync(), id, cancel)).ToResult()).RequireRole(Roles.Applicant)
            .WithName("RevokeMandate").WithSummary("Takes a mandate back, at once").ProducesProblem(403).ProducesProblem(404);
    }
}
