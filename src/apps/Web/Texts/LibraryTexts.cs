using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the library of official texts.
internal static class LibraryTexts
{
    internal static readonly Text Title = new("政策文库", "Library of official texts");
    internal static readonly Text Lead = new(
        "查文件、查条款、查任务。每一条写明在这里落实为什么、由哪些场景验证。",
        "Find documents, clauses and tasks. Each clause says what carries it out here and which scenarios prove it.");
    internal static readonly Text SearchLabel = new("搜索文件、条款、事项和任务", "Search documents, clauses, items and tasks");
    internal static readonly Text Organ = new("发文机关", "Issuing body");
    internal static readonly Text Kind = new("文种", "Kind of document");
    internal static readonly Text Year = new("年份", "Year");
    internal static readonly Text State = new("效力", "State");
    internal static readonly Text What = new("查找范围", "Looking for");
    internal static readonly Text Any = new("不限", "Any");
    internal static readonly Text Filter = new("筛选", "Filter");
    internal static readonly Text ClearFilters = new("清除条件，看全部文件", "Clear and show all documents");
    internal static readonly Text NothingFound = new("没有找到", "Nothing found");
    internal static readonly Text NothingFoundHelp = new(
        "中文按原样查找，可以少写几个字；多个词用空格隔开，须同时出现。",
        "Chinese is found as written, so try fewer characters. Several words with blanks between them must all be there.");
    internal static readonly Text OutlineOnly = new("仅有提纲", "Outline only");
    internal static readonly Text WithText = new("有正式文本", "Official text");
    internal static readonly Text Number = new("发文字号", "Document number");
    internal static readonly Text Issued = new("印发日期", "Issued");
    internal static readonly Text Signed = new("成文日期", "Signed");
    internal static readonly Text Adopted = new("通过日期", "Adopted");
    internal static readonly Text InForceFrom = new("施行日期", "In force from");
    internal static readonly Text Repeals = new("废止的文件", "Repeals");
    internal static readonly Text Original = new("原文标题", "Title in Chinese");
    internal static readonly Text NoText = new("正式文本没有入库。以下只是提纲：用我们自己的话写明每条的要点，不是文件原文，引用请以原文为准。",
        "The official text was not imported. What follows is an outline: the gist of each clause in our own words. For quotation use the official text.");
    internal static readonly Text NoOutline = new("还没有政策包为这份文件写提纲，以下是入库的正式文本。",
        "No policy pack outlines this document yet. What follows is the official text as imported.");
    internal static readonly Text Coverage = new("落实情况", "How far it is carried out here");
    internal static readonly Text CoverageClauses = new("条款", "Clauses");
    internal static readonly Text CoverageExecutable = new("可执行", "Executable");
    internal static readonly Text CoverageDeclaratory = new("宣示性", "Declaratory");
    internal static readonly Text CoverageLinked = new("已关联落实内容", "Linked to what carries it out");
    internal static readonly Text CoverageProven = new("有场景验证", "Proven by a scenario");
    internal static readonly Text CoverageMissing = new("尚缺", "Missing");
    internal static readonly Text Count = new("条数", "Number");
    internal static readonly Text Clauses = new("条款", "Clauses");
    internal static readonly Text OfficialText = new("正式文本", "Official text");
    internal static readonly Text Gist = new("要点", "Gist");
    internal static readonly Text CarriedOutBy = new("在这里落实为", "Carried out here by");
    internal static readonly Text ProvenBy = new("由这些场景验证", "Proven by these scenarios");
    internal static readonly Text NotProven = new("还没有场景验证", "No scenario proves it yet");
    internal static readonly Text Executable = new("可执行", "Executable");
    internal static readonly Text Planned = new("可执行，尚未落实", "Executable, not carried out yet");
    internal static readonly Text Declaratory = new("宣示性", "Declaratory");
    internal static readonly Text Versions = new("文本版本", "Versions of the text");
    internal static readonly Text Compare = new("与上一版本比较", "Compare with the version before");
    internal static readonly Text CompareTitle = new("版本比较", "Versions compared");
    internal static readonly Text NoDifference = new("两个版本的条款相同", "The clauses of both versions are the same");
    internal static readonly Text Added = new("新增", "Added");
    internal static readonly Text Removed = new("删去", "Removed");
    internal static readonly Text Changed = new("修改", "Changed");
    internal static readonly Text Moved = new("移动", "Moved");
    internal static readonly Text Parts = new("其中各款项", "Parts");
    internal static readonly Text CitationLabel = new("引用格式", "Citation");
    internal static readonly Text CitationHint = new("可以直接复制", "Ready to copy");
    internal static readonly Text Address = new("永久网址", "Permanent address");
    internal static readonly Text Cites = new("引用了", "Cites");
    internal static readonly Text CitedBy = new("被引用", "Cited by");
    internal static readonly Text OpenCitation = new("尚未入库", "not in the library");
    internal static readonly Text Duties = new("其中的职责义务", "Duties in it");
    internal static readonly Text Empty = new("文库还是空的", "The library is still empty");
    internal static readonly Text EmptyHelp = new(
        "装载政策包或导入正式文本后，文件会列在这里。", "Documents are listed here once policy packs are loaded or official texts are imported.");
    internal static readonly Text Suggested = new("有 {0} 条建议。", "{0} suggestions.");
    internal static readonly Text SuggestionHint = new(
        "输入时会出现建议，用上下箭头选择，按回车打开；直接按回车则搜索所输入的内容。", "Suggestions appear while you type. Choose with the arrow keys and open with Enter, or press Enter in the box to search.");
    internal static readonly Text CoverageTitle = new("各文件落实情况", "How far each document is carried out");
    internal static readonly Text CoverageLead = new(
        "可执行条款要有内容落实、并有场景验证才算完成；缺一项即计入“尚缺”。", "An executable clause is done when something carries it out and a scenario proves it; until then it counts as missing.");
    internal static readonly Text NoPacks = new("还没有装载政策包", "No policy pack is loaded yet");
    internal static readonly Text Together = new("合计", "Together");
    internal static readonly Text Contents = new("目录", "Contents");
    internal static readonly Text PreviousPage = new("上一页", "Previous page");
    internal static readonly Text FormerVersion = new("这是以前的版本。", "This is an earlier version.");
    internal static readonly Text LatestVersion = new("看最新版本", "Show the latest version");
    internal static readonly Text OlderVersion = new("较早版本", "Older version");
    internal static readonly Text NewerVersion = new("较新版本", "Newer version");
    internal static readonly Text CompareThese = new("比较", "Compare");
    internal static readonly Text InVersions = new("历次版本中的变化", "In each version of the text");
    internal static readonly Text ToCite = new("引用", "To cite it");
    internal static readonly Text Beside = new("前后条款", "Clauses before and after");
    internal static readonly Text InItsPlace = new("在全文中查看", "Show in the document");
    internal static readonly Text Paragraph = new("（无编号）", "(unnumbered)");

