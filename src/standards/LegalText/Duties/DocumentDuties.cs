using System.Text.RegularExpressions;
using Tongban.LegalText.Amendments;

namespace Tongban.LegalText.Duties;

/// <summary>A duty with the clause it stands in and the bodies that answer for it.</summary>
/// <param name="Clause">eId of the clause.</param>
/// <param name="Duty">The duty; its places count from the start of <paramref name="Words"/>.</param>
/// <param name="Words">The clause's heading and text as they were read for duties.</param>
/// <param name="Answers">Who answers: by the bracket of the clause, else the body that bears the duty.</param>
public sealed record ClauseDuty(string Clause, Duty Duty, string Words, Responsibility Answers)
{
    /// <summary>The words of the clause above that bind it, for an item of a list; null for others.</summary>
    public string? Leading { get; init; }

    /// <summary>Who bears the duty by the words of the clause above; null where the clause itself names the bearer or nobody is named.</summary>
    public string? LeadingBearer { get; init; }

    /// <summary>Characters of <see cref="Words"/> that are the clause's heading and the stop behind it; 0 when it was read without a heading.</summary>
    public int HeadingLength { get; init; }

    /// <summary>Where a place of <see cref="Words"/> lies: in the clause's heading or in its text.</summary>
    public (bool InHeading, int Start) Place(int start) => start < HeadingLength ? (true, start) : (false, start - HeadingLength);
}

/// <summary>The duties of a whole document.</summary>
public static partial class DocumentDuties
{
    /// <summary>
    /// The duties of every clause, in the order of the clauses. A table's cells are none; words that a decision puts into another document bind by
    /// that document and are read by <see cref="Read(Modification, DateOnly?)"/>.
    /// </summary>
    public static IReadOnlyList<ClauseDuty> Read(LegalDocument document)
    {
        var found = new List<ClauseDuty>();
        var issued = document.SignedOn ?? document.IssuedOn ?? document.AdoptedOn;
        var news = NewText.Of(document);
        var statute = document.Kind is DocumentKind.Law or DocumentKind.Regulation or DocumentKind.Rules;
        foreach (var root in document.Clauses)
            Walk(root, !statute, null, Responsibility.None);
        return found;

        void Walk(Clause clause, bool orders, Duty? leading, Responsibility led)
        {
            // a statute that a notice carries is a statute
            orders &= clause.Kind != ClauseKind.Article;
            var words = clause.Heading is { } heading && clause.Kind > ClauseKind.Article ? $"{heading}。{clause.Text}" : clause.Text;
            // lines under it that say who answers and until when are no clauses of their own
            var labelled = clause.Children.Where(c => c.Kind == ClauseKind.Paragraph && c.Children.Count == 0 && ResponsibilityReader.IsLabelled(c.Text)).ToList();
            var labels = string.Join('；', labelled.Select(c => c.Text.TrimEnd('。', '；')));
            if (clause.Kind == ClauseKind.Paragraph && ResponsibilityReader.IsLabelled(words))
                return;
            // a heading is no order, however it is put, but where it is all that somebody answers for
            var bare = clause.Heading is not null && clause.Text switch
            {
                "" => labels.Length > 0,
                ['（' or '(' or '〔' or '【' or '[', ..] => LedgerReader.WithoutCharges(clause.Text, clause.Text).AsSpan().Trim(" 。").Length == 0,
                _ => ResponsibilityReader.IsLabelled(clause.Text),
            };
            var head = words.Length - clause.Text.Length;
            List<Duty> duties = words.Length == 0 ? [] : [.. DutyReader.Read(words, issued, orders, labels).Where(d => bare || d.Sentence.End > head || !(d.ByForm || (d.Bearer is null && clause.Children.Count > 0)))];
            if (news is not null)
            {
                var isNew = news.Next(clause, words);
                duties.RemoveAll(d => isNew(d.Sentence.Start) || isNew((d.Action ?? d.Sentence).Start) || (d.ByForm && news.Changes(clause)));
            }
            duties = Termed(duties, words, head, issued);
            // an item under words that bind is bound by them
            if (duties.Count == 0 && leading is not null && words.Length > 0 && clause.Kind is ClauseKind.Item or ClauseKind.Point or ClauseKind.Subpoint or ClauseKind.Circled)
                found.Add(new(clause.EId, leading with
                {
                    Sentence = new(0, words),
                    Action = new(0, words),
                    Object = null,
                    Bearer = null,
                    Condition = null,
                    Exception = null,
                    Basis = null,
                    Deadlines = DeadlineReader.Read(words, issued),
                    Quantities = QuantityReader.Read(words),
                    Uncertain = null,
                }, words, led)
                { Leading = leading.Sentence.Text, LeadingBearer = leading.Bearer?.Text, HeadingLength = head });
            found.AddRange(duties.Select(d => d.Bearer is null && leading?.Bearer is { } bearer && d.Kind is DutyKind.Obligation or DutyKind.Prohibition or DutyKind.Power && d.Answers.Lead.Count == 0
                ? new ClauseDuty(clause.EId, d with { Uncertain = null }, words, led) { Leading = leading.Sentence.Text, LeadingBearer = bearer.Text, HeadingLength = head }
                : new ClauseDuty(clause.EId, d, words, Answering(d)) { HeadingLength = head }));
            var binds = words.Length > 0 && words[^1] is '：' or ':' or '—' ? duties.LastOrDefault(d => d.Kind is DutyKind.Obligation or DutyKind.Prohibition or DutyKind.Power or DutyKind.Sanction && d.Sentence.End >= words.Length)
                : duties.LastOrDefault(d => d.Kind == DutyKind.Prohibition && d.Sentence.End >= words.Length && clause.Children.Any(c => c.Kind == ClauseKind.Item) && words.Contains("下列", StringComparison.Ordinal));
            // what is listed as the condition binds nobody
            if (binds?.Condition is { } when && (when.Text.Contains("下列", StringComparison.Ordinal) || when.Text.Contains("以下情", StringComparison.Ordinal)))
                binds = null;
            var (next, by) = binds is not null ? (binds, Answering(binds)) : duties.Count == 0 ? (leading, led) : (null, led);
            foreach (var part in clause.Children.Except(labelled))
                Walk(part, orders, part.Kind is ClauseKind.Paragraph or ClauseKind.Table ? null : next, by);
        }
    }

