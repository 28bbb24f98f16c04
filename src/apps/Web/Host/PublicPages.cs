using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Tongban.Packs.Contracts;
using Tongban.Web.Design;

namespace Tongban.Web.Host;

/// <summary>
/// Guides of items are the same for everyone without a session, so an answer serves all who ask within ten seconds in the same language and
/// type. Whoever brings any other cookie or a question in the address is answered afresh, and a new pack or a new day is seen at once.
/// </summary>
internal sealed class PublicPages : IOutputCachePolicy
{
    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal) { "tongban-lang", "tongban-elder", "tongban-contrast" };

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var same = HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/items", StringComparison.Ordinal)
            && !http.Request.QueryString.HasValue && http.Request.Headers.Authorization.Count == 0 && http.Request.Cookies.Keys.All(Settings.Contains);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (same, same, same, same);
        if (!same)
            return ValueTask.CompletedTask;
        var reader = http.RequestServices.GetRequiredService<Reader>();
        var today = Written.LegalDay(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(10);
        context.CacheVaryByRules.VaryByValues["reader"] = string.Create(CultureInfo.InvariantCulture, $"{reader.Language} {reader.Elder} {reader.Contrast} {today:yyyyMMdd}");
        context.CacheVaryByRules.VaryByValues["packs"] = string.Concat(http.RequestServices.GetRequiredService<IPackLibrary>().Packs.Select(p => p.Digest[..8]));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
