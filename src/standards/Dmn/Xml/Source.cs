using System.Xml;
using System.Xml.Linq;
using Tongban.Feel;

namespace Tongban.Dmn.Xml;

/// <summary>Short words for reading elements by local name: versions 1.1 to 1.5 differ in the namespace only.</summary>
internal static class Source
{
    internal static XElement? Child(this XElement e, string name) => e.Elements().FirstOrDefault(c => c.Name.LocalName == name);

    internal static IEnumerable<XElement> Children(this XElement e, string name) => e.Elements().Where(c => c.Name.LocalName == name);

    internal static string? Attr(this XElement e, string name) => e.Attribute(name)?.Value;

    internal static string NameOf(this XElement e) => Tongban.Feel.Syntax.NameTable.Normalize(e.Attr("name") ?? "");

    internal static string? IdOf(this XElement? e)
    {
        for (; e is not null; e = e.Parent)
            if (e.Attr("id") is { } id) return id;
        return null;
    }

    /// <summary>The text of an expression; a version 1.1 model may have it in the attribute.</summary>
    internal static string TextOf(this XElement e) => (e.Child("text")?.Value ?? "").Trim();

    internal static DmnProblem Problem(this XElement e, string code, string message, DmnSeverity severity = DmnSeverity.Error)
        => e.Problem(code, message, e.Start(), severity);

    internal static DmnProblem Problem(this XElement e, string code, string message, (int Line, int Column) place, DmnSeverity severity = DmnSeverity.Error)
        => new(code, message, e.IdOf(), place.Line, place.Column, severity) { Owner = e.Owner() };

    /// <summary>Where an element starts in its file.</summary>
    internal static (int Line, int Column) Start(this XElement e) => (((IXmlLineInfo)e).LineNumber, ((IXmlLineInfo)e).LinePosition);

    /// <summary>The id of an element of the requirements graph, which may go without one and then has its name.</summary>
    internal static string Key(this XElement e) => e.Attr("id") ?? e.NameOf();

    internal static bool IsGraphElement(this XElement e) => e.Name.LocalName is "inputData" or "decision" or "businessKnowledgeModel" or "decisionService";

    private static string? Owner(this XElement e) => e.AncestorsAndSelf().FirstOrDefault(IsGraphElement)?.Key();

    /// <summary>Where a span of an expression's text stands in the file.</summary>
    internal static (int Line, int Column) Place(this XElement e, FeelSpan span)
    {
        var text = e.Child("text") ?? e;
        if (text.FirstNode is not XText node) return text.Start();
        var info = (IXmlLineInfo)node;
        var (line, column) = (info.LineNumber, info.LinePosition);
        var lead = node.Value.Length - node.Value.TrimStart().Length;
        foreach (var ch in node.Value.AsSpan(0, Math.Min(node.Value.Length, lead + span.Start)))
        {
            if (ch == '\n') (line, column) = (line + 1, 1);
            else column++;
        }
        return (line, column);
    }
}
