using System.Globalization;
using System.Xml.Linq;
using Tongban.LegalText.Amendments;
using Tongban.LegalText.Citations;

namespace Tongban.LegalText.AkomaNtoso;

/// <summary>
/// Writes a document as Akoma Ntoso 3.0 (OASIS LegalDocML): FRBR metadata, who issued it, what it repeals, its clauses under the eIds of
/// <see cref="Clause.EId"/>, its citations as references. Statutes are <c>act</c>, all others <c>doc</c>.
/// </summary>
public static class AkomaNtosoWriter
{
    internal static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    private const string Editor = "#tongban";

    /// <summary>Elements for the kinds of clauses, in the order of <see cref="ClauseKind"/>; those without an element of their own are containers with a name.</summary>
    private static readonly string[] Elements = ["attachment", "part", "chapter", "section", "article", "clause", "paragraph", "point", "subparagraph", "level", "indent", "alinea", "table", "note"];

    /// <summary>Writes one of the documents.</summary>
    /// <param name="documents">All that citations may lead to.</param>
    /// <param name="place">Which of them, from 0.</param>
    /// <param name="citations">Its citations.</param>
    public static XDocument Write(IReadOnlyList<LegalDocument> documents, int place, IReadOnlyList<Citation> citations)
    {
        var document = documents[place];
        var act = document.Kind is DocumentKind.Law or DocumentKind.Regulation or DocumentKind.Rules;
        var byClause = citations.ToLookup(c => (c.Clause, c.InHeading));
        var body = new XElement(Akn + (act ? "body" : "mainBody"), document.Clauses.Select(c => Clause(c, byClause, documents, place)));
        if (document.Clauses.Count == 0)
            body.Add(new XElement(Akn + "hcontainer", new XAttribute("name", "empty"), new XAttribute("eId", "hcontainer_1"), Content("hcontainer_1", "")));
        return new(new XElement(Akn + "akomaNtoso", new XElement(Akn + (act ? "act" : "doc"), new XAttribute("name", document.Kind.ToString().ToLowerInvariant()), Meta(documents, document), Preface(document), body)));
    }

    /// <summary>The work's IRI: <c>/akn/cn/{kind}/{date}/{number or title}</c>.</summary>
    public static string Iri(LegalDocument document) => $"/akn/cn/{document.Kind.ToString().ToLowerInvariant()}/{Day(Made(document))}/{Uri.EscapeDataString(document.Number ?? document.Title)}";

    private static DateOnly? Made(LegalDocument document) => document.AdoptedOn ?? document.SignedOn ?? document.IssuedOn ?? document.InForceFrom;

    private static XElement Meta(IReadOnlyList<LegalDocument> documents, LegalDocument document)
    {
        var (iri, day) = (Iri(document), Day(Made(document)));
        var author = document.Issuers.Count > 0 ? "#org_1" : Editor;
        XElement Value(string name, string value) => new(Akn + name, new XAttribute("value", value));
        XElement Dated(string name) => new(Akn + "FRBRdate", new XAttribute("date", day), new XAttribute("name", name));
        XElement Author(string href) => new(Akn + "FRBRauthor", new XAttribute("href", href));
        var meta = new XElement(Akn + "meta", new XElement(Akn + "identification", new XAttribute("source", Editor),
            new XElement(Akn + "FRBRWork", Value("FRBRthis", iri + "/!main"), Value("FRBRuri", iri), Dated("work"), Author(author), Value("FRBRcountry", "cn"), document.Number is { } number ? Value("FRBRnumber", number) : null, Value("FRBRname", document.Title)),
            new XElement(Akn + "FRBRExpression", Value("FRBRthis", $"{iri}/zho@{day}/!main"), Value("FRBRuri", $"{iri}/zho@{day}"), Dated("expression"), Author(author), new XElement(Akn + "FRBRlanguage", new XAttribute("language", "zho"))),
            new XElement(Akn + "FRBRManifestation", Value("FRBRthis", $"{iri}/zho@{day}/!main.xml"), Value("FRBRuri", $"{iri}/zho@{day}.akn"), Dated("manifestation"), Author(Editor))));
        if (document.IssuedOn is { } issued)
            meta.Add(new XElement(Akn + "publication", new XAttribute("date", Day(issued)), new XAttribute("name", "issue"), new XAttribute("showAs", document.Number ?? document.Title)));
        (string Name, DateOnly? On)[] events = [("adoption", document.AdoptedOn), ("signature", document.SignedOn), ("issue", document.IssuedOn), ("in-force", document.InForceFrom)];
        if (Array.Exists(events, e => e.On is not null))
            meta.Add(new XElement(Akn + "lifecycle", new XAttribute("source", Editor), events.Where(e => e.On is not null).Select((e, i) =>
                new XElement(Akn + "eventRef", new XAttribute("eId", $"eventRef_{i + 1}"), new XAttribute("date", Day(e.On)), new XAttribute("source", Editor), new XAttribute("type", "generation"), new XAttribute("refersTo", $"#{e.Name}")))));
        var changes = document.Repeals.Select(r => ("repeal", document.AllClauses().FirstOrDefault(c => c.Text.Contains(r.Text, StringComparison.Ordinal))?.EId ?? document.Clauses[^1].EId, Open(r.Title, r.Number)))
            .Concat(AmendmentReader.Read(document).Select(m => (m.Kind.ToString().ToLowerInvariant(), m.Clause, Changed(m)))).ToList();
        if (changes.Count > 0)
            meta.Add(new XElement(Akn + "analysis", new XAttribute("source", Editor), new XElement(Akn + "activeModifications", changes.Select((change, i) =>
                new XElement(Akn + "textualMod", new XAttribute("type", change.Item1), new XAttribute("eId", $"am_{i + 1}"),
                    new XElement(Akn + "source", new XAttribute("href", "#" + change.Item2)),
                    new XElement(Akn + "destination", new XAttribute("href", change.Item3)))))));
        meta.Add(new XElement(Akn + "references", new XAttribute("source", Editor),
            new XElement(Akn + "TLCOrganization", new XAttribute("eId", "tongban"), new XAttribute("href", "/akn/ontology/organization/cn/tongban"), new XAttribute("showAs", "Tongban")),
            document.Issuers.Select((o, i) => new XElement(Akn + "TLCOrganization", new XAttribute("eId", $"org_{i + 1}"), new XAttribute("href", $"/akn/ontology/organization/cn/{Uri.EscapeDataString(o)}"), new XAttribute("showAs", o))),
            events.Where(e => e.On is not null).Select(e => new XElement(Akn + "TLCEvent", new XAttribute("eId", e.Name), new XAttribute("href", $"/akn/ontology/event/cn/{e.Name}"), new XAttribute("showAs", e.Name)))));
        return meta;

        string Changed(Modification change)
        {
            if (documents.FirstOrDefault(d => d.Title == change.Title) is not { } changed)
                return Open(change.Title, null) + (change.Path is { } path ? "#" + path : "");
            var clause = change.Path is null ? null : changed.AllClauses().FirstOrDefault(c => c.EId == change.Path || c.EId.EndsWith("__" + change.Path, StringComparison.Ordinal));
            return Iri(changed) + (clause is not null ? "/!main#" + clause.EId : change.Path is { } added ? "/!main#" + added : "");
        }
    }

