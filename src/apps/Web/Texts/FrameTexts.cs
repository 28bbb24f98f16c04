using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the frame around every page.
internal static class FrameTexts
{
    internal static readonly Text Name = new("通办 Tongban", "Tongban 通办");
    internal static readonly Text Tagline = new("依法运行的政务服务", "Public services that run on the law");
    internal static readonly Text Skip = new("跳到正文", "Skip to main content");
    internal static readonly Text Settings = new("显示设置", "Display settings");
    internal static readonly Text ElderOn = new("长辈版", "Larger type");
    internal static readonly Text ElderOff = new("标准字号", "Standard type");
    internal static readonly Text ContrastOn = new("高对比度", "High contrast");
    internal static readonly Text ContrastOff = new("标准对比度", "Standard contrast");
    internal static readonly Text ReadAloud = new("朗读本页", "Read aloud");
    internal static readonly Text SwitchLanguage = new("简体中文", "English");
    internal static readonly Text Menu = new("主导航", "Main menu");
    internal static readonly Text Home = new("首页", "Home");
    internal static readonly Text FooterLinks = new("页脚链接", "Footer links");
    internal static readonly Text OfflineTitle = new("不方便上网也能办", "You do not have to do it online");
    internal static readonly Text OfflineBody = new(
        "可以到窗口当面办理，可以打电话咨询，也可以请亲友或代理人代办。",
        "You can come to a window, ring us, or have a relative or agent act for you.");
    internal static readonly Text OfflineMore = new("线下办理与帮助", "Help in person and by phone");
    internal static readonly Text Accessibility = new("无障碍说明", "Accessibility");
    internal static readonly Text Developers = new("开放接口", "API");
    internal static readonly Text DesignSystem = new("设计规范", "Design system");
    internal static readonly Text OpenSource = new(
        "通办是开放源代码软件，采用 Apache-2.0 许可。",
        "Tongban is open source under the Apache 2.0 licence.");
    internal static readonly Text NotFoundTitle = new("没有找到这个页面", "Page not found");
    internal static readonly Text NotFoundBody = new(
        "网址可能有误，页面可能已移走，也可能您无权查看。",
        "The address may be wrong, the page may have moved, or it is not yours to see.");
    internal static readonly Text TooLargeTitle = new("发送的内容过大", "What you sent is too large");
    internal static readonly Text FailureTitle = new("系统出了问题", "Something went wrong");
    internal static readonly Text FailureBody = new(
        "问题出在我们这边，您没有做错什么。请稍后再试；已保存的草稿不会丢失。",
        "The fault is ours, not yours. Please try again later; saved drafts are not lost.");
    internal static readonly Text BackHome = new("返回首页", "Go to the home page");

    internal static Text TooLargeBody(long file) => new(
        $"没有保存任何内容。每个文件最大 {Written.Size(file)}；请返回上一页，换用较小的文件，或分几次上传。",
        $"Nothing of it was kept. A file may have {Written.Size(file)} at most: go back, choose smaller files, or send them a few at a time.");
}
