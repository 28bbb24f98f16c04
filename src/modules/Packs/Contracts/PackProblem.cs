using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>Something wrong with a pack, where it stands.</summary>
/// <param name="File">Path in the pack; empty for the pack as a whole.</param>
/// <param name="Line">Line from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column from 1; 0 when the whole line is meant.</param>
/// <param name="Code">Stable code, <c>packs.unknown-clause</c>.</param>
/// <param name="Message">What is wrong and what is expected, in both languages.</param>
public sealed record PackProblem(string File, int Line, int Column, string Code, Text Message)
{
    /// <summary><c>file:line:column: code: English words</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Code}: {Message.En}";
}

/// <summary>What reading a pack gave: the pack when nothing is wrong, else every problem found.</summary>
/// <param name="Pack">The pack; null when there are problems.</param>
/// <param name="Problems">In the order of files and lines.</param>
public sealed record PackLoadResult(Pack? Pack, IReadOnlyList<PackProblem> Problems);

/// <summary>Reads packs. Never throws for what a pack holds, however hostile.</summary>
public interface IPackLoader
{
    /// <summary>Reads a directory.</summary>
    PackLoadResult LoadDirectory(string directory);

    /// <summary>Reads a zip whose root, or whose single top directory, is the pack.</summary>
    PackLoadResult LoadZip(Stream zip);
}
