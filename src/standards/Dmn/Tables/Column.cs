using System.Collections;
using System.Numerics;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

/// <summary>
/// A column's values cut where its cells name them, so that all values of a piece fare alike in every cell. Ordered values: piece 2i is
/// what lies before end i, piece 2i + 1 the end itself, the last what lies after all ends. Texts and booleans: piece i is value i, the last
/// any other. Only for columns whose cells are constants, comparisons with constants and intervals of them, all of one kind.
/// </summary>
internal sealed class Column
{
    private readonly FeelKind _kind;
    private readonly FeelValue[] _ends;
    private readonly Dictionary<FeelValue, int>? _named;

    private const int Few = 32;

    // What tells most texts apart at once.
    private readonly ulong[] _marks = [];

    // The ends as whole multiples of one power of ten, which most numbers are: comparing these is comparing the numbers. Filled up to
    // whole vectors.
    private readonly long[]? _whole;
    private readonly int _exponent;

    // Times with a zone and times without one have no order between them: a column is of one sort.
    private readonly bool _zoned;

    private Column(FeelKind kind, FeelValue[] ends)
    {
        (_kind, _ends, _zoned) = (kind, ends, ends.Length > 0 && ends[0].Zone is not null);
        if (IsOrdered)
        {
            Array.Sort(_ends, (a, b) => Comparison.Compare(a, b)!.Value);
            _exponent = ends.Length > 0 && kind == FeelKind.Number ? _ends[0].AsNumber.Exponent : 0;
            if (kind == FeelKind.Number && _ends.All(e => e.AsNumber.Exponent == _exponent && e.AsNumber.IsSmall))
            {
                _whole = new long[(ends.Length + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count];
                Array.Fill(_whole, long.MaxValue);
                for (var i = 0; i < ends.Length; i++)
                    _whole[i] = (long)ends[i].AsNumber.Low;
            }
        }
        else
        {
            _named = _ends.Select((v, i) => (v, i)).ToDictionary(e => e.v, e => e.i);
            _marks = [.. _ends.Select(e => Mark(e.AsString))];
        }
    }

    internal bool IsOrdered => _kind is FeelKind.Number or >= FeelKind.Date and <= FeelKind.MonthsDuration;

    private static bool HasZone(FeelKind kind) => kind is FeelKind.Time or FeelKind.DateTime;

    /// <summary>Null for a column whose cells name no value.</summary>
    internal FeelKind Kind => _kind;

    internal ReadOnlySpan<FeelValue> Ends => _ends;

    internal int Pieces => IsOrdered ? _ends.Length * 2 + 1 : _ends.Length + 1;

    /// <summary>The column of these cells; null when one of them is anything else, or the values are of several kinds or a kind without pieces.</summary>
    internal static Column? Of(IEnumerable<Node?> cells)
    {
        var ends = new List<FeelValue>();
        foreach (var cell in cells)
        {
            if (Named(cell) is not { } named)
                return null;
            ends.AddRange(named.Where(v => !v.IsNull));
        }

        var kind = ends.Count == 0 ? FeelKind.Null : ends[0].Kind;
        return ends.Any(v => v.Kind != kind) || (HasZone(kind) && ends.Any(v => v.Zone is null != ends[0].Zone is null)) ? null : new(kind, [.. ends.Distinct()]);
    }

    /// <summary>The piece a value lies in; -1 for a value of another kind, which the cells must judge themselves.</summary>
    internal int Find(in FeelValue value)
    {
        if (_kind == FeelKind.Null)
            return 0;
        if (value.Kind != _kind)
            return -1;
        if (_whole is { } ends && value.TryWhole(_exponent, out var whole, out var fraction))
        {
            var at = Place(whole);
            return at * 2 + (at >= _ends.Length || ends[at] != whole ? 0 : fraction ? 2 : 1);
        }

        if (_named is not null)
            return FindNamed(value);
        if (HasZone(_kind) && value.Zone is not null != _zoned)
            return -1;

        var (low, high) = (0, _ends.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var c = Comparison.Compare(_ends[middle], value)!.Value;
            if (c == 0)
                return middle * 2 + 1;
            if (c < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low * 2;
    }

    /// <summary>The first end that is not below a figure.</summary>
    private int Place(long figure)
    {
        if (_ends.Length > Few)
        {
            var at = Array.BinarySearch(_whole!, 0, _ends.Length, figure);
            return at >= 0 ? at : ~at;
        }

        // A few are counted sooner than searched: no branch to be guessed wrongly.
        var below = Vector<long>.Zero;
        for (var i = 0; i < _whole!.Length; i += Vector<long>.Count)
            below -= Vector.LessThan(new Vector<long>(_whole, i), new Vector<long>(figure));
        return (int)Vector.Sum(below);
    }

    private int FindNamed(in FeelValue value)
    {
        if (_kind == FeelKind.Boolean)
            return _ends[0].IsTrue == value.IsTrue ? 0 : 1;
        // A few texts are compared sooner than one is hashed.
        if (_ends.Length > 8)
            return _named!.TryGetValue(value, out var named) ? named : _ends.Length;
        var text = value.AsString;
        var mark = Mark(text);
        for (var i = 0; i < _marks.Length; i++)
            if (_marks[i] == mark && string.Equals(_ends[i].AsString, text, StringComparison.Ordinal))
                return i;
        return _ends.Length;
    }

    private static ulong Mark(string? text) => string.IsNullOrEmpty(text) ? 0 : ((ulong)text.Length << 32) | ((uint)text[0] << 16) | text[^1];

    /// <summary>The pieces that a cell takes; null for a cell with anything but constants, comparisons and intervals.</summary>
    internal BitArray? Taken(Node? cell)
    {
        if (Named(cell) is null)
            return null;
        var taken = new BitArray(Pieces, cell is null);
        if (cell is not TestsNode tests)
            return taken;
        foreach (var (node, _) in tests.Tests)
        {
            switch (node)
            {
                case CompareNode { Right: ConstantNode right } compared: Take(taken, compared.Operator, Find(right.Value)); break;
                case ConstantNode { Value.AsRange: { } range }:
                    Take(taken, range.Low.IsNull ? 0 : Find(range.Low) + (range.LowIncluded ? 0 : 1), range.High.IsNull ? Pieces - 1 : Find(range.High) - (range.HighIncluded ? 0 : 1));
                    break;
                case TestRangeNode { Endpoint: ConstantNode { Value: var end }, Operator: var op }: Take(taken, op, Find(end)); break;
                default: taken[Find(((ConstantNode)node).Value)] = true; break;
            }
        }

        return tests.Negated ? taken.Not() : taken;
    }

    private void Take(BitArray taken, string op, int end)
    {
        switch (op)
        {
            case "<": Take(taken, 0, end - 1); break;
            case "<=": Take(taken, 0, end); break;
            case ">": Take(taken, end + 1, Pieces - 1); break;
            case ">=": Take(taken, end, Pieces - 1); break;
            case "=": taken[end] = true; break;
            default:
                Take(taken, 0, end - 1);
                Take(taken, end + 1, Pieces - 1);
                break;
        }
    }

    private static void Take(BitArray taken, int from, int to)
    {
        for (var p = from; p <= to; p++)
            taken[p] = true;
    }

    /// <summary>The values a cell names; null for a cell with anything but constants, comparisons and intervals.</summary>
    private static List<FeelValue>? Named(Node? cell)
    {
        var values = new List<FeelValue>();
        if (cell is null)
            return values;
        if (cell is not TestsNode { Operand: SlotNode } tests)
            return null;
        foreach (var (node, _) in tests.Tests)
        {
            switch (node)
            {
                // "? < 5" is "< 5".
                case CompareNode { Left: SlotNode { Up: 0 } left, Right: ConstantNode right, Operator: var op } when left.Slot == tests.Slot && (HasOrder(right.Value) || IsEquality(op, right.Value)): values.Add(right.Value); break;
                case ConstantNode { Value.AsRange: { Operator: null } range } when HasOrder(range.Low) && HasOrder(range.High): values.AddRange([range.Low, range.High]); break;
                case ConstantNode { Value: var value } constant when HasOrder(value) || value.Kind is FeelKind.Boolean or FeelKind.String: values.Add(constant.Value); break;
                case TestRangeNode { Endpoint: ConstantNode end, Operator: var op } when HasOrder(end.Value) || IsEquality(op, end.Value): values.Add(end.Value); break;
                default: return null;
            }
        }

        return values;
    }

    private static bool IsEquality(string op, FeelValue v) => op is "=" or "!=" && v.Kind is FeelKind.String or FeelKind.Boolean;

    private static bool HasOrder(FeelValue v) => v.Kind is FeelKind.Number or >= FeelKind.Date and <= FeelKind.MonthsDuration;
}
