using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tongban.Storage;

/// <summary>
/// The one database of an installation. Modules add their tables through <see cref="IModuleTables"/>; entity types are internal to
/// their module, so that no module can name another's. Not thread-safe; one per request or command.
/// </summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options, IEnumerable<IModuleTables> modules) : DbContext(options)
{
    /// <summary>True on the embedded SQLite database.</summary>
    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>Names the set of modules; EF keeps one compiled model per set, so that hosts with other modules do not get it.</summary>
    internal string ModuleSet { get; } = string.Join('|', modules.Select(m => m.GetType().FullName).Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (var module in modules.OrderBy(m => m.GetType().FullName, StringComparer.Ordinal))
            module.Map(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveMaxLength(36);
        // SQLite has no instant type and EF will not order text instants with offsets; ticks in UTC order as time does.
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    // PostgreSQL keeps microseconds and refuses offsets other than UTC.
    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(), instant => instant);
}
