using System.Xml.Linq;

namespace Tongban.Ofd;

/// <summary>Where the parts of a package are named.</summary>
internal static class OfdParts
{
    /// <summary>The one file with a fixed place.</summary>
    internal const string Head = "OFD.xml";

    /// <summary>The one document of a package. A second could be what some reader shows while the first is verified: refused.</summary>
    /// <exception cref="OfdException">None, or several.</exception>
    internal static XElement Body(XElement head)
    {
        if (head.Name != OfdXml.Ns + "OFD")
            throw new OfdException(OfdFault.Malformed, Head, $"the root is {head.Name.LocalName}, not OFD");
        var bodies = head.Elements(OfdXml.Ns + "DocBody").Take(2).ToList();
        return bodies.Count == 1 ? bodies[0] : throw new OfdException(OfdFault.Malformed, Head, bodies.Count == 0 ? "it names no document" : "it names several documents");
    }

    /// <summary>The text of a child that must stand once, or null when it does not stand.</summary>
    /// <exception cref="OfdException">It stands several times.</exception>
    internal static string? Text(string path, XElement parent, string name)
    {
        var found = parent.Elements(OfdXml.Ns + name).Take(2).ToList();
        return found.Count < 2 ? found.FirstOrDefault()?.Value.Trim() : throw new OfdException(OfdFault.Malformed, path, $"{name} stands several times");
    }

    /// <exception cref="OfdException">It does not stand, or several times.</exception>
    internal static string Needed(string path, XElement parent, string name) =>
        Text(path, parent, name) is { Length: > 0 } text ? text : throw new OfdException(OfdFault.Malformed, path, $"{name} is missing");
}
