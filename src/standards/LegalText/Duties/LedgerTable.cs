using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>
/// Reads a division of tasks that is a table: a column of tasks, columns of who leads, who joins and until when. Rows that share a task (a cell
/// over several rows) and have measures of their own are one task with these measures.
/// </summary>
internal static partial class LedgerTable
{
    internal static IEnumerable<LedgerTask> Read((IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) table, DateOnly? issued)
    {
        var columns = table.Columns.Select(Script.Fold).ToList();
        int Column(Regex name) => columns.FindIndex(c => name.IsMatch(c));
        var (number, what, measure) = (Column(Numbers()), Column(Tasks()), Column(Measures()));
        var (lead, answering, joint, term) = (Column(Leads()), Column(Answers()), Column(Joins()), Column(Terms()));
        if (what < 0)
            (what, measure) = (measure, -1);
        if (what < 0 || (lead < 0 && answering < 0))
            yield break;
        if (measure == what)
            measure = -1;
        var rows = table.Rows.Where(r => r.Count == columns.Count && r[what].Length > 0 && !IsHead(r)).ToList();
        for (var i = 0; i < rows.Count;)
        {
            var end = i + 1;
            while (measure >= 0 && end < rows.Count && rows[end][what] == rows[i][what])
                end++;
            var printed = number >= 0 && rows[i][number].Length > 0 ? rows[i][number].TrimEnd('.', '．', '、') : (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var parts = rows[i..end].ConvertAll(r => (Text: measure >= 0 ? r[measure] : "", Answers: Who(r), Deadlines: Until(r)));
            if (parts.Count == 1)
                yield return new(printed, Joined(rows[i][what], parts[0].Text), parts[0].Answers, parts[0].Deadlines, []);
            else
                yield return new(printed, rows[i][what], parts.Aggregate(Responsibility.None, (all, p) => all.And(p.Answers)), [.. parts.SelectMany(p => p.Deadlines)],
                    [.. parts.Select((p, n) => new LedgerMeasure(n + 1, p.Text, p.Answers, p.Deadlines))]);
            i = end;
        }

        // the head again, or a row over all columns that names a group
        bool IsHead(IReadOnlyList<string> row) => row.SequenceEqual(table.Columns) || row.Distinct().Count() == 1 || (lead < 0 || row[lead].Length == 0) && (answering < 0 || row[answering].Length == 0);

        Responsibility Who(IReadOnlyList<string> row)
        {
            string Labelled(string label, int column) => column >= 0 && row[column].Length > 0 ? $"{label}：{row[column].Replace('\n', '、')}" : "";
            var words = new[] { Labelled("牵头单位", lead), Labelled(lead >= 0 ? "配合单位" : "责任单位", answering), Labelled("配合单位", joint) };
            // without a leading column the responsible lead and those of the next column join them
            if (lead < 0 && joint >= 0 && answering >= 0)
                words = [Labelled("牵头单位", answering), Labelled("配合单位", joint)];
            return ResponsibilityReader.Read(string.Join('；', words.Where(w => w.Length > 0)));
        }

        IReadOnlyList<Deadline> Until(IReadOnlyList<string> row) => [.. DeadlineReader.Read(row[what], issued),
            .. measure >= 0 ? DeadlineReader.Read(row[measure], issued) : [], .. term >= 0 ? DeadlineReader.OfTerm(row[term], issued) : []];
    }

    private static string Joined(string task, string measure) => measure.Length == 0 || measure == task ? task : $"{task}：{measure}";

    [GeneratedRegex("^(?:序号|编号|号)$", RegexOptions.None, 20000)]
    private static partial Regex Numbers();

    [GeneratedRegex("任务|事项|^(?:工作|主要|重点|目标)(?:内容|项目|目标)$|^项目(?:名称)?$|^内容$", RegexOptions.None, 20000)]
    private static partial Regex Tasks();

    [GeneratedRegex("措施|举措|具体内容|工作要求|^具体工作$", RegexOptions.None, 20000)]
    private static partial Regex Measures();

    [GeneratedRegex("^(?:牵头|主办|主要责任|第一责任)", RegexOptions.None, 20000)]
    private static partial Regex Leads();

    [GeneratedRegex("^(?:责任|负责|实施|承办|落实)(?:单位|部门|主体|机构|地区和单位)", RegexOptions.None, 20000)]
    private static partial Regex Answers();

    [GeneratedRegex("^(?:配合|协办|参与|参加|协同|协助)", RegexOptions.None, 20000)]
    private static partial Regex Joins();

    [GeneratedRegex("时限|时间|期限|进度", RegexOptions.None, 20000)]
    private static partial Regex Terms();
}
