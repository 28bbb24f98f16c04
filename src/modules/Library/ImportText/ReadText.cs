using Tongban.Kernel;
using Tongban.LegalText;
using Tongban.LegalText.Citations;

namespace Tongban.Library.ImportText;

/// <summary>A document as it was read from a file, ready to be kept.</summary>
/// <param name="Document">The document.</param>
/// <param name="Clauses">Its clauses in their order.</param>
/// <param name="Citations">What they cite.</param>
/// <param name="Doubts">What a person should look at.</param>
internal sealed record ReadText(LegalDocument Document, IReadOnlyList<TextClause> Clauses, IReadOnlyList<Citation> Citations, IReadOnlyList<Text> Doubts)
{
    /// <summary>The day a document goes by: of its signature, else of its issue, else of its adoption.</summary>
    internal DateOnly? Day => Document.SignedOn ?? Document.IssuedOn ?? Document.AdoptedOn;
}

/// <summary>What reading left in doubt, in words.</summary>
internal static class DocumentDoubts
{
    private const int Most = 40;

    internal static IReadOnlyList<Text> Of(LegalDocument document, ReadingResult read)
    {
        var doubts = new List<Text>();
        if (document.Number is null)
            doubts.Add(new("没有读到发文字号。", "No document number was found."));
        if (document.SignedOn is null && document.IssuedOn is null && document.AdoptedOn is null && document.InForceFrom is null)
            doubts.Add(new("没有读到成文或施行日期。", "No date of issue or entry into force was found."));
        foreach (var siblings in document.AllClauses().Select(c => c.Children).Prepend(document.Clauses))
            doubts.AddRange(siblings.Where(c => c.Number.Length > 0 && c.Kind is not (ClauseKind.Dash or ClauseKind.Note)).GroupBy(c => (c.Kind, c.Number)).Where(g => g.Skip(1).Any())
                .Select(g => new Text($"编号“{g.Key.Number}”重复出现，请核对原文（{g.Last().EId}）。", $"The number '{g.Key.Number}' comes twice; check the text ({g.Last().EId}).")));
        bool Within(int line) => line >= document.Span.First && line <= document.Span.Last;
        doubts.AddRange(read.Uncertainties.Where(u => Within(u.Line)).Select(u => new Text($"第 {u.Line} 行“{u.Text}”存疑，请核对原文。", $"Line {u.Line}, '{u.Text}': {u.Why}.")));
        doubts.AddRange(read.Unread.Where(u => Within(u.Line)).Select(u => new Text($"第 {u.Line} 行“{u.Text}”没有读入。", $"Line {u.Line}, '{u.Text}' was left out: {u.Why}.")));
        return doubts.Count > Most ? [.. doubts.Take(Most), new($"另有 {doubts.Count - Most} 处存疑。", $"{doubts.Count - Most} more doubts.")] : doubts;
    }
}
