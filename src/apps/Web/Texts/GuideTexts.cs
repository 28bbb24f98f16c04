using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the item guide and of lists of items.
internal static class GuideTexts
{
    internal static readonly Text Apply = new("立即办理", "Apply now");
    internal static readonly Text Contents = new("本页内容", "On this page");
    internal static readonly Text Basics = new("基本信息", "Basics");
    internal static readonly Text Organ = new("办理机关", "Competent organ");
    internal static readonly Text Kind = new("事项类型", "Kind");
    internal static readonly Text Who = new("办理对象", "Who may apply");
    internal static readonly Text Level = new("行使层级", "Level of government");
    internal static readonly Text Visits = new("到现场次数", "Visits in person");
    internal static readonly Text Fee = new("收费", "Fee");
    internal static readonly Text Result = new("办理结果", "What you receive");
    internal static readonly Text Conditions = new("办理条件", "Conditions");
    internal static readonly Text Materials = new("申请材料", "Materials");
    internal static readonly Text Material = new("材料", "Material");
    internal static readonly Text How = new("提交方式", "How");
    internal static readonly Text Copies = new("份数", "Copies");
    internal static readonly Text Periods = new("办理期限", "Periods");
    internal static readonly Text StandsStill = new("不计入期限：", "Does not count:");
    internal static readonly Text Steps = new("办理流程", "Procedure");
    internal static readonly Text Drawing = new("看流程图", "See the flow as a drawing");
    internal static readonly Text DrawingFailed = new("流程图未能显示，请看上面的步骤。", "The drawing could not be shown. The steps above say the same.");
    internal static readonly Text Meanwhile = new("办理过程中随时可能发生", "May come at any time");
    internal static readonly Text Channels = new("办理方式和窗口", "Where to apply");
    internal static readonly Text Phone = new("电话：", "Phone:");
    internal static readonly Text Questions = new("常见问题", "Questions and answers");
    internal static readonly Text LegalBasis = new("法律依据", "Legal basis");
    internal static readonly Text Remedies = new("不服怎么办", "If you disagree");
    internal static readonly Text Versions = new("规则版本", "Versions of the rules");
    internal static readonly Text Today = new("现行", "In force today");
    internal static readonly Text Variants = new("其他情形", "Other variants");
    internal static readonly Text Online = new("网上提交", "Online");
    internal static readonly Text OnPaper = new("纸质", "On paper");

    internal static readonly Text SearchLabel = new("搜索事项", "Search services");
    internal static readonly Text SearchPlaceholder = new("输入事项名称或关键词，如“环评”", "Name or keyword, such as EIA");
    internal static readonly Text All = new("全部事项", "All services");
    internal static readonly Text Results = new("搜索结果", "Search results");
    internal static readonly Text NothingFound = new("没有找到相符的事项", "No service matches");
    internal static readonly Text NothingFoundHelp = new("换个说法试试，一个字也可以；也可以到窗口或打电话咨询。", "Try another word; one character is enough. Or ask at a window or by phone.");
    internal static readonly Text ShowAll = new("查看全部事项", "Show all services");
    internal static readonly Text Browse = new("按类别查找", "Browse");
    internal static readonly Text Audiences = new("办理对象", "For whom");
    internal static readonly Text Themes = new("主题", "Themes");
    internal static readonly Text LifeEvents = new("一件事", "Life events");
    internal static readonly Text Organs = new("部门", "Organs");
    internal static readonly Text QuickWays = new("常用入口", "Quick ways");

    internal static Text DrawingOf(Text item) => new($"{item.Zh}的流程图，与上面的步骤相同", $"Flow of {item.En}, the same steps as above");

    internal static Text Found(int count) => new($"共 {count} 项", count == 1 ? "1 service" : $"{count} services");

    internal static Text Remedy(Remedy remedy) => remedy.Kind switch
    {
        "reconsideration" => new($"行政复议：{ClockTexts.Length(remedy.Period).Zh}内，向{remedy.To.Zh}提出", $"Administrative reconsideration: within {ClockTexts.Length(remedy.Period).En}, to {remedy.To.En}"),
        "litigation" => new($"行政诉讼：{ClockTexts.Length(remedy.Period).Zh}内，向{remedy.To.Zh}提起", $"Litigation: within {ClockTexts.Length(remedy.Period).En}, at {remedy.To.En}"),
        _ => new($"{ClockTexts.Length(remedy.Period).Zh}内，向{remedy.To.Zh}提出", $"Within {ClockTexts.Length(remedy.Period).En}, to {remedy.To.En}"),
    };

    internal static Text KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Licence => new("行政许可", "Licence"),
        ItemKind.Confirmation => new("行政确认", "Confirmation"),
        ItemKind.Relief => new("行政给付", "Relief"),
        ItemKind.Filing => new("备案", "Filing"),
        _ => new("公共服务", "Public service"),
    };

    internal static Text InForceFrom(InForce dates)
    {
        var from = Written.Day(dates.From);
        if (dates.To is not { } last)
            return new($"{from.Zh}起施行", $"In force from {from.En}");
        var to = Written.Day(last);
        return new($"{from.Zh}至{to.Zh}", $"{from.En} to {to.En}");
    }
}
