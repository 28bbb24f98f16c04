using System.Globalization;
using System.Xml.Linq;

namespace Tongban.Ofd.Tests;

/// <summary>What is written has the structure that GB/T 33190 asks for.</summary>
public sealed class WritingTests
{
    private static readonly XNamespace Ns = "http://www.ofdspec.org/2016";

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes() =>
        Assert.Equal(OfdWriter.Write(Documents.Certificate()), OfdWriter.Write(Documents.Certificate()));

    [Fact]
    public void Write_Ids_AreUniqueAndBelowTheMost()
    {
        var parts = Xml(OfdWriter.Write(Documents.Certificate()));
        var ids = parts.Values.SelectMany(x => x.Descendants()).Attributes("ID").Select(a => int.Parse(a.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True(ids.Max() <= (int)parts["Doc_0/Document.xml"].Descendants(Ns + "MaxUnitID").Single());
    }

    [Fact]
    public void Write_WhatIsNamed_IsThere_AndPicturesOnce()
    {
        var file = OfdWriter.Write(Documents.Certificate());
        var parts = Zip.Open(file);
        var xml = Xml(file);
        foreach (var page in xml["Doc_0/Document.xml"].Descendants(Ns + "Page"))
            Assert.Contains("Doc_0/" + (string)page.Attribute("BaseLoc")!, parts.Keys);
        var media = Assert.Single(xml["Doc_0/DocumentRes.xml"].Descendants(Ns + "MultiMedia"));
        Assert.Equal(Documents.Png, parts["Doc_0/Res/" + (string)media.Element(Ns + "MediaFile")!]);
        var fonts = xml["Doc_0/PublicRes.xml"].Descendants(Ns + "Font").Select(f => (string)f.Attribute("ID")!).ToHashSet();
        Assert.All(xml.Values.SelectMany(x => x.Descendants(Ns + "TextObject")), t => Assert.Contains((string)t.Attribute("Font")!, fonts));
    }

    [Fact]
    public void Write_Text_HasAnAdvanceBetweenEachTwoCharacters()
    {
        var page = Xml(OfdWriter.Write(Documents.Certificate()))["Doc_0/Pages/Page_1/Content.xml"];
        var code = page.Descendants(Ns + "TextCode").Single();
        Assert.Equal("第二页 page two 2", code.Value);
        var advances = ((string)code.Attribute("DeltaX")!).Split(' ');
        Assert.Equal(code.Value.Length - 1, advances.Length);
        Assert.Equal(["5", "5", "5", "2.5"], advances[..4]);
    }

    [Fact]
    public void Write_WhatCannotBe_IsRefused()
    {
        var good = Documents.Certificate();
        Assert.Throws<ArgumentException>(() => OfdWriter.Write(good with { Pages = [] }));
        Assert.Throws<ArgumentException>(() => OfdWriter.Write(good with { Id = "x" }));
        Assert.Throws<ArgumentException>(() => OfdWriter.Write(good with { Metadata = [new("a", "1"), new("a", "2")] }));
        Assert.Throws<ArgumentException>(() => OfdWriter.Write(good with { Title = "\u0001" }));
    }

    [Fact]
    public void Flow_BreaksWhereOneMay_LosesNothing_AndTurnsThePage()
    {
        const string text = "演示单位（以下简称“演示”）应当在2021年3月31日前完成Tongban平台的部署，逾期的，按照《演示办法》第十二条处理。";
        var flow = new OfdFlow(new(20, 20, 50, 60));
        for (var n = 0; n < 10; n++)
            flow.Paragraph(text, 5, 8, indent: 2);
        var pages = flow.Pages();

        Assert.True(pages.Count > 5);
        var lines = pages.SelectMany(p => p.Marks).OfType<OfdText>().ToList();
        Assert.Equal(string.Concat(Enumerable.Repeat(text, 10)), string.Concat(lines.Select(l => l.Text)));
        Assert.All(lines, line =>
        {
            Assert.True(line.X + line.Width <= 70.001, line.Text);
            Assert.DoesNotContain(line.Text[0], "，。）”》");
            Assert.DoesNotContain(line.Text[^1], "（“《");
        });
        Assert.All(pages.SelectMany(p => p.Marks).OfType<OfdText>(), line => Assert.InRange(line.Baseline, 20, 80));
        Assert.DoesNotContain(lines, l => l.Text.EndsWith("Ton", StringComparison.Ordinal));
    }

    private static Dictionary<string, XElement> Xml(byte[] file) => Zip.Open(file)
        .Where(p => p.Key.EndsWith(".xml", StringComparison.Ordinal))
        .ToDictionary(p => p.Key, p => XElement.Load(new MemoryStream(p.Value)));
}
