using System.Globalization;

namespace Tongban.Web.Printing;

/// <summary>Memory of its own (not shared) of a process with all it started, as Linux tells it in /proc.</summary>
internal static class ProcessMemory
{
    /// <summary>Bytes; 0 where the system does not tell.</summary>
    internal static long OfTree(int root)
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var parents = new Dictionary<int, int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) && Field(id, "PPid:") is { } parent)
                parents[id] = (int)parent;
        return parents.Keys.Where(id => Belongs(id)).Sum(id => Field(id, "RssAnon:") is { } kilobytes ? kilobytes * 1024 : 0);

        bool Belongs(int id)
        {
            for (var steps = 0; steps < 32; steps++)
            {
                if (id == root)
                    return true;
                if (!parents.TryGetValue(id, out id))
                    return false;
            }

            return false;
        }
    }

    private static long? Field(int id, string name)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
                if (line.StartsWith(name, StringComparison.Ordinal))
                    return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }

        return null;
    }
}
