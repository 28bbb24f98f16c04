using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Tongban.Dmn.Xml;

/// <summary>Reads XML with no DTD, no external entities, and bounds on size and depth.</summary>
internal static class XmlSource
{
    internal const int MaxCharacters = 20_000_000;
    internal const int MaxDepth = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 0,
    };

    /// <summary>The text of a stream in UTF-8, or UTF-16 or UTF-32 by its mark; null with the problem when it is none or too long.</summary>
    internal static string? ReadText(Stream stream, out DmnProblem? problem)
    {
        problem = null;
        // No mark is written or wanted; bytes that are no character stop the reading instead of becoming another character.
        using var reader = new StreamReader(stream, new UTF8Encoding(false, true), true, 4096, leaveOpen: true);
        var b = new StringBuilder();
        var buffer = new char[8192];
        try
        {
            for (int n; (n = reader.Read(buffer, 0, buffer.Length)) > 0;)
            {
                b.Append(buffer, 0, n);
                if (b.Length <= MaxCharacters) continue;
                problem = new("dmn.size", $"The model has more than {MaxCharacters} characters.", null, 0, 0);
                return null;
            }
        }
        catch (DecoderFallbackException)
        {
            var lines = b.ToString().AsSpan().Count('\n') + 1;
            problem = new("dmn.encoding", "The text is no UTF-8, at this line or within the next 4,096 bytes.", null, lines, 0);
            return null;
        }
        return b.ToString();
    }

    internal static XElement? Read(string xml, List<DmnProblem> problems)
    {
        using var first = XmlReader.Create(new StringReader(xml), Settings);
        var at = (IXmlLineInfo)first;
        var last = (Line: 1, Column: 1);
        try
        {
            while (first.Read())
            {
                last = (at.LineNumber, at.LinePosition);
                if (first.Depth <= MaxDepth) continue;
                problems.Add(new("dmn.depth", $"The elements are nested more than {MaxDepth} deep.", null, at.LineNumber, at.LinePosition));
                return null;
            }
        }
        catch (XmlException e)
        {
            // A DTD and the bounds are refused without a place: it is after what was read last.
            var (line, column) = e.LineNumber > 0 ? (e.LineNumber, e.LinePosition) : last;
            problems.Add(new("dmn.xml", e.Message, null, line, column));
            return null;
        }

        using var second = XmlReader.Create(new StringReader(xml), Settings);
        return XDocument.Load(second, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root;
    }
}
