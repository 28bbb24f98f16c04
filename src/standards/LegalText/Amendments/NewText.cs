namespace Tongban.LegalText.Amendments;

/// <summary>
/// Tells the words of a decision from those it puts into another document: what stands in quotation marks is the other's, over as many paragraphs
/// as the marks stay open.
/// </summary>
internal sealed class NewText
{
    private readonly HashSet<string> changing;
    private bool open;

    private NewText(HashSet<string> changing) => this.changing = changing;

    /// <summary>Null for a document that changes no other.</summary>
    internal static NewText? Of(LegalDocument document) =>
        AmendmentReader.Read(document) is { Count: > 0 } changes ? new([.. changes.Select(c => c.Clause)]) : null;

    /// <summary>Which places of the next clause's words are new text. Clauses are told in the document's order.</summary>
    internal Func<int, bool> Next(Clause clause, string words)
    {
        // a mark that was never closed does not run over the next change
        var began = open && !changing.Contains(clause.EId);
        var last = words.LastIndexOfAny(Marks);
        open = last < 0 ? began : Opens(words[last]);
        return place => place > 0 && words.LastIndexOfAny(Marks, Math.Min(place, words.Length) - 1) is >= 0 and var mark ? Opens(words[mark]) : began || (place == 0 && words.Length > 0 && Opens(words[0]));
    }

    /// <summary>Whether a clause makes a change.</summary>
    internal bool Changes(Clause clause) => changing.Contains(clause.EId);

    private static bool Opens(char mark) => mark is '“' or '「';

    private static readonly char[] Marks = ['“', '”', '「', '」'];
}
