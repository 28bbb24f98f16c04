using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>
/// An attempt is counted before it is checked, so that any number of parallel guesses cannot outrun the lock-out; a success takes
/// the count back. One answer covers every failure, so that nobody learns which names exist or are locked.
/// </summary>
internal sealed class SignInHandler(PlatformDb db, Transactions transactions, PasswordRules passwords, OneTimeCodes codes, ActingResolver resolver,
    RequestIdentity request, AttemptRate rate, TimeProvider time, IOptions<IdentitySettings> settings, ILogger<SignInHandler> log) : ISignIn
{
    private static readonly Refusal Failed = new(RefusalKind.SignInNeeded, "identity.sign-in-failed",
        new("用户名、密码或验证码不正确，或尝试次数过多账号已暂时锁定。", "Name, password or code is wrong, or the account is locked for a while after too many attempts."));

    private static readonly Refusal CodeNeeded = new(RefusalKind.SignInNeeded, "identity.code-needed",
        new("请输入动态验证码或恢复码。", "Enter the one-time code or a recovery code."));

    private static readonly Refusal TooMany = new(RefusalKind.TooMany, "identity.too-many-attempts",
        new("尝试过于频繁，请一分钟后再试。", "Too many attempts. Try again in a minute."));

    public async Task<Outcome<Done>> SignInAsync(HttpContext http, SignInInput input, CancellationToken cancel)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "local";
        if (!rate.Allows(address))
            return TooMany;
        var (userName, password) = (input.UserName ?? "", input.Password ?? "");
        if (userName.Length is 0 or > 64 || password.Length is 0 or > 128 || input.Code is { Length: > 64 })
            return Failed;

        var id = DerivedIds.Account(userName);
        var account = await ReserveAttemptAsync(id, cancel).ConfigureAwait(false);
        if (!passwords.Matches(account, password) || account is null)
        {
            log.LogInformation("Sign-in to account {Account} from {Address} failed", id, address);
            return Failed;
        }

        var opened = await WithAnotherTryAsync(token => OpenAsync(http, account, input with { Code = input.Code?.Trim() }, address, token), cancel).ConfigureAwait(false);
        if (opened.Refusal == CodeNeeded)
            await GiveBackAsync(id, cancel).ConfigureAwait(false);
        if (!opened.Succeeded)
            return opened.Refusal;
        SessionCookie.Set(http, opened.Value.Write());
        http.User = SignedInPerson.Of(id, userName);
        return default(Done);
    }

    public async Task SignOutAsync(HttpContext http, CancellationToken cancel)
    {
        if (request is { AccountId: { } account, SessionId: { } session })
        {
            var now = time.GetUtcNow();
            await db.Set<Session>().Where(s => s.AccountId == account && s.Id == session && s.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel).ConfigureAwait(false);
        }

        SessionCookie.Remove(http);
    }

    private async Task<Outcome<Credential>> OpenAsync(HttpContext http, Account checkedAccount, SignInInput input, string address, CancellationToken cancel)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == checkedAccount.Id, cancel).ConfigureAwait(false);
        // The password was checked against what was read before; if it changed since, this sign-in is no more valid.
        if (account.Disabled || account.PasswordHash != checkedAccount.PasswordHash)
            return Failed;
        if (account.TotpOn)
        {
            if (input.Code is not { Length: > 0 } code)
                return CodeNeeded;
            if (!codes.Take(account, code) && !await codes.TakeRecoveryAsync(account, code, cancel).ConfigureAwait(false))
                return Failed;
        }

        (account.WrongInARow, account.LockedUntil) = (0, null);
        account.Version++;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == account.PersonId, cancel).ConfigureAwait(false);
        var browser = http.Request.Headers.UserAgent.ToString();
        var credential = Credential.New(account.Id);
        var now = time.GetUtcNow();
        db.Add(new Session
        {
            AccountId = account.Id,
            Id = credential.Id,
            SecretHash = credential.Hash,
            SecurityStamp = account.SecurityStamp,
            ActingKey = input.ActingKey is { } wanted && await resolver.FindAsync(person.Id, person.Name, wanted, cancel).ConfigureAwait(false) is not null
                ? wanted
                : await resolver.FirstKeyAsync(person, cancel).ConfigureAwait(false),
            CreatedAt = now,
            LastSeenAt = now,
            Browser = browser.Length > 200 ? browser[..200] : browser,
            Address = address,
        });
        return credential;
    }

    private async Task<Account?> ReserveAttemptAsync(Guid id, CancellationToken cancel)
    {
        var outcome = await WithAnotherTryAsync<Account?>(async token =>
        {
            var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, token).ConfigureAwait(false);
            var now = time.GetUtcNow();
            if (account is null or { Disabled: true } || account.LockedUntil > now)
                return (Account?)null;
            if (account.LockedUntil is not null)
                (account.WrongInARow, account.LockedUntil) = (0, null);
            if (++account.WrongInARow >= settings.Value.WrongBeforeLock)
                account.LockedUntil = now + settings.Value.Lock;
            account.Version++;
            return account;
        }, cancel).ConfigureAwait(false);
        return outcome.Succeeded ? outcome.Value : null;
    }

    // A person signs in twice at once – two tabs, a phone and a desk –: nobody changed anything for the other, so the loser of the race tries again.
    private async Task<Outcome<T>> WithAnotherTryAsync<T>(Func<CancellationToken, Task<Outcome<T>>> command, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            var outcome = await transactions.RunAsync(command, cancel).ConfigureAwait(false);
            if (outcome.Succeeded || outcome.Refusal.Kind != RefusalKind.Conflict || tries == 8)
                return outcome;
        }
    }

    private async Task GiveBackAsync(Guid id, CancellationToken cancel) =>
        await WithAnotherTryAsync<Done>(async token =>
        {
            var account = await db.Set<Account>().SingleAsync(a => a.Id == id, token).ConfigureAwait(false);
            account.WrongInARow = Math.Max(0, account.WrongInARow - 1);
            account.LockedUntil = null;
            account.Version++;
            return default(Done);
        }, cancel).ConfigureAwait(false);
}