    internal static readonly IReadOnlyList<Choice> States =
    [
        new(nameof(DocumentState.InForce), new("施行中", "In force")),
        new(nameof(DocumentState.NotYet), new("尚未施行", "Not yet in force")),
        new(nameof(DocumentState.Repealed), new("已废止", "Repealed")),
    ];

    internal static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(SearchKind.Document), new("文件", "Documents")),
        new(nameof(SearchKind.Clause), new("条款", "Clauses")),
        new(nameof(SearchKind.Item), new("办事事项", "Items")),
        new(nameof(SearchKind.Task), new("任务", "Tasks")),
    ];

    internal static Text Of(DocumentState state) => States.Single(c => c.Value == state.ToString()).Label;

    internal static Text Of(SearchKind kind) => Kinds.Single(c => c.Value == kind.ToString()).Label;

    internal static Text Documents(int count) => new($"共 {count} 份文件", count == 1 ? "1 document" : $"{count} documents");

    internal static Text Found(int count) => new($"找到 {count} 处", count == 1 ? "1 hit" : $"{Written.Number(count)} hits");

    internal static Text ClauseCount(int count) => new($"{count} 条", count == 1 ? "1 clause" : $"{count} clauses");

    internal static Text Bar(int proven, int executable) =>
        new($"可执行条款 {executable} 条，其中 {proven} 条有场景验证", $"{proven} of {executable} executable clauses are proven by a scenario");

    internal static Text Version(VersionCard version) => new(
        $"第 {version.Number} 版，{Written.Moment(version.ImportedAt).Zh}，{version.ImportedBy}，{version.Clauses} 条",
        $"Version {version.Number}, {Written.Moment(version.ImportedAt).En}, {version.ImportedBy}, {version.Clauses} clauses");

    internal static Text Differences(int changed, int all) =>
        new($"{all} 条中有 {changed} 条不同", $"{changed} of {all} clauses differ");

    internal static Text PageOf(int page, int pages, int clauses) =>
        new($"第 {page} 页，共 {pages} 页，{clauses} 条", $"Page {page} of {pages}, {clauses} clauses");

    internal static Text AllParts(int count) => new($"共 {count} 款项，在全文中查看", $"{count} parts in all: show them in the document");

    /// <summary>What a version did to a clause.</summary>
    internal static Text Change(DifferenceKind kind) => kind == DifferenceKind.Same ? new("没有变化", "Unchanged") : Of(kind);

    internal static Text Of(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => Added,
        DifferenceKind.Removed => Removed,
        DifferenceKind.Moved => Moved,
        _ => Changed,
    };

    /// <summary>What sort of thing carries a clause out.</summary>
    internal static Text Carrier(string kind) => kind switch
    {
        "item" => new("事项", "Item"),
        "event" => new("办理行为", "Act"),
        "material" => new("材料", "Material"),
        "clock" => new("期限", "Clock"),
        "guide" => new("办事指南", "Guide"),
        "decision" => new("规则", "Decision"),
        "register" => new("登记册", "Register"),
        "paper" => new("文书", "Paper"),
        "form" => new("表单", "Form"),
        "procedure" => new("流程", "Procedure"),
        "action" => new("系统动作", "Action"),
        "guard" => new("前置条件", "Guard"),
        "pack" => new("适用", "Governing"),
        _ => new("其他", "Other"),
    };
}
