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
            var target = shelf.Documents.FirstOrDefault(d => Names(d) is var (itsNumber, itsTitle) && (itsNumber is not null && c.TargetNumber is not null ? itsNumber == c.TargetNumber && (!DocumentKey.IsShared(itsNumber) || itsTitle == c.TargetTitle) : itsTitle == c.TargetTitle));
            var clause = c.TargetEId is { } place && target is not null ? Clause(target, place) : null;
            return new Citation(c.Words, target?.Card.Key, clause, target?.Card.Title.Zh ?? c.Words);
        })];
    }

    /// <summary>What cites a clause, or, for a clause that nothing names, nothing.</summary>
    internal async Task<IReadOnlyList<Citation>> ToAsync(Shelf shelf, ShelfDocument document, ClauseRow row, CancellationToken cancel)
    {
        var (number, title) = Names(document);
        var shared = DocumentKey.IsShared(number);
        // a citation of a 款 or 项 is one of its article too
        var place = Place(row.EId ?? row.Id.Replace('-', '_'));
        var within = place + "__";
        var rows = await db.Set<CitationRow>().AsNoTracking()
            .Where(c => c.TargetEId != null && (c.TargetEId == place || c.TargetEId.StartsWith(within)) && (number != null && c.TargetNumber != null ? c.TargetNumber == number && (!shared || c.TargetTitle == title) : c.TargetTitle == title))
            .Where(c => db.Set<DocumentRow>().Any(d => d.Id == c.DocumentId && d.Version == c.Version))
            .OrderBy(c => c.DocumentId).ThenBy(c => c.Seq).Take(Most).ToListAsync(cancel).ConfigureAwait(false);
        var byId = shelf.Documents.Where(d => d.Loaded is not null).ToDictionary(d => d.Loaded!.Document.Id);
        return [.. rows.Where(c => byId.ContainsKey(c.DocumentId)).Select(c =>
        {
            var citing = byId[c.DocumentId];
            return new Citation(c.Words, citing.Card.Key, citing.Rows.FirstOrDefault(r => r.EId == c.EId)?.Id ?? c.EId, citing.Card.Title.Zh);
        })];
    }

    /// <summary>The clause a citation names: the 款 or 项, or its article where that has none of them.</summary>
    private static string? Clause(ShelfDocument target, string place)
    {
        for (var named = place; ; named = named[..named.LastIndexOf("__", StringComparison.Ordinal)])
        {
            if (target.Rows.FirstOrDefault(r => (r.EId is { } eId && Place(eId) == named) || r.Id == named.Replace('_', '-')) is { } row)
                return row.Id;
            if (!named.Contains("__", StringComparison.Ordinal))
                return null;
        }
    }

    /// <summary>An eId from its article on: chapters do not belong to what is cited.</summary>
    private static string Place(string eId) => eId.IndexOf("art_", StringComparison.Ordinal) is > 0 and var article ? eId[article..] : eId;

    private static (string? Number, string Title) Names(ShelfDocument document) =>
        (DocumentKey.Number(document.Card.Number), document.Loaded?.Document.TitleKey ?? DocumentKey.Title(document.Card.Title.Zh));
}
