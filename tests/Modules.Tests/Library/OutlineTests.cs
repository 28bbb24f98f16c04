using Microsoft.Extensions.DependencyInjection;
using Tongban.LegalText;
using Tongban.Library;
using Tongban.Library.ReadDocument;
using Tongban.Packs;
using Tongban.Packs.Contracts;
using Tongban.Testing;
using ClauseKind = Tongban.LegalText.ClauseKind;

namespace Tongban.Modules.Tests.Library;

/// <summary>Each outline beside its official text, where the texts lie beside the repository: no clause missing, none invented, no sentence copied.</summary>
public sealed class OutlineTests
{
    /// <summary>Shorter runs of the same characters are names of laws, bodies and tasks, which nobody can say otherwise.</summary>
    private const int LongestRun = 20;

    private static readonly Lazy<IReadOnlyList<LegalDocument>> Texts = new(ReadTexts);
    private static readonly Lazy<IReadOnlyList<Pack>> Packs = new(LoadOutlines);

    public static TheoryData<string> Outlines => new(Packs.Value.Select(p => p.Id));

    [Theory, MemberData(nameof(Outlines))]
    public void Outline_BesideItsText_HasTheSameNumbers(string id)
    {
        var (text, pack) = Pair(id);

        var written = Numbered(text.AllClauses().SelectMany(Numbers).Concat(Absent(text)));
        var outlined = Numbered(pack.Instrument.AllClauses().Select(c => c.Number));

        Assert.NotEmpty(text.Clauses);
        Assert.Equal(written, outlined);
    }

    [Theory, MemberData(nameof(Outlines))]
    public void Outline_BesideItsText_HasItsNumberAndTitle(string id)
    {
        var (text, pack) = Pair(id);

        Assert.Equal(DocumentKey.Number(pack.Instrument.Number), DocumentKey.Number(text.Number));
        Assert.Equal(DocumentKey.Title(pack.Instrument.Title.Zh), DocumentKey.Title(text.Title));
    }

    [Theory, MemberData(nameof(Outlines))]
    public void Gist_BesideItsText_CopiesNoLongRun(string id)
    {
        var (text, pack) = Pair(id);
        var words = Han(string.Concat(text.AllClauses().Select(c => c.Heading + c.Text)));
        var copied = from clause in pack.Instrument.AllClauses()
                     let gist = Han(clause.Gist.Zh)
                     from start in Enumerable.Range(0, Math.Max(0, gist.Length - LongestRun + 1))
                     where words.Contains(gist.Substring(start, LongestRun), StringComparison.Ordinal)
                     select $"{clause.Id}: {gist.Substring(start, LongestRun)}";

        Assert.Empty(copied);
    }

    [Fact]
    public void Texts_AreFifteenDocuments_EachOutlined()
    {
        SkipWithoutTexts();
        Assert.Equal(15, Texts.Value.Count);
        Assert.Equal(15, Packs.Value.Count);
    }

    // Rows of a table are counted by their place; the word above numbered notes is no number of its own.
    private static IEnumerable<string> Numbers(Tongban.LegalText.Clause clause) => clause.Kind switch
    {
        ClauseKind.Table => Enumerable.Range(1, clause.Rows.Count).Select(r => r.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ClauseKind.Note when clause.Children.Count > 0 => [],
        _ => [clause.Number],
    };

    // An attachment that is named, and whose text the file does not hold, is outlined too.
    private static IEnumerable<string> Absent(LegalDocument text) =>
        text.Attachments.Where(a => !a.Present && text.Clauses.All(c => c.EId != $"att_{a.Number}")).Select(a => text.Attachments.Count == 1 ? "附件" : $"附件{a.Number}");

    private static IEnumerable<string> Numbered(IEnumerable<string> numbers) => numbers.Select(Alignment.Number).Where(n => n.Length > 0).Order(StringComparer.Ordinal);

    private static string Han(string text) => string.Concat(text.Where(c => c is >= '\u4E00' and <= '\u9FFF'));

    private static (LegalDocument Text, Pack Pack) Pair(string id)
    {
        SkipWithoutTexts();
        var pack = Packs.Value.Single(p => p.Id == id);
        var text = Texts.Value.SingleOrDefault(t => DocumentKey.Number(pack.Instrument.Number) is { } number
            ? number == DocumentKey.Number(t.Number)
            : t.Number is null && DocumentKey.Title(t.Title) == DocumentKey.Title(pack.Instrument.Title.Zh));
        Assert.True(text is not null, $"{id}: the texts hold no document {pack.Instrument.Number} {pack.Instrument.Title.Zh}");
        return (text, pack);
    }

    private static void SkipWithoutTexts() =>
        Assert.SkipUnless(Texts.Value.Count > 0, "the official texts are not beside the repository (../shared/seeds), so outlines were not compared with them");

    private static IReadOnlyList<LegalDocument> ReadTexts()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("TONGBAN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "seeds");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(f => OfficialText.Read(File.ReadAllBytes(f)).Documents)]
            : [];
    }

    private static IReadOnlyList<Pack> LoadOutlines()
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddPackReading().BuildServiceProvider();
        services.LoadPacks(Repository.At("packs"));
        return services.GetRequiredService<IPackLibrary>().Packs;
    }
}
