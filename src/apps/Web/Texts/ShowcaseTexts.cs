using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the page of the design system.
internal static class ShowcaseTexts
{
    internal static readonly Text Title = new("设计规范", "Design system");
    internal static readonly Text Lead = new("本页列出全部部件及其各种状态，供后续开发者对照使用。", "Every component in all its states, for those who carry on the work.");
    internal static readonly Text Parts = new("部件分类", "Kinds of component");
    internal static readonly Text Words = new("文字与提示", "Words and notices");
    internal static readonly Text Fields = new("表单", "Form fields");
    internal static readonly Text Lists = new("列表与表格", "Lists and tables");
    internal static readonly Text Cases = new("办件与时钟", "Cases and clocks");
    internal static readonly Text Type = new("字号", "Type");
    internal static readonly Text Sample = new("建设项目环境影响报告书审批", "Approval of an environmental impact report");
    internal static readonly Text Paragraph = new(
        "自受理之日起六十日内作出决定；听证和技术评估所需时间不计算在内。",
        "A decision is made within sixty days of acceptance; the time of a hearing and of technical evaluation does not count.");
    internal static readonly Text Link = new("一个链接", "A link");
    internal static readonly Text LooksLikeLink = new("像链接的按钮", "A button that looks like a link");
    internal static readonly Text Buttons = new("按钮", "Buttons");
    internal static readonly Text Go = new("继续", "Continue");
    internal static readonly Text Other = new("保存草稿", "Save draft");
    internal static readonly Text Danger = new("撤回申请", "Withdraw");
    internal static readonly Text Off = new("不可用", "Unavailable");
    internal static readonly Text Notices = new("提示", "Notices");
    internal static readonly Text Sent = new("申请已提交。", "Your application has been sent.");
    internal static readonly Text More = new("为什么需要这份材料", "Why this is needed");
    internal static readonly Text Tags = new("标签与灯", "Tags and lamps");
    internal static readonly Text Neutral = new("草稿", "Draft");
    internal static readonly Text Good = new("已受理", "Accepted");
    internal static readonly Text Attention = new("待补正", "To be corrected");
    internal static readonly Text Bad = new("不予受理", "Not accepted");
    internal static readonly Text Info = new("公示中", "Open for comment");
    internal static readonly Text LampGreen = new("正常，还有 12 个工作日", "On time, 12 working days left");
    internal static readonly Text LampYellow = new("将到期，还有 1 个工作日", "Due soon, 1 working day left");
    internal static readonly Text LampRed = new("已超期 2 日", "2 days late");
    internal static readonly Text LampGrey = new("中止计算：技术评估", "Stands still: technical evaluation");
    internal static readonly Text Usual = new("常态", "As usual");
    internal static readonly Text WithErrors = new("有错误时", "With errors");
    internal static readonly Text FieldWrong = new("请核对后重新填写", "Check this and enter it again");
    internal static readonly Text WholeWrong = new("没有对应到具体栏目的问题", "A problem that belongs to no single field");
    internal static readonly Text FieldName = new("统一社会信用代码", "Unified social credit code");
    internal static readonly Text FieldHint = new("营业执照上的 18 位代码", "The 18 characters on the business licence");
    internal static readonly Text FieldNumber = new("总投资（万元）", "Total investment (10,000 yuan)");
    internal static readonly Text FieldLong = new("项目概况", "About the project");
    internal static readonly Text FieldSelect = new("主管机关", "Competent organ");
    internal static readonly Text FieldRadios = new("建设性质", "Nature of the project");
    internal static readonly Text FieldChecks = new("涉及的敏感区", "Sensitive areas concerned");
    internal static readonly Text FieldCheck = new("我确认以上内容真实", "I confirm that this is true");
    internal static readonly Text FieldDate = new("开工日期", "Start of construction");
    internal static readonly Text DateHint = new("例如 2026 年 11 月 24 日", "For example, 24 11 2026");
    internal static readonly Text FieldFile = new("环境影响报告书", "Environmental impact report");
    internal static readonly Text FileHint = new("PDF，不超过 50 MB", "PDF, at most 50 MB");
    internal static readonly Text SearchAndFilters = new("搜索与筛选", "Search and filters");
    internal static readonly Text SearchLabel = new("搜索事项", "Search services");
    internal static readonly Text Summary = new("要点列表", "Summary list");
    internal static readonly Text Tables = new("表格", "Tables");
    internal static readonly Text TableCaption = new("近期受理", "Lately accepted");
    internal static readonly Text Cards = new("卡片", "Cards");
    internal static readonly Text Empty = new("空状态", "Empty state");
    internal static readonly Text NothingHere = new("还没有办件", "No cases yet");
    internal static readonly Text NothingHelp = new("从首页搜索事项即可开始。", "Search for a service on the home page to begin.");
    internal static readonly Text Steps = new("步骤", "Steps");
    internal static readonly Text StepApply = new("提交申请", "Apply");
    internal static readonly Text StepReview = new("审查", "Review");
    internal static readonly Text StepDecide = new("作出决定", "Decision");
    internal static readonly Text Timelines = new("时间线", "Timeline");
    internal static readonly Text By = new("不迟于 2026年12月8日", "By 8 December 2026");
    internal static readonly Text Clocks = new("时限日历", "Calendar of a clock");
    internal static readonly Text WhyStart = new("收到之日", "day of receipt");
    internal static readonly Text WhyStill = new("技术评估", "technical evaluation");
    internal static readonly Text WhyHoliday = new("休息日", "day of rest");
    internal static readonly Text WhyWorking = new("工作日", "working day");

    internal static readonly IReadOnlyList<Choice> Choices =
    [
        new("a", new("新建", "New")),
        new("b", new("改建", "Rebuilding"), new("在原址改变工艺或设备", "Change of process or plant on the same site")),
        new("c", new("扩建", "Extension")),
    ];
}
