using System.IO.Compression;
using System.Text;

namespace Tongban.LegalText.Tests.Files;

/// <summary>Makes PDF and Word files for the tests; no font and no template is needed.</summary>
internal static class Made
{
    /// <summary>A PDF with lines of 12 points at places from the left and the top, page by page; its font says by a map which characters it prints.</summary>
    internal static byte[] Pdf(params (double X, double Y, string Text)[][] pages)
    {
        var objects = new List<byte[]> { Ascii("<< /Type /Catalog /Pages 2 0 R >>") };
        var kids = string.Join(' ', pages.Select((_, i) => $"{6 + i * 2} 0 R"));
        objects.Add(Ascii($"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>"));
        objects.Add(Ascii("<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"));
        objects.Add(Ascii("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"));
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var hundred in Enumerable.Range(0, 256).Chunk(100))
            map.Append($"{hundred.Length} beginbfrange\n").AppendJoin('\n', hundred.Select(h => $"<{h:X2}00> <{h:X2}FF> <{h:X2}00>")).Append("\nendbfrange\n");
        objects.Add(Stream(Ascii(map.Append("endcmap end end").ToString())));
        for (var i = 0; i < pages.Length; i++)
        {
            objects.Add(Ascii($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + i * 2} 0 R >>"));
            var content = string.Concat(pages[i].Select(l => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"BT /F1 12 Tf {l.X} {842 - l.Y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(l.Text))}> Tj ET\n")));
            objects.Add(Stream(Ascii(content)));
        }
        return Assemble(objects);
    }

    internal static byte[] Assemble(List<byte[]> objects)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        file.Write(Ascii("%PDF-1.7\n"));
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write(Ascii("\nendobj\n"));
        }
        var start = file.Position;
        file.Write(Ascii($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    internal static byte[] Stream(byte[] content, string filter = "/FlateDecode")
    {
        var packed = new MemoryStream();
        using (var z = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            z.Write(content);
        return [.. Ascii($"<< /Length {packed.Length} /Filter {filter} >>\nstream\n"), .. packed.ToArray(), .. Ascii("\nendstream")];
    }

    internal static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>A Word document of these paragraphs in XML, with the parts beside it.</summary>
    internal static byte[] Word(string body, params (string Name, string Xml)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in parts.Append(("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>")))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        return file.ToArray();
    }

    internal static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";
}
