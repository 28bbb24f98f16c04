using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;

namespace Tongban.Casework.KeepDossier;

/// <summary>
/// Content-addressed store on disk: a file's name is the SHA-256 of its content, so it is kept once, cannot be changed unnoticed, and
/// a name given by a person never becomes a path. Written beside its place, synced, then moved: a crash leaves no half file.
/// </summary>
internal sealed class BlobStore(IOptions<DossierSettings> settings)
{
    private string Home => settings.Value.Directory;

    /// <summary>Takes content up to a limit; null when it is larger.</summary>
    internal async Task<(string Digest, long Size, byte[] Head)?> PutAsync(Stream content, long limit, CancellationToken cancel)
    {
        var incoming = Path.Combine(Home, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var head = new MemoryStream();
            long size = 0;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true))
            {
                var buffer = new byte[81920];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
                {
                    size += read;
                    if (size > limit)
                        return null;
                    hash.AppendData(buffer, 0, read);
                    if (head.Length < 4096)
                        head.Write(buffer, 0, (int)Math.Min(read, 4096 - head.Length));
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
                }

                file.Flush(flushToDisk: true);
            }

            var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
            var place = PlaceOf(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            // two who hand in the same content at once both move it here; whoever is second puts the same bytes in place of the same
            if (!File.Exists(place))
                File.Move(temporary, place, overwrite: true);
            return (digest, size, head.ToArray());
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens content for reading.</summary>
    /// <exception cref="FileNotFoundException">The store has lost it: a fault of the installation.</exception>
    internal Stream Open(string digest) => new FileStream(PlaceOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);

    private string PlaceOf(string digest) => Path.Combine(Home, digest[..2], digest);
}
