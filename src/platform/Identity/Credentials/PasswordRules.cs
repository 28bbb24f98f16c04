using Microsoft.AspNetCore.Identity;
using Tongban.Kernel;

namespace Tongban.Identity;

/// <summary>Password policy (length before composition, as NIST SP 800-63B has it) and hashing by ASP.NET Core Identity's hasher.</summary>
internal sealed class PasswordRules(IPasswordHasher<Account> hasher)
{
    private readonly string decoy = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    internal string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Without an account the same work is done, so that time does not tell which names exist.</summary>
    internal bool Matches(Account? account, string password) =>
        hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? decoy, password) != PasswordVerificationResult.Failed && account is not null;

    internal static Refusal? Check(string userName, string? password)
    {
        Text? wrong = password switch
        {
            null or { Length: < 12 } => new("密码至少12个字符。", "A password has at least 12 characters."),
            { Length: > 128 } => new("密码至多128个字符。", "A password has at most 128 characters."),
            _ when password.Contains(userName, StringComparison.OrdinalIgnoreCase) => new("密码不得包含用户名。", "A password must not contain the user name."),
            _ when password.Distinct().Count() < 6 => new("密码过于简单，请使用更多不同字符。", "This password is too simple: use more different characters."),
            _ => null,
        };
        return wrong is { } message ? Refusal.Invalid("identity.weak-password", message, new Dictionary<string, Text> { ["password"] = message }) : null;
    }
}
