using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

/// <summary>
/// Narrows a large table by one column of equalities: the rules whose cell names the value, with those whose cell takes anything.
/// All other cells are still tested, so the index changes the speed and nothing else.
/// </summary>
internal sealed class TableIndex
{
    private const int Worthwhile = 16;
    private readonly int _column;
    private readonly Dictionary<FeelValue, int[]> _rules;
    private readonly int[] _others;
    private readonly FeelKind _kind;

    private TableIndex(int column, FeelKind kind, Dictionary<FeelValue, int[]> rules, int[] others)
        => (_column, _kind, _rules, _others) = (column, kind, rules, others);

    internal static TableIndex? Build(Rule[] rules, int columns)
    {
        if (rules.Length < Worthwhile) return null;
        TableIndex? best = null;
        for (var c = 0; c < columns; c++)
        {
            var index = OfColumn(rules, c);
            if (index is not null && (best is null || index._rules.Count > best._rules.Count)) best = index;
        }
        return best is { _rules.Count: > 1 } ? best : null;
    }

    private static TableIndex? OfColumn(Rule[] rules, int column)
    {
        var keys = new Dictionary<FeelValue, List<int>>();
        var any = new List<int>();
        var kind = FeelKind.Null;
        for (var r = 0; r < rules.Length; r++)
        {
            switch (rules[r].Cells[column].Test)
            {
                case null: any.Add(r); break;
                case TestsNode { Negated: false } tests when tests.Tests.All(t => t.Node is ConstantNode { Value.Kind: FeelKind.String or FeelKind.Number or FeelKind.Boolean }):
                    foreach (var (node, _) in tests.Tests)
                    {
                        var v = ((ConstantNode)node).Value;
                        if (kind == FeelKind.Null) kind = v.Kind;
                        if (v.Kind != kind) return null;
                        if (!keys.TryGetValue(v, out var list)) keys[v] = list = [];
                        if (list.Count == 0 || list[^1] != r) list.Add(r);
                    }
                    break;
                default: return null;
            }
        }
        return new(column, kind, keys.ToDictionary(k => k.Key, k => k.Value.Concat(any).Order().ToArray()), [.. any]);
    }

    /// <summary>The rules to test, in order; null when the value is of another kind and every rule must say so itself.</summary>
    internal int[]? Candidates(ReadOnlySpan<FeelValue> values)
    {
        var v = values[_column];
        return v.Kind != _kind ? null : _rules.TryGetValue(v, out var rules) ? rules : _others;
    }
}