    /// <summary>
    /// The duties in the words that a change puts into another document: they bind by that document, so their clause is its clause and their places
    /// count in the new words. None for a change of some words within a clause.
    /// </summary>
    public static IReadOnlyList<ClauseDuty> Read(Modification change, DateOnly? issued) =>
        change is { New: { Length: > 0 } words, Words: null, Kind: ModificationKind.Substitution or ModificationKind.Insertion } ? [.. DutyReader.Read(words, issued).Select(d => new ClauseDuty(change.Path ?? "", d, words, Answering(d)))] : [];

    /// <summary>A term in brackets at the end of a heading holds for what stands under it: 1. 动员部署（5月10日前）。….</summary>
    private static List<Duty> Termed(List<Duty> duties, string words, int head, DateOnly? issued)
    {
        if (head < 4 || HeadTerm().Match(words[..(head - 1)]) is not { Success: true } bracket)
            return duties;
        List<Deadline> terms = [.. DeadlineReader.OfTerm(bracket.Groups[1].Value, issued).Where(d => d.Date is not null).Select(d => d with { Start = d.Start + bracket.Groups[1].Index, Uncertain = d.Uncertain ?? "the term stands in the heading" })];
        return duties.ConvertAll(d => d.Sentence.Start < head || d.Deadlines.Any(t => t.Date is not null) ? d : d with { Deadlines = [.. d.Deadlines, .. terms] });
    }

    [GeneratedRegex("[（(]([^（）()]{3,30})[）)]$", RegexOptions.None, 20000)]
    private static partial Regex HeadTerm();

    private static Responsibility Answering(Duty duty)
    {
        if (duty.Answers.Lead.Count > 0 || duty.Answers.Regions || duty.Bearer is not { } bearer)
            return duty.Answers;
        // 甲会同乙应当…, 甲要会同乙…: who is joined answers beside who bears the duty
        var (own, with) = With().Match(Script.Fold(bearer.Text)) is { Success: true } inside ? (bearer.Text[..inside.Index], bearer.Text[(inside.Index + inside.Length)..])
            : duty.Action is { } action && Joining().Match(Script.Fold(action.Text)) is { Success: true } joining ? (bearer.Text, action.Text.Substring(joining.Groups["who"].Index, joining.Groups["who"].Length)) : (bearer.Text, "");
        var names = Bodies.Names(own).ToList();
        List<string> lead = [.. names.Where(Named)];
        return new(lead, with.Length == 0 ? [] : [.. Bodies.Names(with).Where(Named).Except(lead)], names.Exists(Bodies.IsRegions));

        static bool Named(string name) => (Bodies.IsBody(name) || Department().IsMatch(Script.Fold(name))) && !Bodies.IsGeneric(name) && !Bodies.IsRegions(name);
    }

    /// <summary>A department told by what it does: 区住房保障部门.</summary>
    [GeneratedRegex("^(?![各其他有相上该本]).{3,}(?:部门|主管机关|管理机构)$", RegexOptions.None, 20000)]
    private static partial Regex Department();

    [GeneratedRegex("会同|商(?=.{2,20}(?:部|委|局|厅|办))", RegexOptions.None, 20000)]
    private static partial Regex With();

    [GeneratedRegex("^会同(?<who>[^，。；]{2,80}?(?:主管部门|部|委|局|署|厅|办(?![理法公])|会(?![计议同])|行(?![政业动使])|院|府)(?:等[^，。；]{0,10}?(?:部门|单位))?)(?![、和与及]|等|门|员|分)", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Joining();
}
