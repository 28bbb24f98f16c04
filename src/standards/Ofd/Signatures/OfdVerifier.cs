using System.Globalization;
using System.Xml.Linq;
using Tongban.GuoMi;

namespace Tongban.Ofd;

/// <summary>Checks strangers' OFD packages against the authorities the verifier itself believes. Thread safe.</summary>
/// <param name="trust">Judges the certificates that packages carry.</param>
public sealed class OfdVerifier(Sm2Trust trust)
{
    /// <summary>Reads a package and checks each of its signatures.</summary>
    /// <param name="file">The package.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="OfdException">The file is no package, or beyond the limits; the message says where and why.</exception>
    public OfdVerification Verify(ReadOnlyMemory<byte> file, DateTimeOffset at)
    {
        var package = OfdPackage.Read(file);
        var body = OfdParts.Body(package.Xml(OfdParts.Head));
        package.Bytes(OfdPackage.Resolve(OfdParts.Head, OfdParts.Needed(OfdParts.Head, body, "DocRoot")));
        var info = body.Element(OfdXml.Ns + "DocInfo") ?? throw new OfdException(OfdFault.Malformed, OfdParts.Head, "DocInfo is missing");
        var list = SignatureList.Of(package);

        // Later signatures are made after an earlier one: it cannot vouch for them, and need not.
        var later = new HashSet<string>(StringComparer.Ordinal);
        var checks = new OfdSignatureCheck[list.Entries.Count];
        for (var index = checks.Length - 1; index >= 0; index--)
        {
            var path = list.Entries[index].File;
            later.UnionWith(OwnParts(package, path));
            checks[index] = Check(package, list.Path!, path, later, at);
        }

        return new(
            OfdParts.Text(OfdParts.Head, info, "DocID") ?? "",
            OfdParts.Text(OfdParts.Head, info, "Title") ?? "",
            [.. info.Elements(OfdXml.Ns + "CustomDatas").Elements(OfdXml.Ns + "CustomData").Select(d => KeyValuePair.Create((string?)d.Attribute("Name") ?? "", d.Value))],
            checks);
    }

    private OfdSignatureCheck Check(OfdPackage package, string list, string path, HashSet<string> later, DateTimeOffset now)
    {
        Sm2SignedData? value = null;
        DateTimeOffset? signedAt = null;
        OfdSignatureCheck Is(OfdResult result, string part) => new(result, part, value?.Certificate, signedAt);
        try
        {
            var bytes = package.Bytes(path);
            var signature = OfdXml.Read(path, bytes);
            var valuePath = OfdPackage.Resolve(path, OfdParts.Needed(path, signature, "SignedValue"));
            value = Sm2SignedData.FromDer(package.Bytes(valuePath));
            if (!value.VouchesFor(bytes))
                return Is(OfdResult.SignatureInvalid, valuePath);

            var info = signature.Elements(OfdXml.Ns + "SignedInfo").Single();
            signedAt = Time(path, OfdParts.Needed(path, info, "SignatureDateTime"));
            var references = info.Elements(OfdXml.Ns + "References").Single();
            if ((string?)references.Attribute("CheckMethod") != SignatureList.Digest)
                return Is(OfdResult.SignatureInvalid, path);
            var covered = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reference in references.Elements(OfdXml.Ns + "Reference"))
            {
                var part = OfdPackage.Resolve(path, (string?)reference.Attribute("FileRef") ?? "");
                covered.Add(part);
                if (package.Find(part) is not { } content || Convert.ToBase64String(Sm3.Hash(content)) != OfdParts.Needed(path, reference, "CheckValue"))
                    return Is(OfdResult.PartAltered, part);
            }

            if (package.Paths.FirstOrDefault(p => p != list && !covered.Contains(p) && !later.Contains(p)) is { } added)
                return Is(OfdResult.PartAdded, added);
            if (signedAt > now + EnvelopeVerifier.ClockTolerance)
                return Is(OfdResult.SignedInFuture, path);
            return Is(
                trust.Judge(value.Certificate, signedAt.Value) switch
                {
                    Sm2TrustResult.Trusted => OfdResult.Genuine,
                    Sm2TrustResult.UnknownIssuer => OfdResult.UnknownSigner,
                    _ => OfdResult.KeyNotInUse,
                },
                path);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException)
        {
            return Is(OfdResult.SignatureInvalid, path);
        }
    }

    // The signature file and its value; one that cannot be read has only itself.
    private static IEnumerable<string> OwnParts(OfdPackage package, string path)
    {
        yield return path;
        if (package.Find(path) is not { } bytes)
            yield break;
        string? value;
        try
        {
            value = OfdPackage.Resolve(path, OfdParts.Needed(path, OfdXml.Read(path, bytes), "SignedValue"));
        }
        catch (OfdException)
        {
            value = null;
        }

        if (value is not null)
            yield return value;
    }

    private static DateTimeOffset Time(string path, string text) =>
        DateTimeOffset.TryParseExact(text, SignatureList.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new OfdException(OfdFault.Malformed, path, $"the time '{text}' cannot be read");
}
