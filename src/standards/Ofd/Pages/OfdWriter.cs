using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Tongban.Ofd;

/// <summary>
/// Writes documents as OFD packages (GB/T 33190-2016): <c>OFD.xml</c> with the description and custom data, <c>Doc_0</c> with its pages,
/// fonts and pictures. No font is embedded; readers put in theirs.
/// </summary>
public static class OfdWriter
{
    /// <summary>Where the document itself stands in the package.</summary>
    internal const string DocumentPath = "Doc_0/Document.xml";

    private static readonly (OfdFont Font, string Name)[] Fonts = [(OfdFont.Song, "宋体"), (OfdFont.FangSong, "仿宋"), (OfdFont.Hei, "黑体"), (OfdFont.Kai, "楷体")];

    /// <summary>Writes a document, unsigned.</summary>
    /// <exception cref="ArgumentException">The document has no page, no proper id, a name of metadata twice, or text that XML cannot hold.</exception>
    public static byte[] Write(OfdDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Check(document);
        var ids = new Ids();
        var fonts = Fonts.ToDictionary(f => f.Font, _ => ids.Next());
        var pictures = new Pictures(ids);
        var pages = document.Pages.Select((page, index) => (Id: ids.Next(), Index: index, Content: Page(page, ids, fonts, pictures))).ToList();

        List<KeyValuePair<string, byte[]>> files =
        [
            new(OfdParts.Head, OfdXml.Write(Head(document))),
            new("Doc_0/PublicRes.xml", OfdXml.Write(FontList(fonts))),
            .. pages.Select(p => KeyValuePair.Create($"Doc_0/Pages/Page_{p.Index}/Content.xml", OfdXml.Write(p.Content))),
            .. pictures.Files,
        ];
        if (pictures.List is { } list)
            files.Add(new("Doc_0/DocumentRes.xml", OfdXml.Write(list)));
        var (width, height) = (document.Pages[0].Width, document.Pages[0].Height);
        files.Add(new(DocumentPath, OfdXml.Write(OfdXml.Root(
            "Document",
            OfdXml.Element(
                "CommonData",
                OfdXml.Element("MaxUnitID", ids.Last),
                OfdXml.Element("PageArea", OfdXml.Element("PhysicalBox", OfdXml.Numbers(0, 0, width, height))),
                OfdXml.Element("PublicRes", "PublicRes.xml"),
                pictures.List is null ? null : OfdXml.Element("DocumentRes", "DocumentRes.xml")),
            OfdXml.Element(
                "Pages",
                pages.Select(p => OfdXml.Element("Page", new XAttribute("ID", p.Id), new XAttribute("BaseLoc", $"Pages/Page_{p.Index}/Content.xml"))))))));
        return new OfdPackage(files).ToArray();
    }

