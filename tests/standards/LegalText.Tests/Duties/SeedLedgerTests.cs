using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>The State Council's division of tasks of 2020, against a table read by eye. Needs the official text beside the repository.</summary>
public sealed class SeedLedgerTests
{
    [Fact]
    public void Tasks43_EveryTaskAndMeasure_AsTheTableSays()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Tongban.slnx")))
            root = root.Parent;
        var seeds = Path.Combine(root!.FullName, "..", "shared", "seeds");
        var texts = Directory.Exists(seeds) ? Directory.GetFiles(seeds, "*.txt") : [];
        Assert.SkipUnless(texts.Length > 0, "the official texts are not beside the repository (../shared/seeds)");
        var document = Assert.Single(PlainDocument.All(File.ReadAllText(texts[0])), d => d.Is("国办发[2020]43号"));
        Assert.Equal(new DateOnly(2020, 11, 1), document.Issued);

        var tasks = LedgerReader.Read(document);
        Assert.Equal((25, 74), (tasks.Count, tasks.Sum(t => t.Measures.Count)));
        var rows = tasks.SelectMany(t => t.Measures.Select(m => Row(t.Number + m.Number, m.Answers, m.Deadlines)).Prepend(Row(t.Number, t.Answers, t.Deadlines)));
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Duties", "tasks-2020-43.txt")).Where(l => l[0] != '#'), rows);
    }

    private static string Row(string number, Responsibility answers, IReadOnlyList<Deadline> deadlines) => string.Join('|', number, string.Join('、', answers.Lead),
        string.Join('、', answers.Joint), answers.Regions ? "yes" : "no", string.Join(' ', deadlines.Where(d => d is { Date: not null, Uncertain: null }).Select(d => $"{d.Date:yyyy-MM-dd}").Distinct()));
}
