using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>
/// One-time codes (TOTP, RFC 6238: SHA-1, six digits, 30 seconds, one step either side) and recovery codes. A code is taken once:
/// the last step used is remembered, a recovery code's row is deleted; both inside the caller's transaction.
/// </summary>
internal sealed class OneTimeCodes(PlatformDb db, TimeProvider time, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tongban.Identity.Totp");

    /// <summary>Gives the account a new secret, not yet asked for; returns it in base 32.</summary>
    internal string Enrol(Account account)
    {
        var secret = KeyGeneration.GenerateRandomKey(20);
        (account.TotpSecret, account.TotpOn, account.TotpLastStep) = (protector.Protect(Convert.ToHexString(secret)), false, 0);
        return Base32Encoding.ToString(secret);
    }

    internal bool Take(Account account, string code)
    {
        if (account.TotpSecret is null || code.Length != 6)
            return false;
        var totp = new Totp(Convert.FromHexString(protector.Unprotect(account.TotpSecret)));
        if (!totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, new VerificationWindow(1, 1)) || step <= account.TotpLastStep)
            return false;
        account.TotpLastStep = step;
        return true;
    }

    internal async Task<bool> TakeRecoveryAsync(Account account, string code, CancellationToken cancel)
    {
        var hash = Hash(account.Id, code);
        return await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDeleteAsync(cancel).ConfigureAwait(false) == 1;
    }

    /// <summary>Replaces the recovery codes by ten new ones of 80 random bits; only their hashes are kept.</summary>
    internal async Task<IReadOnlyList<string>> RenewRecoveryAsync(Account account, CancellationToken cancel)
    {
        await ForgetRecoveryAsync(account, cancel).ConfigureAwait(false);
        var codes = Enumerable.Range(0, 10).Select(_ => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(10))).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = account.Id, Hash = Hash(account.Id, code) }));
        return codes;
    }

    internal Task ForgetRecoveryAsync(Account account, CancellationToken cancel) =>
        db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancel);

    private static string Hash(Guid account, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{code.Trim().ToUpperInvariant()}")));
}
