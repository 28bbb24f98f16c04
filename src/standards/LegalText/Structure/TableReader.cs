using System.Text;
using System.Text.RegularExpressions;
using Tongban.LegalText.Cleaning;

namespace Tongban.LegalText.Structure;

/// <summary>
/// Gives a table that a converter flattened its rows back. Its head names the columns and begins with 序号; a row begins at the number that comes
/// next. Cells follow each other: one ends with its sentence, or where a column of legal bases begins with a title; what a page break cut off from
/// cells goes on in those that are still open, in their order.
/// </summary>
internal static partial class TableReader
{
    internal static bool Begins(SourceLine line) => line.Row is not null || Columns(line).Count >= 3;

    internal static (Paragraph Table, int End) Read(IReadOnlyList<SourceLine> lines, int start)
    {
        if (lines[start].Row is { } given)
            return Given(lines, start, given);
        var columns = Columns(lines[start]).Skip(1).ToList();
        var (rows, at) = (new List<StringBuilder[]>(), start + 1);
        var cell = 0;
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (Columns(line).SequenceEqual(columns.Prepend(Columns(lines[start])[0])))
                continue; // the head again on a new page
            if (Row().Match(line.Spaced) is { Success: true } row && int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) == rows.Count + 1)
            {
                rows.Add([.. columns.Select(_ => new StringBuilder())]);
                cell = 0;
                var rest = line.Spaced[row.Length..];
                var parts = Parts(rest);
                if (parts.Count == columns.Count && parts.Count > 1)
                    for (; cell < parts.Count; cell++)
                        rows[^1][cell].Append(Blanks.Strip(parts[cell]));
                else if (rest.Length > 0)
                    Put(line with { Spaced = rest, Text = Blanks.Strip(rest) });
                continue;
            }
            if (rows.Count == 0 || Ends(line, rows[^1]))
                break;
            Put(line);
        }
        return (new("", new(lines[start].Number, lines[at - 1].Number)) { Table = (columns, [.. rows.Select(r => r.Select(c => c.ToString()).ToList())]) }, at);

        void Put(SourceLine line)
        {
            // one cell ends and the next begins on the same line
            if (Between().Match(line.Spaced) is { Success: true } between)
            {
                var (left, right) = (line.Spaced[..(between.Index + 1)], line.Spaced[(between.Index + between.Length)..]);
                Put(line with { Spaced = left, Text = Blanks.Strip(left) });
                Put(line with { Spaced = right, Text = Blanks.Strip(right) });
                return;
            }
            var cells = rows[^1];
            if (cell >= cells.Length)
            {
                // cut off by a page break: the open cells go on
                var open = Enumerable.Range(0, cells.Length).Where(c => !Finished(cells[c])).ToList();
                var parts = Parts(line.Spaced);
                if (open.Count > 1 && parts.Count > 1)
                {
                    var shared = Math.Min(open.Count, parts.Count);
                    for (var p = 0; p < shared; p++)
                        cells[open[p]].Append(Blanks.Strip(p == shared - 1 ? string.Concat(parts.Skip(p)) : parts[p]));
                }
                else
                    cells[open.Count > 0 ? open[^1] : cells.Length - 1].Append(line.Text);
                return;
            }
            var starts = cells[cell].Length > 0 && cell + 1 < cells.Length && IsBasis(columns[cell + 1]) && Title().IsMatch(line.Text);
            var done = Finished(cells[cell]);
            if (cells[cell].Length > 0 && ((done && (!(cell + 1 < cells.Length && IsBasis(columns[cell + 1])) || starts)) || (starts && !done && !Continues(cells[cell], cell))))
                cell++;
            if (cell >= cells.Length)
            {
                Put(line);
                return;
            }
            cells[cell].Append(line.Text);
        }

        // within a column of bases a title after ； goes on in the same cell
        bool Continues(StringBuilder text, int column) => IsBasis(columns[column]) && text[^1] is '；' or ';' or '、' or '和' or '，' or '及' or '件';
    }

    /// <summary>A table the file gives as rows: its first row names the columns; one that comes again on another page does not count.</summary>
    private static (Paragraph Table, int End) Given(IReadOnlyList<SourceLine> lines, int start, string[] columns)
    {
        var (rows, at) = (new List<IReadOnlyList<string>>(), start + 1);
        for (; at < lines.Count && lines[at].Row is { } row; at++)
            if (!row.SequenceEqual(columns))
                rows.Add([.. row.Concat(Enumerable.Repeat("", Math.Max(0, columns.Length - row.Length)))]);
        return (new("", new(lines[start].Number, lines[at - 1].Number)) { Table = (columns, rows) }, at);
    }

    private static bool Ends(SourceLine line, StringBuilder[] row) =>
        (ClauseNumber.Read(line.Text) is { Kind: ClauseKind.Part or ClauseKind.Chapter or ClauseKind.Section or ClauseKind.Heading or ClauseKind.Note } && Array.TrueForAll(row, c => c.Length > 0))
        || line.Text.StartsWith("附件", StringComparison.Ordinal);

    private static bool IsBasis(string column) => column.Contains("依据", StringComparison.Ordinal) || column.Contains("依據", StringComparison.Ordinal);

    private static bool Finished(StringBuilder cell) => cell.Length > 0 && cell[^1] is '。';

    private static List<string> Columns(SourceLine line) => Head().IsMatch(line.Spaced) ? Parts(line.Spaced) : [];

    private static List<string> Parts(string text) => [.. text.Split([' ', '\u3000', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^序\s?[号號][ \u3000\t]+\S", RegexOptions.None, 20000)]
    private static partial Regex Head();

    [GeneratedRegex("。[ \u3000\t]+(?=《)", RegexOptions.None, 20000)]
    private static partial Regex Between();

    [GeneratedRegex("^(?:[^，。；《》]{2,24}[办厅部局会院委]、?)?《", RegexOptions.None, 20000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^([0-9]{1,4})(?:$|[ \u3000\t\u00A0]+)", RegexOptions.None, 20000)]
    private static partial Regex Row();
}
