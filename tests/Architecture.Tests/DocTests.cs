using System.Reflection;
using System.Text.RegularExpressions;
using Tongban.Kernel;

namespace Tongban.Architecture.Tests;

/// <summary>What the documents say is so: links lead somewhere, named tests and clauses exist, contracts speak the glossary.</summary>
public sealed partial class DocTests
{
    // Words that say what form a type has, not what it is about.
    private static readonly HashSet<string> WordsOfForm = new(StringComparer.Ordinal)
    {
        "View", "Card", "Page", "List", "Row", "Kind", "State", "Status", "Result", "Text", "Texts", "Input", "Exception", "Content", "Source", "Choice", "Choices",
        "Limits", "Option", "Field", "Data", "Schema", "Detail", "Dates", "Filter", "Need", "Answer", "Problem", "Fault", "Definition", "Template",
        "Library", "Loader", "Conventions", "Unknown", "Open", "Elsewhere", "Load", "Only", "Who", "May", "Sign", "In", "Number", "Simulated", "Rejection", "Public", "Loading", "Settings", "Check", "Start", "Run", "Needed", "Claused", "Governed", "Id",
    };

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<class>[A-Z]\w+)\.(?<method>[A-Z]\w+)`")]
    private static partial Regex NamedTest();

    private static IEnumerable<string> Pages => House.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_LeadSomewhere() => Rule.Holds("links lead somewhere",
        from page in Pages
        from Match link in Link().Matches(House.Text(page))
        let target = Path.GetFullPath(Path.Combine(House.Root, Path.GetDirectoryName(page)!, link.Groups["path"].Value))
        where !Path.Exists(target)
        select $"{page}: {link.Groups["path"].Value}");

    [Theory, InlineData("README.md"), InlineData("README.zh-CN.md")]
    public void Readme_SetUpIsTwoCommands(string readme)
    {
        var block = Assert.Single(Regex.Matches(House.Text(readme), "```sh\n(?<commands>.*?)```", RegexOptions.Singleline));
        string[] commands = block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["./run", "./test"], commands);
        Assert.All(commands, c => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(House.Root, c)).HasFlag(UnixFileMode.UserExecute)));
    }

    [Theory, InlineData("docs/threat-model.md"), InlineData("docs/decisions")]
    public void ThreatModel_NamesTestsThatExist(string place)
    {
        // A suite that runs on both databases has its classes' names; people know it by its file, so either name finds it.
        var tests = House.Code.Where(f => f.StartsWith("tests/", StringComparison.Ordinal)).Select(f => (File: Path.GetFileName(f), Text: House.Text(f))).ToList();
        bool Exists(string type, string method) => tests.Any(t =>
            (t.File.Split('.')[0] == type || Regex.IsMatch(t.Text, $@"\bclass {type}\b")) && Regex.IsMatch(t.Text, $@"\b(void|Task) {method}\("));
        Rule.Holds($"{place} names tests that exist",
            from page in Pages
            where page.StartsWith(place, StringComparison.Ordinal)
            from Match named in NamedTest().Matches(House.Text(page))
            let type = named.Groups["class"].Value
            where type.EndsWith("Tests", StringComparison.Ordinal) || type.EndsWith("Suite", StringComparison.Ordinal)
            where !Exists(type, named.Groups["method"].Value)
            select named.Value);
    }

    [Fact]
    public void ThreatModel_EachThreatHasATestOrSaysThatItIsMissing() => Rule.Holds("each threat has a test or says missing",
        from line in House.Text("docs/threat-model.md").Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length != 6 || cells[1..5].Any(string.IsNullOrEmpty) || !(NamedTest().IsMatch(cells[4]) || cells[4].StartsWith("**missing**", StringComparison.Ordinal))
        select line);

    [Fact]
    public void Decisions_AreAllInTheirIndex()
    {
        var index = House.Text("docs/decisions/README.md");
        Rule.Holds("every decision is in the index",
            House.Files.Where(f => f.StartsWith("docs/decisions/0", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Where(f => !index.Contains($"({f})", StringComparison.Ordinal)));
    }

    [Fact]
    public void Glossary_IsComplete() => Rule.Holds("each term has its Chinese, clause and meaning",
        Terms().Where(t => t.Cells.Length != 6 || t.Cells[1..5].Any(string.IsNullOrEmpty) || !t.Cells[2].Any(c => c >= 0x4E00)
            || !(t.Cells[3] == "ours" || t.Cells[3].StartsWith("GB", StringComparison.Ordinal) || t.Cells[3].Contains('#', StringComparison.Ordinal))).Select(t => t.Term));

    [Fact]
    public void Glossary_NamesClausesThatExist() => Rule.Holds("the glossary's clauses exist",
        from term in Terms()
        where term.Cells[3].Contains('#', StringComparison.Ordinal) && !term.Cells[3].StartsWith("law:", StringComparison.Ordinal)
        let clause = ClauseRef.Parse(term.Cells[3])
        let outline = $"packs/{clause.Instrument}/instrument.yaml"
        where !House.Files.Contains(outline) || !Regex.IsMatch(House.Text(outline), $@"^\s*(- )?id: {Regex.Escape(clause.Clause)}$", RegexOptions.Multiline)
        select $"{term.Term}: {clause}");

    /// <summary>Every word of a public type's name is a word of form or part of a term; so a new noun comes with its Chinese and its clause.</summary>
    [Fact]
    public void Contracts_SpeakTheGlossary()
    {
        var known = Terms().SelectMany(t => t.Term.Split(' ')).Select(Singular).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Rule.Holds("contracts speak the glossary",
            from project in House.Projects.Where(p => p.Room is "modules" or "platform")
            from type in project.Assembly.GetExportedTypes()
            where type.Namespace == $"{project.AssemblyName}.Contracts"
            let name = type.IsInterface ? type.Name[1..] : type.Name.Split('`')[0]
            from Match word in Word().Matches(name)
            where !WordsOfForm.Contains(word.Value) && !known.Contains(Singular(word.Value))
            select $"{type.FullName}: {word.Value}");
    }

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) ? word[..^1] : word;

    private static IEnumerable<(string Term, string[] Cells)> Terms() =>
        from line in House.Text("docs/glossary.md").Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Term", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select (cells[1], cells);
}
