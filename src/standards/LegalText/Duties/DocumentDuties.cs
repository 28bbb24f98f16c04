namespace Tongban.LegalText.Duties;

/// <summary>A duty with the clause it stands in and the bodies that answer for it.</summary>
/// <param name="Clause">eId of the clause.</param>
/// <param name="Duty">The duty; its places count from the start of <paramref name="Words"/>.</param>
/// <param name="Words">The clause's heading and text as they were read for duties.</param>
/// <param name="Answers">Who answers: by the bracket of the clause, else the body that bears the duty.</param>
public sealed record ClauseDuty(string Clause, Duty Duty, string Words, Responsibility Answers);

/// <summary>The duties of a whole document.</summary>
public static class DocumentDuties
{
    /// <summary>The duties of every clause, in the order of the clauses. A table's cells are none.</summary>
    public static IReadOnlyList<ClauseDuty> Read(LegalDocument document)
    {
        var found = new List<ClauseDuty>();
        foreach (var clause in document.AllClauses())
        {
            var words = clause.Heading is { } heading && clause.Kind > ClauseKind.Article ? $"{heading}。{clause.Text}" : clause.Text;
            if (words.Length == 0)
                continue;
            foreach (var duty in DutyReader.Read(words, document.SignedOn ?? document.IssuedOn))
                found.Add(new(clause.EId, duty, words, Answering(duty)));
        }
        return found;
    }

    private static Responsibility Answering(Duty duty)
    {
        if (duty.Answers.Lead.Count > 0 || duty.Answers.Regions || duty.Bearer is not { } bearer || duty.Kind == DutyKind.Definition)
            return duty.Answers;
        var names = Bodies.Names(bearer.Text).ToList();
        return new([.. names.Where(n => Bodies.IsBody(n) && !Bodies.IsGeneric(n) && !Bodies.IsRegions(n))], [], names.Exists(Bodies.IsRegions));
    }
}
