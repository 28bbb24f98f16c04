using System.Text;

namespace Tongban.LegalText.Files;

/// <summary>Writes the tables of HTML and Word as lines: a row that holds data stays a row, a table that only sets text in place becomes its text.</summary>
internal static class TableLines
{
    /// <summary>A cell longer than this holds text, not a datum.</summary>
    private const int LongestCell = 3000;

    internal static void Write(StringBuilder into, IEnumerable<IReadOnlyList<IReadOnlyList<string>>> rows)
    {
        // rows may be made as they are asked for: only their words are kept
        var joined = rows.Select(r => r.Select(c => string.Join(' ', c.Where(l => l.Length > 0)).Replace('\n', ' ')).ToList()).Where(r => r.Exists(c => c.Length > 0)).ToList();
        var data = joined.Count(r => r.Count(c => c.Trim().Length > 0) >= 2) >= 2 && joined.TrueForAll(r => r.TrueForAll(c => c.Length <= LongestCell));
        if (!data)
        {
            foreach (var line in rows.SelectMany(r => r).SelectMany(c => c))
                into.Append(line).Append('\n');
            return;
        }
        List<string>? head = null;
        var fresh = false;
        foreach (var row in joined)
        {
            // a row of one cell over all columns is a heading; the columns go on under it
            if (row.Count == 1)
            {
                into.Append(row[0]).Append('\n');
                fresh = head is not null;
                continue;
            }
            if (fresh)
                into.AppendJoin(FileText.CellBreak, head!).Append('\n');
            into.AppendJoin(FileText.CellBreak, row).Append('\n');
            (head, fresh) = (head ?? row, false);
        }
    }
}
