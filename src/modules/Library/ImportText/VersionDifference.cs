using Tongban.Library.Contracts;
using Tongban.Library.Storage;

namespace Tongban.Library.ImportText;

/// <summary>
/// What differs between two versions. Clauses with the same words are the same clause, wherever they stand; of what is left, those of the
/// same eId are one clause changed; the rest was removed or added. So a clause inserted above does not make all below it look new.
/// </summary>
internal static class VersionDifference
{
    /// <summary>Longest product of lengths compared character by character; longer ones are shown whole, old beside new.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>The same over a whole document: a comparison of two versions that share nothing stays within a second or so.</summary>
    private const long MostCellsInAll = 100_000_000;

    internal static List<ClauseDifference> Between(IReadOnlyList<ClauseTextRow> from, IReadOnlyList<ClauseTextRow> to)
    {
        var pairs = new Dictionary<ClauseTextRow, ClauseTextRow>(ReferenceEqualityComparer.Instance as IEqualityComparer<ClauseTextRow>);
        var left = from.ToList();
        foreach (var same in new Func<ClauseTextRow, string>[] { c => $"{c.EId}\n{Words(c)}", Words, c => c.EId })
        {
            var open = left.GroupBy(same, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<ClauseTextRow>(g), StringComparer.Ordinal);
            foreach (var clause in to.Where(c => !pairs.ContainsKey(c)))
                if (same(clause).Trim().Length > 0 && open.TryGetValue(same(clause), out var candidates) && candidates.TryDequeue(out var old))
                    pairs[clause] = old;
            left = [.. left.Except(pairs.Values)];
        }

        var removed = new HashSet<ClauseTextRow>(left);
        var result = new List<ClauseDifference>();
        var at = 0;
        var cells = MostCellsInAll;
        foreach (var clause in to)
        {
            if (!pairs.TryGetValue(clause, out var old))
            {
                result.Add(new(DifferenceKind.Added, null, clause.EId, clause.Number, [new(DifferenceKind.Added, Words(clause))]));
                continue;
            }

            for (; at < from.Count && from[at].Seq < old.Seq; at++)
                Gone(from[at]);
            var pieces = Pieces(Words(old), Words(clause), ref cells);
            var kind = pieces is [{ Kind: DifferenceKind.Same }] or [] ? old.EId == clause.EId ? DifferenceKind.Same : DifferenceKind.Moved : DifferenceKind.Changed;
            result.Add(new(kind, old.EId, clause.EId, clause.Number, pieces));
        }

        for (; at < from.Count; at++)
            Gone(from[at]);
        return result;

        void Gone(ClauseTextRow clause)
        {
            if (removed.Contains(clause))
                result.Add(new(DifferenceKind.Removed, clause.EId, null, clause.Number, [new(DifferenceKind.Removed, Words(clause))]));
        }
    }

    private static string Words(ClauseTextRow clause) => string.IsNullOrEmpty(clause.Heading) ? clause.Text : clause.Text.Length == 0 ? clause.Heading : $"{clause.Heading}\n{clause.Text}";

    /// <summary>The words of both in order, by their longest common subsequence of characters; a number is one character: 24 does not become 12 by a 1.</summary>
    /// <param name="from">The older words.</param>
    /// <param name="to">The newer words.</param>
    /// <param name="cells">How much may still be compared character by character; less what this took.</param>
    internal static List<DifferencePiece> Pieces(string from, string to, ref long cells)
    {
        var (before, after) = (Signs(from), Signs(to));
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var (old, now) = (before[head..^tail], after[head..^tail]);
        var pieces = new List<DifferencePiece>();
        Put(pieces, DifferenceKind.Same, string.Concat(before[..head]));
        var needed = (long)old.Length * now.Length;
        if (needed > Math.Min(MostCells, cells))
        {
            Put(pieces, DifferenceKind.Removed, string.Concat(old));
            Put(pieces, DifferenceKind.Added, string.Concat(now));
        }
        else
        {
            cells -= needed;
            Middle(pieces, old, now);
        }

        Put(pieces, DifferenceKind.Same, string.Concat(before[^tail..]));
        return pieces;
    }

    private static string[] Signs(string text)
    {
        var signs = new List<string>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[at]) && char.IsAsciiDigit(text[at]) == char.IsAsciiDigit(text[end]) && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            signs.Add(text[at..end]);
            at = end;
        }

        return [.. signs];
    }

    private static void Middle(List<DifferencePiece> pieces, string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                Put(pieces, DifferenceKind.Same, old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                Put(pieces, DifferenceKind.Removed, old[i++]);
            else
                Put(pieces, DifferenceKind.Added, now[j++]);
        }
    }

    private static void Put(List<DifferencePiece> pieces, DifferenceKind kind, string text)
    {
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
        else
            pieces.Add(new(kind, text));
    }
}
