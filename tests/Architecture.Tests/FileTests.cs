using System.Text.RegularExpressions;

namespace Tongban.Architecture.Tests;

/// <summary>Files and folders: sizes, names, and words that must not be left in them.</summary>
public sealed partial class FileTests
{
    private static readonly string[] FoldersByPattern = ["Services", "Helpers", "Models", "Common", "Managers", "Utils"];

    // Written apart, so that this page does not break its own rule.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];
    private static readonly string[] TextEndings =
        [".cs", ".razor", ".md", ".sh", ".props", ".targets", ".csproj", ".slnx", ".json", ".yaml", ".yml", ".bpmn", ".dmn", ".liquid", ".css", ".js", ".ts", ".txt", ".html"];

    [Fact]
    public void NoFileIsLong() => Rule.Holds("no C# file above 600 lines",
        House.Code.Where(f => Lines(f) > 600));

    [Fact]
    public void FilesHaveTheRightSize()
    {
        var sizes = House.Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal)).Select(Lines).Order().ToList();
        Assert.InRange(sizes[sizes.Count / 2], 40, 130);
        Assert.InRange(sizes.Count(s => s > 400), 0, sizes.Count / 50);
    }

    [Fact]
    public void ProgramsAreShort() => Rule.Holds("Program.cs stays under 60 lines",
        House.Code.Where(f => f.EndsWith("/Program.cs", StringComparison.Ordinal) && Lines(f) >= 60));

    [Fact]
    public void FoldersAreNamedForWhatIsInThem() => Rule.Holds("no folder by pattern kind",
        House.Files.SelectMany(f => f.Split('/').SkipLast(1)).Where(FoldersByPattern.Contains));

    [Fact]
    public void EveryRoomHasItsReadme() => Rule.Holds("every library and module has a README",
        House.Projects.Where(p => p.Room != "apps" && !House.Files.Contains($"src/{p.Room}/{p.Name}/README.md")).Select(p => p.ToString()));

    [Fact]
    public void NothingIsLeftToDo() => Rule.Holds("nothing is left to do",
        from file in Readable()
        from word in Unfinished
        where Regex.IsMatch(House.Text(file), $@"\b{word}\b")
        select file);

    [Fact]
    public void NoTestIsSkippedByName() => Rule.Holds("no test is switched off",
        House.Code.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && SwitchedOff().IsMatch(House.Text(f))));

    [Fact]
    public void NoPathOfSomebodysMachine() => Rule.Holds("no path of somebody's machine",
        from file in Readable()
        from Match match in PrivatePath().Matches(House.Text(file))
        select $"{file}: {match.Value}");

    [Fact]
    public void NoBuildOutputInGit() => Rule.Holds("no build output in git",
        House.Files.Where(f => $"/{f}".Contains("/bin/", StringComparison.Ordinal) || f.Contains("/obj/", StringComparison.Ordinal) || f.Contains("node_modules/", StringComparison.Ordinal)));

    [GeneratedRegex("""\[(Fact|Theory)[^\]]*\bSkip\s*=""")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex("""(?<![\w.:/-])(/(work|home|root|Users)/[\w.-]+|[A-Z]:\\Users\\\w+)""")]
    private static partial Regex PrivatePath();

    private static IEnumerable<string> Readable() =>
        House.Files.Where(f => !f.EndsWith("package-lock.json", StringComparison.Ordinal) && !f.EndsWith("packages.lock.json", StringComparison.Ordinal)
            && (TextEndings.Any(e => f.EndsWith(e, StringComparison.Ordinal)) || !Path.HasExtension(f)));

    private static int Lines(string file) => File.ReadLines(Path.Combine(House.Root, file)).Count();
}
