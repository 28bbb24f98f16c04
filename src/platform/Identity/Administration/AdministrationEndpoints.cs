using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Identity;

internal static class AdministrationEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/organs", (IDirectory directory, CancellationToken cancel) => directory.OrgansAsync(cancel)).AllowAnyone()
            .WithName("ListOrgans").WithSummary("All organs; public");
        api.MapGet("/organs/{id:guid}/posts", (Guid id, IDirectory directory, CancellationToken cancel) => directory.PostsAsync(id, cancel)).RequireRole(Roles.Administrator, Roles.Supervisor)
            .WithName("ListPosts").WithSummary("Posts of an organ and who holds them");
        api.MapPost("/organs", async (OrganInput input, IActing acting, OrganVerbs organs, CancellationToken cancel) =>
            (await organs.CreateOrganAsync(await acting.CurrentAsync(), input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("CreateOrgan").WithSummary("Enters an organ").ProducesProblem(400).ProducesProblem(409);
        api.MapPost("/organs/{id:guid}/offices", async (Guid id, OfficeInput input, IActing acting, OrganVerbs organs, CancellationToken cancel) =>
            (await organs.CreateOfficeAsync(await acting.CurrentAsync(), id, input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("CreateOffice").WithSummary("Enters an office of an organ").ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/organs/{id:guid}/posts", async (Guid id, PostInput input, IActing acting, OrganVerbs organs, CancellationToken cancel) =>
            (await organs.CreatePostAsync(await acting.CurrentAsync(), id, input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("CreatePost").WithSummary("Enters a post with its roles").ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/posts/{id:guid}/appointments", async (Guid id, AppointmentInput input, IActing acting, AppointmentVerbs appointments, CancellationToken cancel) =>
            (await appointments.AppointAsync(await acting.CurrentAsync(), id, input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("Appoint").WithSummary("Appoints a person, never oneself, to a post").ProducesProblem(400).ProducesProblem(403);
        api.MapPost("/posts/{id:guid}/delegations", async (Guid id, AppointmentInput input, IActing acting, AppointmentVerbs appointments, CancellationToken cancel) =>
            (await appointments.DelegateAsync(await acting.CurrentAsync(), id, input, cancel)).ToResult()).RequireRole([.. Roles.OfPosts])
            .WithName("DelegatePost").WithSummary("The holder of a post lets a colleague stand in").ProducesProblem(400).ProducesProblem(403);
        api.MapDelete("/persons/{person:guid}/appointments/{id:guid}", async (Guid person, Guid id, IActing acting, AppointmentVerbs appointments, CancellationToken cancel) =>
            (await appointments.EndAsync(await acting.CurrentAsync(), person, id, cancel)).ToResult()).RequireRole([.. Roles.OfPosts])
            .WithName("EndAppointment").WithSummary("Ends an appointment or a delegation").ProducesProblem(404);

        api.MapGet("/accounts", (Guid? after, AccountVerbs accounts, CancellationToken cancel) => accounts.ListAsync(after, cancel)).RequireRole(Roles.Administrator)
            .WithName("ListAccounts").WithSummary("Accounts by id, 100 a page");
        api.MapPost("/accounts", async (AccountInput input, IActing acting, AccountVerbs accounts, CancellationToken cancel) =>
            (await accounts.CreateAccountAsync(await acting.CurrentAsync(), input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("CreateAccount").WithSummary("Opens an account for a person").ProducesProblem(400);
        api.MapPost("/accounts/{id:guid}/disable", async (Guid id, IActing acting, AccountVerbs accounts, CancellationToken cancel) =>
            (await accounts.SetDisabledAsync(await acting.CurrentAsync(), id, true, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("DisableAccount").WithSummary("Closes an account and all its sessions and tokens").ProducesProblem(404);
        api.MapPost("/accounts/{id:guid}/enable", async (Guid id, IActing acting, AccountVerbs accounts, CancellationToken cancel) =>
            (await accounts.SetDisabledAsync(await acting.CurrentAsync(), id, false, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("EnableAccount").WithSummary("Opens a closed account again").ProducesProblem(404);
        api.MapPost("/organisations", async (NewOrganisationInput input, IActing acting, AccountVerbs accounts, CancellationToken cancel) =>
            (await accounts.CreateOrganisationAsync(await acting.CurrentAsync(), input, cancel)).ToResult()).RequireRole(Roles.Administrator)
            .WithName("RegisterOrganisation").WithSummary("Enters an organisation with its legal representative").ProducesProblem(400).ProducesProblem(409);
    }
}
