using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Tongban.Ofd;

/// <summary>The XML of an OFD package: its namespace, numbers, and reading that no stranger's file can abuse.</summary>
internal static class OfdXml
{
    internal static readonly XNamespace Ns = "http://www.ofdspec.org/2016";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static XElement Element(string name, params object?[] content) => new(Ns + name, content);

    internal static XElement Root(string name, params object?[] content) =>
        new(Ns + name, new XAttribute(XNamespace.Xmlns + "ofd", Ns.NamespaceName), content);

    /// <summary>A length with at most four decimals: finer than any printer, the same text for the same page.</summary>
    internal static string Number(double value) => Math.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);

    internal static string Numbers(params double[] values) => string.Join(' ', values.Select(Number));

    internal static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Utf8, NewLineHandling = NewLineHandling.Entitize }))
            new XDocument(root).Save(writer);
        return stream.ToArray();
    }

    /// <summary>Reads XML without DTDs, entities or deep nesting.</summary>
    /// <exception cref="OfdException">It is not well-formed, or beyond the limits.</exception>
    internal static XElement Read(string path, byte[] bytes)
    {
        try
        {
            using (var look = Reader(bytes))
                while (look.Read())
                    if (look.Depth > OfdLimits.XmlDepth)
                        throw new OfdException(OfdFault.Limit, path, $"XML is nested deeper than {OfdLimits.XmlDepth}");
            using var reader = Reader(bytes);
            return XElement.Load(reader, LoadOptions.None);
        }
        catch (Exception fault) when (fault is XmlException or DecoderFallbackException)
        {
            throw new OfdException(OfdFault.Malformed, path, fault.Message);
        }
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = OfdLimits.EntryBytes,
        CloseInput = true,
    });
}
