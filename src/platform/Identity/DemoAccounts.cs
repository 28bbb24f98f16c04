using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>One demo account, as the sign-in page shows it in development.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Person">The synthetic person's name.</param>
/// <param name="Part">What the person does in the demo.</param>
public sealed record DemoAccount(string UserName, string Person, Text Part);

/// <summary>
/// Synthetic people and companies for development and demonstrations; none of them exists. Their identity numbers carry region
/// 999999, which was never given to any place.
/// </summary>
public static class DemoAccounts
{
    /// <summary>The one password of all of them.</summary>
    public const string Password = "tongban-demo-2020";

    /// <summary>Code of the demo organ.</summary>
    public const string OrganCode = "mee";

    /// <summary>The accounts.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("agent", "演示·张申请", new("企业代理人（演示环保建设有限公司）", "Company agent (Demo Construction Co.)")),
        new("owner", "演示·周法人", new("企业法定代表人（演示环保建设有限公司）", "Legal representative (Demo Construction Co.)")),
        new("other", "演示·吴企业", new("另一企业法定代表人（演示对照实业有限公司）", "Legal representative of another company (Demo Contrast Industry Co.)")),
        new("citizen", "演示·李公民", new("个人", "A person in their own name")),
        new("window", "演示·王窗口", new("窗口受理人员", "Window officer")),
        new("examiner", "演示·赵审查", new("审查人员", "Examiner")),
        new("decider", "演示·钱决定", new("审批决定人", "Decider")),
        new("supervisor", "演示·孙监督", new("监督人员", "Supervisor")),
        new("admin", "演示·冯管理", new("系统管理员", "Administrator")),
        new("auditor", "演示·陈审计", new("审计人员", "Auditor")),
    ];

    /// <summary>Enters them where they are not yet; a second run changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The host is not in development: a known password must not exist elsewhere.</exception>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            throw new InvalidOperationException("Demo accounts exist in development only");
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeeding>().RunAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Makes sure that nobody can sign in as one of them, before an installation serves.</summary>
    /// <exception cref="InvalidOperationException">The database was used in development and has accounts whose password everybody knows.</exception>
    public static async Task RefuseAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        await using var scope = services.CreateAsyncScope();
        var names = await scope.ServiceProvider.GetRequiredService<DemoSeeding>().KnownAsync(cancel).ConfigureAwait(false);
        if (names.Count > 0)
            throw new InvalidOperationException(
                $"This database holds demo accounts whose password is public ({string.Join(", ", names)}): start with an empty database, or disable them or change their passwords first");
    }

    /// <summary>A synthetic identity number with a right check character.</summary>
    internal static string IdNumberOf(int index)
    {
        var first = $"99999919900101{index + 1:000}";
        return first + IdNumber.CheckCharacter(first);
    }

    /// <summary>A synthetic credit code with a right check character.</summary>
    internal static string CreditCodeOf(int index)
    {
        var first = $"91999999MADEMX0{index:00}";
        return first + CreditCode.CheckCharacter(first);
    }
}

internal sealed class DemoSeeding(PlatformDb db, Transactions transactions, AccountVerbs accounts, DerivedIds ids, PasswordRules passwords, TimeProvider time)
{
    // An account may bear such a name honestly; what gives a demo account away is its password.
    internal async Task<IReadOnlyList<string>> KnownAsync(CancellationToken cancel)
    {
        var named = DemoAccounts.All.Select(a => DerivedIds.Account(a.UserName)).ToList();
        var open = await db.Set<Account>().AsNoTracking().Where(a => named.Contains(a.Id) && !a.Disabled).ToListAsync(cancel).ConfigureAwait(false);
        return [.. open.Where(a => passwords.Matches(a, DemoAccounts.Password)).Select(a => a.UserName)];
    }

    internal async Task RunAsync(CancellationToken cancel)
    {
        foreach (var (demo, index) in DemoAccounts.All.Select((d, i) => (d, i)))
        {
            var id = DerivedIds.Account(demo.UserName);
            if (!await db.Set<Account>().AnyAsync(a => a.Id == id, cancel).ConfigureAwait(false))
                Must(await accounts.CreateAccountAsync(Acting.Platform, new(demo.UserName, DemoAccounts.Password, demo.Person, DemoAccounts.IdNumberOf(index)), cancel).ConfigureAwait(false));
        }

        await CompanyAsync(0, "演示环保建设有限公司", "owner", cancel).ConfigureAwait(false);
        await CompanyAsync(1, "演示对照实业有限公司", "other", cancel).ConfigureAwait(false);
        Must(await transactions.RunAsync(RestAsync, cancel).ConfigureAwait(false));
    }

