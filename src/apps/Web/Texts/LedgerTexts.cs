using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of the ledger of tasks and of its review, and of importing.
internal static class LedgerTexts
{
    internal static readonly Text Title = new("任务台账", "Ledger of tasks");
    internal static readonly Text Lead = new(
        "从入库文件中读出的任务、牵头和参与单位、完成时限。标明“待核对”的由语法自动识别，尚未经人员确认。",
        "Tasks, leading and joint bodies and dates read from imported texts. Those marked as not reviewed were found by grammar and nobody has confirmed them yet.");
    internal static readonly Text Body = new("单位", "Body");
    internal static readonly Text From = new("期限自（年-月-日）", "Due from (year-month-day)");
    internal static readonly Text To = new("期限至（年-月-日）", "Due to (year-month-day)");
    internal static readonly Text DateWrong = new("日期须写成 2021-03-31 的形式。", "Write the date as 2021-03-31.");
    internal static readonly Text Document = new("文件", "Document");
    internal static readonly Text State = new("核对情况", "Review");
    internal static readonly Text Task = new("任务", "Task");
    internal static readonly Text LeadBodies = new("牵头单位", "Lead");
    internal static readonly Text Joint = new("参与单位", "Joint");
    internal static readonly Text Due = new("最后一日", "Last day");
    internal static readonly Text NoDue = new("未定日期", "No date");
    internal static readonly Text Regions = new("各地区", "Regions");
    internal static readonly Text Save = new("下载", "Download");
    internal static readonly Text Calendar = new("日历文件（.ics）", "Calendar file (.ics)");
    internal static readonly Text Csv = new("表格（CSV）", "Table (CSV)");
    internal static readonly Text Workbook = new("工作簿（XLSX）", "Workbook (XLSX)");
    internal static readonly Text None = new("没有符合条件的任务", "No task matches");
    internal static readonly Text NoneHelp = new("正式文本入库后，其中的任务会列在这里。", "Tasks are listed here once official texts are imported.");
    internal static readonly Text Uncertain = new("语法没有把握", "The grammar is not sure");
    internal static readonly Text Gone = new("最新文本已无此内容", "No longer in the latest text");
    internal static readonly Text Clause = new("条款", "Clause");
    internal static readonly Text Bearer = new("义务人", "Bearer");
    internal static readonly Text Condition = new("条件", "Condition");
    internal static readonly Text Term = new("期限原文", "Term as written");
    internal static readonly Text Quantities = new("数量", "Quantities");

    internal static readonly Text ReviewTitle = new("核对任务和职责", "Review tasks and duties");
    internal static readonly Text ReviewLead = new(
        "逐条确认语法从正式文本中读出的内容。每次决定都留痕；文件再次入库，您的更正仍在。",
        "Confirm what the grammar read from official texts. Every decision is recorded, and corrections stay when the text is imported again.");
    internal static readonly Text ReviewOne = new("核对", "Review");
    internal static readonly Text AsRead = new("读出的内容", "As read");
    internal static readonly Text Decision = new("您的决定", "Your decision");
    internal static readonly Text Words = new("任务内容", "Task");
    internal static readonly Text OneALine = new("每行一个", "One a line");
    internal static readonly Text DueHint = new("例如 2021-03-31；没有就留空", "For example, 2021-03-31; leave empty when there is none");
    internal static readonly Text RegionsAnswer = new("各地区按职责负责", "Regions answer as well");
    internal static readonly Text Reason = new("理由", "Reason");
    internal static readonly Text ReasonHint = new("更正或剔除时必填", "Needed to correct or reject");
    internal static readonly Text Decide = new("记录决定", "Record the decision");
    internal static readonly Text Recorded = new("决定已记录。", "The decision is recorded.");
    internal static readonly Text NothingToReview = new("没有待核对的内容", "Nothing to review");
    internal static readonly Text ReviewedBy = new("上次决定", "Last decision");

    internal static readonly Text ImportTitle = new("正式文本入库", "Import official texts");
    internal static readonly Text ImportLead = new(
        "选择纯文本（UTF-8 或 GB18030）、网页（HTML）、PDF 或 Word（.docx）文件，不超过 20 MB。一个文件可以含多份文件；同一文本再次入库不会重复。",
        "Choose a file of plain text (UTF-8 or GB18030), a web page (HTML), a PDF or a Word file (.docx) of at most 20 MB. One file may hold several documents; the same text again changes nothing.");
    internal static readonly Text File = new("文本文件", "Text file");
    internal static readonly Text FileMissing = new("请选择一个文件", "Choose a file");
    internal static readonly Text Import = new("入库", "Import");
    internal static readonly Text Imported = new("入库结果", "What was imported");
    internal static readonly Text Result = new("结果", "Result");
    internal static readonly Text NewVersion = new("新版本", "New version");
    internal static readonly Text Unchanged = new("没有变化", "Unchanged");
    internal static readonly Text Clauses = new("条款", "Clauses");
    internal static readonly Text Duties = new("职责", "Duties");
    internal static readonly Text ToCheck = new("请核对", "Please check");

    internal static readonly IReadOnlyList<Choice> States =
    [
        new(nameof(ReviewState.Proposed), new("待核对", "Not reviewed")),
        new(nameof(ReviewState.Accepted), new("已认可", "Accepted")),
        new(nameof(ReviewState.Corrected), new("已更正", "Corrected")),
        new(nameof(ReviewState.Rejected), new("已剔除", "Rejected")),
    ];

    internal static readonly IReadOnlyList<Choice> Decisions =
    [
        new(nameof(ReviewState.Accepted), new("认可：读得对", "Accept: it is right")),
        new(nameof(ReviewState.Corrected), new("更正：按下面填写的为准", "Correct: it should be as filled in below")),
        new(nameof(ReviewState.Rejected), new("剔除：不是任务或职责", "Reject: it is no task or duty")),
    ];

    internal static Text Of(ReviewState state) => States.Single(c => c.Value == state.ToString()).Label;

    internal static Tone ToneOf(ReviewState state) => state switch
    {
        ReviewState.Proposed => Tone.Attention,
        ReviewState.Rejected => Tone.Bad,
        _ => Tone.Good,
    };

    internal static Text Of(DutyKind kind) => kind switch
    {
        DutyKind.Task => new("任务", "Task"),
        DutyKind.Measure => new("具体措施", "Measure"),
        DutyKind.Obligation => new("义务", "Obligation"),
        DutyKind.Power => new("权力", "Power"),
        DutyKind.Prohibition => new("禁止", "Prohibition"),
        DutyKind.Definition => new("定义", "Definition"),
        DutyKind.Exception => new("例外", "Exception"),
        DutyKind.LegalBasis => new("制定依据", "Legal basis"),
        _ => new("罚则", "Sanction"),
    };
}
