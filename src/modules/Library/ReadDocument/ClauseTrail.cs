using Microsoft.EntityFrameworkCore;
using Tongban.Library.Contracts;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library.ReadDocument;

/// <summary>
/// Follows one clause through the versions of its document by the same rule as <see cref="ImportText.VersionDifference"/>: the same words at
/// the same place, else the same words elsewhere, else the same place if its words went nowhere else. It reads two or three rows a version,
/// not the whole text.
/// </summary>
internal sealed class ClauseTrail(PlatformDb db)
{
    private const int MostVersions = 20;

    /// <summary>What each version did to a clause of the latest one, newest first.</summary>
    internal async Task<IReadOnlyList<ClauseVersion>> BackAsync(Guid document, ClauseTextRow latest, IReadOnlyList<VersionCard> versions, CancellationToken cancel)
    {
        var trail = new List<ClauseVersion>();
        var at = latest;
        foreach (var (i, version) in versions.Take(MostVersions).Index())
        {
            if (i + 1 >= versions.Count || await MateAsync(document, at, versions[i + 1].Number, cancel).ConfigureAwait(false) is not { } older)
            {
                trail.Add(new(version, at.EId, DifferenceKind.Added));
                return trail;
            }

            trail.Add(new(version, at.EId, !SameWords(older, at) ? DifferenceKind.Changed : older.EId == at.EId ? DifferenceKind.Same : DifferenceKind.Moved));
            at = older;
        }

        return trail;
    }

    /// <summary>Where the clause is that the last version to know this eId had under it: a later version and its eId there; null when none had.</summary>
    internal async Task<(int Version, string EId)?> ForthAsync(Guid document, string eId, int latest, CancellationToken cancel)
    {
        if (await db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == document && c.EId == eId).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancel).ConfigureAwait(false) is not { } at)
            return null;
        for (var version = at.Version + 1; version <= latest; version++)
        {
            if (await MateAsync(document, at, version, cancel).ConfigureAwait(false) is not { } next)
                break;
            at = next;
        }

        return (at.Version, at.EId);
    }

    private async Task<ClauseTextRow?> MateAsync(Guid document, ClauseTextRow clause, int version, CancellationToken cancel)
    {
        var (eId, text, heading) = (clause.EId, clause.Text, clause.Heading);
        var blank = text.Length == 0 && string.IsNullOrEmpty(heading);
        if (blank && await HolderAsync(document, clause, version, cancel).ConfigureAwait(false) is { } holder)
            return holder;
        var near = await db.Set<ClauseTextRow>().AsNoTracking()
            .Where(c => c.DocumentId == document && c.Version == version && (c.EId == eId || (!blank && c.Text == text && c.Heading == heading)))
            .OrderBy(c => c.Seq).Take(2 * MostVersions).ToListAsync(cancel).ConfigureAwait(false);
        var place = near.Find(c => c.EId == eId);
        if (near.Where(c => SameWords(c, clause)).OrderBy(c => c != place).FirstOrDefault() is { } same)
            return same;
        if (place is null)
            return null;
        // Another clause stands there now if the words that stood there went somewhere else.
        var (itsText, itsHeading) = (place.Text, place.Heading);
        var wentOn = await db.Set<ClauseTextRow>().AnyAsync(
            c => c.DocumentId == document && c.Version == clause.Version && c.Text == itsText && c.Heading == itsHeading && (itsText != "" || itsHeading != null), cancel).ConfigureAwait(false);
        return wentOn ? null : place;
    }

    // An article of several paragraphs has no words of its own: it is where its first paragraph is.
    private async Task<ClauseTextRow?> HolderAsync(Guid document, ClauseTextRow clause, int version, CancellationToken cancel)
    {
        var rows = db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == document);
        if (await rows.FirstOrDefaultAsync(c => c.Version == clause.Version && c.Seq == clause.Seq + 1 && c.Depth > clause.Depth, cancel).ConfigureAwait(false) is not { } part
            || await MateAsync(document, part, version, cancel).ConfigureAwait(false) is not { } mate)
            return null;
        return await rows.Where(c => c.Version == version && c.Seq < mate.Seq && c.Depth < mate.Depth).OrderByDescending(c => c.Seq).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
    }

    private static bool SameWords(ClauseTextRow a, ClauseTextRow b) => a.Text == b.Text && a.Heading == b.Heading;
}
