using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Packs.Contracts;

namespace Tongban.Library.ReadDocument;

/// <summary>
/// Lays an outline beside a text. Both number their clauses alike and in the same order, so the longest common sequence of numbers says which
/// belong together; an unnumbered paragraph counts little, so that it never pulls a number out of its place.
/// </summary>
internal static class Alignment
{
    private const int NumberWeight = 16;
    private const int ParagraphWeight = 1;

    /// <summary>Shorter unnumbered paragraphs are addressees, signatures and dates, which outlines leave out.</summary>
    private const int ShortestParagraph = 40;

    /// <summary>The same of a paragraph within a clause, where no addressee stands.</summary>
    private const int ShortestPart = 10;

    internal static IReadOnlyList<ClauseRow> Align(IReadOnlyList<ClauseTextRow> text, IReadOnlyList<ClauseCoverage> outline)
    {
        var depths = outline.Count == 0 ? [] : Depths(outline);
        var rows = new List<ClauseRow>();
        var (i, j) = (0, 0);
        foreach (var (t, o) in Pairs(text, outline))
        {
            for (; j < o; j++)
                rows.Add(Outlined(outline[j], depths[j]));
            for (; i < t; i++)
                rows.Add(Written(text[i], null, text[i].Depth));
            rows.Add(Written(text[i++], outline[j], depths[j]));
            j++;
        }

        for (; j < outline.Count; j++)
            rows.Add(Outlined(outline[j], depths[j]));
        for (; i < text.Count; i++)
            rows.Add(Written(text[i], null, text[i].Depth));
        return rows;
    }

    /// <summary>A number without the mark after it and in one width, brackets kept: 一、 and 一 are the same, （一） is another.</summary>
    internal static string Number(string number) => Folding.Fold(number).TrimEnd('、', '.', ' ', '．').Replace(" ", "", StringComparison.Ordinal);

    internal static List<(int Text, int Outline)> Pairs(IReadOnlyList<ClauseTextRow> text, IReadOnlyList<ClauseCoverage> outline)
    {
        var (written, outlined) = (text.Select(c => Number(c.Number)).ToArray(), outline.Select(c => Number(c.Clause.Number)).ToArray());
        var best = new int[text.Count + 1, outline.Count + 1];
        int Weight(int i, int j) => written[i] != outlined[j] ? 0
            : written[i].Length > 0 ? NumberWeight : text[i].Text.Length >= (text[i].Depth > 0 ? ShortestPart : ShortestParagraph) ? ParagraphWeight : 0;
        for (var i = text.Count - 1; i >= 0; i--)
            for (var j = outline.Count - 1; j >= 0; j--)
            {
                var skip = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = Weight(i, j) is > 0 and var weight ? Math.Max(skip, best[i + 1, j + 1] + weight) : skip;
            }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < text.Count && j < outline.Count;)
        {
            if (Weight(i, j) is > 0 and var weight && best[i, j] == best[i + 1, j + 1] + weight)
                pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }

    private static ClauseRow Written(ClauseTextRow text, ClauseCoverage? outline, int depth) => new(
        outline?.Clause.Id ?? text.EId, text.EId, depth, text.Number,
        outline?.Clause.Heading ?? (text.Heading is { Length: > 0 } heading ? new Text(heading, heading) : null), text.Heading is { Length: > 0 } own && text.Text.Length == 0 ? own : text.Text, outline);

    private static ClauseRow Outlined(ClauseCoverage outline, int depth) =>
        new(outline.Clause.Id, null, depth, outline.Clause.Number, outline.Clause.Heading, null, outline);

    private static int[] Depths(IReadOnlyList<ClauseCoverage> outline)
    {
        var depth = new Dictionary<Clause, int>(ReferenceEqualityComparer.Instance as IEqualityComparer<Clause>);
        foreach (var clause in outline)
        {
            depth.TryAdd(clause.Clause, 0);
            foreach (var part in clause.Clause.Clauses)
                depth[part] = depth[clause.Clause] + 1;
        }

        return [.. outline.Select(c => depth[c.Clause])];
    }
}
