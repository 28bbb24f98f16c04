using System.Collections;
using Tongban.Dmn.Model;
using Tongban.Dmn.Tables;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Lint;

/// <summary>A decision table as boxes: for each rule and column the pieces of the column's values that the cell takes.</summary>
internal sealed class TableRegions
{
    private readonly TableNode _table;
    private readonly Requirement[] _required;
    private readonly Domain[] _columns;
    private readonly BitArray[][] _taken;
    private readonly ulong[][][] _bits;

    /// <param name="table">The table.</param>
    /// <param name="required">What its decision requires, in the order of its variables, as far as that is known: their types bound the columns.</param>
    internal TableRegions(TableNode table, Requirement[] required)
    {
        (_table, _required) = (table, required);
        Rules = table.Rules.Length;
        _columns = [.. Enumerable.Range(0, table.InputTexts.Length).Select(ColumnOf)];
        _taken = [.. table.Rules.Select((rule, r) => rule.Cells.Select((cell, c) => Taken(cell, c)).ToArray())];
        _bits = [.. _taken.Select(rule => rule.Select(Bits).ToArray())];
    }

    internal int Rules { get; }

    internal int Columns => _columns.Length;

    /// <summary>Cells that cannot be analysed, one a column.</summary>
    internal List<(int Rule, int Column)> Opaque { get; } = [];

    internal int Pieces(int column) => _columns[column].Pieces.Count;

    internal bool Takes(int rule, int column, int piece) => _taken[rule][column][piece];

    internal bool TakesAll(int rule, int fromColumn)
    {
        for (var c = fromColumn; c < Columns; c++)
            if (!_taken[rule][c].HasAllSet())
                return false;
        return true;
    }

    /// <summary>Whether a rule has a cell that cannot be analysed.</summary>
    internal bool IsOpaque(int rule) => Opaque.Any(o => _table.Rules[rule].Cells[o.Column].Test is not null);

    internal bool IsEmpty(int rule) => _taken[rule].Any(cell => !cell.HasAnySet());

    /// <summary>Values that two rules both take, in words; null when there are none.</summary>
    internal string? Common(int a, int b)
    {
        for (var c = 0; c < Columns; c++)
            if (!Meet(_bits[a][c], _bits[b][c]) && !(TakesNull(a, c) && TakesNull(b, c)))
                return null;
        var words = new string[Columns];
        for (var c = 0; c < Columns; c++)
        {
            var both = Enumerable.Range(0, Pieces(c)).Where(p => _taken[a][c][p] && _taken[b][c][p]).ToList();
            words[c] = both.Count > 0 ? Words(c, both) : $"{_table.InputTexts[c]} = null";
        }

        return Join(words);
    }

    /// <summary>Whether a cell holds for null: it compares with nothing, or is turned round and only asks for equality.</summary>
    private bool TakesNull(int rule, int column)
    {
        if (_table.Rules[rule].Cells[column].Test is not TestsNode tests)
            return true;
        var truths = tests.Tests.Select(t => t.Node switch
        {
            ConstantNode { Value.AsRange: null } or TestRangeNode { Operator: "=" } => (bool?)false,
            CompareNode { Operator: "=", Right: ConstantNode } => false,
            TestRangeNode { Operator: "!=" } or CompareNode { Operator: "!=", Right: ConstantNode } => true,
            _ => null,
        }).ToList();
        return truths.Contains(true) ? !tests.Negated : !truths.Contains(null) && tests.Negated;
    }

    private static ulong[] Bits(BitArray taken)
    {
        var bits = new ulong[(taken.Count + 63) / 64];
        for (var i = 0; i < taken.Count; i++)
            if (taken[i])
                bits[i / 64] |= 1UL << (i % 64);
        return bits;
    }

    private static bool Meet(ulong[] a, ulong[] b)
    {
        for (var w = 0; w < a.Length; w++)
            if ((a[w] & b[w]) != 0)
                return true;
        return false;
    }

    internal string Join(IEnumerable<string> words) => string.Join(" and ", words.Where(w => w.Length > 0)) is { Length: > 0 } some ? some : "anything is given";

    /// <summary>Pieces of a column in words, empty when they are all of them.</summary>
    internal string Words(int column, IReadOnlyList<int> pieces)
    {
        if (pieces.Count == Pieces(column))
            return "";
        var all = _columns[column].Pieces;
        var parts = new List<string>();
        for (var i = 0; i < pieces.Count;)
        {
            var j = i;
            while (j + 1 < pieces.Count && pieces[j + 1] == pieces[j] + 1 && all[pieces[j]].High is not null && all[pieces[j + 1]].Low is not null)
                j++;
            parts.Add(i == j ? all[pieces[i]].Words : Span(all[pieces[i]], all[pieces[j]]));
            i = j + 1;
        }

        return $"{_table.InputTexts[column]} {string.Join(" or ", parts)}";
    }

    private static string Span(Piece first, Piece last) => (first.Low, last.High) switch
    {
        (null, { } high) => $"{(last.HighIncluded ? "<=" : "<")} {high}",
        ({ } low, null) => $"{(first.LowIncluded ? ">=" : ">")} {low}",
        var (low, high) => $"in {(first.LowIncluded ? "[" : "(")}{low}..{high}{(last.HighIncluded ? "]" : ")")}",
    };

    private Domain ColumnOf(int column)
    {
        var cells = _table.Rules.Select(r => r.Cells[column].Test).ToArray();
        var allowed = Allowed(column).ToList();
        if (Column.Of([.. cells, .. allowed]) is { } bounded)
            return new(bounded, allowed);
        if (Column.Of(cells) is { } cut)
            return new(cut, []);
        Opaque.Add((Array.FindIndex(cells, c => c is not null && Column.Of([c]) is null) is >= 0 and var rule ? rule : 0, column));
        return new(Column.Of([])!, []);
    }

    /// <summary>What bounds a column: its input values, the type of its expression and the type of the variable that this is.</summary>
    private IEnumerable<Node> Allowed(int column)
    {
        if (_table.Allowed[column] is { } values)
            yield return values;
        var input = _table.Inputs[column];
        if (input is CoerceNode { Type: var type } coerced)
        {
            input = coerced.Operand;
            foreach (var test in type.AllowedTests)
                yield return test;
        }

        if (input is SlotNode { Up: 0 } variable && variable.Slot < _required.Length && _required[variable.Slot].Element is { } element)
            foreach (var test in element.Type.AllowedTests)
                yield return test;
    }

    private BitArray Taken(Cell cell, int column) =>
        Opaque.Any(o => o.Column == column) ? new(_columns[column].Pieces.Count, true) : _columns[column].Taken(cell.Test);
}
