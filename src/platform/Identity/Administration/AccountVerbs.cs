using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

internal sealed record NewOrganisationInput(string? CreditCode, string? Name, string? LegalRepresentative);

/// <summary>Accounts with their persons, and organisations with who represents them, as an administrator enters them.</summary>
internal sealed partial class AccountVerbs(PlatformDb db, Changes changes, DerivedIds ids, PasswordRules passwords, TimeProvider time, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tongban.Identity.IdNumber");

    internal Task<Outcome<Created>> CreateAccountAsync(Acting by, AccountInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (input.UserName is null || !NameForm().IsMatch(input.UserName))
            return Bad("userName", new("用户名为3至64个字母、数字或._-@。", "A user name is 3 to 64 letters, digits or ._-@."));
        if (input.Name?.Trim() is not { Length: > 0 and <= 100 } name)
            return Bad("name", new("请填写姓名。", "Give the person's name."));
        if (!IdNumber.TryParse(input.IdNumber, out var number))
            return Bad("idNumber", new("公民身份号码不正确，请核对。", "The identity number is not a valid one; check it."));
        if (PasswordRules.Check(input.UserName, input.Password) is { } weak)
            return weak;

        var (account, person) = (DerivedIds.Account(input.UserName), ids.Person(number));
        if (await db.Set<Account>().AnyAsync(a => a.Id == account, token).ConfigureAwait(false))
            return Bad("userName", new("用户名已被使用。", "The user name is taken."));
        // A second account of one person would let whoever opens it act as that person.
        if (await db.Set<Account>().AnyAsync(a => a.PersonId == person, token).ConfigureAwait(false))
            return Bad("idNumber", new("此人已有账号。", "This person has an account."));
        if (!await db.Set<Person>().AnyAsync(p => p.Id == person, token).ConfigureAwait(false))
            db.Add(new Person { Id = person, Name = name, IdNumberMasked = number.Masked, IdNumberProtected = protector.Protect(number.Value) });
        db.Add(new Account
        {
            Id = account,
            UserName = DerivedIds.Name(input.UserName),
            PersonId = person,
            PasswordHash = passwords.Hash(input.Password!),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = time.GetUtcNow(),
        });
        await changes.RecordAsync(account, "account", "identity.account-created", by, new { person }, token).ConfigureAwait(false);
        return new Created(account);
    }, cancel);

    internal Task<Outcome<Created>> CreateOrganisationAsync(Acting by, NewOrganisationInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (!CreditCode.TryParse(input.CreditCode, out var code))
            return Bad("creditCode", new("统一社会信用代码不正确，请核对。", "The unified social credit code is not a valid one; check it."));
        if (input.Name?.Trim() is not { Length: > 0 and <= 200 } name)
            return Bad("name", new("请填写名称。", "Give the organisation's name."));
        var account = DerivedIds.Account(input.LegalRepresentative ?? "");
        var person = await db.Set<Account>().Where(a => a.Id == account).Select(a => (Guid?)a.PersonId).SingleOrDefaultAsync(token).ConfigureAwait(false);
        if (person is null)
            return Bad("legalRepresentative", new("没有此用户名的账号。", "There is no account of this name."));
        var id = DerivedIds.Organisation(code);
        if (await db.Set<Organisation>().AnyAsync(o => o.Id == id, token).ConfigureAwait(false))
            return Refusal.Conflict("identity.organisation-exists");
        db.Add(new Organisation { Id = id, CreditCode = code.Value, Name = name });
        db.Add(new Representative { OrganisationId = id, PersonId = person.Value, Legal = true, From = time.Today() });
        await changes.RecordAsync(id, "organisation", "identity.organisation-registered", by, new { code = code.Value, name, legalRepresentative = person }, token).ConfigureAwait(false);
        return new Created(id);
    }, cancel);

    internal Task<Outcome<Done>> SetDisabledAsync(Acting by, Guid id, bool disabled, CancellationToken cancel) => changes.RunAsync<Done>(async token =>
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, token).ConfigureAwait(false) is not { } account)
            return Refusal.NotFound("identity.account");
        if (account.PersonId == by.PersonId)
            return Refusal.Forbidden("identity.own-account");
        account.Disabled = disabled;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.Version++;
        await changes.RecordAsync(id, "account", disabled ? "identity.account-disabled" : "identity.account-enabled", by, new { }, token).ConfigureAwait(false);
        return default(Done);
    }, cancel);

    /// <summary>A page of accounts by id (keyset), identity numbers masked.</summary>
    internal async Task<IReadOnlyList<AccountView>> ListAsync(Guid? after, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var rows = await (from a in db.Set<Account>()
                          join p in db.Set<Person>() on a.PersonId equals p.Id
                          where after == null || a.Id.CompareTo(after.Value) > 0
                          orderby a.Id
                          select new { a, p.Name, p.IdNumberMasked }).AsNoTracking().Take(100).ToListAsync(cancel).ConfigureAwait(false);
        return [.. rows.Select(r => new AccountView(r.a.Id, r.a.UserName, r.Name, r.IdNumberMasked, r.a.Disabled, r.a.LockedUntil > now, r.a.TotpOn))];
    }

    private static Refusal Bad(string field, Text message) => Refusal.Invalid("identity.bad-account", message, new Dictionary<string, Text> { [field] = message });

    // ASCII only, so that no name looks like another's.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
