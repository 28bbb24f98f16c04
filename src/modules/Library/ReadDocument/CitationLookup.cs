using Microsoft.EntityFrameworkCore;
using Tongban.Library.Contracts;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library.ReadDocument;

/// <summary>Citations in both directions. They are matched when read: by number where both sides have one, else by title.</summary>
internal sealed class CitationLookup(PlatformDb db)
{
    private const int Most = 100;

    /// <summary>What a clause cites.</summary>
    internal async Task<IReadOnlyList<Citation>> FromAsync(Shelf shelf, ShelfDocument document, ClauseRow row, CancellationToken cancel)
    {
        if (document.Loaded is not { } loaded || row.EId is null)
            return [];
        var rows = await db.Set<CitationRow>().AsNoTracking().Where(c => c.DocumentId == loaded.Document.Id && c.Version == loaded.Document.Version && c.EId == row.EId)
            .OrderBy(c => c.Seq).ToListAsync(cancel).ConfigureAwait(false);
        return [.. rows.Select(c =>
        {
            var target = shelf.Documents.FirstOrDefault(d => Names(d) is var (itsNumber, itsTitle) && (itsNumber is not null && c.TargetNumber is not null ? itsNumber == c.TargetNumber : itsTitle == c.TargetTitle));
            var clause = c.TargetEId is { } article ? target?.Rows.FirstOrDefault(r => r.EId?.EndsWith(article, StringComparison.Ordinal) == true || r.Id == article.Replace('_', '-'))?.Id : null;
            return new Citation(c.Words, target?.Card.Key, clause, target?.Card.Title.Zh ?? c.Words);
        })];
    }

    /// <summary>What cites a clause, or, for a clause that nothing names, nothing.</summary>
    internal async Task<IReadOnlyList<Citation>> ToAsync(Shelf shelf, ShelfDocument document, ClauseRow row, CancellationToken cancel)
    {
        var (number, title) = Names(document);
        var article = (row.EId ?? row.Id.Replace('-', '_')) is var id && id.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and var cut ? id[(cut + 2)..] : id;
        var rows = await db.Set<CitationRow>().AsNoTracking()
            .Where(c => c.TargetEId == article && (number != null && c.TargetNumber != null ? c.TargetNumber == number : c.TargetTitle == title))
            .Where(c => db.Set<DocumentRow>().Any(d => d.Id == c.DocumentId && d.Version == c.Version))
            .OrderBy(c => c.DocumentId).ThenBy(c => c.Seq).Take(Most).ToListAsync(cancel).ConfigureAwait(false);
        var byId = shelf.Documents.Where(d => d.Loaded is not null).ToDictionary(d => d.Loaded!.Document.Id);
        return [.. rows.Where(c => byId.ContainsKey(c.DocumentId)).Select(c =>
        {
            var citing = byId[c.DocumentId];
            return new Citation(c.Words, citing.Card.Key, citing.Rows.FirstOrDefault(r => r.EId == c.EId)?.Id ?? c.EId, citing.Card.Title.Zh);
        })];
    }

    private static (string? Number, string Title) Names(ShelfDocument document) =>
        (DocumentKey.Number(document.Card.Number), document.Loaded?.Document.TitleKey ?? DocumentKey.Title(document.Card.Title.Zh));
}
