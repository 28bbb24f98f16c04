using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Identity;

/// <summary>
/// Finds out who asks, then whether they may. Fails closed: an endpoint that states no <see cref="WhoMay"/> is nobody's, a wrong
/// or stale credential is no credential, and a request that changes something with a cookie must come from our own pages.
/// </summary>
internal sealed class IdentityMiddleware(RequestDelegate next, IOptions<IdentitySettings> settings)
{
    private static readonly Refusal SignInNeeded = new(RefusalKind.SignInNeeded, "identity.sign-in-needed", new("请先登录。", "Sign in first."));

    private static readonly Refusal Lapsed = new(RefusalKind.Forbidden, "identity.acting-lapsed",
        new("所选身份、授权或岗位已失效，请重新选择办理身份。", "The mandate or post you chose is no longer in force. Choose again whom you act for."));

    private static readonly Refusal CrossOrigin = new(RefusalKind.Forbidden, "identity.cross-origin",
        new("请求并非来自本站页面。", "The request did not come from a page of this site."));

    private static readonly Refusal NoSuchToken = new(RefusalKind.SignInNeeded, "identity.bad-token",
        new("访问令牌无效、已过期或已撤销。", "The access token is not valid, has expired or was revoked."));

    public async Task InvokeAsync(HttpContext http, CredentialCheck check, RequestIdentity identity)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        var api = http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        if (endpoint is not RouteEndpoint)
        {
            // No endpoint of ours: routing's own answer that the method or the body's type fits none at this address.
            await NextAsync(http, api).ConfigureAwait(false);
            return;
        }

        var bearer = http.Request.Headers.Authorization.ToString();
        var refusal = bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? await check.TokenAsync(http, bearer["Bearer ".Length..].Trim()).ConfigureAwait(false) ? null : NoSuchToken
            : await WithCookieAsync(http, check, identity, api).ConfigureAwait(false);
        refusal ??= May(http, endpoint, identity);
        if (refusal is null)
        {
            if (identity.AccountId is { } account)
                http.User = SignedInPerson.Of(account, identity.Acting.Name);
            await NextAsync(http, api).ConfigureAwait(false);
        }
        else if (!api && refusal.Kind == RefusalKind.SignInNeeded)
        {
            var back = HttpMethods.IsGet(http.Request.Method) ? $"?next={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}" : "";
            http.Response.Redirect(settings.Value.SignInPath + back);
        }
        else
        {
            await refusal.ToResult().ExecuteAsync(http).ConfigureAwait(false);
        }
    }

    // The framework says wrong method and wrong type by the status alone; the API answers every no in words.
    private async Task NextAsync(HttpContext http, bool api)
    {
        await next(http).ConfigureAwait(false);
        if (api && !http.Response.HasStarted && http.Response.ContentType is null && http.Response.StatusCode is (405 or 415))
            await (http.Response.StatusCode == 405 ? HttpRefusals.WrongMethod : HttpRefusals.WrongType).ToResult().ExecuteAsync(http).ConfigureAwait(false);
    }

    private static async Task<Refusal?> WithCookieAsync(HttpContext http, CredentialCheck check, RequestIdentity identity, bool api)
    {
        if (SessionCookie.Read(http) is { } cookie)
            await check.SessionAsync(http, cookie).ConfigureAwait(false);
        // Pages have antiforgery tokens in their forms; the API has none and asks where the request comes from.
        return !api || IsSafe(http) || IsSameOrigin(http, unstatedIsFine: identity.AccountId is null) ? null : CrossOrigin;
    }

    private static bool IsSafe(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);

    private static bool IsSameOrigin(HttpContext http, bool unstatedIsFine)
    {
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin";
        if (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return origin == $"{http.Request.Scheme}://{http.Request.Host}";
        return unstatedIsFine;
    }

    private static Refusal? May(HttpContext http, Endpoint endpoint, RequestIdentity identity)
    {
        if (endpoint.Metadata.GetMetadata<WhoMay>() is not { } whoMay)
            return Refusal.Forbidden("identity.unstated");
        if (whoMay.IsAnyone)
            return null;
        if (identity.AccountId is null)
            return SignInNeeded;
        if (identity.Scopes is { } scopes && !TokenReaches(http, endpoint, whoMay, scopes))
            return Refusal.Forbidden("identity.token-scope");
        if (whoMay.Roles.Contains(WhoMay.SignedIn) || identity.Acting.Roles.Overlaps(whoMay.Roles))
            return null;
        return identity.Lapsed ? Lapsed : Refusal.Forbidden();
    }

    private static bool TokenReaches(HttpContext http, Endpoint endpoint, WhoMay whoMay, string[] scopes) =>
        endpoint.Metadata.GetMetadata<SessionOnly>() is null
        && scopes.Contains(IsSafe(http) ? TokenScopes.Read : TokenScopes.Write)
        && (!whoMay.Roles.Contains(Roles.Administrator) || scopes.Contains(TokenScopes.Administer));
}
