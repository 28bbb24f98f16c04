using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

internal sealed record PasswordInput(string? Password);

internal sealed record ChangePasswordInput(string? Password, string? NewPassword);

internal sealed record ConfirmCodeInput(string? Code);

internal sealed record TotpEnrolment(string Secret, string Uri);

internal sealed record RecoveryCodes(IReadOnlyList<string> Codes);

internal sealed record NewTokenInput(string? Name, string[]? Scopes, int? Days);

internal sealed record TokenView(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

internal sealed record NewToken(Guid Id, string Token, DateTimeOffset ExpiresAt);

/// <summary>What a person does with the own account: sessions, password, one-time codes, access tokens.</summary>
internal sealed class OwnAccount(PlatformDb db, Changes changes, PasswordRules passwords, OneTimeCodes codes, RequestIdentity request, TimeProvider time, IOptions<IdentitySettings> settings) : IOwnAccount
{
    private Guid Me => request.AccountId ?? throw new InvalidOperationException("The endpoint must require a sign-in");

    public async Task<IReadOnlyList<SessionView>> SessionsAsync(CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == Me, cancel).ConfigureAwait(false);
        var all = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == Me && s.RevokedAt == null).OrderByDescending(s => s.LastSeenAt).Take(200).ToListAsync(cancel).ConfigureAwait(false);
        return [.. all.Where(s => CredentialCheck.IsAlive(s, account, settings.Value, time.GetUtcNow()))
            .Select(s => new SessionView(s.Id, s.Browser, s.Address, s.CreatedAt, s.LastSeenAt, s.Id == request.SessionId))];
    }

    public async Task<Outcome<Done>> RevokeSessionAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var changed = await db.Set<Session>().Where(s => s.AccountId == Me && s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel).ConfigureAwait(false);
        return changed == 1 ? default(Done) : Refusal.NotFound("identity.session");
    }

    public Task<Outcome<Done>> ChangePasswordAsync(string? password, string? newPassword, CancellationToken cancel) => ChangePasswordAsync(new(password, newPassword), cancel);

    internal Task<Outcome<Done>> ChangePasswordAsync(ChangePasswordInput input, CancellationToken cancel) => WithPasswordAsync<Done>(input.Password, "identity.password-changed", account =>
    {
        if (PasswordRules.Check(account.UserName, input.NewPassword) is { } weak)
            return Task.FromResult<Outcome<Done>>(weak);
        account.PasswordHash = passwords.Hash(input.NewPassword!);
        return Task.FromResult<Outcome<Done>>(default(Done));
    }, cancel);

    internal Task<Outcome<TotpEnrolment>> EnrolAsync(PasswordInput input, CancellationToken cancel) => WithPasswordAsync<TotpEnrolment>(input.Password, "identity.totp-enrolled", account =>
    {
        if (account.TotpOn)
            return Task.FromResult<Outcome<TotpEnrolment>>(new Refusal(RefusalKind.NotAllowed, "identity.totp-on", new("已启用动态验证码，请先停用。", "One-time codes are on; turn them off first.")));
        var secret = codes.Enrol(account);
        return Task.FromResult<Outcome<TotpEnrolment>>(new TotpEnrolment(secret,
            $"otpauth://totp/Tongban:{Uri.EscapeDataString(account.UserName)}?secret={secret}&issuer=Tongban&digits=6&period=30"));
    }, cancel);

    /// <summary>Turns codes on once the person has shown one; returns the recovery codes, shown this once.</summary>
    internal Task<Outcome<RecoveryCodes>> ConfirmAsync(ConfirmCodeInput input, CancellationToken cancel) => changes.RunAsync<RecoveryCodes>(async token =>
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == Me, token).ConfigureAwait(false);
        if (account.TotpOn || input.Code is null || !codes.Take(account, input.Code.Trim()))
            return Refusal.Invalid("identity.wrong-code", new("验证码不正确。", "The code is wrong."), new Dictionary<string, Text> { ["code"] = new("验证码不正确。", "The code is wrong.") });
        account.TotpOn = true;
        await NewStampAsync(account, token).ConfigureAwait(false);
        await changes.RecordAsync(account.Id, "account", "identity.totp-on", request.Acting, new { }, token).ConfigureAwait(false);
        return new RecoveryCodes(await codes.RenewRecoveryAsync(account, token).ConfigureAwait(false));
    }, cancel);

    internal Task<Outcome<Done>> DisableTotpAsync(PasswordInput input, CancellationToken cancel) => WithPasswordAsync<Done>(input.Password, "identity.totp-off", async account =>
    {
        (account.TotpOn, account.TotpSecret, account.TotpLastStep) = (false, null, 0);
        await codes.ForgetRecoveryAsync(account, cancel).ConfigureAwait(false);
        return default(Done);
    }, cancel);

    internal Task<Outcome<NewToken>> CreateTokenAsync(NewTokenInput input, CancellationToken cancel) => changes.RunAsync<NewToken>(async token =>
    {
        var longest = (int)settings.Value.TokenLongest.TotalDays;
        if (input.Name?.Trim() is not { Length: > 0 and <= 100 } name || !TokenScopes.AreKnown(input.Scopes) || input.Days is not > 0 || input.Days > longest)
            return Refusal.Invalid("identity.bad-token-request", new(
                $"请填写名称、范围（read、write、administer）和有效天数（1至{longest}）。", $"Give a name, scopes (read, write, administer) and days of validity (1 to {longest})."));
        var credential = Credential.New(Me);
        var now = time.GetUtcNow();
        var row = new AccessToken
        {
            AccountId = Me,
            Id = credential.Id,
            Name = name,
            SecretHash = credential.Hash,
            Scopes = string.Join(' ', input.Scopes!.Distinct()),
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days.Value),
        };
        db.Add(row);
        await changes.RecordAsync(Me, "account", "identity.token-created", request.Acting, new { token = row.Id, row.Scopes, row.ExpiresAt }, token).ConfigureAwait(false);
        return new NewToken(row.Id, TokenScopes.Prefix + credential.Write(), row.ExpiresAt);
    }, cancel);

    internal async Task<IReadOnlyList<TokenView>> TokensAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var rows = await db.Set<AccessToken>().AsNoTracking().Where(t => t.AccountId == Me && t.RevokedAt == null && t.ExpiresAt > now)
            .OrderByDescending(t => t.CreatedAt).Take(200).ToListAsync(cancel).ConfigureAwait(false);
        return [.. rows.Select(t => new TokenView(t.Id, t.Name, t.Scopes.Split(' '), t.CreatedAt, t.ExpiresAt))];
    }

    internal async Task<Outcome<Done>> RevokeTokenAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var changed = await db.Set<AccessToken>().Where(t => t.AccountId == Me && t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancel).ConfigureAwait(false);
        return changed == 1 ? default(Done) : Refusal.NotFound("identity.token");
    }

    // A session left open must not be enough to take the account over; and every such change ends the other sessions.
    private async Task<Outcome<T>> WithPasswordAsync<T>(string? password, string verb, Func<Account, Task<Outcome<T>>> change, CancellationToken cancel)
    {
        var wrong = false;
        var outcome = await changes.RunAsync<T>(async token =>
        {
            var account = await db.Set<Account>().SingleAsync(a => a.Id == Me, token).ConfigureAwait(false);
            if (account.LockedUntil > time.GetUtcNow() || password is not { Length: > 0 and <= 128 } || !passwords.Matches(account, password))
            {
                wrong = true;
                return Refusal.Invalid("identity.wrong-password", new("密码不正确。", "The password is wrong."), new Dictionary<string, Text> { ["password"] = new("密码不正确。", "The password is wrong.") });
            }

            var done = await change(account).ConfigureAwait(false);
            if (done.Succeeded)
            {
                account.WrongInARow = 0;
                await NewStampAsync(account, token).ConfigureAwait(false);
                await changes.RecordAsync(account.Id, "account", verb, request.Acting, new { }, token).ConfigureAwait(false);
            }

            return done;
        }, cancel).ConfigureAwait(false);
        if (wrong)
            await CountWrongAsync(cancel).ConfigureAwait(false);
        return outcome;
    }

    private async Task CountWrongAsync(CancellationToken cancel) => await changes.RunAsync<Done>(async token =>
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == Me, token).ConfigureAwait(false);
        if (++account.WrongInARow >= settings.Value.WrongBeforeLock)
            account.LockedUntil = time.GetUtcNow() + settings.Value.Lock;
        account.Version++;
        return default(Done);
    }, cancel).ConfigureAwait(false);

    private async Task NewStampAsync(Account account, CancellationToken cancel)
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.Version++;
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.AccountId == account.Id && s.Id == request.SessionId, cancel).ConfigureAwait(false) is { } current)
            current.SecurityStamp = account.SecurityStamp;
    }
}
