using System.Text;
using Tongban.Kernel;
using Tongban.Library.Contracts;

namespace Tongban.Library.ReadText;

/// <summary>The text of a file, known by its content, never by its name.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    internal static Outcome<string> Read(byte[] content)
    {
        if (content.Length > ImportLimits.Bytes)
            return new Refusal(RefusalKind.TooLarge, "library.file-too-large", new("文件超过 20 MB。", "The file is larger than 20 MB."));
        if (content.Length == 0)
            return Refusal.Invalid("library.empty-file", new("文件是空的。", "The file is empty."));
        if (content.AsSpan().StartsWith("%PDF-"u8) || content.AsSpan().StartsWith("PK\u0003\u0004"u8) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Refusal.Invalid("library.not-plain-text", new(
                "这是 PDF 或 Word 文件；入库目前只读纯文本，请先另存为纯文本（UTF-8 或 GB18030）。",
                "This is a PDF or Word file; the library takes plain text so far. Save it as plain text (UTF-8 or GB18030) first."));
        if (Array.IndexOf(content, (byte)0) is >= 0 and var zero)
            return Refusal.Invalid("library.not-text", new($"第 {zero + 1} 字节为零字节，这不是文本文件。", $"Byte {zero + 1} is zero: this is no text file."));
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8; the other encoding official texts come in.
        }

        try
        {
            return Gb18030.GetString(content);
        }
        catch (DecoderFallbackException wrong)
        {
            return Refusal.Invalid("library.unknown-encoding", new(
                $"第 {wrong.Index + 1} 字节起既不是 UTF-8 也不是 GB18030。", $"From byte {wrong.Index + 1} on this is neither UTF-8 nor GB18030."));
        }
    }
}
