using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the applicant's own pages.
internal static class MyTexts
{
    internal static readonly Text Mine = new("我的办件", "My services");
    internal static readonly Text Parts = new("我的", "My pages");
    internal static readonly Text Inbox = new("通知", "Notices");
    internal static readonly Text Cases = new("办件", "Cases");
    internal static readonly Text Drafts = new("草稿", "Drafts");
    internal static readonly Text NoNotices = new("还没有通知", "No notice yet");
    internal static readonly Text NoCases = new("还没有办件", "No case yet");
    internal static readonly Text NoDrafts = new("没有草稿", "No draft");
    internal static readonly Text FindService = new("查找要办的事项", "Find a service");
    internal static readonly Text Unread = new("未读", "Unread");
    internal static readonly Text MarkRead = new("标为已读", "Mark as read");
    internal static readonly Text ToCase = new("查看办件", "See the case");
    internal static readonly Text Progress = new("办理过程", "What happened");
    internal static readonly Text Now = new("目前情况", "Where it stands");
    internal static readonly Text Ended = new("本办件已办结。", "The procedure has ended.");
    internal static readonly Text NothingDue = new("目前没有正在计算的期限。", "No period is running now.");
    internal static readonly Text YouCan = new("您现在可以", "What you can do now");
    internal static readonly Text YouNeedNothing = new("您现在不需要做什么。有新情况我们会通知您。", "There is nothing for you to do now. We will tell you when something happens.");
    internal static readonly Text AddFiles = new("补充材料", "Add files");
    internal static readonly Text AddFilesLead = new("补正时请先上传材料，再提交补正。", "When you correct your application, upload the files first, then submit the corrections.");
    internal static readonly Text Overview = new("概况", "Overview");
    internal static readonly Text Content = new("申请内容和材料", "Application and files");
    internal static readonly Text Clocks = new("期限说明", "Periods explained");

    /// <summary>Who has to do what by when, from a clock that runs. <paramref name="doers"/> are the roles that can complete it.</summary>
    internal static Text Waiting(CaseClockView clock, IReadOnlyList<string> doers)
    {
        if (clock.DueOn is not { } due)
            return new($"“{clock.Title.Zh}”的期限暂停计算。", $"The period of '{clock.Title.En}' stands still.");
        var day = Written.Day(due);
        return Doers(doers) is { } who
            ? new($"{who.Zh}应当在{day.Zh}前（含当日）完成：{clock.Title.Zh}。", $"{who.En} must act by {day.En} at the latest: {clock.Title.En}.")
            : new($"“{clock.Title.Zh}”在{day.Zh}届满。", $"'{clock.Title.En}' ends on {day.En}.");
    }

    /// <summary>Those who have to act, as an applicant calls them; null where only time passes.</summary>
    internal static Text? Doers(IReadOnlyList<string> roles)
    {
        Text[] names = [.. roles.Select(Doer).OfType<Text>()];
        return names.Length == 0 ? null : new(string.Join('或', names.Select(n => n.Zh)), Sentence(string.Join(" or ", names.Select(n => n.En))));
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static Text? Doer(string role) => role switch
    {
        "applicant" => new("您", "you"),
        Roles.Window => new("受理窗口", "the window"),
        Roles.Examiner => new("审查人员", "the examiner"),
        Roles.Decider => new("审批人员", "the decider"),
        Roles.Supervisor => new("监督人员", "the supervisor"),
        _ => null,
    };

    internal static Text UnreadCount(int count) => new($"{count} 条未读通知", count == 1 ? "1 unread notice" : $"{count} unread notices");
}
