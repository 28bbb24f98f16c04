using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tongban.LegalText;
using Tongban.LegalText.Duties;
using Tongban.Library.Storage;
using DutyKind = Tongban.Library.Contracts.DutyKind;

namespace Tongban.Library.ImportText;

/// <summary>The duties of a document: the tasks of its ledger where it divides tasks, and what binding words set in its other clauses.</summary>
internal static class DutyFinder
{
    internal static List<DutyRow> Find(Guid documentId, LegalDocument document)
    {
        var rows = new List<DutyRow>();
        foreach (var task in LedgerReader.Read(PlainDocument.Of(document)))
        {
            rows.Add(Of(DutyKind.Task, task.Number, task.Text, task.Answers, task.Deadlines, Place(document, task.Text)));
            rows.AddRange(task.Measures.Select(m => Of(
                DutyKind.Measure, string.Create(CultureInfo.InvariantCulture, $"{task.Number} {m.Number}"), m.Text, m.Answers, m.Deadlines, Place(document, m.Text))));
        }

        // What the ledger has taken up is not a second duty of the clause it stands in.
        var ledger = string.Join('\n', rows.Select(r => r.Words));
        rows.AddRange(from duty in DocumentDuties.Read(document)
                      where !ledger.Contains(duty.Duty.Sentence.Text.Trim(), StringComparison.Ordinal)
                      select Of(duty));

        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            (rows[i].DocumentId, rows[i].Seq) = (documentId, i);
            rows[i].Identity = IdentityOf(rows[i]);
            var again = taken[rows[i].Identity] = taken.GetValueOrDefault(rows[i].Identity) + 1;
            if (again > 1)
                rows[i].Identity = string.Create(CultureInfo.InvariantCulture, $"{rows[i].Identity}-{again}");
        }

        return rows;
    }

    /// <summary>The bodies a duty is listed under.</summary>
    internal static IEnumerable<DutyBodyRow> Bodies(DutyRow duty) =>
        Lines.Of(duty.Lead).Concat(Lines.Of(duty.Joint)).Distinct(StringComparer.Ordinal)
            .Select(body => new DutyBodyRow { DocumentId = duty.DocumentId, Identity = duty.Identity, Body = body });

    private static DutyRow Of(DutyKind kind, string number, string words, Responsibility answers, IReadOnlyList<Deadline> deadlines, string eId) =>
        Filled(new() { Identity = "", EId = eId, Kind = kind, Number = number, Words = words, Lead = "", Joint = "", Term = "", Quantities = "" }, answers, deadlines);

    private static DutyRow Of(ClauseDuty clause) => Of(clause.Clause, clause.Duty, clause.Answers);

    private static DutyRow Of(string eId, Duty duty, Responsibility answers) => Filled(
        new()
        {
            Identity = "",
            EId = eId,
            Kind = Enum.Parse<DutyKind>(duty.Kind.ToString()),
            Number = "",
            Words = duty.Sentence.Text.Trim(),
            Bearer = duty.Bearer?.Text.Trim(),
            Condition = duty.Condition?.Text.Trim(),
            Lead = "",
            Joint = "",
            Term = "",
            Quantities = Lines.Join(duty.Quantities.Select(q => q.Scope is { } scope ? $"{scope.Text} {q.Text}" : q.Text)),
            Uncertain = duty.Uncertain,
        }, answers, duty.Deadlines);

    private static DutyRow Filled(DutyRow row, Responsibility answers, IReadOnlyList<Deadline> deadlines)
    {
        row.Lead = Lines.Join(answers.Lead);
        row.Joint = Lines.Join(answers.Joint);
        row.Regions = answers.Regions;
        row.DueOn = deadlines.Where(d => d.Ends).Select(d => d.Date).Where(d => d is not null).Max() ?? DutyRow.Never;
        row.Term = string.Join('；', deadlines.Select(d => d.Text));
        row.Uncertain ??= deadlines.FirstOrDefault(d => d.Uncertain is not null)?.Uncertain;
        row.Listed = answers.Lead.Count > 0 || answers.Regions || row.DueOn != DutyRow.Never;
        return row;
    }

    // By kind, number in the ledger and words: it stays the same when the clause moves.
    private static string IdentityOf(DutyRow row)
    {
        var words = string.Concat(Search.Folding.Fold(row.Words).Where(char.IsLetterOrDigit));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Kind}\n{row.Number}\n{words}")).AsSpan(0, 10));
    }

    private static string Place(LegalDocument document, string words)
    {
        // a row of a table of tasks
        if (document.AllClauses().FirstOrDefault(c => c.Rows.Any(r => r.Contains(words))) is { } table)
            return table.EId;
        var start = words.Length > 20 ? words[..20] : words;
        return document.AllClauses().FirstOrDefault(c => $"{c.Heading}。{c.Text}".Contains(start, StringComparison.Ordinal))?.EId ?? "";
    }
}

/// <summary>Lists of names in one column, one a line.</summary>
internal static class Lines
{
    internal static string Join(IEnumerable<string> names) => string.Join('\n', names.Select(n => n.ReplaceLineEndings(" ").Trim()).Where(n => n.Length > 0));

    internal static IReadOnlyList<string> Of(string column) => column.Length == 0 ? [] : column.Split('\n');
}
