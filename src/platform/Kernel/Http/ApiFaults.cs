using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tongban.Kernel.Http;

/// <summary>A fault of the platform under <c>/api</c> is told as problem details whatever the method; what happened stays in the log.</summary>
public static class ApiFaults
{
    /// <summary>
    /// Answers 500 with code <c>api.fault</c>, words in both languages and the trace to name when asking for help. Stands inside the failure
    /// page's handler, which would answer a PUT or DELETE by running a page that takes neither.
    /// </summary>
    public static IApplicationBuilder UseApiFaults(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellAsync }));

    private static Task TellAsync(HttpContext http) => Results.Problem(
        detail: "Something went wrong on our side. Look whether it took effect before trying again; the same Idempotency-Key never acts twice. To ask for help, name this trace.",
        title: "系统出错。请先查看是否已经生效再重试；用同一个 Idempotency-Key 不会重复办理。求助时请报跟踪号。",
        statusCode: StatusCodes.Status500InternalServerError,
        type: "urn:tongban:fault",
        extensions: new Dictionary<string, object?> { ["code"] = "api.fault", ["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier }).ExecuteAsync(http);
}
