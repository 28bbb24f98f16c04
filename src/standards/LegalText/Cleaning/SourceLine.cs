namespace Tongban.LegalText.Cleaning;

/// <summary>A line of the file that has words.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Spaced">Its words with the blanks between them, trimmed.</param>
/// <param name="Indent">Blanks before, in half-width cells.</param>
/// <param name="Trailing">Whether blanks stood after its words: many converters leave them only at the end of a paragraph.</param>
/// <param name="NewPage">Whether a page began before it.</param>
internal sealed record SourceLine(int Number, string Spaced, int Indent, bool Trailing, bool NewPage)
{
    /// <summary>Its words without blanks beside Chinese.</summary>
    internal string Text { get; init; } = Blanks.Strip(Spaced);

    /// <summary>The cells of a row of a table that the file itself gives as one; null for other lines.</summary>
    internal string[]? Row => Spaced.Contains(Files.FileText.CellBreak, StringComparison.Ordinal) ? [.. Spaced.Split(Files.FileText.CellBreak).Select(c => Blanks.Strip(c.Trim(' ', '\u3000', '\t', '\u00A0')))] : null;

    /// <summary>Columns of the line before the first word, for places.</summary>
    internal int Column { get; init; } = 1;

    /// <summary>Its width in half-width cells, blanks and the indent of a paragraph included.</summary>
    internal int Cells { get; } = Blanks.Cells(Spaced) + (Indent <= 8 ? Indent : 0);
}

/// <summary>Blanks and widths of Chinese text.</summary>
internal static class Blanks
{
    internal static bool IsBlank(char c) => c is ' ' or '\u3000' or '\t' or '\u00A0' or '\u2002' or '\u2003';

    internal static int Cells(ReadOnlySpan<char> text)
    {
        var cells = 0;
        foreach (var c in text)
            cells += c < 0x2000 ? 1 : 2;
        return cells;
    }

    /// <summary>Blanks stay only between two words of Latin script or digits.</summary>
    internal static string Strip(string text)
    {
        if (!text.AsSpan().ContainsAny(" \u3000\t\u00A0\u2002\u2003"))
            return text;
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsBlank(text[i]))
                kept.Append(text[i]);
            else
            {
                var end = i;
                while (end + 1 < text.Length && IsBlank(text[end + 1]))
                    end++;
                if (i > 0 && end + 1 < text.Length && text[i - 1] < 0x80 && text[end + 1] < 0x80)
                    kept.Append(' ');
                i = end;
            }
        }
        return kept.ToString();
    }
}
