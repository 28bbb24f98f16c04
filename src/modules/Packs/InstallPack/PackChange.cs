using Tongban.Packs.Reading;

namespace Tongban.Packs.InstallPack;

/// <summary>How a file differs from the version before.</summary>
/// <param name="File">Path in the pack.</param>
/// <param name="Kind"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="LinesBefore">Lines before; 0 when added.</param>
/// <param name="LinesAfter">Lines after; 0 when removed.</param>
/// <param name="FirstChangedLine">First line that differs, from 1; 0 when added or removed.</param>
internal sealed record PackChange(string File, string Kind, int LinesBefore, int LinesAfter, int FirstChangedLine)
{
    internal static IReadOnlyList<PackChange> Between(PackFiles before, PackFiles after)
    {
        var changes = new List<PackChange>();
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

    private static int Lines(byte[] content) => content.AsSpan().Count((byte)'\n') + (content is [.., not (byte)'\n'] ? 1 : 0);
}
