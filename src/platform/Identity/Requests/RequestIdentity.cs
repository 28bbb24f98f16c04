using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>Who is behind the current request, as <see cref="IdentityMiddleware"/> found it; scoped.</summary>
internal sealed class RequestIdentity(PlatformDb db, ActingResolver resolver) : IActing, IActingChoices
{
    internal Guid? AccountId { get; private set; }
    internal Guid? SessionId { get; private set; }
    internal string[]? Scopes { get; private set; }
    internal bool Lapsed { get; private set; }
    internal Acting Acting { get; private set; } = Acting.Anyone;

    public string? ActiveKey { get; private set; }

    public Text? ActiveName { get; private set; }

    public ValueTask<Acting> CurrentAsync() => ValueTask.FromResult(Acting);

    public async Task<IReadOnlyList<ActingChoice>> ListAsync(CancellationToken cancel) =>
        Acting.PersonId is not { } person ? [] : [.. (await resolver.ListAsync(person, Acting.Name, cancel).ConfigureAwait(false)).Select(o => o.Choice)];

    public async Task<Outcome<Done>> ChooseAsync(string key, CancellationToken cancel)
    {
        if (Acting.PersonId is not { } person || SessionId is not { } session)
            return Refusal.Forbidden("identity.session-needed");
        if (key is not { Length: > 0 and <= 100 } || await resolver.FindAsync(person, Acting.Name, key, cancel).ConfigureAwait(false) is not { } open)
            return Refusal.NotFound("identity.acting");
        await db.Set<Session>().Where(s => s.AccountId == AccountId && s.Id == session)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ActingKey, open.Choice.Key), cancel).ConfigureAwait(false);
        (Acting, ActiveKey, ActiveName, Lapsed) = (open.Acting, open.Choice.Key, open.Choice.Name, false);
        return default(Done);
    }

    internal async Task EnterAsync(Account account, string name, Guid? session, string[]? scopes, string key, CancellationToken cancel)
    {
        (AccountId, SessionId, Scopes, ActiveKey) = (account.Id, session, scopes, key);
        var open = key.Length > 100 ? null : await resolver.FindAsync(account.PersonId, name, key, cancel).ConfigureAwait(false);
        (ActiveName, Lapsed) = (open?.Choice.Name, open is null);
        // What was chosen is no more in force: the person stays known but holds no role until another choice is made; falling back
        // to oneself would silently make the person a party where a company was meant.
        Acting = open?.Acting ?? new Acting(account.PersonId, name, null, null, null, new HashSet<string>());
    }
}
