using System.Xml;
using System.Xml.Linq;
using Tongban.Kernel;

namespace Tongban.Catalog.ShowGuide;

/// <summary>A procedure's XML with each name in one language, so that the drawing speaks as the page around it does.</summary>
internal static class FlowDrawing
{
    /// <summary>The XML was read by the pack's loader before, so that it holds no document type and is bounded.</summary>
    internal static string In(string language, string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = XDocument.Load(reader);
        foreach (var name in document.Descendants().Attributes("name").Where(a => a.Parent!.Name.LocalName is not ("message" or "signal" or "error" or "escalation")))
            if (Text.OfBoth(name.Value) is { } both)
                name.Value = both.In(language);
        // Rules and clocks are no part of a drawing; without them it is half as large.
        document.Descendants().Where(e => e.Name.LocalName == "extensionElements").Remove();
        return document.Declaration + "\n" + document.ToString(SaveOptions.DisableFormatting);
    }
}
