using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>One of the options of a select, radios or checkboxes.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">What to mind.</param>
public sealed record Choice(string Value, Text Label, Text? Hint = null);

/// <summary>Something wrong with a field, for the error summary.</summary>
/// <param name="Field">Id of the element the link leads to; null when no field is meant.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
/// <param name="Page">Address of the page the field is on; null for this one.</param>
public sealed record FieldError(string? Field, Text Message, string? Page = null);

/// <summary>A link with its words: of a menu, a breadcrumb, a tab.</summary>
/// <param name="Href">Address.</param>
/// <param name="Label">Words.</param>
/// <param name="Current">Whether it is where one is.</param>
public sealed record Way(string Href, Text Label, bool Current = false);

/// <summary>Colours of a lamp; each has a shape of its own too.</summary>
public enum LampColour
{
    Green,
    Yellow,
    Red,
    Grey,
}

/// <summary>Tone of a tag or banner.</summary>
public enum Tone
{
    Neutral,
    Good,
    Attention,
    Bad,
    Info,
}

/// <summary>What a date is on a clock's calendar.</summary>
public enum DayMarkKind
{
    Start,
    Counted,
    NotCounted,
    StandsStill,
    Due,
}

/// <summary>A date on a clock's calendar.</summary>
/// <param name="Date">The date.</param>
/// <param name="Kind">What it is for the clock.</param>
/// <param name="Number">Which counted day, from 1; 0 when not counted.</param>
/// <param name="Why">Why it is so.</param>
public sealed record DayMark(DateOnly Date, DayMarkKind Kind, int Number, Text Why);
