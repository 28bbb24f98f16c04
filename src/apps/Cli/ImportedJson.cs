using System.Text.Json.Serialization;
using Tongban.LegalText;
using Tongban.LegalText.Amendments;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.Cli;

/// <summary>The shape of <c>library import</c>'s JSON.</summary>
internal sealed record ImportedJson(IReadOnlyList<ImportedJson.DocumentJson> Documents, IReadOnlyList<ImportedJson.PlaceJson> Repairs,
    IReadOnlyList<ImportedJson.PlaceJson> Uncertainties, IReadOnlyList<ImportedJson.PlaceJson> Unread)
{
    internal static ImportedJson Of(IReadOnlyList<(string Path, ReadingResult Result)> results)
    {
        var all = results.SelectMany(r => r.Result.Documents.Select(d => (r.Path, r.Result, Document: d))).ToList();
        var citations = new CitationReader([.. all.Select(d => d.Document)]);
        return new([.. all.Select((d, i) => Document(d.Path, d.Result, d.Document, citations.Read(i), all.ConvertAll(a => a.Document)))],
            [.. results.SelectMany(r => r.Result.Repairs.Select(p => Place(r.Path, p)))], [.. results.SelectMany(r => r.Result.Uncertainties.Select(u => Place(r.Path, u.Line, u.Text, u.Why)))],
            [.. results.SelectMany(r => r.Result.Unread.Select(u => Place(r.Path, u.Line, u.Text, u.Why)))]);
    }

    private static DocumentJson Document(string path, ReadingResult result, LegalDocument document, IReadOnlyList<Citation> citations, List<LegalDocument> all)
    {
        bool Within(int line) => line >= document.Span.First && line <= document.Span.Last;
        var duties = DocumentDuties.Read(document);
        return new(document.Title, document.Number, new(document.Title, document.Number, document.Kind, document.Issuers, document.Addressees, document.AdoptedOn, document.SignedOn, document.IssuedOn, document.InForceFrom,
                document.Repeals, document.Attachments, document.CopiesTo, document.Contacts, path, document.Span.First, document.Span.Last),
            [.. document.Clauses.Select(Clause)],
            [.. citations.Select(c => new CitationJson(c.Clause, c.Text, c.Title, c.Number, c.Article, c.Target is { } t ? new(all[t.Document].Number ?? all[t.Document].Title, t.EId) : null))],
            [.. duties.Select(ObligationJson.Of)], [.. AmendmentReader.Read(document).Select(m => Change(m, document))],
            [.. result.Repairs.Where(r => Within(r.Line)).Select(r => Place(path, r))], [.. result.Uncertainties.Where(u => Within(u.Line)).Select(u => Place(path, u.Line, u.Text, u.Why))]);
    }

    private static ClauseJson Clause(Clause clause) => new(clause.EId, clause.Number, clause.Kind, clause.Heading, clause.Text, [.. clause.Children.Select(Clause)],
        clause.Kind == ClauseKind.Table ? clause.Columns : null, clause.Kind == ClauseKind.Table ? clause.Rows : null, clause.Span.First, clause.Span.Last);

    private static ModificationJson Change(Modification m, LegalDocument document) => new(m.Clause, m.Start, m.Text, m.Kind, m.Title, m.Place, m.Path, m.Words, m.New,
        [.. DocumentDuties.Read(m, document.SignedOn ?? document.IssuedOn ?? document.AdoptedOn).Select(ObligationJson.Of)]);

    private static PlaceJson Place(string path, Repair repair) => new(path, repair.Line, repair.Column, repair.Found, repair.Put, null, repair.Why);

    private static PlaceJson Place(string path, int line, string text, string why) => new(path, line, null, null, null, text, why);

    internal sealed record DocumentJson(string Title, string? Number, MetadataJson Metadata, IReadOnlyList<ClauseJson> Clauses, IReadOnlyList<CitationJson> Citations, IReadOnlyList<ObligationJson> Obligations,
        IReadOnlyList<ModificationJson> Modifications, IReadOnlyList<PlaceJson> Repairs, IReadOnlyList<PlaceJson> Uncertainties);

    internal sealed record MetadataJson(string Title, string? Number, DocumentKind Kind, IReadOnlyList<string> Issuers, IReadOnlyList<string> Addressees, DateOnly? AdoptedOn, DateOnly? SignedOn, DateOnly? IssuedOn, DateOnly? InForceFrom,
        IReadOnlyList<Repeal> Repeals, IReadOnlyList<NamedAttachment> Attachments, string? CopiesTo, IReadOnlyList<string> Contacts, string File, int FirstLine, int LastLine);

    internal sealed record ClauseJson(string EId, string Number, ClauseKind Kind, string? Heading, string Text, IReadOnlyList<ClauseJson> Children,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Columns, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyList<string>>? Rows, int FirstLine, int LastLine);

    internal sealed record CitationJson(string Clause, string Text, string? Title, string? Number, string? Article, TargetJson? Target);

    /// <summary>A change of another document; its obligations bind by that document, their clause and places are those of the new words.</summary>
    internal sealed record ModificationJson(string Clause, int Start, string Text, ModificationKind Kind, string Title, string Place, string? Path, string? Words, string? New, IReadOnlyList<ObligationJson> Obligations);

    internal sealed record TargetJson(string Document, string? EId);

    internal sealed record PlaceJson(string File, int Line, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Found,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Put, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text, string Why);
}
