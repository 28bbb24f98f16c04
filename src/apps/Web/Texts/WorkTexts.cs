using System.Text.RegularExpressions;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the workbench.
internal static partial class WorkTexts
{
    internal static readonly Text Queue = new("待办队列", "Work queue");
    internal static readonly Text QueueLead = new("本机关未办结的办件，最先到期的排在最前。", "Your organ's open cases. What falls due first is on top.");
    internal static readonly Text Item = new("事项", "Item");
    internal static readonly Text AllItems = new("全部事项", "All items");
    internal static readonly Text LampLabel = new("时限", "Time left");
    internal static readonly Text AllLamps = new("全部", "All");
    internal static readonly Text State = new("状态", "State");
    internal static readonly Text AllStates = new("全部状态", "All states");
    internal static readonly Text Whose = new("办理人", "Taken by");
    internal static readonly Text Everyones = new("全部人员", "Anyone");
    internal static readonly Text OnlyMine = new("只看我的", "Only mine");
    internal static readonly Text Filter = new("筛选", "Filter");
    internal static readonly Text Choose = new("选择", "Choose");
    internal static readonly Text Number = new("办件编号", "Case number");
    internal static readonly Text Received = new("收件日期", "Received");
    internal static readonly Text Nobody = new("尚未领取", "Nobody yet");
    internal static readonly Text Colleague = new("其他人员", "Another officer");
    internal static readonly Text HandTo = new("交给", "Hand to");
    internal static readonly Text Myself = new("本人", "Myself");
    internal static readonly Text Assign = new("领取或移交所选办件", "Take or hand over the chosen cases");
    internal static readonly Text TakeThis = new("领取或移交", "Take or hand over");
    internal static readonly Text NoneChosen = new("请先选择办件。", "Choose at least one case first.");
    internal static readonly Text NotColleague = new("所选人员不在本机关办件岗位。", "The person chosen holds no handling post in your organ.");
    internal static readonly Text NothingMatches = new("没有符合条件的办件", "No case matches");
    internal static readonly Text EmptyQueue = new("没有待办的办件", "Nothing is waiting");
    internal static readonly Text EmptyQueueHelp = new("收到申请后会列在这里，最先到期的排在最前。", "Applications are listed here as they come in, what falls due first at the top.");
    internal static readonly Text ClearFilters = new("清除筛选", "Clear the filters");
    internal static readonly Text Green = new("绿灯：时间充裕", "Green: time is left");
    internal static readonly Text Yellow = new("黄灯：两个工作日内到期", "Yellow: due within two working days");
    internal static readonly Text Red = new("红灯：已超期", "Red: overdue");
    internal static readonly Text Grey = new("无时限在走", "No clock runs");

    internal static readonly Text Parts = new("办件内容", "Parts of the case");
    internal static readonly Text Dossier = new("卷宗与办理", "Dossier and acts");
    internal static readonly Text Clocks = new("时限", "Clocks");
    internal static readonly Text History = new("办理过程", "History");
    internal static readonly Text Application = new("申请内容", "Application");
    internal static readonly Text NoApplication = new("您的岗位不能查看卷宗内容。", "Your post does not see the dossier.");
    internal static readonly Text Files = new("材料", "Files");
    internal static readonly Text NoFiles = new("没有上传的材料", "No file was uploaded");
    internal static readonly Text Papers = new("文书", "Papers");
    internal static readonly Text NoPapers = new("尚未出具文书", "No paper has been issued yet");
    internal static readonly Text Comments = new("公示意见", "Comments from publicity");
    internal static readonly Text NoComments = new("没有收到意见", "No comment was received");
    internal static readonly Text Acts = new("现在可以办理", "What can be done now");
    internal static readonly Text NoActs = new("您的岗位现在没有可办理的步骤。", "There is nothing for your post to do now.");
    internal static readonly Text ActDone = new("已办理", "It was done");
    internal static readonly Text Assigned = new("办理人已变更", "The case changed hands");
    internal static readonly Text Party = new("当事人", "Party");
    internal static readonly Text Accepted = new("受理日期", "Accepted");
    internal static readonly Text Deemed = new("逾期视为受理", "Deemed accepted, since nobody answered in time");
    internal static readonly Text Pack = new("适用规则", "Rules that govern it");
    internal static readonly Text NoClocks = new("尚无时限", "No clock has started");
    internal static readonly Text Period = new("期限", "Period");
    internal static readonly Text Started = new("起算之日", "Started");
    internal static readonly Text DueOn = new("届满之日", "Due");
    internal static readonly Text StandsStill = new("中止中", "Stands still");
    internal static readonly Text Completed = new("已在期限内完成", "Completed");
    internal static readonly Text RanOut = new("已届满", "Ran out");
    internal static readonly Text Running = new("进行中", "Running");
    internal static readonly Text Stopped = new("已随办件终止", "Ended with the case");
    internal static readonly Text OnExpiry = new("届满后果", "When it runs out");
    internal static readonly Text Provisional = new("所涉年度尚无放假通知，日期为暂定。", "A year without a holiday notice takes part, so the dates are provisional.");
    internal static readonly Text PaperNumber = new("文号", "Number");

