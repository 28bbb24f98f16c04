using Tongban.Audit;
using Tongban.GuoMi;

namespace Tongban.Web.Host;

// The key that daily seals are signed with: in a directory of its own, never in the database it vouches for. Set Seals:Directory (best a
// volume that the database's owner cannot read) and Seals:Passphrase; in development both have defaults that protect nothing.
internal static class Seals
{
    private const string DevelopmentPassphrase = "development-only-passphrase-of-no-secrecy";

    internal static void AddSeals(this WebApplicationBuilder builder)
    {
        var (directory, passphrase) = (builder.Configuration["Seals:Directory"], builder.Configuration["Seals:Passphrase"]);
        if (builder.Environment.IsDevelopment())
        {
            directory ??= Path.Combine(Path.GetDirectoryName(builder.Configuration["Storage:Sqlite"]!)!, "seal-keys");
            passphrase ??= DevelopmentPassphrase;
        }

        if (string.IsNullOrEmpty(directory) != string.IsNullOrEmpty(passphrase))
            throw new InvalidOperationException("Seals:Directory and Seals:Passphrase are set both or neither");
        if (string.IsNullOrEmpty(directory))
        {
            builder.Services.AddHostedService<Warning>();
            return;
        }

        var home = Path.GetFullPath(directory, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(given => new SealKeys(
            () => Sm2KeyVault.Open(new KeyDirectory(home), passphrase!),
            (id, pem) => File.WriteAllText(Path.Combine(home, $"{id}.public.pem"), pem),
            given.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ISealSigner>(given => given.GetRequiredService<SealKeys>());
        builder.Services.AddSingleton<ISealChecker>(given => given.GetRequiredService<SealKeys>());
    }

    // Said once, when the host is ready to serve.
    private sealed class Warning(ILogger<SealKeys> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            log.LogWarning("Daily seals of the audit record are not signed: set Seals:Directory and Seals:Passphrase");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
