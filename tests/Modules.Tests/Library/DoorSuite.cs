using System.Net;
using System.Text;
using Tongban.Modules.Tests.Casework;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Library;

/// <summary>The library's doors tried from the wrong side: other roles, hostile files, forged names, cursors that are none, formulas.</summary>
public abstract class DoorSuite(TestDatabase database)
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("agent", HttpStatusCode.Forbidden)]
    [InlineData("citizen", HttpStatusCode.Forbidden)]
    [InlineData("supervisor", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    public async Task Import_ByOthers_IsRefused(string? who, HttpStatusCode status)
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var visitor = await town.AsAsync(who);

        (await visitor.SendAsync(HttpMethod.Post, "/api/library/documents", Samples.Bytes(Samples.Measures))).Must(status);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("agent", HttpStatusCode.Forbidden)]
    [InlineData("window", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task Review_ByOthers_IsRefused(string? who, HttpStatusCode status)
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var visitor = await town.AsAsync(who);

        (await visitor.SendAsync(HttpMethod.Post, "/api/library/documents/x/duties/y/review", new { decision = 1, revision = 0 })).Must(status);
    }

    public static TheoryData<string, byte[]> HostileFiles => new()
    {
        { "library.empty-file", [] },
        { "library.unreadable", "%PDF-1.7 synthetic"u8.ToArray() },
        { "library.unreadable", [0x50, 0x4B, 0x03, 0x04, 0x00] },
        { "library.unreadable", [0x41, 0x00, 0x42] },
        { "library.unreadable", [0x41, 0xFF, 0xFF] },
        { "library.no-document", "\n\n 12 \n"u8.ToArray() },
    };

    [Theory, MemberData(nameof(HostileFiles))]
    public async Task Import_OfAFileThatIsNoText_IsRefusedWithItsReason(string code, byte[] content)
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("window");

        Assert.Equal(code, (await officer.SendAsync(HttpMethod.Post, "/api/library/documents", content)).Must(HttpStatusCode.BadRequest).Code);
    }

    [Fact]
    public async Task Import_OfAMillionBracketsOrOneEndlessLine_EndsInTime()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("window");
        foreach (var nasty in (string[])[new string('（', 300_000), new string('《', 300_000), "第一条　" + new string('甲', 1_000_000), string.Concat(Enumerable.Repeat("本办法第三条，", 20_000))])
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var answer = await officer.SendAsync(HttpMethod.Post, "/api/library/documents", Encoding.UTF8.GetBytes("演示长文\n第一条　应当检查。\n" + nasty));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{nasty[..8]}… took {clock.Elapsed}");
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Text);
        }
    }

    [Theory]
    [InlineData("/api/library/documents/..%2F..%2Fetc")]
    [InlineData("/api/library/documents/notify-commit?version=7")]
    [InlineData("/api/library/documents/notify-commit/clauses/art-999")]
    [InlineData("/api/library/documents/notify-commit/differences?from=1&to=2")]
    [InlineData("/api/library/documents/' OR 1=1 --")]
    public async Task Read_OfWhatIsNotThere_IsNotFound(string path)
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        (await (await town.AsAsync(null)).SendAsync(HttpMethod.Get, path)).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cursor_ThatIsNone_BeginsAtTheBeginning()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        (await officer.SendAsync(HttpMethod.Post, "/api/library/documents", Samples.Bytes(Samples.Notice))).Must(HttpStatusCode.OK);
        foreach (var cursor in (string[])["x", "9.9.9.9.9", "-1.0.0.0.k", "99999999999999999999.0.0.0.k", "20301231_zz_zz", "00000000_0_", "%00", "1.0.99999999.1."])
            foreach (var list in (string[])["search?q=渡口&", "tasks?", "documents?"])
            {
                var first = (await officer.SendAsync(HttpMethod.Get, $"/api/library/{list}")).Must(HttpStatusCode.OK).Text;
                var answer = (await officer.SendAsync(HttpMethod.Get, $"/api/library/{list}after={cursor}")).Must(HttpStatusCode.OK);
                if (cursor is "x" or "%00")
                    Assert.Equal(first, answer.Text);
            }
    }

    [Fact]
    public async Task Review_WithoutReasonOrWords_IsRefused_AndChangesNothing()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        (await officer.SendAsync(HttpMethod.Post, "/api/library/documents", Samples.Bytes(Samples.Notice))).Must(HttpStatusCode.OK);
        const string document = "演示办函-2030-12";
        var task = (await officer.SendAsync(HttpMethod.Get, $"/api/library/tasks?document={document}")).Json.GetProperty("duties")[0];
        var path = $"/api/library/documents/{document}/duties/{task.GetProperty("identity").GetString()}/review";
        var revision = task.GetProperty("revision").GetInt32();

        Assert.Equal("library.no-decision", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 0, revision })).Must(HttpStatusCode.BadRequest).Code);
        Assert.Equal("library.no-decision", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 77, revision })).Must(HttpStatusCode.BadRequest).Code);
        Assert.Equal("library.reason-needed", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 3, revision })).Must(HttpStatusCode.BadRequest).Code);
        Assert.Equal("library.words-needed", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 2, revision, reason = "x" })).Must(HttpStatusCode.BadRequest).Code);
        Assert.Equal("api.malformed", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 2, revision, reason = "x", correction = new { words = (string?)null } })).Must(HttpStatusCode.BadRequest).Code);
        (await officer.SendAsync(HttpMethod.Post, path.Replace(document, "notify-commit", StringComparison.Ordinal), new { decision = 1, revision })).Must(HttpStatusCode.NotFound);
        Assert.Equal(revision, (await officer.SendAsync(HttpMethod.Get, $"/api/library/tasks?document={document}")).Json.GetProperty("duties")[0].GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Export_OfWordsThatAreFormulas_MakesThemText()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        var notice = Samples.Notice.Replace("2030〕12", "2030〕13", StringComparison.Ordinal).Replace("建立=演示=台账", "=HYPERLINK(\"http://x\",\"y\")台账", StringComparison.Ordinal);
        (await officer.SendAsync(HttpMethod.Post, "/api/library/documents", Samples.Bytes(notice))).Must(HttpStatusCode.OK);

        var csv = (await officer.SendAsync(HttpMethod.Get, "/api/library/tasks.csv?document=演示办函-2030-13")).Must(HttpStatusCode.OK).Text;
        using var sheet = new MemoryStream((await officer.SendAsync(HttpMethod.Get, "/api/library/tasks.xlsx?document=演示办函-2030-13")).Must(HttpStatusCode.OK).Body);
        var cells = MiniExcelLibs.MiniExcel.Query(sheet).Cast<IDictionary<string, object?>>().SelectMany(r => r.Values).OfType<string>().ToList();

        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Split('\n').SelectMany(l => l.Split(',')), cell => cell.TrimStart('"').StartsWith('='));
        Assert.DoesNotContain(cells, c => c.StartsWith('='));
    }
}

public sealed class DoorsOnSqlite(SqliteDatabase database) : DoorSuite(database), IClassFixture<SqliteDatabase>;

public sealed class DoorsOnPostgres(PostgresDatabase database) : DoorSuite(database), IClassFixture<PostgresDatabase>;
