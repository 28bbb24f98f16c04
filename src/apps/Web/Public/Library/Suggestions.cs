using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Public.Library;

/// <summary>The best few hits with their pages, for a search box while one types.</summary>
internal static class Suggestions
{
    internal const string Address = "/library/suggestions";
    private const int Most = 8;
    private const int Longest = 70;

    internal static void MapSuggestions(this WebApplication app) => app.MapGet(Address, async (string? q, ISearch search, Reader reader, CancellationToken cancel) =>
    {
        var page = await search.FindAsync(q ?? "", new(), null, null, cancel);
        return page.Hits.Take(Most).Select(hit => new Suggestion(
            Shown(hit, hit.TitleIn(reader.Language)), hit.Kind == SearchKind.Document ? reader.In(LibraryTexts.Of(hit.Kind)) : $"{reader.In(LibraryTexts.Of(hit.Kind))} · {reader.In(hit.DocumentTitle)}", LibraryAddress.Of(hit)));
    }).AllowAnyone().ExcludeFromDescription();

    // Where the hit is in the text, the text says more than the number of the clause.
    private static IReadOnlyList<HitPiece> Shown(SearchHit hit, IReadOnlyList<HitPiece> title)
    {
        var pieces = title.Any(p => p.Hit) || hit.Excerpt.Count == 0 ? title : title.Count == 0 ? hit.Excerpt : [.. title, new(" ", false), .. hit.Excerpt];
        var shown = new List<HitPiece>();
        var left = Longest;
        foreach (var piece in pieces)
        {
            if (left <= 0)
                break;
            shown.Add(piece.Text.Length <= left ? piece : piece with { Text = piece.Text[..left] + "…" });
            left -= piece.Text.Length;
        }

        return shown;
    }

    private sealed record Suggestion(IReadOnlyList<HitPiece> Title, string Note, string Href);
}
