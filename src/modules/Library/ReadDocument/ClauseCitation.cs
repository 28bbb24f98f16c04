using Tongban.Kernel;
using Tongban.Library.Contracts;

namespace Tongban.Library.ReadDocument;

/// <summary>
/// A clause as legal writing cites it: title in 《》, number of the document, then the clause from the article inwards,
/// <c>《…》（…）第七条第二款第（四）项</c> without the names of levels that the text itself does not give. Chapters and sections are left out before an
/// article: articles are numbered through the whole document (立法技术规范（试行）（一）, 5).
/// </summary>
internal static class ClauseCitation
{
    internal static Text Of(DocumentCard card, ClauseRow row, IReadOnlyList<ClauseRow> within)
    {
        IReadOnlyList<ClauseRow> all = [.. within, row];
        var article = all.ToList().FindIndex(IsArticle);
        var way = (article < 0 ? all : all.Skip(article)).Where(r => r.Number.Length > 0 || r.Paragraph is not null || r == row).ToList();
        var zh = string.Concat(way.Select(r => Name(r, (r.Paragraph ?? r.Heading)?.Zh)));
        var en = string.Join(' ', way.Select(r => Name(r, (r.Paragraph ?? r.Heading)?.En)).Where(n => n.Length > 0));
        return new(
            $"《{card.Title.Zh}》{(card.Number is null ? "" : $"（{card.Number}）")}{zh}",
            $"{en}{(en.Length > 0 ? ", " : "")}{card.Title.En}{(card.Number is null ? "" : $" ({card.Number})")}");
    }

    internal static bool IsArticle(ClauseRow row) => row.Number.StartsWith('第') && row.Number.AsSpan().ContainsAny('条', '條');

    private static string Name(ClauseRow row, string? heading) => row.Number.Length > 0 ? row.Number.TrimEnd('、', '．', '.') : heading ?? "";
}