    private static readonly Dictionary<string, Text> Outcomes = new(StringComparer.Ordinal)
    {
        ["in-progress"] = new("办理中", "In progress"),
        ["not-required"] = new("无需办理", "Not required"),
        ["wrong-organ"] = new("不属本机关", "Another organ's matter"),
        ["preparer-barred"] = new("编制单位受限", "Preparer barred"),
        ["awaiting-correction"] = new("待补正", "Awaiting correction"),
        ["accepted"] = new("已受理", "Accepted"),
        ["withdrawn"] = new("已撤回", "Withdrawn"),
        ["approved"] = new("已批准", "Approved"),
        ["refused"] = new("不予批准", "Refused"),
        ["announced"] = new("已公告", "Announced"),
    };

    internal static IReadOnlyList<Choice> OutcomeChoices { get; } =
        [.. new[] { "in-progress", "awaiting-correction", "accepted", "approved", "refused" }.Select(o => new Choice(o, Outcomes[o]))];

    internal static IReadOnlyList<Choice> LampChoices { get; } =
        [new(nameof(Lamp.Red), Red), new(nameof(Lamp.Yellow), Yellow), new(nameof(Lamp.Green), Green), new(nameof(Lamp.None), Grey)];

    internal static Text Outcome(string outcome) => Outcomes.GetValueOrDefault(outcome, new(outcome, outcome));

    internal static Text ChooseCase(string number) => new($"选择办件 {number}", $"Choose case {number}");

    internal static Text ChangedHands(int count) => new($"{count} 个办件已变更办理人。", $"{count} {(count == 1 ? "case" : "cases")} changed hands.");

    internal static Text Failed(string number, Text why) => new($"{number}：{why.Zh}", $"{number}: {why.En}");

    /// <summary>Why a lamp has its colour.</summary>
    internal static Text Reason(Lamp lamp, Text clock, DateOnly? due)
    {
        if (lamp == Lamp.None || due is not { } day)
            return Grey;
        var written = Written.Day(day);
        return lamp switch
        {
            Lamp.Red => new($"“{clock.Zh}”已于{written.Zh}届满", $"'{clock.En}' was due on {written.En}"),
            Lamp.Yellow => new($"“{clock.Zh}”将于{written.Zh}届满，已在两个工作日内", $"'{clock.En}' is due on {written.En}, within two working days"),
            _ => new($"“{clock.Zh}”将于{written.Zh}届满", $"'{clock.En}' is due on {written.En}"),
        };
    }

    /// <summary>A clause for the eye; its exact reference stays beside it as the title.</summary>
    internal static Text Clause(ClauseRef clause) =>
        Article().Match(clause.Clause) is { Success: true } found
            ? new($"第{found.Groups[1].Value}条", $"Article {found.Groups[1].Value}")
            : new(clause.ToString(), clause.ToString());

    [GeneratedRegex(@"^art-(\d+)")]
    private static partial Regex Article();
}
