using Microsoft.AspNetCore.Http;

namespace Tongban.Identity;

/// <summary>The cookie that holds a session: for this host only, unreadable to scripts, never sent along from other sites' forms.</summary>
internal static class SessionCookie
{
    // Browsers take the __Host- prefix only over TLS; plain HTTP exists on a developer's own machine.
    private static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-tongban" : "tongban";

    internal static string? Read(HttpContext http) => http.Request.Cookies[Name(http)];

    internal static void Set(HttpContext http, string value) => http.Response.Cookies.Append(Name(http), value, Options(http));

    internal static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name(http), Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
