using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>
/// The files of a pack, read whole within bounds. Names are checked before anything is opened: relative, lower-case, one folder deep, of a
/// known kind; links are not followed; what a zip unfolds to is counted while it is read, whatever its directory claims.
/// </summary>
internal sealed partial class PackFiles
{
    internal const int MaxFiles = 2000;
    internal const int MaxFileBytes = 4 * 1024 * 1024;
    internal const long MaxTotalBytes = PackLimits.Bytes;

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private long total;

    private PackFiles()
    {
    }

    internal IReadOnlyDictionary<string, byte[]> All => files;

    /// <summary>SHA-256 over names, lengths and contents in the order of names.</summary>
    internal string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static PackFiles FromStored(IEnumerable<(string Path, byte[] Bytes)> stored)
    {
        var pack = new PackFiles();
        foreach (var (path, bytes) in stored)
            pack.files[path] = bytes;
        return pack;
    }

    internal static PackFiles FromDirectory(string directory, Problems problems)
    {
        var pack = new PackFiles();
        var root = new DirectoryInfo(directory);
        if (!root.Exists)
        {
            problems.Add("", 0, 0, "packs.no-directory", new($"没有这个目录：{directory}", $"There is no such directory: {directory}"));
            return pack;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6, AttributesToSkip = FileAttributes.None };
        foreach (var info in root.EnumerateFileSystemInfos("*", options))
        {
            var path = Path.GetRelativePath(root.FullName, info.FullName).Replace('\\', '/');
            if (info.LinkTarget is not null)
                problems.Add(path, 0, 0, "packs.link", new("政策包里不能有链接。", "A pack holds no links."));
            else if (info is FileInfo file && pack.Admits(path, problems))
            {
                using var stream = file.OpenRead();
                pack.Take(path, stream, problems);
            }
        }

        return pack;
    }

    internal static PackFiles FromZip(Stream zip, Problems problems)
    {
        var pack = new PackFiles();
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var entries = archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
            var top = CommonTop(entries);
            foreach (var entry in entries)
            {
                var path = entry.FullName[top.Length..];
                // Unix mode in the high half: a symbolic link is 0120000.
                if ((entry.ExternalAttributes >> 16 & 0xF000) == 0xA000)
                {
                    problems.Add(path, 0, 0, "packs.link", new("政策包里不能有链接。", "A pack holds no links."));
                    continue;
                }

                if (!pack.Admits(path, problems))
                    continue;
                using var stream = entry.Open();
                if (!pack.Take(path, stream, problems))
                    break;
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            problems.Add("", 0, 0, "packs.zip", new("不是完好的 zip 文件。", $"Not a sound zip file: {damaged.Message}"));
        }

        return pack;
    }

    private static string CommonTop(List<ZipArchiveEntry> entries)
    {
        if (entries.Count == 0 || entries.Any(e => e.FullName == "pack.yaml"))
            return "";
        var first = entries[0].FullName;
        var slash = first.IndexOf('/', StringComparison.Ordinal);
        var top = slash < 0 ? "" : first[..(slash + 1)];
        return SimpleTop().IsMatch(top) && entries.All(e => e.FullName.StartsWith(top, StringComparison.Ordinal)) ? top : "";
    }

    private bool Admits(string path, Problems problems)
    {
        if (files.Count >= MaxFiles)
        {
            if (files.Count == MaxFiles)
                problems.Add(path, 0, 0, "packs.too-many-files", new($"文件超过 {MaxFiles} 个。", $"More than {MaxFiles} files."));
            return false;
        }

        if (files.ContainsKey(path))
        {
            problems.Add(path, 0, 0, "packs.repeated-file", new("同名文件出现两次。", "The same file name occurs twice."));
            return false;
        }

        if (!KnownName().IsMatch(path))
        {
            var shown = path.Length > 120 ? path[..120] : path;
            problems.Add(shown, 0, 0, "packs.unknown-file", new(
                "政策包里不能有这个文件；文件名须为小写，并放在规定的目录中。", "A pack holds no such file: names are lower-case and stand in the folders of the format."));
            return false;
        }

        return true;
    }

    private bool Take(string path, Stream stream, Problems problems)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            using var taken = new MemoryStream();
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                taken.Write(buffer, 0, read);
                total += read;
                if (taken.Length > MaxFileBytes || total > MaxTotalBytes)
                {
                    problems.Add(path, 0, 0, "packs.too-large", new(
                        $"超过上限：单个文件 {MaxFileBytes >> 20} MB，合计 {MaxTotalBytes >> 20} MB。",
                        $"Larger than allowed: {MaxFileBytes >> 20} MB a file, {MaxTotalBytes >> 20} MB in all."));
                    return false;
                }
            }

            files.Add(path, taken.ToArray());
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [GeneratedRegex(@"\A(pack\.yaml|instrument\.yaml|README(\.zh-CN)?\.md|(items|registers|certificates|scenarios|indicators|lint|tasks|data)/[a-z0-9-]{1,80}\.yaml|procedures/[a-z0-9-]{1,80}\.bpmn|decisions/[a-z0-9-]{1,80}\.dmn|forms/[a-z0-9-]{1,80}\.json|documents/[a-z0-9-]{1,80}\.(zh|en)\.liquid)\z")]
    private static partial Regex KnownName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,80}/\z")]
    private static partial Regex SimpleTop();
}
