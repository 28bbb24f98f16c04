using System.Text;

namespace Tongban.LegalText.Files;

/// <summary>
/// The text of a file of text: UTF-8, UTF-16 with its mark or by its zero bytes, else GB18030. A few damaged bytes cost only themselves: they are
/// told with their place, and the rest is read.
/// </summary>
internal static class TextBytes
{
    /// <summary>One damaged place in so many bytes is damage; more is another kind of file.</summary>
    private const int Rare = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    internal static string Decode(ReadOnlySpan<byte> bytes, ReadingLog log)
    {
        if (bytes.Length == 0)
            throw new UnreadableTextException("empty", 0, UnreadableCause.Empty);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes[2..], false, 2, log);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes[2..], true, 2, log);
        if (bytes.IndexOf((byte)0) is >= 0 and var zero)
        {
            if (LooksLikeUtf16(bytes) is { } big)
                return Utf16(bytes, big, 0, log);
            if (bytes.Count((byte)0) * Rare > bytes.Length)
                throw new UnreadableTextException("not text: a zero byte", zero, UnreadableCause.OtherKind);
        }
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException notUtf8)
        {
            try
            {
                return Gb18030.GetString(bytes);
            }
            catch (DecoderFallbackException notGb)
            {
                return Damaged(bytes, log) ?? throw new UnreadableTextException("neither UTF-8 nor GB18030", Math.Max(notUtf8.Index, notGb.Index), UnreadableCause.Encoding);
            }
        }
    }

    /// <summary>The text with its damaged places told; null when they are not rare in either encoding.</summary>
    private static string? Damaged(ReadOnlySpan<byte> bytes, ReadingLog log)
    {
        var utf8 = Encoding.UTF8.GetString(bytes);
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!.GetString(bytes);
        var (text, lost) = utf8.AsSpan().Count('\uFFFD') is var a && gb.AsSpan().Count('\uFFFD') is var b && a <= b ? (utf8, a) : (gb, b);
        if (lost * Rare > bytes.Length)
            return null;
        Tell(text, log);
        return text;
    }

    private static void Tell(string text, ReadingLog log)
    {
        var line = 1;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                line++;
            else if (text[i] == '\uFFFD')
            {
                log.Unread.Add(new(line, text[Math.Max(0, i - 10)..Math.Min(text.Length, i + 10)].ReplaceLineEndings(" "), "bytes that are no character of the encoding"));
                while (i + 1 < text.Length && text[i + 1] == '\uFFFD')
                    i++;
            }
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool big, int before, ReadingLog log)
    {
        var text = new UnicodeEncoding(big, false).GetString(bytes);
        if (text.AsSpan().Count('\uFFFD') * Rare > text.Length)
            throw new UnreadableTextException("damaged UTF-16", before + text.IndexOf('\uFFFD') * 2, UnreadableCause.Encoding);
        if (text.Contains('\uFFFD'))
            Tell(text, log);
        return text;
    }

    // Line feeds and ASCII of a Chinese text in UTF-16 have their zero bytes on one side, but for the ideographic space.
    private static bool? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < Math.Min(bytes.Length, 1 << 16); i++)
            if (bytes[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        return odd > even * 2 && Plain(bytes, big: false) ? false : even > odd * 2 && Plain(bytes, big: true) ? true : null;
    }

    /// <summary>Whether no unit is a control character that no text holds: a file of another kind has them soon.</summary>
    private static bool Plain(ReadOnlySpan<byte> bytes, bool big)
    {
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 1 << 16); i += 2)
            if ((char)(big ? (bytes[i] << 8) | bytes[i + 1] : (bytes[i + 1] << 8) | bytes[i]) is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v'))
                return false;
        return true;
    }
}
