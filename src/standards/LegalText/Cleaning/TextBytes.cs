using System.Text;

namespace Tongban.LegalText.Cleaning;

/// <summary>The text of a file of text: UTF-8, UTF-16 with its mark or by its zero bytes, else GB18030.</summary>
internal static class TextBytes
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            throw new UnreadableTextException("empty", 0);
        try
        {
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                return Utf8.GetString(bytes[3..]);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
                return Utf16(bytes[2..], false, 2);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
                return Utf16(bytes[2..], true, 2);
            if (bytes.IndexOf((byte)0) is >= 0 and var zero)
                return LooksLikeUtf16(bytes) is { } big ? Utf16(bytes, big, 0) : throw new UnreadableTextException("not text: a zero byte", zero);
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
                throw new UnreadableTextException("neither UTF-8 nor GB18030", Math.Max(notUtf8.Index, notGb.Index));
            }
        }
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool big, int before)
    {
        try
        {
            return new UnicodeEncoding(big, false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (ArgumentException wrong)
        {
            throw new UnreadableTextException("damaged UTF-16", before + ((wrong as DecoderFallbackException)?.Index ?? bytes.Length));
        }
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
        return odd > even * 2 ? false : even > odd * 2 ? true : null;
    }
}
