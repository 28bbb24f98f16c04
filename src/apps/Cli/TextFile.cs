using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.Cli;

/// <summary>
/// Reads text files: UTF-8, or what their mark says (UTF-16, UTF-32, GB18030), or what an XML declaration says. Bytes that are none of it are
/// refused with their place: a character lost in a name or a figure would be lost silently.
/// </summary>
internal static partial class TextFile
{
    internal static bool TryRead(string path, out string text)
    {
        text = "";
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            CommandFailure.Tell(path, failure.Message);
            return false;
        }

        var (encoding, mark) = Of(bytes);
        try
        {
            text = encoding.GetString(bytes, mark, bytes.Length - mark);
            return true;
        }
        catch (DecoderFallbackException wrong)
        {
            var at = Math.Clamp(mark + wrong.Index, 0, bytes.Length - 1);
            var before = bytes.AsSpan(0, at);
            var line = before.Count((byte)'\n') + 1;
            CommandFailure.Tell($"{path}:{line}:{encoding.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1}",
                $"the byte 0x{bytes[at]:X2} is no {encoding.WebName}; save the file as UTF-8, or with the mark of its encoding");
            return false;
        }
    }

    private static (Encoding Encoding, int Mark) Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, true), 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(false, false, true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (Chinese(), 4),
        _ => (Declaration().IsMatch(Encoding.Latin1.GetString(bytes[..Math.Min(200, bytes.Length)])) ? Chinese() : new UTF8Encoding(false, true), 0),
    };

    // GB18030 reads what was written as GBK or GB 2312.
    private static Encoding Chinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    [GeneratedRegex("""^<\?xml[^>]{0,100}encoding\s*=\s*["'](gb18030|gbk|gb2312)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
