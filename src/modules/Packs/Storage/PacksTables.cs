using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Packs.Storage;

/// <summary>A version of a pack that was ever loaded: kept, so that a case decided under it can be replayed years later.</summary>
internal sealed class PackRow
{
    public required string Pack { get; set; }
    public required string Version { get; set; }
    public required string Digest { get; set; }
    public DateTimeOffset LoadedAt { get; set; }
    public required string LoadedBy { get; set; }
}

/// <summary>A file of a version; its content is kept once under its digest, however many versions share it.</summary>
internal sealed class PackFileRow
{
    public required string Pack { get; set; }
    public required string Version { get; set; }
    public required string Path { get; set; }
    public required string ContentDigest { get; set; }
}

/// <summary>A content, named by its SHA-256.</summary>
internal sealed class PackContentRow
{
    public required string Digest { get; set; }
    public required byte[] Content { get; set; }
}

internal sealed class PacksTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<PackRow>(row => row.IsReference("packs").HasKey(r => new { r.Pack, r.Version }));
        model.Entity<PackFileRow>(row => row.IsReference("pack_files").HasKey(r => new { r.Pack, r.Version, r.Path }));
        model.Entity<PackContentRow>(row => row.IsReference("pack_contents").HasKey(r => r.Digest));
    }
}
