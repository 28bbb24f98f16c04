using System.IO.Compression;
using System.Text;

namespace Tongban.Ofd.Tests;

/// <summary>Strangers' files are refused with the part and the reason, within limits, and nothing else happens.</summary>
public sealed class HostileTests(Signers signers)
{
    private static readonly byte[] Plain = OfdWriter.Write(Documents.Certificate());

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("Doc_0\\Document.xml")]
    [InlineData("C:evil")]
    [InlineData("Doc_0/./Document.xml")]
    [InlineData("Doc_0//Document.xml")]
    public void NameThatLeadsOut_IsRefused(string name) =>
        Assert.Equal(OfdFault.BadName, Fault(Zip.Make([.. Zip.Open(Plain), new(name, [1])])).Fault);

    [Theory]
    [InlineData("Doc_0/Document.xml")]
    [InlineData("doc_0/document.XML")]
    public void NameThatStandsTwice_IsRefused(string name) =>
        Assert.Equal(OfdFault.BadName, Fault(Zip.Make([.. Zip.Open(Plain), new(name, [1])])).Fault);

    [Fact]
    public void NotAnArchive_OrCutShort_IsRefused()
    {
        Assert.Equal(OfdFault.NotAPackage, Fault("%PDF-1.4"u8.ToArray()).Fault);
        Assert.Equal(OfdFault.NotAPackage, Fault([]).Fault);
        Assert.Equal(OfdFault.NotAPackage, Fault(Plain[..(Plain.Length / 2)]).Fault);
        Assert.Equal((OfdFault.Missing, "OFD.xml"), Said(Zip.Make([new("a.xml", [1])])));
    }

    [Fact]
    public void ArchiveThatUnpacksToTooMuch_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var target = archive.CreateEntry("OFD.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var n = 0; n < 40; n++)
                target.Write(zeros);
        }

        Assert.True(stream.Length < 200_000);
        Assert.Equal((OfdFault.Limit, "OFD.xml"), Said(stream.ToArray()));
        Assert.Equal(OfdFault.Limit, Fault(Zip.Make(Enumerable.Range(0, 4097).Select(n => KeyValuePair.Create($"{n}", Array.Empty<byte>())))).Fault);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", OfdFault.Malformed)]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>", OfdFault.Malformed)]
    [InlineData("<x", OfdFault.Malformed)]
    [InlineData("<OFD/>", OfdFault.Malformed)]
    [InlineData("<o:OFD xmlns:o='http://www.ofdspec.org/2016'><o:DocBody/><o:DocBody/></o:OFD>", OfdFault.Malformed)]
    [InlineData("<o:OFD xmlns:o='http://www.ofdspec.org/2016'><o:DocBody><o:DocRoot>../x</o:DocRoot></o:DocBody></o:OFD>", OfdFault.BadName)]
    [InlineData("<o:OFD xmlns:o='http://www.ofdspec.org/2016'><o:DocBody><o:DocRoot>x</o:DocRoot></o:DocBody></o:OFD>", OfdFault.Missing)]
    public void HeadThatIsNone_IsRefused(string head, OfdFault fault) =>
        Assert.Equal(fault, Fault(Zip.With(Plain, "OFD.xml", Encoding.UTF8.GetBytes(head))).Fault);

    [Fact]
    public void XmlNestedDeeply_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Equal((OfdFault.Limit, "OFD.xml"), Said(Zip.With(Plain, "OFD.xml", Encoding.UTF8.GetBytes(deep))));
    }

    [Fact]
    public void SignatureValueThatIsNone_IsNotGenuine()
    {
        var signed = signers.Sign(Plain);
        const string value = "Doc_0/Signs/Sign_0/SignedValue.dat";
        foreach (var bytes in (byte[][])[[], [0x30], [0x30, 0x80], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], new byte[100_000]])
            Assert.Equal(OfdResult.SignatureInvalid, Assert.Single(signers.Verify(Zip.With(signed, value, bytes)).Signatures).Result);
    }

    private OfdException Fault(byte[] file) => Assert.Throws<OfdException>(() => signers.Verify(file));

    private (OfdFault Fault, string Part) Said(byte[] file) => Fault(file) is var fault ? (fault.Fault, fault.Part) : default;
}
