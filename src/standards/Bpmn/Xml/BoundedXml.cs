using System.Xml;
using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>
/// XML that cannot hurt: no document type, so no entities and nothing fetched; size, depth and number of elements are
/// checked while parsing, before a tree is built that others walk recursively.
/// </summary>
internal static class BoundedXml
{
    private const int MaxCharacters = 8 * 1024 * 1024;
    private const int MaxElements = 50_000;
    private const int MaxDepth = 64;

    public static XElement? Load(TextReader text, ProblemList problems)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(text, settings);
            return Build(reader, problems);
        }
        catch (XmlException e)
        {
            problems.Add("xml", null, e.LineNumber, e.Message);
            return null;
        }
    }

    private static XElement? Build(XmlReader reader, ProblemList problems)
    {
        var lines = (IXmlLineInfo)reader;
        XElement? root = null;
        XElement? current = null;
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++elements > MaxElements || reader.Depth >= MaxDepth)
                    {
                        problems.Add("too-large", null, lines.LineNumber, elements > MaxElements ? $"more than {MaxElements} elements" : $"nested deeper than {MaxDepth}");
                        return null;
                    }
                    var isEmpty = reader.IsEmptyElement;
                    var element = new LocatedElement(XName.Get(reader.LocalName, reader.NamespaceURI), lines.LineNumber);
                    while (reader.MoveToNextAttribute())
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                            element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value));
                    current?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                        current = element;
                    break;
                case XmlNodeType.EndElement:
                    current = current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    current!.Add(new XText(reader.Value));
                    break;
            }
        }
        return root;
    }

    private sealed class LocatedElement(XName name, int line) : XElement(name), IXmlLineInfo
    {
        int IXmlLineInfo.LineNumber => line;

        int IXmlLineInfo.LinePosition => 0;

        bool IXmlLineInfo.HasLineInfo() => true;
    }
}
