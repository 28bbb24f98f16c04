using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tongban.Kernel.Http;

/// <summary>Metadata: the largest body an endpoint takes. Where none is stated the server's own limit holds.</summary>
/// <param name="Bytes">Bytes of the whole body.</param>
public sealed record BodyLimit(long Bytes);

/// <summary>One size is said once – where content is taken –, and the server, the endpoint and the words about it agree.</summary>
public static class BodyLimits
{
    /// <summary>States how much an endpoint takes.</summary>
    public static T TakesUpTo<T>(this T endpoint, long bytes) where T : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new BodyLimit(bytes)));
        return endpoint;
    }

    /// <summary>
    /// Lets the server read as much as the endpoint takes, and refuses a longer body before it is read; the page that then says so is let through.
    /// Stands after routing.
    /// </summary>
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var size = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (http.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>() is { } limit && size is { IsReadOnly: false })
            size.MaxRequestBodySize = limit.Bytes;
        if (size?.MaxRequestBodySize is not { } most || !(http.Request.ContentLength > most) || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            await next(http).ConfigureAwait(false);
        else if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await HttpRefusals.TooLarge(most).ToResult().ExecuteAsync(http).ConfigureAwait(false);
        else
        {
            // What tells it is a page that is read, not a form that is posted.
            (http.Request.Method, http.Request.ContentType) = (HttpMethods.Get, null);
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    });
}
