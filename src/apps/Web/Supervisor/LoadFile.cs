using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
using Tongban.Web.Design;

namespace Tongban.Web.Supervisor;

/// <summary>The supervisor's table as a file.</summary>
internal static class LoadFile
{
    internal static void MapLoadFile(this WebApplication app) =>
        app.MapGet("/desk/load.csv", async (string? by, ILoads loads, IDirectory directory, IActing acting, Reader reader, CancellationToken cancel) =>
            {
                var load = await loads.ReadAsync(await acting.CurrentAsync(), cancel);
                if (!load.Succeeded)
                    return load.Refusal.ToResult();
                var table = await LoadTable.OfAsync(load.Value, LoadTable.SideOf(by), directory, cancel);
                return Results.File(table.Csv(reader.In), "text/csv; charset=utf-8", $"load-{table.Side}-{table.On:yyyyMMdd}.csv");
            })
            .RequireRole(Roles.Supervisor).WithTags("Casework").WithName("LoadTable").Produces<string>(200, "text/csv").WithSummary("Load, lateness and standstills as CSV; by=organ, item or person");
}
