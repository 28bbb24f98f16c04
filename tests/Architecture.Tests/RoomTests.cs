namespace Tongban.Architecture.Tests;

/// <summary>Which project may reference which: read from the project files, which nobody can get around.</summary>
public sealed class RoomTests
{
    private static readonly string[] WebWords = ["AspNetCore", "EntityFrameworkCore", "Sqlite", "Npgsql", "DuckDB"];

    [Fact]
    public void Standards_KnowOnlyStandards() => Rule.Holds("standards know nothing of the platform",
        from project in House.InRoom("standards")
        from reference in project.References
        where !(House.Standards.TryGetValue(project.Name, out var allowed) && allowed.Contains(reference))
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Standards_HaveNoDatabaseAndNoWeb() => Rule.Holds("standards know no database and no web",
        House.InRoom("standards").SelectMany(p => p.Packages.Where(package => WebWords.Any(w => package.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(package => $"{p.Name} -> {package}"))
            .Concat(House.InRoom("standards").SelectMany(p => p.Assembly.GetReferencedAssemblies()
                .Where(a => WebWords.Any(w => a.Name!.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(a => $"{p.Name} -> {a.Name}"))));

    [Fact]
    public void Platform_StandsOnStandardsAndTheFloorBelow() => Rule.Holds("the floor stands on what is under it",
        from project in House.InRoom("platform")
        from reference in project.References
        let target = House.Named(reference)
        where target.Room != "standards" && !(House.Floor.TryGetValue(project.Name, out var allowed) && allowed.Contains(reference))
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Modules_StandInARow() => Rule.Holds("every module has its place in the rows",
        House.InRoom("modules").Where(p => House.RowOf(p.Name) < 0).Select(p => p.Name));

    [Fact]
    public void Modules_ReferenceNoApp() => Rule.Holds("modules stand on the floor",
        from project in House.InRoom("modules")
        from reference in project.References
        where House.Named(reference).Room == "apps" || reference is "Storage.Sqlite" or "Storage.Postgres"
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Modules_CallOnlyRowsAbove() => Rule.Holds("modules call only rows above",
        from project in House.InRoom("modules")
        from reference in project.References
        where House.Named(reference).Room == "modules" && House.RowOf(reference) >= House.RowOf(project.Name)
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Apps_AreReferencedByNobody() => Rule.Holds("nobody stands on an app",
        from project in House.Projects
        from reference in project.References
        where House.Named(reference).Room == "apps"
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Solution_HasEveryProject()
    {
        var solution = House.Text("Tongban.slnx");
        Rule.Holds("the solution has every project",
            House.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains($"\"{f}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryProject_StandsInAKnownRoom() => Rule.Holds("four rooms",
        House.Projects.Where(p => p.Room is not ("standards" or "platform" or "modules" or "apps")).Select(p => p.ToString()));
}
