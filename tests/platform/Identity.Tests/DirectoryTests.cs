using Microsoft.Extensions.DependencyInjection;
using Tongban.Identity.Contracts;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>What other modules and lists read.</summary>
public abstract class DirectorySuite(TestDatabase database)
{
    [Fact]
    public async Task Directory_KnowsPartiesAndOrgans_WithoutIdentityNumbers()
    {
        await using var harness = await Harness.StartAsync(database);
        var me = (await (await harness.SignInAsync("agent")).GetAsync("/api/identity/me")).Json;
        var (person, company) = (me.GetProperty("personId").GetGuid(), me.GetProperty("organisationId").GetGuid());
        await using var scope = harness.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<IDirectory>();

        var parties = await directory.PartiesAsync([person, company, Guid.NewGuid()], CancellationToken.None);

        Assert.Equal(2, parties.Count);
        Assert.Equal(("演示·张申请", false), (parties[person].Name, parties[person].IsOrganisation));
        Assert.Contains("*****", parties[person].Code, StringComparison.Ordinal);
        Assert.True(CreditCode.TryParse(parties[company].Code, out _));
        Assert.Null(await directory.OrganAsync("no-such-organ", CancellationToken.None));
        var organ = await directory.OrganAsync(DemoAccounts.OrganCode, CancellationToken.None);
        var posts = await directory.PostsAsync(organ!.Id, CancellationToken.None);
        Assert.Equal("演示·王窗口", Assert.Single(posts.Single(p => p.Roles.Contains("window")).Holders).Name);
    }

    [Fact]
    public async Task Accounts_ReadPageByPage_ComeOnceEach()
    {
        await using var harness = await Harness.StartAsync(database);
        var admin = await harness.SignInAsync("admin");
        // Rows straight into the table: opening a hundred accounts would hash a hundred passwords.
        await harness.InScopeAsync(async db =>
        {
            for (var i = 0; i < 120; i++)
            {
                var person = new Person { Id = Guid.NewGuid(), Name = "合成", IdNumberMasked = "999*************00", IdNumberProtected = "" };
                db.AddRange(person, new Account { Id = Guid.NewGuid(), UserName = Harness.Fresh("p"), PersonId = person.Id, PasswordHash = "", SecurityStamp = "", Disabled = true });
            }

            return await db.SaveChangesAsync();
        });

        var seen = new List<Guid>();
        for (var page = (await admin.GetAsync("/api/identity/accounts")).Json; page.GetArrayLength() > 0;)
        {
            seen.AddRange(page.EnumerateArray().Select(a => a.GetProperty("id").GetGuid()));
            page = (await admin.GetAsync($"/api/identity/accounts?after={seen[^1]}")).Json;
        }

        Assert.Equal(130, seen.Count);
        Assert.Equal(130, seen.Distinct().Count());
    }
}

public sealed class DirectoryOnSqlite(SqliteDatabase database) : DirectorySuite(database), IClassFixture<SqliteDatabase>;

public sealed class DirectoryOnPostgres(PostgresDatabase database) : DirectorySuite(database), IClassFixture<PostgresDatabase>;
