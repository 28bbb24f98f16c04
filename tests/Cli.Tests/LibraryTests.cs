using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Library;
using Tongban.Packs;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Cli.Tests;

/// <summary><c>tongban library add</c>, <c>search</c> and <c>import</c>.</summary>
public sealed class LibraryTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    // Written for these tests; no such document exists.
    private const string Notice = """
        演示部关于加强演示水塔值守的通知
        演示塔发〔2030〕5号
        各省演示厅：
        现将有关事项通知如下。
        一、水塔应当设置值守房。
        二、本通知自2030年10月1日起施行。
        演示部
        2030年9月1日
        """;

    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Added_IsFoundByEveryFilter_AndByNoOther()
    {
        await using (var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddStorage(database.Use).AddAudit().AddPackReading().AddLibrary().BuildServiceProvider())
            await TestDatabase.CreateTablesAsync(services);
        var file = given.File("notice.txt", Notice);

        var first = await Tongban.RunHere("library", "add", file, "--sqlite", database.Address);
        var again = await Tongban.RunHere("library", "add", file, "--sqlite", database.Address);
        async Task<JsonElement> Found(params string[] filter)
        {
            var answer = await Tongban.RunHere(["library", "search", "值守房", "--sqlite", database.Address, .. filter]);
            Assert.Equal((0, ""), (answer.Exit, answer.Error));
            return answer.Json;
        }

        Assert.Equal((0, "", true), (first.Exit, first.Error, first.Json[0].GetProperty("changed").GetBoolean()));
        Assert.False(again.Json[0].GetProperty("changed").GetBoolean());
        var state = DateOnly.FromDateTime(DateTimeOffset.UtcNow.AddHours(8).DateTime) < new DateOnly(2030, 10, 1) ? "NotYet" : "InForce";
        var hit = (await Found("--of", "Clause", "--organ", "演示部", "--kind", "notice", "--year", "2030", "--state", state)).GetProperty("hits").EnumerateArray().Single();
        Assert.Equal(("演示塔发-2030-5", "水塔应当设置[值守房]。"), (hit.GetProperty("document").GetString(), hit.GetProperty("excerpt").GetString()));
        foreach (var (option, value) in ((string, string)[])[("--organ", "别的部"), ("--year", "2029"), ("--state", "Repealed"), ("--of", "Item")])
            Assert.Equal(0, (await Found(option, value)).GetProperty("total").GetInt32());
        foreach (var (option, value, why) in ((string, string, string)[])[("--kind", "song", "song is the kind of no document here; there are"), ("--state", "Gone", "--state"), ("--year", "soon", "--year")])
        {
            var answer = await Tongban.RunHere("library", "search", "值守房", "--sqlite", database.Address, option, value);
            Assert.Equal((2, ""), (answer.Exit, answer.Out));
            Assert.Contains(why, answer.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>What can be read is printed; what cannot is told with its reason and place, and the exit code is 2.</summary>
    [Fact]
    public async Task Import_OfFilesOfWhichSomeCannotBeRead_PrintsTheOthers()
    {
        var answer = await Tongban.Run("library", "import", given.File("notice.txt", Notice), given.File("bad.pdf", "%PDF-1.7 synthetic"), given.File("english.txt", "no word of it"));
        var none = await Tongban.Run("library", "import", given.File("bad.pdf", "%PDF-1.7 synthetic"));

        Assert.Equal(2, answer.Exit);
        Assert.Equal("演示塔发〔2030〕5号", answer.Json.GetProperty("documents").EnumerateArray().Single().GetProperty("number").GetString());
        Assert.Matches(@"bad\.pdf: cannot be read: a malformed PDF.*\(at \d+\)", answer.Error);
        Assert.Matches(@"english\.txt: cannot be read: no Chinese text in it \(at \d+\)", answer.Error);
        Assert.Equal((2, ""), (none.Exit, none.Out));
    }

    /// <summary>What a change puts into another document binds there: it is told with the change, not among the decision's own obligations.</summary>
    [Fact]
    public async Task Import_OfAnAmendment_TellsNewObligationsByTheChangedClause()
    {
        var answer = await Tongban.Run("library", "import", given.File("decision.txt", "演示市人民政府关于修改《演示市停车办法》的决定\n演示市人民政府令第12号\n一、将第二条修改为：“停车场应当在5日内登记。”\n二、删去第三条。\n"));

        var decision = answer.Json.GetProperty("documents")[0];
        Assert.Empty(decision.GetProperty("obligations").EnumerateArray());
        var obligation = decision.GetProperty("modifications")[0].GetProperty("obligations").EnumerateArray().Single();
        Assert.Equal(("art_2", "停车场"), (obligation.GetProperty("clause").GetString(), obligation.GetProperty("bearer").GetString()));
    }
}
