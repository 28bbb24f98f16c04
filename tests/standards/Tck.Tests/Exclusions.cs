namespace Tongban.Tck.Tests;

/// <summary>The cases left out, from exclusions.txt: one to a line, with the reason and what would remove it.</summary>
internal static class Exclusions
{
    /// <summary>The number of exclusions at the last look; it only goes down.</summary>
    internal const int Most = 0;

    internal static Dictionary<string, string> Read()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "exclusions.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
