using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Identity;

internal sealed class IdentityTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.IsRoot("accounts").HasKey(a => a.Id);
            e.Property(a => a.Version).IsConcurrencyToken();
            e.HasIndex(a => a.PersonId);
        });
        model.Entity<RecoveryCode>(e => e.IsChild("account_recovery_codes").HasKey(c => new { c.AccountId, c.Hash }));
        model.Entity<Session>(e => e.IsChild("account_sessions").HasKey(s => new { s.AccountId, s.Id }));
        model.Entity<AccessToken>(e => e.IsChild("account_tokens").HasKey(t => new { t.AccountId, t.Id }));
        model.Entity<Person>(e => e.IsRoot("persons").HasKey(p => p.Id));
        model.Entity<Organisation>(e => e.IsRoot("organisations").HasKey(o => o.Id));
        model.Entity<Representative>(e =>
        {
            e.IsChild("organisation_representatives").HasKey(r => new { r.OrganisationId, r.PersonId });
            e.HasIndex(r => r.PersonId);
        });
        model.Entity<Mandate>(e =>
        {
            e.IsChild("organisation_mandates").HasKey(m => new { m.OrganisationId, m.Id });
            e.HasIndex(m => m.AgentId);
            e.Property(m => m.RevokedAt).IsConcurrencyToken();
        });
        model.Entity<Organ>(e => e.IsReference("organs").HasKey(o => o.Id));
        model.Entity<Office>(e => e.IsReference("offices").HasKey(o => new { o.OrganId, o.Id }));
        model.Entity<Post>(e => e.IsReference("posts").HasKey(p => p.Id));
        model.Entity<Appointment>(e =>
        {
            e.IsChild("person_appointments").HasKey(a => new { a.PersonId, a.Id });
            e.HasIndex(a => a.PostId);
        });
    }
}
