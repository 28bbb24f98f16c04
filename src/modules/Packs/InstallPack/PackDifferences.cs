using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Tongban.Packs.Contracts;
using Tongban.Packs.Reading;

namespace Tongban.Packs.InstallPack;

/// <summary>What two sets of a pack's files differ in.</summary>
internal static class PackDifferences
{
    private const int Around = 3;
    private const int MostLines = 2000;

    internal static IReadOnlyList<PackDifference> Between(PackFiles before, PackFiles after)
    {
        var changes = new List<PackDifference>();
        foreach (var path in before.All.Keys.Union(after.All.Keys).Order(StringComparer.Ordinal))
        {
            var old = before.All.GetValueOrDefault(path);
            var now = after.All.GetValueOrDefault(path);
            if (old is null)
                changes.Add(new(path, "added", 0, Lines(now!), 0));
            else if (now is null)
                changes.Add(new(path, "removed", Lines(old), 0, 0));
            else if (!old.AsSpan().SequenceEqual(now))
                changes.Add(new(path, "changed", Lines(old), Lines(now), old.AsSpan(0, old.AsSpan().CommonPrefixLength(now)).Count((byte)'\n') + 1));
        }

        return changes;
    }

    /// <summary>The same with the lines themselves; unchanged ones only near a change, and at most some thousand of a file.</summary>
    internal static List<FileDifference> LineByLine(PackFiles before, PackFiles after) =>
        [.. Between(before, after).Select(change => new FileDifference(change, LinesOf(Text(before, change.File), Text(after, change.File))))];

    private static List<LineDifference> LinesOf(string before, string after)
    {
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Type != ChangeType.Unchanged)
                Array.Fill(near, true, Math.Max(0, i - Around), Math.Min(lines.Count - 1, i + Around) - Math.Max(0, i - Around) + 1);
        var (found, old, now) = (new List<LineDifference>(), 0, 0);
        for (var i = 0; i < lines.Count && found.Count < MostLines; i++)
        {
            int? was = lines[i].Type == ChangeType.Inserted ? null : ++old;
            int? becomes = lines[i].Type == ChangeType.Deleted ? null : ++now;
            if (near[i])
                found.Add(new(was, becomes, lines[i].Text));
        }

        return found;
    }

    private static string Text(PackFiles files, string path) => files.All.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

    private static int Lines(byte[] content) => content.AsSpan().Count((byte)'\n') + (content is [.., not (byte)'\n'] ? 1 : 0);
}
