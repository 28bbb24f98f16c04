using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of signing in, and of choosing as whom one acts.
internal static class SignInTexts
{
    internal static readonly Text Title = new("登录", "Sign in");
    internal static readonly Text UserName = new("用户名", "User name");
    internal static readonly Text Password = new("密码", "Password");
    internal static readonly Text Code = new("动态验证码", "One-time code");
    internal static readonly Text CodeHint = new("仅在您开启了两步验证时需要", "Only if you have turned two-step sign-in on");
    internal static readonly Text Go = new("登录", "Sign in");
    internal static readonly Text UserNameMissing = new("请输入用户名", "Enter your user name");
    internal static readonly Text PasswordMissing = new("请输入密码", "Enter your password");
    internal static readonly Text KeptNotice = new("登录已过期。您填写的内容已保留，登录后可继续。", "Your session has ended. What you typed is kept; sign in to go on.");
    internal static readonly Text AgainTitle = new("已重新登录", "You are signed in again");
    internal static readonly Text AgainBody = new("您填写的内容都还在，点击继续即可接着办理。", "What you typed is all here. Go on where you were.");
    internal static readonly Text AgainFiles = new("出于安全原因，刚才选择的文件需要重新选择。", "For safety the files you had chosen must be chosen again.");
    internal static readonly Text AgainGo = new("继续", "Go on");
    internal static readonly Text DemoTitle = new("演示账号（仅开发环境）", "Demo accounts (development only)");
    internal static readonly Text DemoBody = new("以下人物和单位均为虚构，点击即以其身份登录。", "These people and companies are synthetic. Click one to sign in.");
    internal static readonly Text DemoPassword = new("统一密码：", "Password of all:");

    internal static readonly Text SignOut = new("退出", "Sign out");
    internal static readonly Text SignedInMenu = new("账户", "Account");
    internal static readonly Text ActingTitle = new("选择办理身份", "Choose whom you act for");
    internal static readonly Text ActingLead = new("您可以为自己办理，也可以代表授权您的单位办理，或以岗位身份处理业务。", "You can act for yourself, for a company that has given you a mandate, or from a post you hold.");
    internal static readonly Text ActingChoose = new("以哪个身份办理", "Act as");
    internal static readonly Text ActingGo = new("使用此身份", "Use this");
    internal static readonly Text ActingNone = new("请选择一个身份", "Choose one");
    internal static readonly Text ActingLapsed = new("原先的授权或岗位已失效，请重新选择。", "The mandate or post you had is no longer in force. Choose again.");
}
