using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tongban.Audit;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Identity.Tests;

/// <summary>What a development machine may do and an installation may not.</summary>
public sealed class ProductionTests : IAsyncDisposable
{
    private readonly SqliteDatabase database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task DemoAccounts_InProduction_AreRefusedBeforeAnythingIsWritten()
    {
        await using var app = Host(Environments.Production, "a secret of at least thirty-two characters");
        await TestDatabase.CreateTablesAsync(app.Services);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoAccounts.SeedAsync(app.Services, TestContext.Current.CancellationToken));

        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<PlatformDb>().Set<Account>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task DemoAccounts_LeftOverFromDevelopment_KeepAnInstallationFromServing()
    {
        await using var development = Host(Environments.Development, "a secret of at least thirty-two characters");
        await TestDatabase.CreateTablesAsync(development.Services);
        await DemoAccounts.RefuseAsync(development.Services, TestContext.Current.CancellationToken);
        await DemoAccounts.SeedAsync(development.Services, TestContext.Current.CancellationToken);

        await using var app = Host(Environments.Production, "a secret of at least thirty-two characters");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => DemoAccounts.RefuseAsync(app.Services, TestContext.Current.CancellationToken));
        Assert.All(DemoAccounts.All, account => Assert.Contains(account.UserName, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("too short")]
    public async Task Server_WithoutItsSecret_DoesNotStart(string? key)
    {
        await using var app = Host(Environments.Production, key);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Identity:PersonKey", refused.Message, StringComparison.Ordinal);
    }

    private WebApplication Host(string environment, string? personKey)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Identity:PersonKey"] = personKey;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(database.Use);
        builder.Services.AddAudit();
        builder.Services.AddIdentity();
        return builder.Build();
    }
}
