using System.Xml.Linq;
using Tongban.LegalText.AkomaNtoso;
using Tongban.LegalText.Amendments;
using Tongban.LegalText.Citations;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>What a decision changes in other documents. Written for these tests.</summary>
public sealed class AmendmentTests
{
    private const string Ship = """
        演示市船舶条例
        （2019年3月1日演示市第五届人民代表大会常务委员会第二次会议通过）
        第一章　总则
        第四条　船舶分为两类。
        第五条　船舶应当登记。
        第二章　附则
        第六条　本条例自2019年5月1日起施行。
        """;

    internal const string Decision = """
        演示市人民代表大会常务委员会关于修改《演示市船舶条例》的决定
        （2021年10月23日演示市第五届人民代表大会常务委员会第三十一次会议通过）
        一、将第五条修改为：“第五条　船舶应当登记。登记按照第四条办理，删去第九条的船舶除外。”
        二、将第四条第一款中的“两类”修改为“三类”。
        三、增加一条，作为第五条之一：“船舶单位不得拒绝检查。”
        四、第六条增加一款，作为第二款：“另有规定的除外。”
        五、删去第七条、第八条中的“或者渔船”。第十条改为第九条。
        本决定自2022年1月1日起施行。
        """;

    [Fact]
    public void Decision_EveryChange_WithItsPlaceAndWords_NoneFromNewText()
    {
        var decision = Assert.Single(OfficialText.Read(Decision).Documents);

        var changes = AmendmentReader.Read(decision);

        Assert.Equal(
            [
                "cl_1 Substitution art_5  → 第五条船舶应当登记。登记按照第四条办理，删去第九条的船舶除外。",
                "cl_2 Substitution art_4 两类 → 三类",
                "cl_3 Insertion art_5-1  → 船舶单位不得拒绝检查。",
                "cl_4 Insertion art_6__al_2  → 另有规定的除外。",
                "cl_5 Repeal art_7  → ",
                "cl_5 Repeal art_8 或者渔船 → ",
                "cl_5 Renumbering art_10  → 第九条",
            ],
            changes.Select(c => $"{c.Clause} {c.Kind} {c.Path} {c.Words} → {c.New}"));
        Assert.All(changes, c => Assert.Equal("演示市船舶条例", c.Title));
        Assert.All(changes, c => Assert.StartsWith(c.Text, decision.AllClauses().Single(one => one.EId == c.Clause).Text[c.Start..], StringComparison.Ordinal));
    }

    [Fact]
    public void OnSeveralDocuments_EachHeadingNamesItsOwn()
    {
        var decision = Assert.Single(OfficialText.Read("""
            演示市人民政府关于修改部分规章的决定
            演示市人民政府令第12号
            一、修改《演示市停车办法》
            （一）将第二条修改为：“停车场分两类。”
            （二）删去第三条。
            二、对《演示市集市办法》作出修改
            （一）删去第四条第二款。
            """).Documents);

        Assert.Equal(["演示市停车办法 art_2", "演示市停车办法 art_3", "演示市集市办法 art_4__al_2"], AmendmentReader.Read(decision).Select(c => $"{c.Title} {c.Path}"));
    }

    [Fact]
    public void AddedParts_StandInTheArticleNamedBesideThem_ElseInTheOneBefore()
    {
        var decision = Assert.Single(OfficialText.Read("""
            演示市人民政府关于修改《演示市停车办法》的决定
            演示市人民政府令第13号
            一、将第四条修改为：“停车场分两类。”第六条第二款增加一项，作为第三项：“夜间停车场。”删去第三款。
            """).Documents);

        Assert.Equal(["art_4", "art_6__al_2__para_3", "art_6__al_3"], AmendmentReader.Read(decision).Select(c => c.Path));
    }

    [Fact]
    public void OtherDocuments_ChangeNothing() =>
        Assert.All(OwnTexts.All.SelectMany(t => OfficialText.Read(t).Documents), d => Assert.Empty(AmendmentReader.Read(d)));

    [Fact]
    public void AkomaNtoso_ActiveModifications_LeadToTheChangedClause()
    {
        IReadOnlyList<LegalDocument> documents = [.. OfficialText.Read(Ship).Documents, .. OfficialText.Read(Decision).Documents];
        XNamespace akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

        var xml = AkomaNtosoWriter.Write(documents, 1, new CitationReader(documents).Read(1));

        var first = xml.Descendants(akn + "textualMod").First();
        Assert.Equal(("substitution", "#cl_1", AkomaNtosoWriter.Iri(documents[0]) + "/!main#chp_1__art_5"),
            ((string?)first.Attribute("type"), (string?)first.Element(akn + "source")!.Attribute("href"), (string?)first.Element(akn + "destination")!.Attribute("href")));
        Assert.Equal(7, xml.Descendants(akn + "textualMod").Count());
    }
}
