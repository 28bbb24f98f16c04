using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Tongban.LegalText.Files;

/// <summary>
/// Reads the printed lines of a PDF: letters on one base line, parted by the gaps between them, pages by a form feed. PdfPig reads the file; what a
/// stream may unpack to is bounded (<see cref="PdfFilters"/>), and a page that cannot be read costs only itself.
/// </summary>
internal static class PdfText
{
    private const int MostPages = 5000;
    private const int MostLetters = 24_000_000;
    private const int Stack = 64 << 20;

    internal static string Of(byte[] bytes, ReadingLog log)
    {
        var (text, failure) = (new StringBuilder(), (Exception?)null);
        // page trees and forms are walked by recursion: it gets room of its own
        var reading = new Thread(() =>
        {
            try
            {
                Pages(bytes, text, log);
            }
            catch (Exception stopped) when (stopped is not OutOfMemoryException)
            {
                failure = stopped;
            }
        }, Stack);
        reading.Start();
        reading.Join();
        return failure switch
        {
            null => text.ToString(),
            UnreadableTextException unreadable => throw unreadable,
            PdfDocumentEncryptedException => throw new UnreadableTextException("an encrypted PDF; save it without a password", 0, UnreadableCause.Encrypted),
            PdfDocumentStackDepthException => throw new UnreadableTextException("a PDF nested too deeply", 0),
            _ => throw new UnreadableTextException($"a malformed PDF: {failure.Message.ReplaceLineEndings(" ")}", 0),
        };
    }

    private static void Pages(byte[] bytes, StringBuilder text, ReadingLog log)
    {
        using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = 200, FilterProvider = new PdfFilters() });
        var (letters, unknown, unread) = (0, 0, 0);
        if (pdf.NumberOfPages > MostPages)
            throw new UnreadableTextException($"a PDF of more than {MostPages} pages", MostPages, UnreadableCause.TooLarge);
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            try
            {
                var page = pdf.GetPage(number).Letters;
                letters += page.Count;
                if (letters > MostLetters)
                    throw new UnreadableTextException($"a PDF of more than {MostLetters} letters", number, UnreadableCause.TooLarge);
                unknown += page.Count(l => l.Value is not [>= ' ' and not (>= '\uE000' and <= '\uF8FF') and not '\uFFFD', ..]);
                if (text.Length > 0)
                    text.Append('\f');
                Lines(page, text);
            }
            catch (Exception damaged) when (damaged is not (UnreadableTextException or OutOfMemoryException))
            {
                unread++;
                log.Unread.Add(new(text.ToString().AsSpan().Count('\n') + 1, $"page {number}", $"the page cannot be read: {damaged.Message.ReplaceLineEndings(" ")}"));
            }
        }
        if (letters == 0)
            throw new UnreadableTextException(unread > 0 ? $"a malformed PDF: none of its {pdf.NumberOfPages} pages can be read" : "a PDF without text: its pages are pictures", 1, unread > 0 ? UnreadableCause.Malformed : UnreadableCause.Scanned);
        if (unknown * 3 > letters)
            throw new UnreadableTextException("a PDF whose fonts do not say which characters they print", 1, UnreadableCause.Encoding);
    }

    private static void Lines(IReadOnlyList<Letter> page, StringBuilder text)
    {
        var letters = page.Where(l => l.Value.Length > 0 && !string.IsNullOrWhiteSpace(l.Value)).OrderByDescending(l => l.StartBaseLine.Y).ToList();
        if (letters.Count == 0)
            return;
        var margin = letters.Min(l => l.StartBaseLine.X);
        for (var i = 0; i < letters.Count;)
        {
            var (first, size, line) = (letters[i], Size(letters[i]), new List<Letter>());
            for (; i < letters.Count && first.StartBaseLine.Y - letters[i].StartBaseLine.Y <= size * 0.45; i++)
                line.Add(letters[i]);
            Line(line, margin, text);
        }
    }

    private static void Line(List<Letter> line, double margin, StringBuilder text)
    {
        line.Sort((a, b) => a.StartBaseLine.X.CompareTo(b.StartBaseLine.X));
        var end = margin;
        Letter? before = null;
        foreach (var letter in line)
        {
            var (size, start) = (Size(letter), letter.StartBaseLine.X);
            // a letter printed twice for weight is one letter
            if (before is not null && before.Value == letter.Value && start - before.StartBaseLine.X < size * 0.2)
                continue;
            var gap = start - end;
            if (gap > size * 0.3)
                text.Append(' ', Math.Clamp((int)Math.Round(gap / (size / 2)), before is null ? 0 : 1, 60));
            text.Append(letter.Value);
            (before, end) = (letter, Math.Max(letter.EndBaseLine.X, start + letter.Width));
        }
        text.Append('\n');
    }

    private static double Size(Letter letter) => letter.PointSize is > 1 and < 400 and var points ? points : Math.Clamp(letter.BoundingBox.Height, 4, 100);
}
