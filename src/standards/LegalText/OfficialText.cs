using Tongban.LegalText.Cleaning;
using Tongban.LegalText.Structure;

namespace Tongban.LegalText;

/// <summary>
/// Reads official Chinese documents as they come into structured law. The order matters: bytes to lines, page furniture off, glyphs repaired,
/// a compilation split into documents, lines joined to paragraphs, paragraphs set into a tree. The cost is linear in the length of the text.
/// </summary>
public static class OfficialText
{
    /// <summary>The longest text read, in characters: a hundred compilations.</summary>
    public const int MostCharacters = 64 << 20;

    /// <summary>Reads the bytes of a file; what it is, is told by its content.</summary>
    /// <exception cref="UnreadableTextException">Nothing in it can be read; the message says why and where.</exception>
    public static ReadingResult Read(ReadOnlySpan<byte> bytes) => Read(TextBytes.Decode(bytes));

    /// <summary>Reads plain text.</summary>
    /// <exception cref="UnreadableTextException">It is empty, holds no Chinese, or is beyond <see cref="MostCharacters"/>.</exception>
    public static ReadingResult Read(string text)
    {
        if (text.Length > MostCharacters)
            throw new UnreadableTextException($"longer than {MostCharacters} characters", MostCharacters);
        var log = new ReadingLog();
        var lines = PageFurniture.Remove(SourceLines.Of(text, log), log);
        lines = GlyphRepair.Mend(lines, log);
        if (!lines.Exists(l => l.Text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0))
            throw new UnreadableTextException(lines.Count == 0 ? "empty" : "no Chinese text in it", 0);
        var documents = DocumentSplit.Of(lines, log).ConvertAll(part => DocumentReader.Read(part, log));
        return new(documents, log.Repairs, log.Uncertainties, log.Unread);
    }
}
