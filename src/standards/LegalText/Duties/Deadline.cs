namespace Tongban.LegalText.Duties;

/// <summary>What kind of term a text sets.</summary>
public enum DeadlineKind
{
    /// <summary>A day of the calendar.</summary>
    Absolute,

    /// <summary>A period from an event, such as 五个工作日内.</summary>
    Relative,

    /// <summary>Again and again, such as 每季度.</summary>
    Recurring,
}

/// <summary>A term found in a text.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Date">The last day of the term; null when it depends on an event or recurs.</param>
/// <param name="Start">Where it stands in the text read, in UTF-16 units.</param>
/// <param name="Text">The words that set it.</param>
/// <param name="Uncertain">Why a person should confirm it; null when the text leaves no doubt.</param>
public sealed record Deadline(DeadlineKind Kind, DateOnly? Date, int Start, string Text, string? Uncertain)
{
    /// <summary>The <see cref="Start"/> of a term that stands in a labelled line below the text read.</summary>
    public const int Elsewhere = -1;

    /// <summary>Whether the words set an end; false where they only name a year for doing it.</summary>
    public bool Ends { get; init; } = true;
}
