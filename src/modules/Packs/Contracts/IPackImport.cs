using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>Bounds of a pack.</summary>
public static class PackLimits
{
    /// <summary>Largest zip, and largest sum of what it unfolds to; bytes.</summary>
    public const long Bytes = 40L * 1024 * 1024;
}

/// <summary>Taking packs in, and what two versions of one differ in; an administrator's.</summary>
public interface IPackImport
{
    /// <summary>Checks a zipped pack and compares it with the newest version here; installs it when asked to.</summary>
    Task<Outcome<PackImport>> ImportAsync(Stream zip, bool install, Acting by, CancellationToken cancel);

    /// <summary>What two loaded versions of a pack differ in, file by file and line by line.</summary>
    /// <param name="pack">Pack id.</param>
    /// <param name="from">The earlier version.</param>
    /// <param name="to">The later version.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<IReadOnlyList<FileDifference>>> DifferencesAsync(string pack, string from, string to, Acting by, CancellationToken cancel);
}

/// <summary>What installing, or only checking, an uploaded pack gave.</summary>
/// <param name="Pack">Its id; null when it cannot be read.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">What it is.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Changes">Against the newest version here.</param>
/// <param name="Installed">Whether it is installed now.</param>
public sealed record PackImport(
    string? Pack, string? Version, string? Digest, IReadOnlyList<PackProblem> Problems, IReadOnlyList<PackDifference> Changes, bool Installed);

/// <summary>How a file differs from the version before.</summary>
/// <param name="File">Path in the pack.</param>
/// <param name="Kind"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="LinesBefore">Lines before; 0 when added.</param>
/// <param name="LinesAfter">Lines after; 0 when removed.</param>
/// <param name="FirstChangedLine">First line that differs, from 1; 0 when added or removed.</param>
public sealed record PackDifference(string File, string Kind, int LinesBefore, int LinesAfter, int FirstChangedLine);

/// <summary>A file that differs, with the lines that do and some around them.</summary>
/// <param name="Of">Which and how.</param>
/// <param name="Lines">In order; a gap of unchanged lines is left out.</param>
public sealed record FileDifference(PackDifference Of, IReadOnlyList<LineDifference> Lines);

/// <summary>A line of a file that differs.</summary>
/// <param name="Before">Its number before, from 1; null when added.</param>
/// <param name="After">Its number after; null when removed.</param>
/// <param name="Text">Its text.</param>
public sealed record LineDifference(int? Before, int? After, string Text);
