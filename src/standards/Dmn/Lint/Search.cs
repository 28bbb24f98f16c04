namespace Tongban.Dmn.Lint;

/// <summary>
/// Searches a table's boxes column by column for what no rule takes. Pieces of a column that the same rules take are one way on, and a way
/// seen before with the same rules is not walked again; the work is bounded.
/// </summary>
internal sealed class Search(TableRegions regions)
{
    internal const int MostSteps = 200_000;
    private const int MostGaps = 21;
    private int _steps;

    /// <summary>The bound was reached, so that something may not have been found.</summary>
    internal bool Spent => _steps > MostSteps;

    /// <summary>What no rule takes, in words.</summary>
    internal List<string> Gaps()
    {
        var found = new List<string>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        Walk(0, [.. Enumerable.Range(0, regions.Rules)], new string[regions.Columns], null, covered, found);
        return found;
    }

    /// <summary>Whether the rules before a rule take all that it takes.</summary>
    internal bool IsCovered(int rule)
    {
        var found = new List<string>();
        Walk(0, [.. Enumerable.Range(0, rule).Where(r => !regions.IsOpaque(r))], new string[regions.Columns], rule, new(StringComparer.Ordinal), found);
        return found.Count == 0 && !Spent;
    }

    private void Walk(int column, int[] rules, string[] words, int? within, HashSet<string> covered, List<string> found)
    {
        if (++_steps > MostSteps || found.Count >= (within is null ? MostGaps : 1))
            return;
        if (rules.Length == 0)
        {
            found.Add(regions.Join(words.Take(column)));
            return;
        }

        if (column == regions.Columns || rules.Any(r => regions.TakesAll(r, column)))
            return;
        var key = $"{column}:{string.Join(',', rules)}";
        if (covered.Contains(key))
            return;
        var before = found.Count;
        var ways = Enumerable.Range(0, regions.Pieces(column))
            .Where(p => within is not { } rule || regions.Takes(rule, column, p))
            .GroupBy(p => string.Join(',', rules.Where(r => regions.Takes(r, column, p))), StringComparer.Ordinal);
        foreach (var way in ways)
        {
            var pieces = way.ToList();
            words[column] = regions.Words(column, pieces);
            Walk(column + 1, [.. rules.Where(r => regions.Takes(r, column, pieces[0]))], words, within, covered, found);
        }

        if (found.Count == before && !Spent)
            covered.Add(key);
    }
}
