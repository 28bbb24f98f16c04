using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

/// <summary>Hit policies and aggregators (8.2.8).</summary>
internal static class Hits
{
    internal static bool Known(string policy) => policy is "UNIQUE" or "FIRST" or "PRIORITY" or "ANY" or "COLLECT" or "RULE ORDER" or "OUTPUT ORDER";

    internal static bool IsAggregator(string? aggregation) => aggregation is null or "SUM" or "MIN" or "MAX" or "COUNT";

    internal static FeelValue Result(TableNode table, in Matches hits, string? aggregation, Frame frame, Run run)
    {
        if (!table.IsSound)
            return run.Fail(FeelCodes.Domain, $"There is no hit policy '{table.Policy}' with the aggregator '{aggregation ?? "none"}'.", default);
        if (hits.Count == 0)
        {
            var d = table.Default(frame, run);
            if (!d.IsNull) return d;
            if (table.Policy is "COLLECT" && aggregation == "COUNT") return FeelValue.Of(0);
            // No rule for a case is an answer of its own: null, or for several hits the empty list.
            return table.Policy is "RULE ORDER" or "OUTPUT ORDER" || (table.Policy == "COLLECT" && aggregation is null) ? FeelValue.Of(FeelList.Empty) : FeelValue.Null;
        }
        switch (table.Policy)
        {
            case "UNIQUE":
                return hits.Count == 1 ? table.Output(hits[0], frame, run)
                    : run.Fail(FeelCodes.Domain, $"Rules {hits[0] + 1} and {hits[1] + 1} both match under the hit policy Unique.", default);
            case "FIRST": return table.Output(hits[0], frame, run);
            case "ANY":
                var first = table.Output(hits[0], frame, run);
                for (var i = 1; i < hits.Count; i++)
                    if (Comparison.AreEqual(table.Output(hits[i], frame, run), first, run) != true)
                        return run.Fail(FeelCodes.Domain, $"Rules {hits[0] + 1} and {hits[i] + 1} match with different outputs under the hit policy Any.", default);
                return first;
            case "PRIORITY": return Ordered(table, hits, frame, run) is { Length: > 0 } best ? best[0] : FeelValue.Null;
            case "OUTPUT ORDER": return FeelValue.ListOf(Ordered(table, hits, frame, run));
            case "COLLECT" when aggregation is not null: return Aggregate(table, hits, aggregation, frame, run);
            default: return FeelValue.ListOf(All(table, hits, frame, run));
        }
    }

    private static FeelValue[] All(TableNode table, in Matches hits, Frame frame, Run run)
    {
        var all = new FeelValue[hits.Count];
        for (var i = 0; i < all.Length; i++) all[i] = table.Output(hits[i], frame, run);
        return all;
    }

    private static FeelValue[] Ordered(TableNode table, in Matches hits, Frame frame, Run run)
    {
        var ranks = table.Outputs.Select(o => o.Priorities?.Select(p => p.Eval(frame, run)).ToArray()).ToArray();
        return [.. All(table, hits, frame, run).Select(v => (Value: v, Rank: Rank(v, ranks, run))).OrderBy(x => x.Rank, RankOrder).Select(x => x.Value)];
    }

    private static readonly Comparer<int[]> RankOrder = Comparer<int[]>.Create((a, b) =>
    {
        for (var i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return a[i].CompareTo(b[i]);
        return 0;
    });

    private static int[] Rank(FeelValue v, FeelValue[]?[] ranks, Run run) => [.. ranks.Select((r, i) =>
    {
        var value = ranks.Length == 1 ? v : v.AsContext!.Values[i];
        var at = r is null ? 0 : Array.FindIndex(r, x => Comparison.AreEqual(x, value, run) == true);
        return at < 0 ? int.MaxValue : at;
    })];

    private static FeelValue Aggregate(TableNode table, in Matches hits, string aggregation, Frame frame, Run run)
    {
        var all = All(table, hits, frame, run);
        if (table.Outputs.Length > 1 && aggregation != "COUNT")
            return run.Fail(FeelCodes.Domain, "An aggregator needs a table with one output.", default);
        if (aggregation == "COUNT") return FeelValue.Of((long)all.Length);
        var name = aggregation switch { "SUM" => "sum", "MIN" => "min", _ => "max" };
        return Feel.Functions.Library.Find(name)!.Invoke([FeelValue.ListOf(all)], run, default);
    }
}
