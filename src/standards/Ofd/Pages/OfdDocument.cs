namespace Tongban.Ofd;

/// <summary>What an OFD file (GB/T 33190-2016) says and shows. A value: writing the same document twice gives the same bytes.</summary>
/// <param name="Id">32 hexadecimal digits that name the document.</param>
/// <param name="Title">Title.</param>
/// <param name="CreatedOn">Day of creation, as the law counts days.</param>
/// <param name="Pages">The pages, at least one.</param>
/// <param name="Metadata">Custom data in the order given; a name stands once. The names of GB/T 36903 for electronic certificates.</param>
public sealed record OfdDocument(
    string Id, string Title, DateOnly CreatedOn, IReadOnlyList<OfdPage> Pages, IReadOnlyList<KeyValuePair<string, string>> Metadata);

/// <summary>A page. Lengths are millimetres from its top left corner.</summary>
/// <param name="Width">Width, mm.</param>
/// <param name="Height">Height, mm.</param>
/// <param name="Marks">What is drawn, later ones above earlier ones.</param>
public sealed record OfdPage(double Width, double Height, IReadOnlyList<OfdMark> Marks)
{
    /// <summary>An upright A4 page.</summary>
    public static OfdPage A4(params IReadOnlyList<OfdMark> marks) => new(210, 297, marks);
}

/// <summary>Something drawn on a page.</summary>
public abstract record OfdMark
{
    private protected OfdMark()
    {
    }
}

/// <summary>One line of text; Chinese characters advance by the size, Latin ones by half of it.</summary>
/// <param name="X">Left edge, mm.</param>
/// <param name="Baseline">Where the letters stand, mm from the top.</param>
/// <param name="Size">Height of the type, mm.</param>
/// <param name="Text">The text, without line breaks.</param>
/// <param name="Font">Face.</param>
/// <param name="Colour">Colour.</param>
public sealed record OfdText(double X, double Baseline, double Size, string Text, OfdFont Font = OfdFont.Song, OfdColour Colour = default) : OfdMark
{
    /// <summary>How wide the line is, mm.</summary>
    public double Width => Glyphs.WidthOf(Text, Size);
}

/// <summary>A straight line.</summary>
/// <param name="X1">Start, mm.</param>
/// <param name="Y1">Start, mm.</param>
/// <param name="X2">End, mm.</param>
/// <param name="Y2">End, mm.</param>
/// <param name="Thickness">Width of the stroke, mm.</param>
/// <param name="Colour">Colour.</param>
public sealed record OfdLine(double X1, double Y1, double X2, double Y2, double Thickness = 0.25, OfdColour Colour = default) : OfdMark;

/// <summary>Filled rectangles drawn as one shape: a bar, a frame's background, the modules of a QR code.</summary>
/// <param name="Boxes">The rectangles, mm.</param>
/// <param name="Colour">Colour.</param>
public sealed record OfdBoxes(IReadOnlyList<OfdBox> Boxes, OfdColour Colour = default) : OfdMark;

/// <summary>A rectangle, mm.</summary>
public readonly record struct OfdBox(double X, double Y, double Width, double Height);

/// <summary>A picture, for instance of a seal.</summary>
/// <param name="Box">Where it stands.</param>
/// <param name="Png">A PNG file.</param>
public sealed record OfdImage(OfdBox Box, ReadOnlyMemory<byte> Png) : OfdMark;

/// <summary>An RGB colour; the default is black.</summary>
public readonly record struct OfdColour(byte Red, byte Green, byte Blue)
{
    /// <summary>The red of seals and of the heads of official papers.</summary>
    public static OfdColour SealRed => new(213, 0, 0);
}

/// <summary>Faces every Chinese system has, by the names official papers use (GB/T 9704); readers put their own in place of a missing one.</summary>
public enum OfdFont
{
    /// <summary>宋体.</summary>
    Song,

    /// <summary>仿宋.</summary>
    FangSong,

    /// <summary>黑体.</summary>
    Hei,

    /// <summary>楷体.</summary>
    Kai,
}
