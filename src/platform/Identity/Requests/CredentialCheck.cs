using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>Looks a cookie's or token's row up by key and checks all that can end it. A failed check leaves the request anonymous.</summary>
internal sealed class CredentialCheck(PlatformDb db, RequestIdentity identity, TimeProvider time, IOptions<IdentitySettings> settings)
{
    internal const string ActingHeader = "X-Acting-For";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    internal async Task<bool> SessionAsync(HttpContext http, string cookie)
    {
        var cancel = http.RequestAborted;
        if (!Credential.TryRead(cookie, out var credential))
            return false;
        var found = await (
            from s in db.Set<Session>()
            join a in db.Set<Account>() on s.AccountId equals a.Id
            join p in db.Set<Person>() on a.PersonId equals p.Id
            where s.AccountId == credential.AccountId && s.Id == credential.Id
            select new { Session = s, Account = a, p.Name }).AsNoTracking().SingleOrDefaultAsync(cancel).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (found is null || !credential.Matches(found.Session.SecretHash) || !IsAlive(found.Session, found.Account, settings.Value, now))
            return false;

        if (now - found.Session.LastSeenAt >= SeenEvery)
            await db.Set<Session>().Where(s => s.AccountId == credential.AccountId && s.Id == credential.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancel).ConfigureAwait(false);
        var wanted = http.Request.Headers[ActingHeader].ToString();
        await identity.EnterAsync(found.Account, found.Name, found.Session.Id, null, wanted.Length > 0 ? wanted : found.Session.ActingKey, cancel).ConfigureAwait(false);
        return true;
    }

    internal async Task<bool> TokenAsync(HttpContext http, string text)
    {
        var cancel = http.RequestAborted;
        if (!text.StartsWith(TokenScopes.Prefix, StringComparison.Ordinal) || !Credential.TryRead(text.AsSpan(TokenScopes.Prefix.Length), out var credential))
            return false;
        var found = await (
            from t in db.Set<AccessToken>()
            join a in db.Set<Account>() on t.AccountId equals a.Id
            join p in db.Set<Person>() on a.PersonId equals p.Id
            where t.AccountId == credential.AccountId && t.Id == credential.Id
            select new { Token = t, Account = a, p.Name }).AsNoTracking().SingleOrDefaultAsync(cancel).ConfigureAwait(false);
        if (found is null || !credential.Matches(found.Token.SecretHash) || found.Token.RevokedAt is not null
            || found.Token.ExpiresAt <= time.GetUtcNow() || found.Account.Disabled)
            return false;
        var wanted = http.Request.Headers[ActingHeader].ToString();
        await identity.EnterAsync(found.Account, found.Name, null, found.Token.Scopes.Split(' '), wanted.Length > 0 ? wanted : ActingResolver.Self, cancel).ConfigureAwait(false);
        return true;
    }

    internal static bool IsAlive(Session session, Account account, IdentitySettings settings, DateTimeOffset now) =>
        session.RevokedAt is null && !account.Disabled && session.SecurityStamp == account.SecurityStamp
        && now < session.LastSeenAt + settings.SessionIdle && now < session.CreatedAt + settings.SessionLongest;
}

/// <summary>What an access token may: read, change, administer.</summary>
internal static class TokenScopes
{
    internal const string Prefix = "tbp_";
    internal const string Read = "read";
    internal const string Write = "write";
    internal const string Administer = "administer";

    internal static bool AreKnown(string[]? scopes) => scopes is { Length: > 0 and <= 3 } && scopes.All(s => s is Read or Write or Administer);
}
