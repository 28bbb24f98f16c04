using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Casework.ArrangeDays;

/// <summary>The calendar over HTTP: anyone reads its years, an administrator imports.</summary>
internal static class CalendarApi
{
    private const long MostBytes = 4 * 1024 * 1024;

    internal static IEndpointRouteBuilder MapCalendarApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Casework");
        api.MapGet("/calendar", async (ICalendars calendars, CancellationToken cancel) => Results.Ok(await calendars.YearsAsync(cancel)))
            .AllowAnyone().WithName("CalendarYears").Produces<IReadOnlyList<CalendarYearView>>().WithSummary("The years of the working-day calendar and the notices that arrange them");
        api.MapPost("/admin/calendar/preview", async (HttpRequest request, ICalendars calendars, IActing acting, CancellationToken cancel) =>
                (await calendars.PreviewAsync(await TextAsync(request, cancel), await acting.CurrentAsync(), cancel)).ToResult())
            .WithName("PreviewCalendar").WithSummary("What years would change, due dates of open clocks among it; nothing is kept")
            .Accepts<object>("application/json").TakesUpTo(MostBytes).RequireRole(Roles.Administrator);
        api.MapPost("/admin/calendar", async (HttpRequest request, ICalendars calendars, IActing acting, CancellationToken cancel) =>
                (await calendars.ApplyAsync(await TextAsync(request, cancel), await acting.CurrentAsync(), cancel)).ToResult())
            .WithName("ImportCalendar").WithSummary("Puts years of the calendar in force").Accepts<object>("application/json").TakesUpTo(MostBytes).RequireRole(Roles.Administrator);
        return endpoints;
    }

    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancel).ConfigureAwait(false);
    }
}
