using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of printing, and why a page was not printed.
internal static class PrintTexts
{
    internal static readonly Text Download = new("下载 PDF", "Download as PDF");
    internal static readonly Text ByBrowser = new("也可以用浏览器的打印功能，在 A4 纸上打印或另存为 PDF。", "You can also use your browser's print function to print on A4 or to save as PDF.");

    internal static readonly Refusal NoPrinter = new(RefusalKind.NotAllowed, "printing.no-printer", new(
        "本系统尚未安装 PDF 打印组件（Chromium）。请用浏览器的打印功能另存为 PDF，或请管理员安装。",
        "No PDF printer (Chromium) is installed here. Use your browser's print function to save as PDF, or ask the administrator to install one."));

    internal static readonly Refusal Busy = new(RefusalKind.TooMany, "printing.busy", new(
        "正在打印的文书较多，请稍后再试。", "Many papers are being printed. Please try again in a moment."));

    internal static readonly Refusal TooSlow = new(RefusalKind.NotAllowed, "printing.too-slow", new(
        "打印用时过长，已停止。请稍后再试，或用浏览器的打印功能。", "Printing took too long and was stopped. Try again later, or use your browser's print function."));

    internal static readonly Refusal TooLarge = new(RefusalKind.TooLarge, "printing.too-large", new(
        "文书过大，无法生成 PDF。请用浏览器的打印功能。", "The paper is too large to be made a PDF. Use your browser's print function."));

    internal static readonly Refusal DidNotWork = new(RefusalKind.NotAllowed, "printing.did-not-work", new(
        "PDF 打印组件没有正常工作，请告知管理员；可先用浏览器的打印功能。", "The PDF printer did not work; please tell the administrator. Meanwhile use your browser's print function."));

    /// <summary>The words of a refusal by its code; null for any other text.</summary>
    internal static Text? Why(string? code) => ((Refusal[])[NoPrinter, Busy, TooSlow, TooLarge, DidNotWork]).FirstOrDefault(r => r.Code == code)?.Message;
}
