using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Tongban.LegalText.Files;

/// <summary>
/// Reads the text of a Word document (ISO/IEC 29500): paragraphs with the numbers Word sets itself, tables, text boxes. Deleted text and what was
/// moved away is left out. Nothing is unpacked beyond a limit, and nothing outside the package is opened.
/// </summary>
internal static class WordText
{
    internal const int MostUnpacked = 96 << 20;
    private const int Deepest = 300;
    internal const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    internal static string Of(byte[] bytes, ReadingLog log)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (Part(zip, "word/document.xml") is not { } part)
                throw new UnreadableTextException(Part(zip, "OFD.xml") is not null ? "an OFD file; export it as PDF or as plain text" : Part(zip, "xl/workbook.xml") is not null ? "a spreadsheet, not a document" : "a zip file that holds no Word document", 0, UnreadableCause.OtherKind);
            var numbering = WordNumbering.Read(Part(zip, "word/numbering.xml"), Part(zip, "word/styles.xml"));
            var text = new StringBuilder();
            using var stream = new LimitedStream(part.Open(), MostUnpacked, "the Word document unpacks");
            using var xml = XmlReader.Create(stream, Settings());
            try
            {
                new Body(xml, text, numbering).Read();
            }
            catch (XmlException damaged) when (text.Length > 0)
            {
                log.Unread.Add(new(text.ToString().AsSpan().Count('\n') + 1, "", $"the Word document is damaged from here on: {damaged.Message}"));
            }
            return text.ToString();
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new UnreadableTextException($"a damaged Word document: {failure.Message}", failure is XmlException at ? at.LinePosition : 0);
        }
    }

    internal static XmlReaderSettings Settings() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static ZipArchiveEntry? Part(ZipArchive zip, string name) => zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));

    private sealed class Body(XmlReader xml, StringBuilder into, WordNumbering numbering)
    {
        private readonly Stack<Paragraph> paragraphs = new();
        private readonly Stack<Table> tables = new();

        internal void Read()
        {
            xml.Read();
            while (!xml.EOF)
            {
                if (xml.Depth > Deepest)
                    throw new UnreadableTextException($"a Word document nested deeper than {Deepest}", into.Length);
                if (into.Length > OfficialText.MostCharacters)
                    throw new UnreadableTextException($"longer than {OfficialText.MostCharacters} characters", into.Length, UnreadableCause.TooLarge);
                // the fallback says again what the choice says; what was moved away stands elsewhere
                if (xml.NodeType == XmlNodeType.Element && ((xml.LocalName == "Fallback" && xml.NamespaceURI == Compatible) || (xml.NamespaceURI == Main && xml.LocalName is "moveFrom" or "del" or "pPrChange" or "rPrChange" or "tblPrChange")))
                {
                    xml.Skip();
                    continue;
                }
                if (xml.NamespaceURI == Main)
                    if (xml.NodeType == XmlNodeType.Element)
                        Start();
                    else if (xml.NodeType == XmlNodeType.EndElement)
                        End(xml.LocalName);
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && reading && paragraphs.TryPeek(out var open))
                    open.Words.Append(xml.Value);
                xml.Read();
            }
        }

        private bool reading;

        private void Start()
        {
            var (name, empty) = (xml.LocalName, xml.IsEmptyElement);
            var words = paragraphs.TryPeek(out var paragraph) ? paragraph.Words : null;
            switch (name)
            {
                case "p":
                    paragraphs.Push(new());
                    break;
                case "t":
                    reading = !empty;
                    break;
                case "tab" when words is not null && xml.Depth > 0 && !paragraph!.Properties:
                    words.Append('\t');
                    break;
                case "br" or "cr":
                    words?.Append('\n');
                    break;
                case "noBreakHyphen":
                    words?.Append('-');
                    break;
                case "pPr" when paragraph is not null && !empty:
                    paragraph.Properties = true;
                    break;
                case "pStyle" when paragraph is not null:
                    paragraph.Style = Value();
                    break;
                case "numId" when paragraph is { Properties: true }:
                    paragraph.List = Value();
                    break;
                case "ilvl" when paragraph is { Properties: true } && int.TryParse(Value(), out var level):
                    paragraph.Level = level;
                    break;
                case "tbl":
                    tables.Push(new());
                    break;
                case "tr" when tables.TryPeek(out var table):
                    table.Rows.Add([]);
                    break;
                case "tc" when tables.TryPeek(out var table) && table.Rows.Count > 0:
                    table.Rows[^1].Add([]);
                    table.Continues = false;
                    break;
                case "vMerge" when tables.TryPeek(out var table):
                    table.Continues = Value() is null or "continue";
                    break;
            }
            if (empty)
                End(name);
        }

        private void End(string name)
        {
            switch (name)
            {
                case "t":
                    reading = false;
                    break;
                case "pPr" when paragraphs.TryPeek(out var open):
                    open.Properties = false;
                    break;
                case "p" when paragraphs.TryPop(out var paragraph):
                    var text = numbering.Next(paragraph.List, paragraph.Level, paragraph.Style) + paragraph.Words;
                    if (tables.TryPeek(out var around) && around.Rows is [.., [.., var cell]])
                        cell.AddRange(text.Split('\n'));
                    else
                        into.Append(text).Append('\n');
                    break;
                case "tc" when tables.TryPeek(out var table) && table.Continues && table.Rows is [.., var above, var row] && row.Count > 0 && above.Count >= row.Count:
                    row[^1].AddRange(above[row.Count - 1]);
                    break;
                case "tbl" when tables.TryPop(out var table):
                    if (tables.TryPeek(out var outer) && outer.Rows is [.., [.., var within]])
                        within.AddRange(table.Rows.SelectMany(r => r).SelectMany(c => c));
                    else
                        TableLines.Write(into, table.Rows);
                    break;
            }
        }

        private string? Value() => xml.GetAttribute("val", Main);

        private sealed class Paragraph
        {
            internal StringBuilder Words { get; } = new();

            internal bool Properties { get; set; }

            internal string? Style { get; set; }

            internal string? List { get; set; }

            internal int Level { get; set; } = -1;
        }

        private sealed class Table
        {
            internal List<List<List<string>>> Rows { get; } = [];

            internal bool Continues { get; set; }
        }
    }
}
