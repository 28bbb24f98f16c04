namespace Tongban.Ofd;

/// <summary>Why a file is not taken as an OFD package.</summary>
public enum OfdFault
{
    /// <summary>Not a ZIP archive, or a broken one.</summary>
    NotAPackage,

    /// <summary>An entry's name leads out of the package, stands twice, or is otherwise not allowed.</summary>
    BadName,

    /// <summary>A part that the standard asks for is missing.</summary>
    Missing,

    /// <summary>A part is not what the standard says.</summary>
    Malformed,

    /// <summary>Larger, deeper or more than is read.</summary>
    Limit,
}

/// <summary>A file is no OFD package that is read here. The message says which part and why.</summary>
public sealed class OfdException(OfdFault fault, string part, string why) : FormatException($"{part}: {why}")
{
    /// <summary>What is wrong.</summary>
    public OfdFault Fault { get; } = fault;

    /// <summary>The part of the package it concerns; the package itself as <c>.</c>.</summary>
    public string Part { get; } = part;
}

/// <summary>What is read of a stranger's file at most.</summary>
public static class OfdLimits
{
    /// <summary>Size of the file, bytes.</summary>
    public const int PackageBytes = 64 * 1024 * 1024;

    /// <summary>Size of one entry when unpacked, bytes.</summary>
    public const int EntryBytes = 32 * 1024 * 1024;

    /// <summary>Size of all entries when unpacked, bytes.</summary>
    public const int UnpackedBytes = 128 * 1024 * 1024;

    /// <summary>Number of entries.</summary>
    public const int Entries = 4096;

    /// <summary>Depth of XML.</summary>
    public const int XmlDepth = 64;
}
