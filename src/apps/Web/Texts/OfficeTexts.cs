using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of absence and standing in, and of applications over the counter.
internal static class OfficeTexts
{
    internal static readonly Text Absence = new("请假与代理", "Absence and standing in");
    internal static readonly Text AbsenceLead = new("您不在岗期间，可以请本机关同事代理您的岗位。代理人不得再转托。", "While you are away, a colleague of your organ can stand in for your post. They cannot pass it on.");
    internal static readonly Text Colleague = new("代理人", "Who stands in");
    internal static readonly Text ChooseColleague = new("请选择", "Choose");
    internal static readonly Text NoColleagues = new("本机关没有可以代理的同事。", "No colleague of your organ can stand in.");
    internal static readonly Text Delegate = new("确定代理", "Let them stand in");
    internal static readonly Text Delegated = new("已确定代理", "They stand in for you now");
    internal static readonly Text Current = new("现有代理", "Standing in for you");
    internal static readonly Text NoDelegations = new("目前没有代理安排", "Nobody stands in for you");
    internal static readonly Text BadDay = new("请填写日期。", "Enter the date.");

    internal static readonly Text Keys = new("键盘：J 下一件，K 上一件，X 选中，回车打开", "Keyboard: J next, K previous, X choose, Enter open");

    internal static readonly Text Receive = new("一窗受理", "Over the counter");
    internal static readonly Text ReceiveLead = new("为到窗口的申请人代为填写并提交。核对其证件原件。", "Fill in and submit for somebody at the counter. Check the original of their document.");
    internal static readonly Text Whose = new("证件号码", "Identity or credit code");
    internal static readonly Text WhoseHint = new("公民身份号码或统一社会信用代码", "Identity number of a person, or unified social credit code of a body");
    internal static readonly Text NotRegistered = new("号码有误，或该当事人尚未登记；请核对，未登记的先由管理员开户。", "The number is wrong or the party is not registered. Check it; somebody not registered needs an account first.");
    internal static readonly Text ChooseItem = new("请选择事项", "Choose an item");
    internal static readonly Text Find = new("下一步", "Go on");
    internal static readonly Text Submit = new("提交并出具回执", "Submit and give the receipt");
    internal static readonly Text Received = new("已收件", "Received");
    internal static readonly Text ReceiptLead = new("请把办件编号和查询码交给申请人。", "Give the applicant the case number and query code.");
    internal static readonly Text Files = new("录入纸质材料的电子件", "Scan in the paper materials");
    internal static readonly Text ToCase = new("打开办件", "Open the case");

    internal static Text StandsInFor(string name) => new($"代理 {name}", $"stands in for {name}");
}
