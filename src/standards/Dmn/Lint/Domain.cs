using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Lint;

/// <summary>
/// A column's values cut where its cells name them: each end of an interval is a piece, and so is what lies between two ends, before the
/// first and after the last. All values of a piece fare alike in every cell, so one sample of it, tested by the engine, answers for all.
/// </summary>
internal sealed class Domain
{
    private Domain(IReadOnlyList<Piece> pieces) => Pieces = pieces;

    internal IReadOnlyList<Piece> Pieces { get; }

    /// <summary>Cuts by the values that cells name; null when they are of kinds without such pieces, or of several kinds.</summary>
    internal static Domain? Of(IEnumerable<FeelValue> named)
    {
        var ends = named.Where(v => !v.IsNull).Distinct().ToList();
        if (ends.Count == 0)
            return new([new(FeelValue.Null, "anything")]);
        var kind = ends[0].Kind;
        if (ends.Any(v => v.Kind != kind))
            return null;
        return kind switch
        {
            FeelKind.Boolean => new([new(FeelValue.True, "= true"), new(FeelValue.False, "= false")]),
            FeelKind.String => new([.. ends.Select(v => new Piece(v, $"= \"{v.AsString}\"")), new(Other(ends), "anything else")]),
            FeelKind.Number or FeelKind.Date or FeelKind.DaysDuration or FeelKind.MonthsDuration => new([.. Ordered(ends)]),
            _ => null,
        };
    }

    /// <summary>Keeps the pieces that a test lets pass.</summary>
    internal Domain Where(Func<FeelValue, bool> passes) => new([.. Pieces.Where(p => passes(p.Sample))]);

    /// <summary>The values a cell names: its constants and the ends of its intervals; null when it has anything else in it.</summary>
    internal static IEnumerable<FeelValue>? Named(Node? test)
    {
        if (test is null)
            return [];
        if (test is not TestsNode { Operand: SlotNode } tests)
            return null;
        var values = new List<FeelValue>();
        foreach (var (node, _) in tests.Tests)
        {
            switch (node)
            {
                case ConstantNode { Value.AsRange: { } range }: values.AddRange([range.Low, range.High]); break;
                case ConstantNode { Value.Kind: not (FeelKind.Null or FeelKind.List or FeelKind.Context or FeelKind.Function) } constant: values.Add(constant.Value); break;
                case TestRangeNode { Endpoint: ConstantNode end, Operator: var op } when end.Value.Kind != FeelKind.String || op is "=" or "!=": values.Add(end.Value); break;
                default: return null;
            }
        }

        return values.Any(v => v.Kind == FeelKind.String) && tests.Tests.Any(t => t.Node is ConstantNode { Value.AsRange: not null }) ? null : values;
    }

    private static IEnumerable<Piece> Ordered(List<FeelValue> ends)
    {
        ends.Sort((a, b) => Comparison.Compare(a, b)!.Value);
        yield return new(Step(ends[0], -1), $"< {ends[0]}", null, ends[0]);
        for (var i = 0; i < ends.Count; i++)
        {
            yield return new(ends[i], $"= {ends[i]}", ends[i], ends[i], true, true);
            if (i + 1 < ends.Count && Between(ends[i], ends[i + 1]) is { } middle)
                yield return new(middle, $"in ({ends[i]}..{ends[i + 1]})", ends[i], ends[i + 1]);
        }

        yield return new(Step(ends[^1], 1), $"> {ends[^1]}", ends[^1], null);
    }

    /// <summary>A value strictly between two others; null when there is none, as between neighbouring days.</summary>
    private static FeelValue? Between(FeelValue low, FeelValue high) => low.Kind switch
    {
        FeelKind.Number => FeelNumber.Add(low.AsNumber, high.AsNumber) is { } sum && FeelNumber.Divide(sum, 2) is { } half ? FeelValue.Of(half) : null,
        FeelKind.Date => high.Days - low.Days > 1 ? FeelValue.OfDate(low.Days + 1) : null,
        FeelKind.MonthsDuration => high.Months - low.Months > 1 ? FeelValue.OfMonths(low.Months + 1) : null,
        _ => high.Nanoseconds - low.Nanoseconds > 1 ? FeelValue.OfNanoseconds(low.Nanoseconds + 1) : null,
    };

    private static FeelValue Step(FeelValue from, int by) => from.Kind switch
    {
        FeelKind.Number => FeelNumber.Add(from.AsNumber, by) is { } next ? FeelValue.Of(next) : from,
        FeelKind.Date => FeelValue.OfDate(from.Days + by),
        FeelKind.MonthsDuration => FeelValue.OfMonths(from.Months + by),
        _ => FeelValue.OfNanoseconds(from.Nanoseconds + by),
    };

    private static FeelValue Other(List<FeelValue> ends)
    {
        var text = "…";
        while (ends.Any(v => v.AsString == text))
            text += "…";
        return FeelValue.Of(text);
    }
}

/// <summary>A piece of a column's values: one of them, and words for all.</summary>
/// <param name="Sample">A value of it.</param>
/// <param name="Words">How a person reads it, after the column's expression.</param>
/// <param name="Low">Lower end; null where there is none.</param>
/// <param name="High">Upper end; null where there is none.</param>
/// <param name="LowIncluded">Whether the lower end belongs to it.</param>
/// <param name="HighIncluded">Whether the upper end belongs to it.</param>
internal sealed record Piece(
    FeelValue Sample, string Words, FeelValue? Low = null, FeelValue? High = null, bool LowIncluded = false, bool HighIncluded = false);
