using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Architecture.Tests;

/// <summary>What compiled code calls and says, read from the assemblies' metadata: nothing written in source can hide from it.</summary>
public sealed partial class CallTests
{
    private static readonly string[] AmbientTime =
        ["DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "TimeZoneInfo.get_Local", "Thread.Sleep"];

    [Fact]
    public void TimeComesFromTimeProvider() => Rule.Holds("time comes from TimeProvider",
        from project in House.Projects
        from call in Calls(project)
        where AmbientTime.Contains(call)
        select $"{project.Name} calls {call}");

    // The compiler's own words for it are in eng/BannedSymbols.txt; the analyzer reads them in every room.
    [Fact]
    public void TheAnalyzerBansWhatThisTestBans()
    {
        var banned = House.Text("eng/BannedSymbols.txt");
        Assert.All(AmbientTime, call => Assert.Contains(call.Replace("get_", "", StringComparison.Ordinal), banned, StringComparison.Ordinal));
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", House.Text("Directory.Build.targets"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", House.Text("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsLeftUnimplemented() => Rule.Holds("nothing is left unimplemented",
        from project in House.Projects
        from call in Calls(project)
        where call == "NotImplementedException..ctor"
        select project.Name);

    // Entities are internal, so only SQL text could reach into another module's tables.
    [Fact]
    public void NoSqlNamesAnotherModulesTable()
    {
        var owners = TableTests.Model("sqlite").GetEntityTypes().ToDictionary(e => e.GetTableName()!, e => e.ClrType.Assembly.GetName().Name!);
        Rule.Holds("no SQL names another's table",
            from project in House.Projects
            from text in Words(project)
            from Match match in TableInSql().Matches(text)
            let table = match.Groups["table"].Value
            where owners.TryGetValue(table, out var owner) && owner != project.AssemblyName
            select $"{project.Name} names {table}");
    }

    [GeneratedRegex("""\b(from|join|into|update|table)\s+"?(?<table>[a-z_]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex TableInSql();

    private static ImmutableArray<string> Calls(Project project)
    {
        using var file = new PEReader(File.OpenRead(project.Assembly.Location));
        var data = file.GetMetadataReader();
        return
        [
            .. from handle in data.MemberReferences
               let member = data.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let type = data.GetTypeReference((TypeReferenceHandle)member.Parent)
               select $"{data.GetString(type.Name)}.{data.GetString(member.Name)}",
        ];
    }

    private static List<string> Words(Project project)
    {
        using var file = new PEReader(File.OpenRead(project.Assembly.Location));
        var data = file.GetMetadataReader();
        var words = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = data.GetNextHandle(handle))
            words.Add(data.GetUserString(handle));
        return words;
    }
}
