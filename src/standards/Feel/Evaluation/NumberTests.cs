namespace Tongban.Feel.Evaluation;

/// <summary>
/// Unary tests that name numbers and intervals of numbers only, as places on one line: multiples of one power of ten stand at even places,
/// what lies between two of them at the odd place between. Open and closed ends are then alike, and a test is a few comparisons of words.
/// </summary>
internal sealed class NumberTests
{
    private readonly int _exponent;
    private readonly (long From, long To)[] _runs;
    private readonly bool _negated;

    private NumberTests(int exponent, (long From, long To)[] runs, bool negated) => (_exponent, _runs, _negated) = (exponent, runs, negated);

    /// <summary>The tests as places; null when they name anything but numbers, or numbers too large for it.</summary>
    internal static NumberTests? Of(TestsNode tests)
    {
        var exponent = 0;
        foreach (var (node, _) in tests.Tests)
            foreach (var end in Ends(node))
            {
                if (end.Kind != FeelKind.Number) return null;
                exponent = Math.Min(exponent, end.AsNumber.Exponent);
            }
        var runs = new List<(long, long)>();
        foreach (var (node, _) in tests.Tests)
        {
            var ends = Ends(node);
            if (ends.Length == 0 || TryPlace(ends[0], exponent) is not { } low || TryPlace(ends[^1], exponent) is not { } high) return null;
            switch (node)
            {
                case ConstantNode { Value.AsRange: { } range }: runs.Add((range.LowIncluded ? low : low + 1, range.HighIncluded ? high : high - 1)); break;
                case TestRangeNode { Operator: "<" }: runs.Add((long.MinValue, low - 1)); break;
                case TestRangeNode { Operator: "<=" }: runs.Add((long.MinValue, low)); break;
                case TestRangeNode { Operator: ">" }: runs.Add((low + 1, long.MaxValue)); break;
                case TestRangeNode { Operator: ">=" }: runs.Add((low, long.MaxValue)); break;
                case TestRangeNode { Operator: "!=" }: runs.AddRange([(long.MinValue, low - 1), (low + 1, long.MaxValue)]); break;
                default: runs.Add((low, low)); break;
            }
        }
        return new(exponent, [.. runs], tests.Negated);
    }

    /// <summary>Whether a number passes; false when the value is no number, or one that takes more than a machine word.</summary>
    internal bool TryTest(in FeelValue value, out bool holds)
    {
        holds = _negated;
        if (value.Kind != FeelKind.Number || TryPlace(value, _exponent) is not { } place) return false;
        foreach (var (from, to) in _runs)
        {
            if (place < from || place > to) continue;
            holds = !_negated;
            break;
        }
        return true;
    }

    private static long? TryPlace(in FeelValue number, int exponent)
        => number.TryWhole(exponent, out var whole, out var fraction) && whole is > long.MinValue / 4 and < long.MaxValue / 4 ? whole * 2 + (fraction ? 1 : 0) : null;

    /// <summary>The ends that a test names, one or two; none for a test that is no constant.</summary>
    private static FeelValue[] Ends(Node test) => test switch
    {
        ConstantNode { Value.AsRange: { Operator: null } range } => [range.Low, range.High],
        ConstantNode constant => [constant.Value],
        TestRangeNode { Endpoint: ConstantNode end } => [end.Value],
        _ => [],
    };
}
