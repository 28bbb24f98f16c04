using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tongban.Architecture.Tests;

/// <summary>What others can see: <c>internal sealed</c> by default, and of a module only its contracts.</summary>
public sealed class VisibilityTests
{
    private static IEnumerable<Type> TypesOf(Project project) => project.Assembly.GetTypes()
        .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.FullName is { } name && !name.Contains('<', StringComparison.Ordinal)
            && t.Namespace is { } space && space.StartsWith("Tongban", StringComparison.Ordinal) && !space.EndsWith(".Migrations", StringComparison.Ordinal));

    // A room with a Contracts folder has promised to be seen by nothing else.
    private static IEnumerable<Project> WithContracts =>
        House.InRoom("modules").Concat(House.InRoom("platform").Where(p => Directory.Exists(Path.Combine(p.Folder, "Contracts"))));

    [Fact]
    public void OnlyContractsArePublic() => Rule.Holds("only Contracts are public",
        from project in WithContracts
        from type in project.Assembly.GetExportedTypes()
        where !type.IsNested
        where type.Namespace != $"{project.AssemblyName}.Contracts" && type.FullName != $"{project.AssemblyName}.{project.Name}Module"
        select type.FullName!);

    [Fact]
    public void ContractsShowNoEntityAndNoDatabase() => Rule.Holds("contracts show no database",
        from project in WithContracts
        from type in project.Assembly.GetExportedTypes()
        where type.Namespace == $"{project.AssemblyName}.Contracts"
        from seen in Seen(type)
        where seen.Namespace is { } space && (space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || space == "Tongban.Storage")
        select $"{type.FullName} shows {seen.FullName}");

    [Fact]
    public void ClassesAreSealed()
    {
        var all = House.Projects.Where(p => p.Room != "apps").SelectMany(p => TypesOf(p).Select(t => (Project: p, Type: t))).ToList();
        var bases = all.Select(t => t.Type.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        Rule.Holds("sealed by default", all
            .Where(t => t.Type is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(t.Type))
            .Select(t => t.Type.FullName!));
    }

    [Fact]
    public void InternalsAreShownToTestsOnly() => Rule.Holds("internals are shown to tests only",
        from project in House.Projects
        from friend in project.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
        let name = friend.AssemblyName.Split(',')[0]
        where !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "Tongban.Bench"
        select $"{project.Name} -> {name}");

    [Fact]
    public void EveryModuleWithTablesHasItsWiring() => Rule.Holds("a module has Add and Map",
        from project in House.InRoom("modules")
        where project.Assembly.GetTypes().Any(t => typeof(Tongban.Storage.IModuleTables).IsAssignableFrom(t))
        let wiring = project.Assembly.GetType($"{project.AssemblyName}.{project.Name}Module")
        from method in new[] { $"Add{project.Name}", $"Map{project.Name}" }
        where wiring?.GetMethod(method, BindingFlags.Public | BindingFlags.Static) is null
        select $"{project.Name}Module.{method}");

    private static IEnumerable<Type> Seen(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
            .Concat(type.GetConstructors(all).SelectMany(c => c.GetParameters().Select(p => p.ParameterType)))
            .Concat(type.GetInterfaces()).Append(type.BaseType ?? typeof(object)).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