    private static XElement Preface(LegalDocument document) => new(Akn + "preface",
        new XElement(Akn + "p", new XElement(Akn + "docTitle", Clean(document.Title))),
        document.Number is { } number ? new XElement(Akn + "p", new XElement(Akn + "docNumber", number)) : null,
        document.Addressees.Count > 0 ? new XElement(Akn + "p", Clean(string.Join('，', document.Addressees) + "：")) : null);

    private static XElement Clause(Clause clause, ILookup<(string, bool), Citation> citations, IReadOnlyList<LegalDocument> documents, int place)
    {
        var element = clause.Kind is ClauseKind.Attachment or ClauseKind.Table or ClauseKind.Note
            ? new XElement(Akn + "hcontainer", new XAttribute("name", Elements[(int)clause.Kind]), new XAttribute("eId", clause.EId))
            : new XElement(Akn + Elements[(int)clause.Kind], new XAttribute("eId", clause.EId));
        if (clause.Number.Length > 0)
            element.Add(new XElement(Akn + "num", new XAttribute("eId", clause.EId + "__num_1"), clause.Number));
        if (clause.Heading is { } heading)
            element.Add(new XElement(Akn + "heading", new XAttribute("eId", clause.EId + "__heading_1"), Referring(heading, citations[(clause.EId, true)], documents, place)));
        var text = Referring(clause.Text, citations[(clause.EId, false)], documents, place);
        if (clause.Kind == ClauseKind.Table)
            element.Add(new XElement(Akn + "content", new XAttribute("eId", clause.EId + "__content_1"), Table(clause)));
        else if (clause.Children.Count == 0)
            element.Add(Content(clause.EId, text));
        else
        {
            if (clause.Text.Length > 0)
                element.Add(new XElement(Akn + "intro", new XAttribute("eId", clause.EId + "__intro_1"), new XElement(Akn + "p", text)));
            element.Add(clause.Children.Select(c => Clause(c, citations, documents, place)));
        }
        return element;
    }

    private static XElement Content(string eId, object text) => new(Akn + "content", new XAttribute("eId", eId + "__content_1"), new XElement(Akn + "p", text));

    private static XElement Table(Clause clause)
    {
        XElement Row(IEnumerable<string> cells, string cell) => new(Akn + "tr", cells.Select(c => new XElement(Akn + cell, new XElement(Akn + "p", Clean(c)))));
        return new(Akn + "table", new XAttribute("eId", clause.EId + "__table_1"), Row(clause.Columns, "th"), clause.Rows.Select(r => Row(r, "td")));
    }

    private static List<object> Referring(string text, IEnumerable<Citation> citations, IReadOnlyList<LegalDocument> documents, int place)
    {
        var (parts, at) = (new List<object>(), 0);
        foreach (var citation in citations.OrderBy(c => c.Start))
        {
            if (citation.Start < at || citation.Start + citation.Text.Length > text.Length)
                continue;
            parts.Add(Clean(text[at..citation.Start]));
            var href = citation.Target is { } target
                ? (target.Document == place ? "" : Iri(documents[target.Document])) + (target.EId is { } eId ? $"{(target.Document == place ? "" : "/!main")}#{eId}" : target.Document == place ? Iri(documents[place]) : "")
                : Open(citation.Title, citation.Number);
            parts.Add(new XElement(Akn + "ref", new XAttribute("href", href), Clean(citation.Text)));
            at = citation.Start + citation.Text.Length;
        }
        parts.Add(Clean(text[at..]));
        return parts;
    }

    /// <summary>An IRI for what is not among the documents: by its number, else by its title.</summary>
    private static string Open(string? title, string? number) => $"/akn/cn/doc/unresolved/{Uri.EscapeDataString(number ?? title ?? "unnamed")}";

    private static string Day(DateOnly? day) => (day ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Without characters that XML does not allow.</summary>
    private static string Clean(string text) => text.All(System.Xml.XmlConvert.IsXmlChar) ? text
        : string.Concat(text.Where((c, i) => System.Xml.XmlConvert.IsXmlChar(c) || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))));
}
