using System.Xml.Linq;
using System.Xml.Schema;
using Tongban.LegalText.AkomaNtoso;
using Tongban.LegalText.Citations;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>What is written is Akoma Ntoso 3.0: by the official schema where it stands beside the repository, and by its eIds and references always.</summary>
public sealed class AkomaNtosoTests
{
    private static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    [Fact]
    public void OwnAndOfficialTexts_ValidByTheSchema()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Tongban.slnx")))
            root = root.Parent;
        var shared = Path.Combine(root!.FullName, "..", "shared");
        Assert.SkipUnless(File.Exists(Path.Combine(shared, "akn", "akomantoso30.xsd")), "the schema of Akoma Ntoso 3.0 is not beside the repository (../shared/akn)");
        var schemas = new XmlSchemaSet { XmlResolver = new System.Xml.XmlUrlResolver() };
        schemas.Add(null, Path.Combine(shared, "akn", "akomantoso30.xsd"));
        var texts = OwnTexts.All.Append(AmendmentTests.Decision).Concat(Directory.Exists(Path.Combine(shared, "seeds")) ? Directory.GetFiles(Path.Combine(shared, "seeds"), "*.txt").Select(File.ReadAllText) : []);
        foreach (var text in texts)
        {
            var documents = OfficialText.Read(text).Documents;
            var citations = new CitationReader(documents);
            for (var i = 0; i < documents.Count; i++)
            {
                var errors = new List<string>();
                AkomaNtosoWriter.Write(documents, i, citations.Read(i)).Validate(schemas, (_, e) => errors.Add(e.Message));
                Assert.True(errors.Count == 0, $"{documents[i].Title}: {string.Join('\n', errors.Take(5))}");
            }
        }
    }

    [Fact]
    public void Statute_EIdsUniqueAndReferencesLeadToThem()
    {
        var documents = OfficialText.Read(OwnTexts.Statute).Documents;
        var xml = AkomaNtosoWriter.Write(documents, 0, new CitationReader(documents).Read(0));
        var ids = xml.Descendants().Select(e => (string?)e.Attribute("eId")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var references = xml.Descendants(Akn + "ref").ToDictionary(r => r.Value, r => (string)r.Attribute("href")!);
        Assert.Equal("#chp_2__art_3", references["本条例第三条第一款"]);
        Assert.Equal("#chp_2__art_3__al_2", references["前款"]);
        Assert.All(references.Values.Where(h => h[0] == '#'), h => Assert.Contains(h[1..], ids));
        Assert.Equal("repeal", (string?)xml.Descendants(Akn + "textualMod").Single().Attribute("type"));
    }
}
