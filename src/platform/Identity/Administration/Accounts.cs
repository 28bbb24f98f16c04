using Tongban.Identity.Contracts;
using Tongban.Kernel;

namespace Tongban.Identity;

/// <summary>The administrator's door to accounts for pages: the same verbs as the API, and the role asked again.</summary>
internal sealed class Accounts(AccountVerbs verbs) : IAccounts
{
    public async Task<Outcome<IReadOnlyList<AccountView>>> ListAsync(Guid? after, Acting by, CancellationToken cancel) =>
        by.Has(Roles.Administrator) ? (await verbs.ListAsync(after, cancel).ConfigureAwait(false)).ToList() : Refusal.Forbidden();

    public async Task<Outcome<Guid>> CreateAsync(AccountInput input, Acting by, CancellationToken cancel) =>
        by.Has(Roles.Administrator) ? (await verbs.CreateAccountAsync(by, input, cancel).ConfigureAwait(false)).Then<Guid>(c => c.Id) : Refusal.Forbidden();

    public async Task<Outcome<Done>> BlockAsync(Guid id, bool blocked, Acting by, CancellationToken cancel) =>
        by.Has(Roles.Administrator) ? await verbs.SetDisabledAsync(by, id, blocked, cancel).ConfigureAwait(false) : Refusal.Forbidden();
}
