namespace Tongban.LegalText.Files;

/// <summary>
/// The text of a file, known by its content, never by its name: plain text, HTML, PDF or Word. Lines of a PDF are printed lines; a paragraph of
/// HTML and Word is one line, and the row of a table is one with <see cref="CellBreak"/> between its cells.
/// </summary>
internal static class FileText
{
    /// <summary>Stands between the cells of a row that the file itself gives as a row.</summary>
    internal const char CellBreak = '\u001F';

    /// <summary>Largest file read, in bytes.</summary>
    internal const int MostBytes = 128 << 20;

    internal static string Of(ReadOnlySpan<byte> bytes, ReadingLog log)
    {
        if (bytes.Length > MostBytes)
            throw new UnreadableTextException($"larger than {MostBytes} bytes", MostBytes, UnreadableCause.TooLarge);
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return WordText.Of(bytes.ToArray(), log);
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) is >= 0)
            return PdfText.Of(bytes.ToArray(), log);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new UnreadableTextException("an old or encrypted Office file; save it as .docx without a password", 0, UnreadableCause.OtherKind);
        if (bytes.StartsWith("{\\rtf"u8))
            throw new UnreadableTextException("an RTF file; save it as .docx or as plain text", 0, UnreadableCause.OtherKind);
        var text = TextBytes.Decode(bytes, log);
        return HtmlText.Is(text) ? HtmlText.Of(text, log) : text.Contains(CellBreak, StringComparison.Ordinal) ? text.Replace(CellBreak, ' ') : text;
    }
}
