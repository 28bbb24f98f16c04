using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words on official papers beside their own, and of signing for them.
internal static class PaperTexts
{
    internal static readonly Text Seal = new("电子印章位置（本件尚未加盖印章）", "Place of the electronic seal (not sealed yet)");
    internal static readonly Text Translation = new("以中文文本为准。", "Translation for information. The Chinese text is the official one.");

    internal static readonly Text DeliveryReceipt = new("送达回证", "Delivery receipt");
    internal static readonly Text Delivered = new("送达文书", "Paper delivered");
    internal static readonly Text Number = new("文书编号", "Number of the paper");
    internal static readonly Text Case = new("办件编号", "Case");
    internal static readonly Text Recipient = new("受送达人", "Addressee");
    internal static readonly Text Issued = new("出具时间", "Issued");
    internal static readonly Text Way = new("送达方式", "Way of delivery");
    internal static readonly Text Electronic = new("电子送达（在本平台签收）", "Electronically, signed for on this platform");
    internal static readonly Text ReceivedAt = new("签收时间", "Received on");
    internal static readonly Text ReceivedBy = new("签收人", "Received by");
    internal static readonly Text DeliveredBy = new("送达人", "Delivered by");
    internal static readonly Text Remarks = new("备注", "Remarks");

    internal static readonly Text BackToCase = new("返回办件", "Back to the case");
    internal static readonly Text SignFor = new("签收", "Sign for it");
    internal static readonly Text SignForLead = new("签收表示您已经收到这份文书，不表示同意其内容。", "Signing says that you received this paper, not that you agree with it.");
    internal static readonly Text ReceiptUnsigned = new("尚未签收。空格可在当面送达时手写填写。", "Not signed for yet. The empty lines can be filled in by hand where the paper is handed over.");

    internal static Text NumberIs(string number) => new($"编号：{number}", $"No. {number}");

    internal static Text To(string name) => new($"{name}：", $"To {name}:");

    internal static Text Signed(Text at, string by) => new($"{by}已于{at.Zh}签收。", $"Signed for by {by} on {at.En}.");
}