    private async Task CompanyAsync(int index, string name, string owner, CancellationToken cancel)
    {
        var id = Company(index);
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == id, cancel).ConfigureAwait(false))
            Must(await accounts.CreateOrganisationAsync(Acting.Platform, new(DemoAccounts.CreditCodeOf(index), name, owner), cancel).ConfigureAwait(false));
    }

    private async Task<Outcome<Done>> RestAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var mandate = DerivedIds.Plain("demo", "mandate");
        if (!await db.Set<Mandate>().AnyAsync(m => m.OrganisationId == Company(0) && m.Id == mandate, cancel).ConfigureAwait(false))
            db.Add(new Mandate { OrganisationId = Company(0), Id = mandate, AgentId = Person("agent"), Items = "[\"*\"]", From = today, GrantedById = Person("owner"), GrantedAt = time.GetUtcNow() });

        var organ = DerivedIds.Organ(DemoAccounts.OrganCode);
        var office = DerivedIds.Plain("demo", "office");
        if (!await db.Set<Organ>().AnyAsync(o => o.Id == organ, cancel).ConfigureAwait(false))
            db.Add(new Organ { Id = organ, Code = DemoAccounts.OrganCode, NameZh = "生态环境部（演示）", NameEn = "Ministry of Ecology and Environment (demo)" });
        if (!await db.Set<Office>().AnyAsync(o => o.OrganId == organ && o.Id == office, cancel).ConfigureAwait(false))
            db.Add(new Office { OrganId = organ, Id = office, NameZh = "环境影响评价处（演示）", NameEn = "EIA Office (demo)" });
        await PostAsync(organ, office, "window", new("受理岗", "Window desk"), Roles.Window, cancel).ConfigureAwait(false);
        await PostAsync(organ, office, "examiner", new("审查岗", "Examiner's desk"), Roles.Examiner, cancel).ConfigureAwait(false);
        await PostAsync(organ, office, "decider", new("审批岗", "Decider's desk"), Roles.Decider, cancel).ConfigureAwait(false);
        await PostAsync(organ, office, "supervisor", new("监督岗", "Supervisor's desk"), Roles.Supervisor, cancel).ConfigureAwait(false);
        await PostAsync(organ, office, "admin", new("系统管理岗", "Administrator's desk"), Roles.Administrator, cancel).ConfigureAwait(false);
        await PostAsync(organ, office, "auditor", new("审计岗", "Auditor's desk"), Roles.Auditor, cancel).ConfigureAwait(false);
        return default(Done);
    }

    private async Task PostAsync(Guid organ, Guid office, string holder, Text name, string role, CancellationToken cancel)
    {
        var (post, appointment, person) = (DerivedIds.Plain("demo-post", holder), DerivedIds.Plain("demo-appointment", holder), Person(holder));
        if (!await db.Set<Post>().AnyAsync(p => p.Id == post, cancel).ConfigureAwait(false))
            db.Add(new Post { Id = post, OrganId = organ, OfficeId = office, NameZh = name.Zh, NameEn = name.En, Roles = JsonSerializer.Serialize(new[] { role }) });
        if (!await db.Set<Appointment>().AnyAsync(a => a.PersonId == person && a.Id == appointment, cancel).ConfigureAwait(false))
            db.Add(new Appointment { PersonId = person, Id = appointment, PostId = post, From = time.Today(), MadeById = Guid.Empty });
    }

    private Guid Person(string userName)
    {
        var index = DemoAccounts.All.Select((d, i) => (d, i)).Single(x => x.d.UserName == userName).i;
        return IdNumber.TryParse(DemoAccounts.IdNumberOf(index), out var number) ? ids.Person(number) : throw new InvalidOperationException("A demo identity number is wrong");
    }

    private static Guid Company(int index) =>
        CreditCode.TryParse(DemoAccounts.CreditCodeOf(index), out var code) ? DerivedIds.Organisation(code) : throw new InvalidOperationException("A demo credit code is wrong");

    private static void Must<T>(Outcome<T> outcome)
    {
        if (!outcome.Succeeded)
            throw new InvalidOperationException($"Demo accounts could not be entered: {outcome.Refusal.Code} {outcome.Refusal.Message}");
    }
}
