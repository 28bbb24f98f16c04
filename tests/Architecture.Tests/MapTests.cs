using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tongban.Architecture.Tests;

/// <summary>The module table of docs/architecture.md is what the code says. <c>eng/docs.sh</c> writes it.</summary>
public sealed class MapTests
{
    private const string Page = "docs/architecture.md";
    private const string Begin = "<!-- modules:begin -->\n";
    private const string End = "<!-- modules:end -->";

    [Fact]
    public void ModuleTable_IsUpToDate()
    {
        var page = House.Text(Page);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{Page} has lost its marks");
        var written = page[..(begin + Begin.Length)] + Table() + page[end..];
        if (Environment.GetEnvironmentVariable("TONGBAN_WRITE_DOCS") == "1")
            File.WriteAllText(Path.Combine(House.Root, Page), written);
        else
            Assert.True(page == written, $"{Page} is not up to date: run eng/docs.sh. It would be\n{Table()}");
    }

    private static string Table()
    {
        var tables = TableTests.Model("sqlite").GetEntityTypes()
            .GroupBy(e => e.ClrType.Assembly.GetName().Name!, e => $"`{e.GetTableName()}`").ToDictionary(g => g.Key, g => string.Join(", ", g.Order(StringComparer.Ordinal)));
        var text = new StringBuilder("| row | project | what it is | calls | tables |\n|---|---|---|---|---|\n");
        foreach (var (row, project) in Ordered())
            text.Append($"| {row} | {Name(project)} | {Purpose(project)} | {Calls(project)} | {tables.GetValueOrDefault(project.AssemblyName, "–")} |\n");
        return text.ToString();
    }

    private static IEnumerable<(string Row, Project Project)> Ordered()
    {
        var orders = new (string Room, List<string> Names)[]
        {
            ("standards", [.. House.Standards.Keys]),
            ("platform", [.. House.Floor.Keys]),
            ("modules", [.. House.Rows.SelectMany(r => r)]),
            ("apps", []),
        };
        return from order in orders
               from project in House.InRoom(order.Room).OrderBy(p => order.Names.IndexOf(p.Name)).ThenBy(p => p.Name, StringComparer.Ordinal)
               select (project.Room == "modules" ? $"{House.RowOf(project.Name) + 1}" : project.Room, project);
    }

    private static string Name(Project project)
    {
        var readme = $"src/{project.Room}/{project.Name}/README.md";
        return House.Files.Contains(readme) ? $"[{project.Name}](../{readme})" : project.Name;
    }

    // First sentence under the title of its README.
    private static string Purpose(Project project)
    {
        var readme = $"src/{project.Room}/{project.Name}/README.md";
        if (!House.Files.Contains(readme))
            return "–";
        var paragraph = string.Join(' ', House.Text(readme).Split('\n').Skip(1).SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Trim()));
        var stop = paragraph.IndexOf(". ", StringComparison.Ordinal);
        return (stop < 0 ? paragraph : paragraph[..stop]).TrimEnd('.', ':');
    }

    private static string Calls(Project project) => project.References.Count == 0 ? "–" : string.Join(", ", project.References.Order(StringComparer.Ordinal));
}
