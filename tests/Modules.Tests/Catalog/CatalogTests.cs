using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tongban.Casework;
using Tongban.Catalog;
using Tongban.Catalog.BrowseItems;
using Tongban.Catalog.Contracts;
using Tongban.Kernel;
using Tongban.Packs;
using Tongban.Registers;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Catalog;

/// <summary>The catalog over the packs of this repository.</summary>
public sealed class CatalogTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 3, 1, 2, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider services;
    private readonly ICatalog catalog;

    public CatalogTests()
    {
        services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLogging()
            .AddPackReading().AddRegisterActions().AddSimulation().AddCatalog().BuildServiceProvider();
        Assert.Empty(services.LoadPacks(Repository.At("packs")));
        catalog = services.GetRequiredService<ICatalog>();
    }

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData("环")]
    [InlineData("环评")]
    [InlineData("建设项目 审批")]
    [InlineData("環评", false)]
    [InlineData("EIA")]
    [InlineData("eia report")]
    [InlineData("ＥＩＡ")]
    [InlineData("环评 no-such-word", false)]
    [InlineData("ct report", false)]
    public void List_WithWords_FindsByAllOfThem(string search, bool found = true) =>
        Assert.Equal(found, catalog.List(search).Any(i => i.Item == "eia-approval"));

    [Fact]
    public void List_WithManyWordsOfAnything_AnswersAndFindsNothing() =>
        Assert.Empty(catalog.List(string.Join(' ', Enumerable.Repeat("\0%_'\"<环>", 5000)) + " zzz"));

    [Fact]
    public void List_BeforeTheDocumentIsInForce_HasNoneOfItsItems()
    {
        var earlier = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2020, 12, 31, 15, 59, 0, TimeSpan.Zero))).AddLogging()
            .AddPackReading().AddRegisterActions().AddSimulation().AddCatalog().BuildServiceProvider();
        earlier.LoadPacks(Repository.At("packs"));
        var before = earlier.GetRequiredService<ICatalog>();

        Assert.DoesNotContain(before.List(""), i => i.Item == "eia-approval");
        Assert.Equal(RefusalKind.NotFound, before.Guide("eia-approval", "report").Refusal?.Kind);
    }

    [Fact]
    public void List_OverMidnightOfShanghai_FollowsTheLegalDay()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 12, 31, 15, 59, 0, TimeSpan.Zero));
        var around = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddLogging()
            .AddPackReading().AddRegisterActions().AddSimulation().AddCatalog().BuildServiceProvider();
        around.LoadPacks(Repository.At("packs"));
        var both = around.GetRequiredService<ICatalog>();
        Assert.DoesNotContain(both.List(""), i => i.Item == "eia-approval");

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains(both.List(""), i => i.Item == "eia-approval");
    }

    [Fact]
    public void List_ByPlace_HoldsOnlyWhatBelongsThere()
    {
        Assert.Contains(catalog.List(new CatalogFilter(Theme: "environment", Audience: "company", LifeEvent: "building-a-project", Organ: "mee", Region: "320500")), i => i.Item == "eia-approval");
        Assert.DoesNotContain(catalog.List(new CatalogFilter(Theme: "marriage")), i => i.Item == "eia-approval");
        Assert.DoesNotContain(catalog.List(new CatalogFilter(Organ: "no-such-organ")), i => i.Item == "eia-approval");
    }

    [Fact]
    public void Terms_OfEveryItem_CountItemsNotVariants()
    {
        var terms = catalog.Terms();

        Assert.Equal(catalog.List(new CatalogFilter(Theme: "environment")).Count, terms.Themes.Single(t => t.Code == "environment").Items);
        Assert.Equal(34, terms.Regions.Count);
        Assert.Equal(["person", "company"], terms.Audiences.Select(a => a.Code));
    }

    [Fact]
    public void Terms_NamedByTheCatalog_AreThoseThePackSchemaTakes()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("src/modules/Packs/Schemas/item.json")));
        IEnumerable<string?> Ids(string place) =>
            schema.RootElement.GetProperty("properties").GetProperty(place).GetProperty("items").GetProperty("enum").EnumerateArray().Select(v => v.GetString());

        Assert.Equal(Ids("themes"), BrowseTerms.Themes.Keys);
        Assert.Equal(Ids("lifeEvents"), BrowseTerms.LifeEvents.Keys);
    }

    [Fact]
    public void Guide_OfAVariant_SaysPeriodsWithTheirUnit()
    {
        var guide = catalog.Guide("eia-approval", "form").Value;

        Assert.Equal(new Text("30日", "30 days"), guide.Periods.Single(p => p.Id == "decision").Length);
        Assert.Equal(new Text("5个工作日", "5 working days"), guide.Periods.Single(p => p.Id == "publicity").Length);
        Assert.Equal("art-18", guide.Periods.Single(p => p.Id == "decision").Clause?.Clause);
        Assert.Equal(["60 days", "30 days"], guide.Variants.Select(v => v.Periods.Single(p => p.Id == "decision").Length.En));
        Assert.All(guide.LegalBasis.Where(b => b.Ref.Instrument == "eia-approval"), b => Assert.NotNull(b.Gist));
        Assert.True(Assert.Single(guide.Versions).InForceToday);
    }

    [Fact]
    public void Guide_Steps_AreAllThatTheDrawingNames()
    {
        var guide = catalog.Guide("eia-approval", "report").Value;

        Assert.Equal(Enumerable.Range(1, guide.Steps.Count), guide.Steps.Select(s => s.Number));
        Assert.Equal("submit", guide.Steps[0].Event);
        foreach (var type in (string[])["accept", "request-correction", "correct", "decide", "announce", "commission-evaluation", "receive-evaluation", "request-hearing", "hold-hearing"])
            Assert.Contains(guide.Steps, s => s.Event == type && s.Kind == StepKind.Act);
        Assert.True(guide.Steps.Single(s => s.Event == "withdraw").Meanwhile);
        Assert.Contains(guide.Steps, s => s.Kind == StepKind.Automatic && s.Title.En.Contains("without", StringComparison.OrdinalIgnoreCase) || s.Title.Zh.Contains("视为受理", StringComparison.Ordinal));
        Assert.All(guide.Steps, s => Assert.DoesNotContain(s.Title.En, c => c is >= '\u3400' and <= '\u9fff'));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Flow_InALanguage_HasNoNameOfTheOther(string language)
    {
        var drawing = XDocument.Parse(catalog.Flow("eia-approval", "report", language).Value);

        var names = drawing.Descendants().Where(e => e.Name.LocalName != "message").Attributes("name").Select(a => a.Value).ToList();
        Assert.True(names.Count > 40);
        Assert.All(names, name => Assert.Equal(language == "zh", name.Any(c => c is >= '\u3400' and <= '\u9fff')));
        Assert.Contains(drawing.Descendants(), e => e.Name.LocalName == "BPMNShape");
    }

    [Fact]
    public void Template_BlankAndSample_DifferByWhatIsFilledIn()
    {
        var blank = catalog.Template("eia-approval", "report", "application-letter", sample: false).Value;
        var sample = catalog.Template("eia-approval", "report", "application-letter", sample: true).Value;

        Assert.Contains("＿＿", blank.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("＿＿", sample.Zh, StringComparison.Ordinal);
        Assert.Contains("86000", sample.En, StringComparison.Ordinal);
        Assert.Contains("<table>", blank.En, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, catalog.Template("eia-approval", "report", "disc", sample: false).Refusal?.Kind);
    }
}
