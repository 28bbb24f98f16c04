using System.IO.Compression;
using System.Xml.Linq;

namespace Tongban.Ofd;

/// <summary>
/// The files of an OFD package by their paths, read within <see cref="OfdLimits"/>. Sizes that an archive states are not believed:
/// what is unpacked is counted.
/// </summary>
internal sealed class OfdPackage
{
    // ZIP's first year: the archive of the same files is the same bytes whenever it is made.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> files;

    internal OfdPackage(IEnumerable<KeyValuePair<string, byte[]>> files) => this.files = new(files.ToDictionary(), StringComparer.Ordinal);

    internal IReadOnlyCollection<string> Paths => files.Keys;

    internal byte[]? Find(string path) => files.GetValueOrDefault(path);

    /// <exception cref="OfdException">There is no such file.</exception>
    internal byte[] Bytes(string path) => Find(path) ?? throw new OfdException(OfdFault.Missing, path, "the package has no such file");

    /// <exception cref="OfdException">There is no such file, or it is no XML.</exception>
    internal XElement Xml(string path) => OfdXml.Read(path, Bytes(path));

    /// <summary>The package with files added or put in place of others.</summary>
    internal OfdPackage With(params IEnumerable<KeyValuePair<string, byte[]>> changed)
    {
        var all = new Dictionary<string, byte[]>(files);
        foreach (var (path, bytes) in changed)
            all[path] = bytes;
        return new(all);
    }

    /// <summary>A path as an element of a file writes it: from the root with a leading slash, else from that file's folder.</summary>
    internal static string Resolve(string from, string location)
    {
        var path = location.StartsWith('/') ? location[1..] : from.LastIndexOf('/') is >= 0 and var slash ? from[..(slash + 1)] + location : location;
        if (!IsPath(path))
            throw new OfdException(OfdFault.BadName, from, $"the location '{location}' leads out of the package");
        return path;
    }

    internal byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var target = entry.Open();
                target.Write(bytes);
            }

        return stream.ToArray();
    }

    /// <exception cref="OfdException">It is no package, or beyond the limits.</exception>
    internal static OfdPackage Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > OfdLimits.PackageBytes)
            throw new OfdException(OfdFault.Limit, ".", $"larger than {OfdLimits.PackageBytes} bytes");
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > OfdLimits.Entries)
                throw new OfdException(OfdFault.Limit, ".", $"more than {OfdLimits.Entries} entries");
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.EndsWith('/') && entry.Length == 0)
                    continue;
                if (!IsPath(entry.FullName))
                    throw new OfdException(OfdFault.BadName, Shown(entry.FullName), "the name leads out of the package");
                // Two names that some readers take for one could show one page and have another verified.
                if (!folded.Add(entry.FullName))
                    throw new OfdException(OfdFault.BadName, entry.FullName, "the name stands twice");
                var bytes = Unpack(entry, OfdLimits.UnpackedBytes - unpacked);
                unpacked += bytes.Length;
                files.Add(entry.FullName, bytes);
            }

            return new(files);
        }
        catch (InvalidDataException fault)
        {
            throw new OfdException(OfdFault.NotAPackage, ".", fault.Message);
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException or NotSupportedException)
        {
            throw new OfdException(OfdFault.NotAPackage, ".", "the ZIP archive is broken: " + fault.Message);
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry, long left)
    {
        var most = Math.Min(OfdLimits.EntryBytes, left);
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (target.Length + read > most)
                throw new OfdException(OfdFault.Limit, Shown(entry.FullName), $"unpacks to more than {most} bytes");
            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= 260 && !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Shown(string name) => name.Length > 80 ? name[..80] + "…" : name;
}
