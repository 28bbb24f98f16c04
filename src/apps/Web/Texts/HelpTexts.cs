using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of help in person, and of accessibility.
internal static class HelpTexts
{
    internal static readonly Text Title = new("线下办理与帮助", "Help in person and by phone");
    internal static readonly Text Lead = new("任何事项都不是只能在网上办。下面几种方式效力相同。", "Nothing here has to be done online. Each of these ways counts the same.");
    internal static readonly Text AtWindow = new("到窗口办理", "At a window");
    internal static readonly Text AtWindowBody = new("带上材料到受理窗口，工作人员当面帮您填写、核对，并出具收件凭证。", "Bring your materials. An officer fills in the form with you, checks it and gives you a receipt.");
    internal static readonly Text ByProxy = new("请人代办", "Through somebody else");
    internal static readonly Text ByProxyBody = new("可以委托亲友或代理人办理；单位可以在“授权管理”中指定代理人，随时撤回。", "A relative or agent can act for you. A company names its agents under 'Mandates' and can take a mandate back at any time.");
    internal static readonly Text Accessible = new("无障碍", "Accessibility");
    internal static readonly Text AccessibleBody = new(
        "每个页面可以只用键盘操作、放大到两倍、切换大字号和高对比度，也可以由读屏软件或浏览器朗读；不运行脚本也能办理。发现用不了的地方，请告诉窗口。",
        "Every page works by keyboard alone, at twice its size, in larger type and high contrast, read by a screen reader or aloud by the browser, and without scripts. If something does not work for you, tell a window.");
    internal static readonly Text Windows = new("受理窗口", "Windows");
    internal static readonly Text NoWindows = new("各事项的办事指南写明了受理窗口和电话。", "The guide of each item names its window and phone.");
}
