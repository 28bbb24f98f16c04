using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>
/// Mandates of a company to its agents. Only the company's own registered legal representative or signatory grants and revokes;
/// an agent cannot hand a mandate on, whatever its scope.
/// </summary>
internal sealed class MandateVerbs(PlatformDb db, Changes changes, CommandReceipts receipts, TimeProvider time) : IMandates
{
    private const string AllItems = "*";

    public Task<Outcome<MandateView>> GrantAsync(Acting by, MandateInput input, string? key, CancellationToken cancel) => changes.RunAsync(async token =>
    {
        if (by.OrganisationId is not { } organisation || !await BindsAsync(by, organisation, token).ConfigureAwait(false))
            return Refusal.Forbidden("identity.not-representative");
        return await receipts.OnceAsync(organisation, by, key, input, () => GrantOnceAsync(by, organisation, input, token), token).ConfigureAwait(false);
    }, cancel);

    public Task<Outcome<Done>> RevokeAsync(Acting by, Guid id, CancellationToken cancel) => changes.RunAsync<Done>(async token =>
    {
        if (by.OrganisationId is not { } organisation || !await BindsAsync(by, organisation, token).ConfigureAwait(false))
            return Refusal.Forbidden("identity.not-representative");
        if (await db.Set<Mandate>().SingleOrDefaultAsync(m => m.OrganisationId == organisation && m.Id == id, token).ConfigureAwait(false) is not { } mandate)
            return Refusal.NotFound("identity.mandate");
        if (mandate.RevokedAt is not null)
            return default(Done);
        (mandate.RevokedAt, mandate.RevokedById) = (time.GetUtcNow(), by.PersonId);
        await changes.RecordAsync(organisation, "organisation", "identity.mandate-revoked", by, new { mandate = id, agent = mandate.AgentId }, token).ConfigureAwait(false);
        return default(Done);
    }, cancel);

    /// <summary>For a representative all of the company's, for anybody their own.</summary>
    public async Task<IReadOnlyList<MandateView>> ListAsync(Acting by, CancellationToken cancel)
    {
        var organisation = by.OrganisationId is { } id && await BindsAsync(by, id, cancel).ConfigureAwait(false) ? id : (Guid?)null;
        var me = by.PersonId;
        var found = await (
            from m in db.Set<Mandate>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            join p in db.Set<Person>() on m.AgentId equals p.Id
            where organisation != null ? m.OrganisationId == organisation : m.AgentId == me
            orderby m.GrantedAt descending
            select new { m, Organisation = o.Name, Agent = p.Name }).AsNoTracking().Take(500).ToListAsync(cancel).ConfigureAwait(false);
        return [.. found.Select(f => View(f.m, f.Organisation, f.Agent))];
    }

    public async Task<bool> CoversAsync(Acting by, string item, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.OrganisationId is not { } organisation)
            return by.PersonId is not null;
        if (await BindsAsync(by, organisation, cancel).ConfigureAwait(false))
            return true;
        var day = time.Today();
        var scopes = await db.Set<Mandate>()
            .Where(m => m.OrganisationId == organisation && m.AgentId == by.PersonId && m.RevokedAt == null && m.From <= day && (m.To == null || day <= m.To))
            .Select(m => m.Items).ToListAsync(cancel).ConfigureAwait(false);
        return scopes.Any(s => JsonSerializer.Deserialize<string[]>(s)!.Any(granted => granted == AllItems || granted == item));
    }

    private async Task<Outcome<MandateView>> GrantOnceAsync(Acting by, Guid organisation, MandateInput input, CancellationToken cancel)
    {
        var today = time.Today();
        var from = input.From ?? today;
        if (Check(input, from, today) is { } wrong)
            return wrong;
        var agentAccount = DerivedIds.Account(input.AgentUserName!);
        var agent = await (from a in db.Set<Account>() join p in db.Set<Person>() on a.PersonId equals p.Id where a.Id == agentAccount && !a.Disabled select p)
            .AsNoTracking().SingleOrDefaultAsync(cancel).ConfigureAwait(false);
        if (agent is null)
            return Wrong("agentUserName", new("没有此用户名的账号。", "There is no account of this name."));

        var mandate = new Mandate
        {
            OrganisationId = organisation,
            Id = Guid.NewGuid(),
            AgentId = agent.Id,
            Items = JsonSerializer.Serialize(input.Items!.Distinct()),
            From = from,
            To = input.To,
            GrantedById = by.PersonId!.Value,
            GrantedAt = time.GetUtcNow(),
        };
        db.Add(mandate);
        var name = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancel).ConfigureAwait(false);
        await changes.RecordAsync(organisation, "organisation", "identity.mandate-granted", by,
            new { mandate = mandate.Id, agent = agent.Id, items = input.Items, mandate.From, mandate.To }, cancel).ConfigureAwait(false);
        return View(mandate, name, agent.Name);
    }

    private static Refusal? Check(MandateInput input, DateOnly from, DateOnly today) => input switch
    {
        { AgentUserName: null or "" or { Length: > 64 } } => Wrong("agentUserName", new("请填写代理人的用户名。", "Name the agent's account.")),
        { Items: null or [] or { Length: > 200 } } => Wrong("items", new("请列明委托事项，或以*表示全部。", "List the items of the mandate, or * for all.")),
        _ when input.Items.Any(i => i is not { Length: > 0 and <= 200 }) => Wrong("items", new("事项编号不正确。", "An item's id is not well formed.")),
        _ when input.To < from || input.To < today => Wrong("to", new("截止日期不得早于起始日期或今天。", "The last day is before the first or before today.")),
        _ => null,
    };

    private static Refusal Wrong(string field, Text message) => Refusal.Invalid("identity.bad-mandate", message, new Dictionary<string, Text> { [field] = message });

    private Task<bool> BindsAsync(Acting by, Guid organisation, CancellationToken cancel)
    {
        var day = time.Today();
        return db.Set<Representative>().AnyAsync(r => r.OrganisationId == organisation && r.PersonId == by.PersonId && r.From <= day && (r.To == null || day <= r.To), cancel);
    }

    private static MandateView View(Mandate m, string organisation, string agent) =>
        new(m.Id, m.OrganisationId, organisation, m.AgentId, agent, JsonSerializer.Deserialize<string[]>(m.Items)!, m.From, m.To, m.GrantedAt, m.RevokedAt);
}