    private static XElement Head(OfdDocument document) => OfdXml.Root(
        "OFD",
        new XAttribute("Version", "1.1"),
        new XAttribute("DocType", "OFD"),
        OfdXml.Element(
            "DocBody",
            OfdXml.Element(
                "DocInfo",
                OfdXml.Element("DocID", document.Id.ToLowerInvariant()),
                OfdXml.Element("Title", document.Title),
                OfdXml.Element("CreationDate", document.CreatedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                OfdXml.Element("Creator", "Tongban"),
                document.Metadata.Count == 0 ? null : OfdXml.Element(
                    "CustomDatas",
                    document.Metadata.Select(m => OfdXml.Element("CustomData", new XAttribute("Name", m.Key), m.Value)))),
            OfdXml.Element("DocRoot", DocumentPath)));

    private static XElement FontList(Dictionary<OfdFont, int> fonts) => OfdXml.Root(
        "Res",
        new XAttribute("BaseLoc", "Res"),
        OfdXml.Element(
            "Fonts",
            Fonts.Select(f => OfdXml.Element("Font", new XAttribute("ID", fonts[f.Font]), new XAttribute("FontName", f.Name), new XAttribute("FamilyName", f.Name)))));

    private static XElement Page(OfdPage page, Ids ids, Dictionary<OfdFont, int> fonts, Pictures pictures) => OfdXml.Root(
        "Page",
        OfdXml.Element("Area", OfdXml.Element("PhysicalBox", OfdXml.Numbers(0, 0, page.Width, page.Height))),
        OfdXml.Element("Content", OfdXml.Element("Layer", new XAttribute("ID", ids.Next()), page.Marks.Select(mark => Mark(mark, ids, fonts, pictures)))));

    private static XElement Mark(OfdMark mark, Ids ids, Dictionary<OfdFont, int> fonts, Pictures pictures) => mark switch
    {
        OfdText text => Text(text, ids, fonts),
        OfdLine line => Line(line, ids),
        OfdBoxes boxes => Boxes(boxes, ids),
        OfdImage image => OfdXml.Element(
            "ImageObject",
            new XAttribute("ID", ids.Next()),
            new XAttribute("Boundary", Box(image.Box)),
            new XAttribute("CTM", OfdXml.Numbers(image.Box.Width, 0, 0, image.Box.Height, 0, 0)),
            new XAttribute("ResourceID", pictures.IdOf(image.Png))),
        _ => throw new ArgumentException($"A mark of kind {mark.GetType().Name} cannot be drawn."),
    };

    private static XElement Text(OfdText text, Ids ids, Dictionary<OfdFont, int> fonts)
    {
        // Advances between characters: of n characters the first n − 1, since the last leads nowhere.
        var advances = text.Text.EnumerateRunes().SkipLast(1).Select(rune => OfdXml.Number(Glyphs.Advance(rune, text.Size)));
        return OfdXml.Element(
            "TextObject",
            new XAttribute("ID", ids.Next()),
            new XAttribute("Boundary", OfdXml.Numbers(text.X, text.Baseline - text.Size, Math.Max(text.Width, 0.1), text.Size * 1.3)),
            new XAttribute("Font", fonts[text.Font]),
            new XAttribute("Size", OfdXml.Number(text.Size)),
            OfdXml.Element("FillColor", new XAttribute("Value", Value(text.Colour))),
            OfdXml.Element(
                "TextCode",
                new XAttribute("X", "0"),
                new XAttribute("Y", OfdXml.Number(text.Size)),
                string.Join(' ', advances) is { Length: > 0 } deltas ? new XAttribute("DeltaX", deltas) : null,
                text.Text));
    }

    private static XElement Line(OfdLine line, Ids ids)
    {
        var half = line.Thickness / 2;
        var (left, top) = (Math.Min(line.X1, line.X2) - half, Math.Min(line.Y1, line.Y2) - half);
        return OfdXml.Element(
            "PathObject",
            new XAttribute("ID", ids.Next()),
            new XAttribute("Boundary", OfdXml.Numbers(left, top, Math.Abs(line.X1 - line.X2) + line.Thickness, Math.Abs(line.Y1 - line.Y2) + line.Thickness)),
            new XAttribute("LineWidth", OfdXml.Number(line.Thickness)),
            OfdXml.Element("StrokeColor", new XAttribute("Value", Value(line.Colour))),
            OfdXml.Element("AbbreviatedData", $"M {OfdXml.Numbers(line.X1 - left, line.Y1 - top)} L {OfdXml.Numbers(line.X2 - left, line.Y2 - top)}"));
    }

    private static XElement Boxes(OfdBoxes boxes, Ids ids)
    {
        var (left, top) = (boxes.Boxes.Min(b => b.X), boxes.Boxes.Min(b => b.Y));
        var (right, bottom) = (boxes.Boxes.Max(b => b.X + b.Width), boxes.Boxes.Max(b => b.Y + b.Height));
        var path = new StringBuilder();
        foreach (var box in boxes.Boxes)
        {
            var (x, y) = (box.X - left, box.Y - top);
            path.Append(CultureInfo.InvariantCulture, $"M {OfdXml.Numbers(x, y)} L {OfdXml.Numbers(x + box.Width, y)} ")
                .Append(CultureInfo.InvariantCulture, $"L {OfdXml.Numbers(x + box.Width, y + box.Height)} L {OfdXml.Numbers(x, y + box.Height)} C ");
        }

        return OfdXml.Element(
            "PathObject",
            new XAttribute("ID", ids.Next()),
            new XAttribute("Boundary", OfdXml.Numbers(left, top, right - left, bottom - top)),
            new XAttribute("Stroke", "false"),
            new XAttribute("Fill", "true"),
            OfdXml.Element("FillColor", new XAttribute("Value", Value(boxes.Colour))),
            OfdXml.Element("AbbreviatedData", path.ToString().TrimEnd()));
    }

    private static string Box(OfdBox box) => OfdXml.Numbers(box.X, box.Y, box.Width, box.Height);

    private static string Value(OfdColour colour) => string.Create(CultureInfo.InvariantCulture, $"{colour.Red} {colour.Green} {colour.Blue}");

    private static void Check(OfdDocument document)
    {
        if (document.Pages.Count == 0)
            throw new ArgumentException("A document has at least one page.", nameof(document));
        if (document.Id.Length != 32 || !document.Id.All(char.IsAsciiHexDigit))
            throw new ArgumentException("A document is named by 32 hexadecimal digits.", nameof(document));
        if (document.Metadata.GroupBy(m => m.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The metadata '{twice.Key}' stands twice.", nameof(document));
    }

    private sealed class Ids
    {
        public int Last { get; private set; }

        public int Next() => ++Last;
    }

    // Each picture is kept once, however often it is drawn.
    private sealed class Pictures(Ids ids)
    {
        private readonly Dictionary<string, (int Id, byte[] Png)> kept = [];

        public IEnumerable<KeyValuePair<string, byte[]>> Files => kept.Values.Select(p => KeyValuePair.Create($"Doc_0/Res/Image_{p.Id}.png", p.Png));

        public XElement? List => kept.Count == 0 ? null : OfdXml.Root(
            "Res",
            new XAttribute("BaseLoc", "Res"),
            OfdXml.Element("MultiMedias", kept.Values.Select(p => OfdXml.Element(
                "MultiMedia",
                new XAttribute("ID", p.Id),
                new XAttribute("Type", "Image"),
                new XAttribute("Format", "PNG"),
                OfdXml.Element("MediaFile", $"Image_{p.Id}.png")))));

        public int IdOf(ReadOnlyMemory<byte> png)
        {
            var digest = Convert.ToHexString(SHA256.HashData(png.Span));
            if (!kept.TryGetValue(digest, out var picture))
                kept[digest] = picture = (ids.Next(), png.ToArray());
            return picture.Id;
        }
    }
}
