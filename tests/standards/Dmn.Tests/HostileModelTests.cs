using CsCheck;
using Tongban.Feel;
using Tongban.Testing;

namespace Tongban.Dmn.Tests;

/// <summary>Strangers' models: never thrown from, refused with a place, bounded.</summary>
public sealed class HostileModelTests
{
    private static readonly string Sound = File.ReadAllText(Repository.At("packs", "eia-approval", "decisions", "acceptance.dmn"));

    [Theory]
    [InlineData("""<!DOCTYPE d SYSTEM "file:///etc/passwd"><definitions/>""")]
    [InlineData("""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><definitions name="&b;"/>""")]
    [InlineData("<definitions")]
    [InlineData("")]
    [InlineData("no xml at all")]
    public void Xml_ThatIsBadOrMean_IsRefusedWithItsLine(string xml)
    {
        var loaded = DmnModel.Load(xml);
        Assert.Null(loaded.Model);
        Assert.All(loaded.Problems, p => Assert.True(p.Line >= 1, p.ToString()));
        Assert.NotEmpty(loaded.Problems);
    }

    [Fact]
    public void Elements_AHundredThousandDeep_AreRefused()
    {
        var loaded = DmnModel.Load(string.Concat(Enumerable.Repeat("<context>", 100_000)) + string.Concat(Enumerable.Repeat("</context>", 100_000)));
        Assert.Contains(loaded.Problems, p => p.Code == "dmn.depth");
    }

    [Fact]
    public void Decisions_ThatRequireEachOther_AreRefused()
    {
        const string Xml = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
            <decision id="x" name="x"><variable name="x"/><informationRequirement><requiredDecision href="#y"/></informationRequirement><literalExpression><text>y</text></literalExpression></decision>
            <decision id="y" name="y"><variable name="y"/><informationRequirement><requiredDecision href="#x"/></informationRequirement><literalExpression><text>x</text></literalExpression></decision>
            </definitions>
            """;
        var loaded = DmnModel.Load(Xml);
        Assert.Contains(loaded.Problems, p => p.Severity == DmnSeverity.Error && p.Line > 1);
    }

    [Fact]
    public void Knowledge_ThatRequiresKnowledgeTwentyThousandTimes_IsABudgetNotAStack()
    {
        static string Bkm(int i) => $"""<businessKnowledgeModel id="k{i}" name="k{i}"><variable name="k{i}"/><encapsulatedLogic><literalExpression><text>1</text></literalExpression></encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#k{i + 1}"/></knowledgeRequirement></businessKnowledgeModel>""";
        var model = DmnModel.Load($"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
            <decision id="d" name="d"><variable name="d"/><knowledgeRequirement><requiredKnowledge href="#k0"/></knowledgeRequirement><literalExpression><text>k0()</text></literalExpression></decision>
            {string.Concat(Enumerable.Range(0, 20_000).Select(Bkm))}</definitions>
            """).Model!;
        Assert.Contains(model.Decide("d", FeelContext.Empty, FeelOptions.Default).Diagnostics, d => d.Diagnostic.Code == FeelCodes.Budget);
    }

    private static string Definitions(string inner, string ns = "urn:m") => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="{ns}">{inner}</definitions>
        """;

    [Fact]
    public void Types_ThatRestOnEachOtherTenThousandDeep_AreToldNotTried()
    {
        var chain = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"""<itemDefinition name="t{i}"><typeRef>t{i + 1}</typeRef></itemDefinition>"""));
        var nested = string.Concat(Enumerable.Range(0, 180).Select(i => $"""<itemComponent name="c{i}">""")) + string.Concat(Enumerable.Repeat("</itemComponent>", 180));
        foreach (var xml in new[] { Definitions(chain + Input("t0")), Definitions($"""<itemDefinition name="t0">{nested}</itemDefinition>""" + Input("t0")) })
            Assert.Contains(DmnModel.Load(xml).Problems, p => p.Code == "dmn.depth" && p.Severity == DmnSeverity.Error && p.Line > 0);
    }

    [Theory]
    [InlineData(":")]
    [InlineData("feel:")]
    [InlineData("self.")]
    [InlineData("x")]
    public void Type_OfALongName_IsUnknownNotAStack(string piece)
    {
        var xml = Definitions("""<import name="self" namespace="urn:m" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>""" + Input(string.Concat(Enumerable.Repeat(piece, 200_000)) + "nothing"));
        Assert.Contains(DmnModel.Load(xml).Problems, p => p.Code == "dmn.unknown-type");
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    public void Models_ThatImportEachOther_AreAskedOnceForAType(string name)
    {
        string Unit(int i) => Definitions(string.Concat(Enumerable.Range(0, 30).Select(j =>
            $"""<import name="{name}{(name.Length > 0 ? j : "")}" namespace="urn:{j}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>""")) + Input("p1.p2.p3.p4.nothing") + (i == 29 ? Input("there") : ""), $"urn:{i}");
        var loaded = DmnModel.Load(Unit(0), import => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Unit(int.Parse(import.Namespace["urn:".Length..], null)))));
        Assert.NotNull(loaded.Model);
        Assert.Contains(loaded.Problems, p => p.Code == "dmn.unknown-type");
    }

    private static string Input(string type) => $"""<inputData id="i{type.Length}" name="i"><variable name="i" typeRef="{type}"/></inputData>""";

    [Fact]
    public void Model_WithPiecesCutOutDoubledOrSwapped_NeverThrows() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 400], Gen.Int[0, Sound.Length - 1], Gen.Int[0, 2]).Array[1, 4].Sample(cuts =>
        {
            var xml = Sound;
            foreach (var (at, length, to, how) in cuts)
            {
                var from = Math.Min(at, xml.Length);
                var piece = xml.Substring(from, Math.Min(length, xml.Length - from));
                xml = how == 1 ? xml : xml.Remove(from, piece.Length);
                if (how > 0)
                    xml = xml.Insert(Math.Min(to, xml.Length), piece);
            }

            var loaded = DmnModel.Load(xml);
            Assert.True(loaded.Model is not null || loaded.Problems.Count > 0);
            var input = FeelContext.Of(("submit", FeelValue.Of(FeelContext.Of(("complete", FeelValue.True)))));
            foreach (var decision in loaded.Model?.Decisions ?? [])
                loaded.Model!.Decide(decision.Id, input, FeelOptions.Default, trace: true);
            if (loaded.Model is not null)
                DmnLint.Check(loaded.Model);
        }, iter: 3_000);
}
