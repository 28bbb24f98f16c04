using Microsoft.AspNetCore.Antiforgery;
using Tongban.Identity.Contracts;
using Tongban.Kernel;

namespace Tongban.Web.Host;

// Signing out, and the first page after signing in.
internal static class Sessions
{
    internal static void MapSessions(this WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext http, ISignIn signIn, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            await signIn.SignOutAsync(http, http.RequestAborted);
            return Results.Redirect("/");
        }).AllowAnyone().ExcludeFromDescription();

        app.MapGet("/start", async (IActing acting) => Results.Redirect(FirstPage(await acting.CurrentAsync()))).RequireSignedIn().ExcludeFromDescription();
    }

    private static string FirstPage(Acting by) =>
        by.Roles.Count == 0 ? "/my/acting"
        : by.Has(Roles.Window, Roles.Examiner, Roles.Decider, Roles.Supervisor) ? "/desk"
        : by.Has(Roles.Administrator) ? "/admin"
        : by.Has(Roles.Auditor) ? "/admin/audit"
        : by.Has(Roles.Applicant) ? "/my"
        : "/";
}
