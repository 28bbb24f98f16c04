using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;
using Tongban.Packs.Reading;
using Tongban.Storage;

namespace Tongban.Packs.Storage;

/// <summary>Keeps the files of pack versions, content-addressed.</summary>
internal sealed class PackStore(PlatformDb db, TimeProvider time)
{
    internal static Refusal Changed(string pack, string version) => new(RefusalKind.Conflict, "packs.version-changed", new(
        $"{pack} {version} 已有另一内容；内容有改动须用新的版本号。", $"{pack} {version} exists with other contents; changed contents need a new version number."));

    internal Task<List<PackRow>> AllAsync(CancellationToken cancel) => db.Set<PackRow>().AsNoTracking().OrderBy(r => r.Pack).ThenBy(r => r.Version).ToListAsync(cancel);

    /// <summary>Adds a version within the current transaction; the same contents again change nothing, others under the same number are refused.</summary>
    /// <returns>Whether it was new.</returns>
    internal async Task<Outcome<bool>> KeepAsync(string pack, string version, PackFiles files, string by, CancellationToken cancel)
    {
        var digest = files.Digest();
        var there = await db.Set<PackRow>().SingleOrDefaultAsync(r => r.Pack == pack && r.Version == version, cancel).ConfigureAwait(false);
        if (there is not null)
            return there.Digest == digest ? false : Changed(pack, version);
        db.Add(new PackRow { Pack = pack, Version = version, Digest = digest, LoadedAt = time.GetUtcNow(), LoadedBy = by });
        await AddFilesAsync(pack, version, files, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Puts other contents under the same number: for a pack's author at work, never where cases are decided.</summary>
    internal async Task<Outcome<bool>> ReplaceAsync(string pack, string version, PackFiles files, CancellationToken cancel)
    {
        var row = await db.Set<PackRow>().SingleAsync(r => r.Pack == pack && r.Version == version, cancel).ConfigureAwait(false);
        row.Digest = files.Digest();
        db.RemoveRange(await db.Set<PackFileRow>().Where(f => f.Pack == pack && f.Version == version).ToListAsync(cancel).ConfigureAwait(false));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await AddFilesAsync(pack, version, files, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>The files of a version as they were loaded.</summary>
    internal async Task<PackFiles> FilesAsync(string pack, string version, CancellationToken cancel)
    {
        var rows = await db.Set<PackFileRow>().AsNoTracking().Where(f => f.Pack == pack && f.Version == version)
            .Join(db.Set<PackContentRow>(), f => f.ContentDigest, c => c.Digest, (f, c) => new { f.Path, c.Content }).ToListAsync(cancel).ConfigureAwait(false);
        return PackFiles.FromStored(rows.Select(r => (r.Path, r.Content)));
    }

    private async Task AddFilesAsync(string pack, string version, PackFiles files, CancellationToken cancel)
    {
        var digests = files.All.ToDictionary(f => f.Key, f => Convert.ToHexStringLower(SHA256.HashData(f.Value)), StringComparer.Ordinal);
        var wanted = digests.Values.Distinct().ToList();
        var kept = (await db.Set<PackContentRow>().Where(c => wanted.Contains(c.Digest)).Select(c => c.Digest).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        foreach (var (path, bytes) in files.All)
        {
            db.Add(new PackFileRow { Pack = pack, Version = version, Path = path, ContentDigest = digests[path] });
            if (kept.Add(digests[path]))
                db.Add(new PackContentRow { Digest = digests[path], Content = bytes });
        }
    }
}
