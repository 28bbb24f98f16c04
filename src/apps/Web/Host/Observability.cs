using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tongban.Web.Host;

// What an operator sees: one line a request, JSON outside development, and traces, metrics and logs over OTLP where a collector is configured
// (OTEL_EXPORTER_OTLP_ENDPOINT and the other variables of OpenTelemetry). Never what people typed, sent or are called: a request is told by
// its route, not its address, and no query, header, body or SQL parameter is written.
internal static partial class Observability
{
    internal static void AddObservability(this WebApplicationBuilder builder)
    {
        // The framework's own lines and scope of a request hold its address. With them goes the reason it traces requests for, so that is asked for here.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        ActivitySource.AddActivityListener(new() { ShouldListenTo = source => source.Name == "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.PropagationData });
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!builder.Environment.IsDevelopment())
            builder.Logging.AddJsonConsole();
        builder.Services.Configure<JsonConsoleFormatterOptions>(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tongban", serviceVersion: typeof(Observability).Assembly.GetName().Version!.ToString()))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (request, _) => request.SetTag("url.path", null).SetTag("url.query", null)).AddSource("Npgsql"))
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"))
            .WithLogging(null, logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, false))
            .UseOtlpExporter();
    }

    /// <summary>Stands after routing. A page that only says how a request ended is no request of its own.</summary>
    internal static void UseRequestLog(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(http);
            return;
        }

        // The address can hold what somebody searched for or a query code; the route cannot.
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        var (start, status) = (Stopwatch.GetTimestamp(), StatusCodes.Status500InternalServerError);
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            LogRequest(app.Logger, http.Request.Method, route, status, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private static partial void LogRequest(ILogger log, string method, string route, int status, double milliseconds);
}
