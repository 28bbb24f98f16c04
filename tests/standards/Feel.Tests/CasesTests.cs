namespace Tongban.Feel.Tests;

/// <summary>
/// What chapter 10 says, area by area, in the files of <c>Cases/</c>: a line is an expression and, after the last `=>`, one that gives the same.
/// The time that now() and today() give is 2026-07-01T09:30:15+08:00.
/// </summary>
public sealed class CasesTests
{
    private static readonly FeelOptions Options = new() { Now = new DateTimeOffset(2026, 7, 1, 9, 30, 15, TimeSpan.FromHours(8)) };

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_AllHold(string file)
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.NotEmpty(lines);
        var wrong = lines.Select(Judge).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Judge(string line)
    {
        var arrow = line.LastIndexOf("=>", StringComparison.Ordinal);
        var expected = Value($"[{line[(arrow + 2)..]}]").AsList is { Count: 1 } one ? one[0] : throw new InvalidOperationException($"Nothing is expected: {line}");
        var value = Value(line[..arrow]);
        return value.Kind == expected.Kind && value.ToString() == expected.ToString() ? null : $"{line} but {value}";
    }

    private static FeelValue Value(string text)
        => FeelExpression.Parse(text, FeelNames.None).Expression is { } read ? read.Evaluate(FeelContext.Empty, Options).Value : FeelValue.Null;
}
