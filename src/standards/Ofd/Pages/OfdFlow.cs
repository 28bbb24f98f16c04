using System.Text;

namespace Tongban.Ofd;

/// <summary>
/// Sets paragraphs into pages: breaks lines between Chinese characters and at spaces, keeps closing punctuation off the start and
/// opening punctuation off the end of a line, and begins a new page when one is full.
/// </summary>
/// <param name="box">Where text may stand, the same on each page, mm.</param>
/// <param name="page">Makes an empty page's own marks, given its number from 1; may be null.</param>
public sealed class OfdFlow(OfdBox box, Func<int, IReadOnlyList<OfdMark>>? page = null)
{
    private const string NotFirst = "，。、；：？！）】》」』〉〕”’…—·％%,.;:?!)]}";
    private const string NotLast = "（【《「『〈〔“‘([{";
    private readonly List<List<OfdMark>> pages = [];
    private double at;

    /// <summary>Where the next line's top will stand, mm from the top of the page.</summary>
    public double Y => pages.Count == 0 ? box.Y : at;

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<OfdPage> Pages(double width = 210, double height = 297) => [.. pages.Select(marks => new OfdPage(width, height, marks))];

    /// <summary>Leaves room.</summary>
    public OfdFlow Skip(double millimetres)
    {
        Room(millimetres);
        at += millimetres;
        return this;
    }

    /// <summary>Sets a paragraph.</summary>
    /// <param name="text">Its text; line feeds begin new lines.</param>
    /// <param name="size">Height of the type, mm.</param>
    /// <param name="leading">From one line to the next, mm.</param>
    /// <param name="font">Face.</param>
    /// <param name="indent">Indent of the first line, in characters.</param>
    /// <param name="align">How lines stand.</param>
    /// <param name="colour">Colour.</param>
    public OfdFlow Paragraph(
        string text, double size, double leading, OfdFont font = OfdFont.FangSong, int indent = 0, OfdAlign align = OfdAlign.Left, OfdColour colour = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var inset = indent * size;
            foreach (var line in Break(part, size, box.Width, inset))
            {
                Room(leading);
                var left = align switch
                {
                    OfdAlign.Centre => (box.Width - Glyphs.WidthOf(line, size)) / 2,
                    OfdAlign.Right => box.Width - Glyphs.WidthOf(line, size),
                    _ => inset,
                };
                if (line.Length > 0)
                    pages[^1].Add(new OfdText(box.X + Math.Max(0, left), at + (leading + size * 0.76) / 2, size, line, font, colour));
                at += leading;
                inset = 0;
            }
        }

        return this;
    }

    /// <summary>Adds a mark to the page the flow stands on.</summary>
    public OfdFlow Add(OfdMark mark)
    {
        Room(0);
        pages[^1].Add(mark);
        return this;
    }

    internal static IEnumerable<string> Break(string text, double size, double width, double inset)
    {
        if (width < size * 2)
            throw new ArgumentException("A line must hold at least two characters.", nameof(width));
        var runes = text.EnumerateRunes().ToArray();
        var start = 0;
        do
        {
            var (end, used) = (start, inset);
            while (end < runes.Length && used + Glyphs.Advance(runes[end], size) <= width + 1e-9)
                used += Glyphs.Advance(runes[end++], size);
            if (end < runes.Length)
                end = Back(runes, start, Math.Max(end, start + 1));
            yield return Join(runes.AsSpan(start, end - start)).TrimEnd(' ');
            start = end;
            while (start < runes.Length && runes[start].Value == ' ')
                start++;
            inset = 0;
        }
        while (start < runes.Length);
    }

    // The last place at or before a full line's end where a break may stand; the full line itself when there is none near.
    private static int Back(Rune[] runes, int start, int end)
    {
        for (var place = end; place > start && place > end - 24; place--)
        {
            var (before, after) = (runes[place - 1], runes[place]);
            if (after.IsBmp && NotFirst.Contains((char)after.Value) || before.IsBmp && NotLast.Contains((char)before.Value))
                continue;
            if (!(IsWord(before) && IsWord(after)))
                return place;
        }

        return end;
    }

    private static bool IsWord(Rune rune) => rune.Value < 0x2000 && rune.Value != ' ';

    private static string Join(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
            text.Append(rune.ToString());
        return text.ToString();
    }

    private void Room(double height)
    {
        if (pages.Count > 0 && at + height <= box.Y + box.Height + 1e-9)
            return;
        pages.Add([.. page?.Invoke(pages.Count + 1) ?? []]);
        at = box.Y;
    }
}

/// <summary>How lines of a paragraph stand.</summary>
public enum OfdAlign
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right edge.</summary>
    Right,
}
