using System.Numerics;
using Tongban.Feel;

namespace Tongban.Dmn.Tables;

/// <summary>
/// Finds the rules that match without trying each: for every piece of a column the set of rules that take it, as bits; the sets of the
/// values' pieces are intersected. Columns without pieces are still tested cell by cell, for the rules that are left.
/// </summary>
internal sealed class TableIndex
{
    // Beyond this the sets of one column would take more memory than they save time: 16 MB.
    private const long MostWords = 2_000_000;

    private readonly (int Input, Column Column, ulong[] Rules)[] _columns;

    private TableIndex((int, Column, ulong[])[] columns, int[] others, int words) => (_columns, Others, Words) = (columns, others, words);

    /// <summary>Columns that are not indexed.</summary>
    internal int[] Others { get; }

    /// <summary>Words of 64 rules.</summary>
    internal int Words { get; }

    /// <summary>The index of a table; null when no column can be indexed.</summary>
    internal static TableIndex? Build(Rule[] rules, int columns)
    {
        var words = (rules.Length + 63) / 64;
        var indexed = new List<(int, Column, ulong[])>();
        for (var c = 0; c < columns; c++)
        {
            if (Column.Of(rules.Select(r => r.Cells[c].Test)) is not { Pieces: > 1 } column || (long)column.Pieces * words > MostWords)
                continue;
            var sets = new ulong[column.Pieces * words];
            for (var r = 0; r < rules.Length; r++)
            {
                var taken = column.Taken(rules[r].Cells[c].Test)!;
                for (var p = 0; p < column.Pieces; p++)
                    if (taken[p])
                        sets[p * words + r / 64] |= 1UL << (r % 64);
            }

            indexed.Add((c, column, sets));
        }

        // A column in which no cell tests anything needs neither index nor test.
        var others = Enumerable.Range(0, columns).Where(c => !indexed.Any(i => i.Item1 == c) && rules.Any(r => r.Cells[c].Test is not null)).ToArray();
        return indexed.Count == 0 || rules.Length < 2 ? null : new([.. indexed], others, words);
    }

    /// <summary>Sets the bits of the rules whose indexed cells take the values; false when a value is of a kind the cells must judge themselves.</summary>
    /// <param name="values">The values.</param>
    /// <param name="places">Where the value of each input stands among them; empty when they stand in order.</param>
    /// <param name="rules">A bit for each rule.</param>
    internal bool TryMatch(ReadOnlySpan<FeelValue> values, ReadOnlySpan<int> places, Span<ulong> rules)
    {
        rules.Fill(ulong.MaxValue);
        foreach (ref readonly var indexed in _columns.AsSpan())
        {
            var piece = indexed.Column.Find(values[places.IsEmpty ? indexed.Input : places[indexed.Input]]);
            if (piece < 0)
                return false;
            var set = indexed.Rules.AsSpan(piece * rules.Length, rules.Length);
            for (var w = 0; w < set.Length; w++)
                rules[w] &= set[w];
        }

        return true;
    }

    /// <summary>The only rule that matches, or of several the first; -1 when there is none or the cells must judge themselves.</summary>
    internal int One(ReadOnlySpan<FeelValue> values, ReadOnlySpan<int> places, bool first)
    {
        if (Words > 1)
            return One(values, places, stackalloc ulong[Words], first);
        var single = 0UL;
        return One(values, places, new Span<ulong>(ref single), first);
    }

    private int One(ReadOnlySpan<FeelValue> values, ReadOnlySpan<int> places, Span<ulong> rules, bool first)
    {
        if (!TryMatch(values, places, rules))
            return -1;
        var found = -1;
        for (var w = 0; w < rules.Length; w++)
        {
            if (rules[w] == 0)
                continue;
            if (found >= 0 || (!first && !BitOperations.IsPow2(rules[w])))
                return -1;
            found = w * 64 + BitOperations.TrailingZeroCount(rules[w]);
            if (first)
                break;
        }

        return found;
    }
}
