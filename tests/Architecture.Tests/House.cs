using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;
using Tongban.Testing;

namespace Tongban.Architecture.Tests;

/// <summary>A project under src: its room, its name and what its project file says.</summary>
internal sealed record Project(string Room, string Name, string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string AssemblyName => $"Tongban.{Name}";

    public Assembly Assembly => Assembly.Load(AssemblyName);

    public override string ToString() => $"{Room}/{Name}";
}

/// <summary>The plan of the house: where things are, which room stands on which, in which order the modules stand.</summary>
internal static class House
{
    /// <summary>Rows of modules; a row may call the rows above it. The order of design, kept here and shown in docs/architecture.md.</summary>
    public static readonly string[][] Rows =
    [
        ["Packs", "Library", "Registers", "Catalog"],
        ["Certificates", "Credit"],
        ["Casework"],
        ["Commitments", "Feedback"],
        ["Supervision", "Plans", "Funds"],
        ["Matching", "Exchange"],
    ];

    /// <summary>What may be called in the floor: a room and the rooms under it.</summary>
    public static readonly Dictionary<string, string[]> Floor = new()
    {
        ["Kernel"] = [],
        ["Storage"] = ["Kernel"],
        ["Storage.Sqlite"] = ["Storage", "Kernel"],
        ["Storage.Postgres"] = ["Storage", "Kernel"],
        ["Audit"] = ["Storage", "Kernel"],
        ["Identity"] = ["Audit", "Storage", "Kernel"],
    };

    /// <summary>Which standard may build on which.</summary>
    public static readonly Dictionary<string, string[]> Standards = new()
    {
        ["Feel"] = [],
        ["Dmn"] = ["Feel"],
        ["Bpmn"] = ["Feel"],
        ["WorkCalendar"] = [],
        ["LegalText"] = [],
        ["GuoMi"] = [],
        ["Ofd"] = ["GuoMi"],
    };

    public static string Root => Repository.Root;

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public static IEnumerable<Project> InRoom(string room) => Projects.Where(p => p.Room == room);

    public static Project Named(string name) => Projects.Single(p => p.Name == name);

    /// <summary>Row of a module, from 0; -1 for a project that is none.</summary>
    public static int RowOf(string module) => Array.FindIndex(Rows, row => row.Contains(module));

    /// <summary>Files of the repository, relative, with slashes: what git tracks or would track.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>C# files people wrote, that is without migrations.</summary>
    public static IEnumerable<string> Code => Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static Project Read(string path)
    {
        var xml = XDocument.Load(path);
        string[] Values(string element) => [.. xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>()];
        var relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
        return new(
            relative.Split('/')[1],
            Path.GetFileNameWithoutExtension(path),
            path,
            [.. Values("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))],
            Values("PackageReference"));
    }

    // An archive without git is read from disk, without what builds leave behind.
    private static List<string> ListFiles()
    {
        if (Path.Exists(Path.Combine(Root, ".git")))
        {
            var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
            using var git = Process.Start(start)!;
            var listed = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            if (git.ExitCode == 0)
                return [.. listed.Where(f => File.Exists(Path.Combine(Root, f))).Order(StringComparer.Ordinal)];
        }

        string[] left = ["/bin/", "/obj/", "/node_modules/", "/artifacts/", "/.git/", "/wwwroot/lib/"];
        return [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !left.Any(("/" + f).Contains)).Order(StringComparer.Ordinal)];
    }
}
