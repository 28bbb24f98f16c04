using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>
/// The models of <c>Cases/</c> with what their decisions give: a line is the decision, or "service:" and a service, or "knowledge:" and
/// business knowledge, its inputs as a context of FEEL, and after the last `=>` an expression that gives the same.
/// </summary>
public sealed class ModelsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Names() => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_GivesWhatIsWrittenBesideIt(string name)
    {
        var model = DmnModel.Load(File.ReadAllText(Path.Combine(Folder, name + ".dmn")), Imported).Model;
        Assert.NotNull(model);
        var lines = File.ReadLines(Path.Combine(Folder, name + ".txt")).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.NotEmpty(lines);
        var wrong = lines.SelectMany(l => new[] { Judge(model, l, false), Judge(model, l, true) }).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Judge(DmnModel model, string line, bool trace)
    {
        var arrow = line.LastIndexOf("=>", StringComparison.Ordinal);
        var left = line[..arrow].Trim();
        var brace = left.IndexOf('{', StringComparison.Ordinal);
        var (asked, inputs) = brace < 0 ? (left, FeelContext.Empty) : (left[..brace].Trim(), Value(left[brace..]).AsContext!);
        var expected = Value($"[{line[(arrow + 2)..]}]").AsList![0];
        var value = (asked.Split(':') switch
        {
            ["service", var service] => model.DecideService(service, inputs, FeelOptions.Default, trace),
            ["knowledge", var knowledge] => model.Invoke(knowledge, inputs, FeelOptions.Default, trace),
            _ => model.Decide(asked, inputs, FeelOptions.Default, trace),
        }).Value;
        return value.Kind == expected.Kind && value.ToString() == expected.ToString() ? null : $"{line} but {value}{(trace ? " when traced" : "")}";
    }

    private static FeelValue Value(string text) => FeelExpression.Parse(text, FeelNames.None).Expression!.Evaluate(FeelContext.Empty, FeelOptions.Default).Value;

    private static FileStream? Imported(DmnImport import)
        => Path.Combine(Folder, $"imported-{import.Namespace[^1]}.dmn") is var file && File.Exists(file) ? File.OpenRead(file) : null;
}
