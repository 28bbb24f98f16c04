using System.Xml.Linq;

namespace Tongban.Ofd;

/// <summary>The list of a package's signatures (GB/T 33190, clause 18.1).</summary>
/// <param name="Path">Where it stands; null when the package names none.</param>
/// <param name="Entries">Id and place of each signature file, oldest first.</param>
internal sealed record SignatureList(string? Path, IReadOnlyList<(string Id, string File)> Entries)
{
    internal const string Standard = "Doc_0/Signs/Signatures.xml";
    internal const string TimeFormat = "yyyyMMddHHmmss'Z'";

    /// <summary>SM2 with SM3 (GB/T 33560).</summary>
    internal const string Method = "1.2.156.10197.1.501";

    /// <summary>SM3.</summary>
    internal const string Digest = "1.2.156.10197.1.401";

    private const int Most = 64;

    /// <exception cref="OfdException">The list is named but missing, or malformed.</exception>
    internal static SignatureList Of(OfdPackage package)
    {
        var location = OfdParts.Text(OfdParts.Head, OfdParts.Body(package.Xml(OfdParts.Head)), "Signatures");
        if (location is not { Length: > 0 })
            return new(null, []);
        var path = OfdPackage.Resolve(OfdParts.Head, location);
        var entries = package.Xml(path).Elements(OfdXml.Ns + "Signature").Select(e => (Id: (string?)e.Attribute("ID") ?? "", (string?)e.Attribute("BaseLoc"))).ToList();
        if (entries.Count > Most)
            throw new OfdException(OfdFault.Limit, path, $"more than {Most} signatures");
        return new(path, [.. entries.Select(e => (e.Id, OfdPackage.Resolve(path, e.Item2 ?? throw new OfdException(OfdFault.Malformed, path, "BaseLoc is missing"))))]);
    }

    /// <summary>The list with one signature more.</summary>
    /// <param name="number">How many there are already.</param>
    /// <param name="file">Place of the signature file, seen from the list.</param>
    internal byte[] With(int number, string file)
    {
        var folder = Path is null ? "" : Path[..(Path.LastIndexOf('/') + 1)];
        return OfdXml.Write(OfdXml.Root(
            "Signatures",
            OfdXml.Element("MaxSignId", number),
            Entries.Select(e => Entry(e.Id, e.File.StartsWith(folder, StringComparison.Ordinal) ? e.File[folder.Length..] : "/" + e.File)),
            Entry($"{number}", file)));
    }

    private static XElement Entry(string id, string file) =>
        OfdXml.Element("Signature", new XAttribute("ID", id), new XAttribute("Type", "Sign"), new XAttribute("BaseLoc", file));
}
