using System.Globalization;

namespace Tongban.Tck.Tests;

public sealed class TckTests
{
    [Fact]
    public void EveryCase_IsRun_AndOnlyExcludedOnesFail()
    {
        var root = Root();
        Assert.SkipUnless(root is not null, "The DMN TCK is not here: set TONGBAN_TCK to its folder or place it at ../shared/tck.");
        var excluded = Exclusions.Read();
        var runner = new TckRunner();
        var failures = new List<string>();
        var passingExclusions = new List<string>();
        int passed = 0, failed = 0, skipped = 0;
        foreach (var folder in TckCase.ReadAll(root).GroupBy(c => c.Folder).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (ok, total) = (0, 0);
            foreach (var test in folder)
            {
                total++;
                var why = runner.Run(test);
                if (excluded.ContainsKey(test.Key))
                {
                    skipped++;
                    if (why is null) passingExclusions.Add(test.Key);
                }
                else if (why is null) { ok++; passed++; }
                else { failed++; failures.Add($"{test.Key}: {why}"); }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder.Key}: {ok}/{total}"));
        }
        foreach (var f in failures) Console.WriteLine("FAILED " + f);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tck: {passed} passed, {failed} failed, {skipped} excluded"));
        Assert.True(passingExclusions.Count == 0, "Excluded cases pass and must be taken off the list: " + string.Join(", ", passingExclusions));
        Assert.True(failures.Count == 0, $"{failures.Count} cases fail, the first: {failures.FirstOrDefault()}");
    }

    [Fact]
    public void Exclusions_DoNotGrow() => Assert.True(Exclusions.Read().Count <= Exclusions.Most, "An exclusion may go, none may come.");

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("TONGBAN_TCK") is { Length: > 0 } set) return Directory.Exists(set) ? set : null;
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (!File.Exists(Path.Combine(d.FullName, "Tongban.slnx"))) continue;
            var tck = Path.Combine(d.FullName, "..", "shared", "tck");
            return Directory.Exists(tck) ? tck : null;
        }
        return null;
    }
}
