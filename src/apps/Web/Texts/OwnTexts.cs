using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of one's own account: mandates, security, export.
internal static class OwnTexts
{
    internal static readonly Text Mandates = new("授权管理", "Mandates");
    internal static readonly Text MandatesLead = new("谁可以代您办事，您可以代谁办事。授权可以随时撤回，撤回立即生效。", "Who acts for you, and for whom you act. A mandate can be taken back at any time, at once.");
    internal static readonly Text NoMandates = new("没有授权", "No mandate");
    internal static readonly Text ActsFor = new("代办单位", "For");
    internal static readonly Text Agent = new("代理人", "Agent");
    internal static readonly Text AgentName = new("代理人用户名", "The agent's user name");
    internal static readonly Text AllItems = new("全部事项", "All items");
    internal static readonly Text Reach = new("授权事项", "Items");
    internal static readonly Text LastDay = new("截止日期", "Last day");
    internal static readonly Text LastDayHint = new("不填则长期有效", "Leave empty for no end");
    internal static readonly Text Grant = new("授权", "Grant a mandate");
    internal static readonly Text Granted = new("已授权", "The mandate is granted");
    internal static readonly Text Revoke = new("撤回", "Take back");
    internal static readonly Text Revoked = new("已撤回", "Taken back");
    internal static readonly Text OnlyRepresentative = new("单位的授权由法定代表人或登记的签字人办理：请先在右上角切换为以单位身份办事。", "A company's mandates are granted by its legal representative or signatory: first switch to acting for the company, top right.");

    internal static readonly Text Security = new("登录与安全", "Sign-in and security");
    internal static readonly Text Sessions = new("登录设备", "Where you are signed in");
    internal static readonly Text ThisOne = new("本机", "This one");
    internal static readonly Text EndSession = new("退出该设备", "Sign out there");
    internal static readonly Text SessionEnded = new("已退出该设备", "Signed out there");
    internal static readonly Text LastSeen = new("最近使用：", "Last used:");
    internal static readonly Text ChangePassword = new("修改密码", "Change the password");
    internal static readonly Text OldPassword = new("现用密码", "Present password");
    internal static readonly Text NewPassword = new("新密码", "New password");
    internal static readonly Text PasswordChanged = new("密码已修改，其他设备已退出", "The password is changed; other sessions are signed out");

    internal static readonly Text Export = new("导出我的数据", "Export my data");
    internal static readonly Text ExportLead = new("下载本系统保存的您的办件、草稿、材料、文书、通知和授权（ZIP，内含 JSON）。", "Download what is kept here of you: cases, drafts, files, papers, notices and mandates (a zip holding JSON).");

    internal static readonly Text Remove = new("删除", "Remove");
    internal static readonly Text Removed = new("文件已删除", "The file is removed");
    internal static readonly Text Earlier = new("使用以前交过的材料", "Use a file handed in before");
    internal static readonly Text Use = new("使用", "Use it");
    internal static readonly Text Used = new("已加入以前交过的材料", "The earlier file was added");
}
