using Tongban.Kernel;
using Tongban.Registers.Contracts;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the pages anyone may read: progress, publicity, registers.
internal static class PublicTexts
{
    internal static readonly Text Progress = new("查进度", "Follow a case");
    internal static readonly Text ProgressLead = new("凭办件编号和查询码查询办理进度，不需要登录。", "Look up a case by its number and query code, without signing in.");
    internal static readonly Text Number = new("办件编号", "Case number");
    internal static readonly Text NumberHint = new("写在收件回执上，例如 MEE-20210301-ABCDEFGHJK-L", "On your receipt, for example MEE-20210301-ABCDEFGHJK-L");
    internal static readonly Text Code = new("查询码", "Query code");
    internal static readonly Text Look = new("查询", "Look up");
    internal static readonly Text NumberMissing = new("请输入办件编号", "Enter the case number");
    internal static readonly Text CodeMissing = new("请输入查询码", "Enter the query code");

    internal static readonly Text Publicity = new("公示公告", "Publicity");
    internal static readonly Text PublicityLead = new("受理、审查和决定依法公开的内容。公示期内任何人都可以提意见。", "What the law has published of applications, reviews and decisions. While a term runs, anyone may comment.");
    internal static readonly Text Feed = new("订阅（Atom）", "Follow by Atom feed");
    internal static readonly Text All = new("全部", "All");
    internal static readonly Text Announcements = new("决定公告", "Announced decisions");
    internal static readonly Text NoPublicity = new("目前没有公示内容", "Nothing is published at present");
    internal static readonly Text TakesComments = new("正在征求意见", "Comments are taken");
    internal static readonly Text CommentTitle = new("提出意见", "Comment");
    internal static readonly Text CommentLead = new("意见会交给审查人员。联系方式只有办理人员能看到。", "Your comment goes to the examiner. Contact details are seen by officers only.");
    internal static readonly Text Name = new("姓名或单位", "Name or organisation");
    internal static readonly Text Contact = new("联系方式（不公开）", "Contact (not published)");
    internal static readonly Text Words = new("意见", "Comment");
    internal static readonly Text SendComment = new("提交意见", "Send the comment");
    internal static readonly Text CommentTaken = new("您的意见已提交，将由审查人员阅处。", "Your comment was sent and will be read by the examiner.");
    internal static readonly Text CommentsOver = new("现在不征求意见。", "Comments are not taken now.");
    internal static readonly Text Stays = new("长期公开", "Stays published");

    internal static readonly Text Registers = new("登记名录", "Registers");
    internal static readonly Text RegistersLead = new("依据各项规定建立、向社会公开的名录。", "Registers set up by law and open to everyone.");
    internal static readonly Text NoRegisters = new("目前没有公开的名录", "There is no public register at present");
    internal static readonly Text NoEntries = new("没有符合条件的记录", "No entry matches");
    internal static readonly Text SearchRegister = new("在名录中查找", "Search the register");
    internal static readonly Text Entry = new("名称", "Name");
    internal static readonly Text State = new("状态", "State");
    internal static readonly Text From = new("生效日期", "From");
    internal static readonly Text To = new("截止日期", "Until");
    internal static readonly Text NoEnd = new("无期限", "No end");

    internal static Text Term(DateOnly from, DateOnly? to)
    {
        var first = Written.Day(from);
        if (to is not { } end)
            return new($"{first.Zh}起{Stays.Zh}", $"From {first.En}, stays published");
        var last = Written.Day(end);
        return new($"{first.Zh}至{last.Zh}", $"{first.En} to {last.En}");
    }

    internal static Text StateOf(EntryState state) => state switch
    {
        EntryState.Corrected => new("已更正", "Corrected"),
        EntryState.Withdrawn => new("已撤销", "Withdrawn"),
        EntryState.Expired => new("已到期", "Expired"),
        _ => new("在册", "Entered"),
    };
}
