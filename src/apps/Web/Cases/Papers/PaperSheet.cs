using System.Text.Encodings.Web;
using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Cases.Papers;

/// <summary>What an official paper shows, part by part (GB/T 9704-2012, 7.2 and 7.3).</summary>
/// <param name="Organ">Head and signature (发文机关标志, 发文机关署名).</param>
/// <param name="Number">Number (发文字号).</param>
/// <param name="Title">Title (标题).</param>
/// <param name="To">Addressee (主送机关); null for none.</param>
/// <param name="Zh">Body (正文), HTML, Chinese.</param>
/// <param name="En">Body, HTML, English.</param>
/// <param name="Day">Date (成文日期).</param>
/// <param name="Seal">Whether the organ's seal belongs on it (印章).</param>
public sealed record PaperSheet(Text Organ, string Number, Text Title, string? To, string Zh, string En, DateOnly Day, bool Seal)
{
    internal static PaperSheet Of(PaperContent paper) => new(
        paper.Organ, paper.Paper.Number, paper.Paper.Title, paper.To, paper.Zh, paper.En, Written.LegalDay(paper.Paper.IssuedAt), paper.Seal is not null);

    internal static PaperSheet Of(PaperDraft draft) => new(
        draft.Organ, draft.Number, draft.Title, draft.Addressee, draft.Zh, draft.En, draft.Day, draft.Seal is not null);

    internal static PaperSheet Of(PublicityView publication) => new(
        publication.Organ, publication.Number, publication.Title, null, publication.BodyZh, publication.BodyEn, publication.From, publication.Seal is not null);

    /// <summary>
    /// The delivery receipt of a paper (送达回证): signed for here it says by whom and when; until then its lines are empty, to be filled in by
    /// hand where the paper is handed over.
    /// </summary>
    internal static PaperSheet ReceiptOf(PaperContent paper)
    {
        string Table(Func<Text, string> say)
        {
            var at = paper.Receipt is { } given ? say(Written.Moment(given.At)) : "";
            (Text Label, string Value)[] rows =
            [
                (PaperTexts.Delivered, say(paper.Paper.Title)),
                (PaperTexts.Number, paper.Paper.Number),
                (PaperTexts.Case, paper.CaseNumber),
                (PaperTexts.Recipient, paper.To ?? ""),
                (PaperTexts.Issued, say(Written.Moment(paper.Paper.IssuedAt))),
                (PaperTexts.Way, paper.Receipt is null ? "" : say(PaperTexts.Electronic)),
                (PaperTexts.ReceivedAt, at),
                (PaperTexts.ReceivedBy, paper.Receipt?.By ?? ""),
                (PaperTexts.DeliveredBy, ""),
                (PaperTexts.Remarks, ""),
            ];
            return $"<table><tbody>{string.Concat(rows.Select(r => $"<tr><th scope=\"row\">{Plain(say(r.Label))}</th><td>{Plain(r.Value)}</td></tr>"))}</tbody></table>";
        }

        var day = Written.LegalDay(paper.Receipt?.At ?? paper.Paper.IssuedAt);
        return new(paper.Organ, paper.Paper.Number, PaperTexts.DeliveryReceipt, null, Table(t => t.Zh), Table(t => t.En), day, Seal: false);
    }

    private static string Plain(string words) => HtmlEncoder.Default.Encode(words);
}
