using Tongban.Kernel;
using Tongban.LegalText;
using Tongban.Library.Contracts;

namespace Tongban.Library.ImportText;

/// <summary>Reads a file of official texts, or says in words why it cannot be read.</summary>
internal static class TextFile
{
    internal static Outcome<ReadingResult> Read(byte[] content)
    {
        if (content.Length > ImportLimits.Bytes)
            return new Refusal(RefusalKind.TooLarge, "library.file-too-large", new("文件超过 20 MB。", "The file is larger than 20 MB."));
        if (content.Length == 0)
            return Refusal.Invalid("library.empty-file", new("文件是空的。", "The file is empty."));
        try
        {
            return OfficialText.Read(content);
        }
        catch (UnreadableTextException unreadable)
        {
            return unreadable.Cause == UnreadableCause.Empty
                ? Refusal.Invalid("library.no-document", new("文件里没有读到中文条款。", "No clause in Chinese was found in the file."))
                : Refusal.Invalid("library.unreadable", new($"文件无法读取：{Why(unreadable.Cause)}（位置 {unreadable.Place}）。", $"The file cannot be read: {unreadable.Reason} (at {unreadable.Place})."));
        }
    }

    private static string Why(UnreadableCause cause) => cause switch
    {
        UnreadableCause.TooLarge => "内容超出可读取的限度",
        UnreadableCause.Encoding => "无法辨认文字编码",
        UnreadableCause.Encrypted => "文件设有密码，请先解除密码",
        UnreadableCause.Scanned => "PDF 只有图像、没有文字，请先进行文字识别",
        UnreadableCause.OtherKind => "不是可读取的文件类型，请用纯文本、HTML、PDF 或 DOCX",
        _ => "文件已损坏",
    };
}
