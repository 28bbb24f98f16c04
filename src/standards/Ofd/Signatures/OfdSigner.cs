using System.Globalization;
using System.Xml.Linq;
using Tongban.GuoMi;

namespace Tongban.Ofd;

/// <summary>Signs OFD packages: SM3 digests of every part listed in a signature file, which is signed in the syntax of GB/T 35275.</summary>
public static class OfdSigner
{
    /// <summary>
    /// Adds a signature over all that the package holds, earlier signatures with their values too. A later signature leaves it whole.
    /// </summary>
    /// <param name="file">The package.</param>
    /// <param name="certificate">Of the key that signs.</param>
    /// <param name="sign">Gives the DER signature of the key over the bytes; see <see cref="ISm2KeyStore.Sign"/>.</param>
    /// <param name="at">When it is signed.</param>
    /// <returns>The signed package.</returns>
    /// <exception cref="OfdException">The file is no package that can be signed.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> file, Sm2Certificate certificate, Func<byte[], byte[]> sign, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(sign);
        var package = OfdPackage.Read(file);
        var list = SignatureList.Of(package);
        if (list.Path is null)
        {
            var head = package.Xml(OfdParts.Head);
            OfdParts.Body(head).Add(OfdXml.Element("Signatures", SignatureList.Standard));
            package = package.With(KeyValuePair.Create(OfdParts.Head, OfdXml.Write(head)));
        }

        var path = list.Path ?? SignatureList.Standard;
        var number = list.Entries.Count;
        var folder = $"Sign_{number}";
        var root = path[..(path.LastIndexOf('/') + 1)] + folder + "/";
        if (package.Paths.Any(p => p.StartsWith(root, StringComparison.OrdinalIgnoreCase)))
            throw new OfdException(OfdFault.BadName, root, "the package has files where its next signature would stand");

        var covered = package.Paths.Where(p => p != path).Select(p => OfdXml.Element(
            "Reference",
            new XAttribute("FileRef", "/" + p),
            OfdXml.Element("CheckValue", Convert.ToBase64String(Sm3.Hash(package.Bytes(p))))));
        var statement = OfdXml.Write(OfdXml.Root(
            "Signature",
            OfdXml.Element(
                "SignedInfo",
                OfdXml.Element("Provider", new XAttribute("ProviderName", "Tongban"), new XAttribute("Version", "1.0"), new XAttribute("Company", "Tongban")),
                OfdXml.Element("SignatureMethod", SignatureList.Method),
                OfdXml.Element("SignatureDateTime", at.ToUniversalTime().ToString(SignatureList.TimeFormat, CultureInfo.InvariantCulture)),
                OfdXml.Element("References", new XAttribute("CheckMethod", SignatureList.Digest), covered)),
            OfdXml.Element("SignedValue", "/" + root + "SignedValue.dat")));
        var value = new Sm2SignedData(certificate, sign(statement)).ToDer();

        return package.With(
            KeyValuePair.Create(root + "Signature.xml", statement),
            KeyValuePair.Create(root + "SignedValue.dat", value),
            KeyValuePair.Create(path, list.With(number, $"{folder}/Signature.xml"))).ToArray();
    }
}
