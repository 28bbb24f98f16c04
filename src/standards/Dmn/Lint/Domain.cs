using System.Collections;
using Tongban.Dmn.Tables;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Lint;

/// <summary>A column's pieces for people: each with words; pieces without a value, as between neighbouring days, and those that the
/// input values do not allow are left out.</summary>
internal sealed class Domain
{
    private readonly Column _column;

    internal Domain(Column column, IEnumerable<Node> allowed)
    {
        _column = column;
        var may = allowed.Select(a => column.Taken(a)!).ToList();
        Pieces = [.. All(column).Select((piece, i) => (piece, i)).Where(p => p.piece is not null && may.All(m => m[p.i])).Select(p => p.piece! with { Index = p.i })];
    }

    internal IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The pieces that a cell takes.</summary>
    internal BitArray Taken(Node? cell)
    {
        var all = _column.Taken(cell)!;
        return new([.. Pieces.Select(p => all[p.Index])]);
    }

    private static IEnumerable<Piece?> All(Column column) => column.Kind switch
    {
        FeelKind.Null => [new("anything")],
        FeelKind.Boolean => [.. Values(column), column.Ends.Length == 2 ? null : new($"= {(column.Ends[0].IsTrue ? "false" : "true")}")],
        FeelKind.String => [.. Values(column), new("anything else")],
        _ => Ordered(column.Ends.ToArray()),
    };

    private static IEnumerable<Piece> Values(Column column) =>
        column.Ends.ToArray().Select(v => new Piece(v.Kind == FeelKind.String ? $"= \"{v.AsString}\"" : $"= {v}"));

    private static IEnumerable<Piece?> Ordered(FeelValue[] ends)
    {
        // No time of day lies before midnight or after the last second.
        yield return IsTime(ends[0]) && Comparison.WholeSeconds(ends[0]) == 0 ? null : new($"< {ends[0]}", null, ends[0]);
        for (var i = 0; i < ends.Length; i++)
        {
            yield return new($"= {ends[i]}", ends[i], ends[i], true, true);
            if (i + 1 < ends.Length)
                yield return HasBetween(ends[i], ends[i + 1]) ? new($"in ({ends[i]}..{ends[i + 1]})", ends[i], ends[i + 1]) : null;
        }

        yield return IsTime(ends[^1]) && Comparison.WholeSeconds(ends[^1]) == 86_399 ? null : new($"> {ends[^1]}", ends[^1], null);
    }

    private static bool IsTime(FeelValue v) => v.Kind == FeelKind.Time && v.Zone is null;

    private static bool HasBetween(FeelValue low, FeelValue high) => low.Kind switch
    {
        FeelKind.Date => high.Days - low.Days > 1,
        FeelKind.MonthsDuration => high.Months - low.Months > 1,
        FeelKind.DaysDuration => high.Nanoseconds - low.Nanoseconds > 1,
        FeelKind.Time or FeelKind.DateTime => Comparison.WholeSeconds(high) - Comparison.WholeSeconds(low) > 1,
        _ => true,
    };
}

/// <summary>A piece of a column's values.</summary>
/// <param name="Words">How a person reads it, after the column's expression.</param>
/// <param name="Low">Lower end; null where there is none.</param>
/// <param name="High">Upper end; null where there is none.</param>
/// <param name="LowIncluded">Whether the lower end belongs to it.</param>
/// <param name="HighIncluded">Whether the upper end belongs to it.</param>
internal sealed record Piece(string Words, FeelValue? Low = null, FeelValue? High = null, bool LowIncluded = false, bool HighIncluded = false)
{
    /// <summary>Its place in the column.</summary>
    internal int Index { get; init; }
}
