namespace Tongban.LegalText;

/// <summary>What was read from a file, and what was not.</summary>
/// <param name="Documents">The documents, in the file's order.</param>
/// <param name="Repairs">Every character put for another, in the file's order.</param>
/// <param name="Uncertainties">What a person should confirm.</param>
/// <param name="Unread">What belongs to no document or could not be read.</param>
public sealed record ReadingResult(IReadOnlyList<LegalDocument> Documents, IReadOnlyList<Repair> Repairs, IReadOnlyList<Uncertainty> Uncertainties, IReadOnlyList<UnreadPiece> Unread);

/// <summary>Something of the file that was put right or dropped; what stood there is kept.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column in that line, from 1, in UTF-16 units.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Put">What was put for it; empty for what was dropped.</param>
/// <param name="Why">What proves it.</param>
public sealed record Repair(int Line, int Column, string Found, string Put, string Why);

/// <summary>A doubt for a person.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">What is doubtful.</param>
/// <param name="Why">Why.</param>
public sealed record Uncertainty(int Line, string Text, string Why);

/// <summary>A piece that no document took.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Why">Why it was not taken.</param>
public sealed record UnreadPiece(int Line, string Text, string Why);

/// <summary>Why nothing of a file can be read.</summary>
public enum UnreadableCause
{
    /// <summary>It is damaged, or made to harm.</summary>
    Malformed,

    /// <summary>There is no word in it, or none in Chinese.</summary>
    Empty,

    /// <summary>It is larger than what is read, or unpacks to more.</summary>
    TooLarge,

    /// <summary>Its characters cannot be told.</summary>
    Encoding,

    /// <summary>It is locked by a password.</summary>
    Encrypted,

    /// <summary>Its pages are pictures.</summary>
    Scanned,

    /// <summary>It is a file of another kind.</summary>
    OtherKind,
}

/// <summary>Nothing of a file can be read.</summary>
public sealed class UnreadableTextException(string reason, long place, UnreadableCause cause = UnreadableCause.Malformed) : Exception($"{reason} (at {place})")
{
    /// <summary>Why.</summary>
    public string Reason => reason;

    /// <summary>Why, of a few causes.</summary>
    public UnreadableCause Cause => cause;

    /// <summary>Byte, or character of a text, from 0; page of a PDF, from 1.</summary>
    public long Place => place;
}

/// <summary>Collects what reading leaves to tell.</summary>
internal sealed class ReadingLog
{
    internal List<Repair> Repairs { get; } = [];

    internal List<Uncertainty> Uncertainties { get; } = [];

    internal List<UnreadPiece> Unread { get; } = [];
}
