using Tongban.LegalText.Cleaning;
using Tongban.LegalText.Files;
using Tongban.LegalText.Structure;

namespace Tongban.LegalText;

/// <summary>
/// Reads official Chinese documents as they come into structured law. The order matters: bytes to lines, page furniture off, glyphs repaired,
/// a compilation split into documents, lines joined to paragraphs, paragraphs set into a tree. The cost is linear in the length of the text.
/// </summary>
public static class OfficialText
{
    /// <summary>The longest text read, in characters: two hundred compilations of fifteen documents.</summary>
    public const int MostCharacters = 24 << 20;

    /// <summary>The longest line read, in characters: a whole compilation without a line break has less.</summary>
    public const int MostOfALine = 4 << 20;

    /// <summary>Reads the bytes of a file – plain text, HTML, PDF or Word; what it is, is told by its content.</summary>
    /// <exception cref="UnreadableTextException">Nothing in it can be read; the message says why and where.</exception>
    public static ReadingResult Read(ReadOnlySpan<byte> bytes)
    {
        var log = new ReadingLog();
        return Read(FileText.Of(bytes, log), log);
    }

    /// <summary>Reads plain text.</summary>
    /// <exception cref="UnreadableTextException">It is empty, holds no Chinese, or is beyond <see cref="MostCharacters"/> or <see cref="MostOfALine"/>.</exception>
    public static ReadingResult Read(string text) => Read(text, new());

    private static ReadingResult Read(string text, ReadingLog log)
    {
        if (text.Length > MostCharacters)
            throw new UnreadableTextException($"longer than {MostCharacters} characters", MostCharacters, UnreadableCause.TooLarge);
        var lines = PageFurniture.Remove(SourceLines.Of(text, log), log);
        lines = GlyphRepair.Mend(lines, log);
        if (!lines.Exists(l => l.Text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0))
            throw new UnreadableTextException(lines.Count == 0 ? "empty" : "no Chinese text in it", 0, UnreadableCause.Empty);
        try
        {
            var documents = DocumentSplit.Of(lines, log).ConvertAll(part => DocumentReader.Read(part, log));
            return new(documents, log.Repairs, log.Uncertainties, log.Unread);
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException tangled)
        {
            throw new UnreadableTextException("a passage cannot be read in the time allowed: it was made to take long", text.IndexOf(tangled.Input.Length > 20 ? tangled.Input[..20] : tangled.Input, StringComparison.Ordinal));
        }
    }
}
