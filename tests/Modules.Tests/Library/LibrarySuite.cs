using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Library;
using Tongban.Library.Contracts;
using Tongban.Modules.Tests.Casework;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Library;

/// <summary>Official texts through the API: imported, laid beside outlines, cited, reviewed, imported again. On both databases.</summary>
public abstract class LibrarySuite(TestDatabase database)
{
    private const string Measures = "演示发-2031-7";
    private const string Notice = "演示办函-2030-12";

    [Fact]
    public async Task Import_OfTwoDocuments_IsReadBackClauseByClause()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("window");

        var results = (await officer.SendAsync(HttpMethod.Post, "/api/library/documents?file=two.txt", Samples.Bytes(Samples.Notice + "\n" + Samples.Measures))).Must(HttpStatusCode.OK).Json;

        Assert.Equal([Notice, Measures], results.EnumerateArray().Select(r => r.GetProperty("document").GetString()));
        var view = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{Measures}")).Must(HttpStatusCode.OK).Json;
        Assert.Equal("演示发〔2031〕7号", view.GetProperty("card").GetProperty("number").GetString());
        Assert.Equal("2031-03-05", view.GetProperty("dates").GetProperty("issued").GetString());
        Assert.Equal("2031-06-01", view.GetProperty("dates").GetProperty("inForce").GetString());
        Assert.Equal(["第一章", "第一条", "第二条", "第三条", "第二章", "第四条", "第五条"], Numbers(view));
        Assert.Contains(view.GetProperty("rows").EnumerateArray(), r => r.GetProperty("eId").GetString() == "doc_1__chp_1__art_3" && r.GetProperty("official").GetString()!.StartsWith("任何单位", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfTheSameTextTwice_ChangesNothing_OfAnother_IsAVersionWithItsDifference()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        await ImportAsync(officer, Samples.Measures);

        var same = (await ImportAsync(officer, Samples.Measures))[0];
        var other = (await ImportAsync(officer, Samples.MeasuresAgain))[0];

        Assert.False(same.GetProperty("changed").GetBoolean());
        Assert.True(other.GetProperty("changed").GetBoolean());
        var (from, to) = (same.GetProperty("version").GetInt32(), other.GetProperty("version").GetInt32());
        Assert.Equal(from + 1, to);
        Assert.Equal("doc_1__chp_1__art_4", other.GetProperty("moved").GetProperty("doc_1__chp_1__art_3").GetString());
        var differences = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{Measures}/differences?from={from}&to={to}")).Must(HttpStatusCode.OK).Json
            .GetProperty("clauses").EnumerateArray().Where(c => c.GetProperty("kind").GetInt32() != 0).ToList();
        Assert.Contains(differences, d => d.GetProperty("fromEId").ValueKind == JsonValueKind.Null && d.GetProperty("toEId").GetString() == "doc_1__chp_1__art_3");
        var older = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{Measures}?version={from}")).Must(HttpStatusCode.OK).Json;
        Assert.Contains("第五条", Numbers(older));
        Assert.DoesNotContain("第六条", Numbers(older));
        await ImportAsync(officer, Samples.Measures);
    }

    [Fact]
    public async Task Citation_OfADocumentNotThere_IsOpen_AndClosesWhenItArrives()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        // Another number, so that the other tests' notice does not close it.
        var (notice, measures) = (Samples.Notice.Replace("2030〕12", "2030〕99", StringComparison.Ordinal), Samples.Measures.Replace("2030〕12", "2030〕99", StringComparison.Ordinal)
            .Replace("2031〕7", "2031〕8", StringComparison.Ordinal).Replace("加强演示渡口", "加强演示码头", StringComparison.Ordinal));
        notice = notice.Replace("加强演示渡口", "加强演示码头", StringComparison.Ordinal);
        await ImportAsync(officer, measures);
        async Task<JsonElement> Cited() => (await officer.SendAsync(HttpMethod.Get, "/api/library/documents/演示发-2031-8/clauses/doc_1__chp_1__art_1")).Must(HttpStatusCode.OK).Json.GetProperty("cites")[0];
        Assert.Equal(JsonValueKind.Null, (await Cited()).GetProperty("document").ValueKind);

        await ImportAsync(officer, notice);

        Assert.Equal("演示办函-2030-99", (await Cited()).GetProperty("document").GetString());
        var cited = (await officer.SendAsync(HttpMethod.Get, "/api/library/documents/演示发-2031-8/clauses/doc_1__chp_1__art_3")).Must(HttpStatusCode.OK).Json.GetProperty("citedBy");
        Assert.Equal("doc_1__chp_2__art_4", Assert.Single(cited.EnumerateArray()).GetProperty("clause").GetString());
    }

    [Fact]
    public async Task Repeal_ByAnotherDocument_IsShown_AndComesLastInSearch()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        await ImportAsync(officer, Samples.Repealed);
        await ImportAsync(officer, Samples.Measures);

        var hits = (await officer.SendAsync(HttpMethod.Get, "/api/library/search?q=检查一次桥面")).Must(HttpStatusCode.OK).Json.GetProperty("hits").EnumerateArray().ToList();
        var repealed = hits.Select(h => h.GetProperty("repealed").GetBoolean()).ToList();
        Assert.Contains(true, repealed);
        Assert.Equal(repealed.Order(), repealed);
        var inForce = (await officer.SendAsync(HttpMethod.Get, "/api/library/search?q=检查一次桥面&state=InForce")).Must(HttpStatusCode.OK).Json.GetProperty("hits").EnumerateArray();
        Assert.DoesNotContain(inForce, h => h.GetProperty("repealed").GetBoolean());
    }

    [Fact]
    public async Task Review_Corrected_SurvivesAnotherImport_AndIsInTheRecord()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        await ImportAsync(officer, Samples.Notice);
        var task = (await TasksAsync(officer, Notice)).First(t => t.GetProperty("dueOn").GetString() == "2030-12-31");
        Assert.Equal(["演示部"], Strings(task, "lead"));
        Assert.Contains("市场监管总局", Strings(task, "joint"));
        var path = $"/api/library/documents/{Notice}/duties/{task.GetProperty("identity").GetString()}/review";
        var revision = task.GetProperty("revision").GetInt32();
        var correction = new { words = "在全部渡口设置值守房", lead = new[] { "演示部", "演示总局" }, joint = Array.Empty<string>(), regions = true, dueOn = "2030-11-30" };

        (await officer.SendAsync(HttpMethod.Post, path, new { decision = 2, revision, reason = "演示：以会议纪要为准", correction })).Must(HttpStatusCode.OK);
        Assert.Equal("library.changed-meanwhile", (await officer.SendAsync(HttpMethod.Post, path, new { decision = 1, revision })).Must(HttpStatusCode.Conflict).Code);
        await ImportAsync(officer, Samples.Notice.Replace("为保障渡口安全", "为切实保障渡口安全", StringComparison.Ordinal));

        var kept = (await TasksAsync(officer, Notice)).Single(t => t.GetProperty("identity").GetString() == task.GetProperty("identity").GetString());
        Assert.Equal("2030-11-30", kept.GetProperty("dueOn").GetString());
        Assert.Equal(["演示部", "演示总局"], Strings(kept, "lead"));
        Assert.Single((await officer.SendAsync(HttpMethod.Get, "/api/library/tasks?body=演示总局")).Must(HttpStatusCode.OK).Json.GetProperty("duties").EnumerateArray());
        var record = await town.InScopeAsync(s => s.GetRequiredService<IAuditTrail>().OfAsync(DocumentKey.Id(Notice), default));
        var review = record.Last(r => r.Verb == "library.review");
        Assert.Equal("演示·赵审查", review.By);
        Assert.Contains("2030-12-31", review.Json().GetProperty("before").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("2030-11-30", review.Json().GetProperty("after").GetRawText(), StringComparison.Ordinal);
        Assert.Empty((await town.InScopeAsync(s => s.GetRequiredService<AuditVerifier>().VerifyAsync(default))).Faults);
    }

    /// <summary>The same notice as the ministry's page has it: other bytes, the same clauses under the same names, and what was decided stays.</summary>
    [Fact]
    public async Task Import_OfTheSameDocumentAsAPage_KeepsNamesAndEveryDecision()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("decider");
        const string document = "演示办函-2030-16";
        var text = Samples.Notice.Replace("2030〕12", "2030〕16", StringComparison.Ordinal);
        await ImportAsync(officer, text);
        var tasks = await TasksAsync(officer, document);
        Assert.Equal(3, tasks.Count);
        foreach (var (task, decision) in tasks.Zip([1, 2, 3]))
            (await officer.SendAsync(HttpMethod.Post, $"/api/library/documents/{document}/duties/{task.GetProperty("identity").GetString()}/review", new
            {
                decision,
                revision = task.GetProperty("revision").GetInt32(),
                reason = "演示",
                correction = decision == 2 ? new { words = "演示更正", lead = new[] { "演示更正局" }, joint = Array.Empty<string>(), regions = false, dueOn = "2031-01-31" } : null,
            })).Must(HttpStatusCode.OK);
        var before = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}")).Must(HttpStatusCode.OK).Json;

        var page = $"<html><head><title>演示部</title></head><body><div><a href=/>首页</a></div><div class=article>{string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"<p>　　{l}</p>"))}</div></body></html>";
        var again = (await ImportAsync(officer, page)).Single();

        Assert.Equal(document, again.GetProperty("document").GetString());
        Assert.Empty(again.GetProperty("moved").EnumerateObject());
        var after = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}")).Must(HttpStatusCode.OK).Json;
        Assert.Equal(EIds(before), EIds(after));
        var kept = await TasksAsync(officer, document);
        Assert.Equal([(1, "2030-12-31"), (2, "2031-01-31"), (3, null)], kept.OrderBy(t => t.GetProperty("state").GetInt32()).Select(t => (t.GetProperty("state").GetInt32(), t.GetProperty("dueOn").GetString())));
        Assert.Equal(tasks.Select(t => t.GetProperty("identity").GetString()).Order(), kept.Select(t => t.GetProperty("identity").GetString()).Order());
        Assert.Contains("演示更正", kept.Select(t => t.GetProperty("words").GetString()));

        static List<string?> EIds(JsonElement view) => [.. view.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("eId").GetString())];
    }

    /// <summary>Every ministry counts its own announcements: two of one number are two documents, each again itself.</summary>
    [Fact]
    public async Task Import_OfTwoAnnouncementsOfOneNumber_KeepsThemApart()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        static string Announced(string organ, string what) => $"关于{what}的公告\n公告2030年第61号\n现就{what}公告如下。\n一、{what}自2031年1月1日起实行。\n二、各单位应当遵守。\n特此公告。\n{organ}\n2030年9月1日\n";

        var one = (await ImportAsync(officer, Announced("演示部", "演示航标登记"))).Single();
        var other = (await ImportAsync(officer, Announced("海关总署", "演示货物申报"))).Single();
        var otherAgain = (await ImportAsync(officer, Announced("海关总署", "演示货物申报"))).Single();

        Assert.Equal("公告-2030-61", one.GetProperty("document").GetString());
        Assert.NotEqual("公告-2030-61", other.GetProperty("document").GetString());
        Assert.Equal((other.GetProperty("document").GetString(), 1, false), (otherAgain.GetProperty("document").GetString(), otherAgain.GetProperty("version").GetInt32(), otherAgain.GetProperty("changed").GetBoolean()));
        var view = (await officer.SendAsync(HttpMethod.Get, "/api/library/documents/公告-2030-61")).Must(HttpStatusCode.OK).Json;
        Assert.Equal("关于演示航标登记的公告", view.GetProperty("card").GetProperty("title").GetProperty("zh").GetString());
    }

    [Fact]
    public async Task Rejected_IsHiddenFromThePublic_NotFromReviewers()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("decider");
        // Of its own: the other tests' notice keeps all its tasks.
        const string document = "演示办函-2030-14";
        await ImportAsync(officer, Samples.Notice.Replace("2030〕12", "2030〕14", StringComparison.Ordinal));
        var task = (await TasksAsync(officer, document)).First(t => t.GetProperty("dueOn").GetString() == "2031-03-31");
        var identity = task.GetProperty("identity").GetString();
        (await officer.SendAsync(HttpMethod.Post, $"/api/library/documents/{document}/duties/{identity}/review", new { decision = 3, revision = task.GetProperty("revision").GetInt32(), reason = "演示" })).Must(HttpStatusCode.OK);

        var anyone = await town.AsAsync(null);

        Assert.DoesNotContain(await TasksAsync(anyone, document), t => t.GetProperty("identity").GetString() == identity);
        Assert.Contains(await TasksAsync(officer, document), t => t.GetProperty("identity").GetString() == identity);
        Assert.DoesNotContain("渡口名录", (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.csv?document={document}")).Must(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_AreReadBack()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        await ImportAsync(officer, Samples.Notice);
        var anyone = await town.AsAsync(null);

        var csv = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.csv?document={Notice}")).Must(HttpStatusCode.OK);
        var xlsx = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.xlsx?document={Notice}&language=en")).Must(HttpStatusCode.OK);
        var ics = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.ics?document={Notice}")).Must(HttpStatusCode.OK);

        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Body[..3]);
        using var sheet = new MemoryStream(xlsx.Body);
        var rows = MiniExcelLibs.MiniExcel.Query(sheet, useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1, rows.Count);
        Assert.Contains(rows, r => (string?)r["Last day"] == "2031-03-31" && ((string)r["Lead"]).Contains("交通运输部", StringComparison.Ordinal));
        var calendar = Ical.Net.Calendar.Load(ics.Text)!;
        Assert.Contains(calendar.Events, e => e.DtStart!.Value == new DateTime(2031, 3, 31) && e.Summary!.Contains("渡口名录", StringComparison.Ordinal));
        (await anyone.SendAsync(HttpMethod.Get, "/api/library/tasks.exe")).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Exports_ByBodyAndDate_HoldTheseAndNoOthers()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        const string document = "演示办函-2030-15";
        await ImportAsync(officer, Samples.Notice.Replace("2030〕12", "2030〕15", StringComparison.Ordinal));
        var filter = $"document={document}&body=交通运输部&from=2031-01-01&to=2031-03-31";
        var anyone = await town.AsAsync(null);

        var csv = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.csv?{filter}&language=en")).Must(HttpStatusCode.OK).Text;
        using var sheet = new MemoryStream((await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.xlsx?{filter}")).Must(HttpStatusCode.OK).Body);
        var ics = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.ics?{filter}")).Must(HttpStatusCode.OK).Text;
        var none = (await anyone.SendAsync(HttpMethod.Get, $"/api/library/tasks.ics?document={document}&body=没有这个单位")).Must(HttpStatusCode.OK).Text;

        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",Task,", csv, StringComparison.Ordinal);
        Assert.Contains("Not reviewed", csv, StringComparison.Ordinal);
        var row = Assert.Single(MiniExcelLibs.MiniExcel.Query(sheet, useHeaderRow: true).Cast<IDictionary<string, object>>());
        Assert.Equal("2031-03-31", row["最后一日"]);
        Assert.Equal("待核对", row["核对"]);
        var appointment = Assert.Single(Ical.Net.Calendar.Load(ics)!.Events);
        Assert.True(appointment.IsAllDay);
        Assert.Equal(new DateTime(2031, 4, 1), appointment.DtEnd!.Value);
        Assert.EndsWith($"@{DocumentKey.Id(document):N}", appointment.Uid, StringComparison.Ordinal);
        Assert.All(ics.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Empty(Ical.Net.Calendar.Load(none)!.Events);
    }

    /// <summary>Organ, kind, year and state, alone and together, in the list and in a search.</summary>
    [Fact]
    public async Task Filters_LeaveWhatIsAskedForAndNothingElse()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        static string Measures(string title, string number, string day, string force) => $"{title}\n演示罐发〔{number}号\n各县演示局：\n现将事项通知如下。\n一、储罐由使用单位每年查验。\n二、本通知自{force}起施行。\n演示储罐局\n{day}\n";
        await ImportAsync(officer, Measures("演示储罐局关于储罐查验的通知", "2029〕1", "2029年3月1日", "2029年4月1日"));
        await ImportAsync(officer, Measures("演示储罐局关于储罐查验的意见", "2031〕2", "2031年3月1日", "2033年4月1日"));
        var anyone = await town.AsAsync(null);
        async Task<string> Keys(string list, string filter) => string.Join(' ', (await anyone.SendAsync(HttpMethod.Get, $"/api/library/{list}organ=演示储罐局&{filter}")).Must(HttpStatusCode.OK).Json
            .GetProperty(list[0] == 's' ? "hits" : "documents").EnumerateArray().Select(d => d.GetProperty(list[0] == 's' ? "document" : "key").GetString()).Distinct().Order(StringComparer.Ordinal));
        const string one = "演示罐发-2029-1", two = "演示罐发-2031-2";

        foreach (var list in (string[])["search?q=储罐查验&", "documents?"])
            Assert.Equal([$"{one} {two}", one, two, one, two, one, two, "", ""],
                [await Keys(list, ""), await Keys(list, "kind=notice"), await Keys(list, "kind=opinions"), await Keys(list, "year=2029"), await Keys(list, "year=2031"), await Keys(list, "state=InForce"), await Keys(list, "state=NotYet"),
                    await Keys(list, "state=Repealed"), await Keys(list, "kind=notice&state=NotYet")]);
        (await anyone.SendAsync(HttpMethod.Get, "/api/library/search?q=储罐&state=Gone")).Must(HttpStatusCode.BadRequest);
        (await anyone.SendAsync(HttpMethod.Get, "/api/library/documents?year=soon")).Must(HttpStatusCode.BadRequest);
    }

    /// <summary>What stands in an article is named with it: the 款 that has no number, the item that is only a numeral; the changed number shows whole.</summary>
    [Fact]
    public async Task Clause_WithinAnArticle_IsFoundAndCitedWithIt_AndComparedByWholeNumbers()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        const string text = "演示闸门管理办法\n（2030年4月1日演示部部务会议通过）\n第一条　闸门由使用单位管理。\n闸门使用单位应当履行下列义务：\n（一）在24小时内报告塌闸；\n（二）保存记录。\n第二条　本办法自2030年5月1日起施行。\n";
        var first = (await ImportAsync(officer, text)).Single();
        var second = (await ImportAsync(officer, text.Replace("24小时", "12小时", StringComparison.Ordinal))).Single();
        var document = first.GetProperty("document").GetString();

        var paragraph = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/clauses/art_1__al_2")).Must(HttpStatusCode.OK).Json;
        var hit = (await officer.SendAsync(HttpMethod.Get, "/api/library/search?q=报告塌闸&of=Clause")).Must(HttpStatusCode.OK).Json.GetProperty("hits").EnumerateArray().First();
        var changed = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/differences?from={first.GetProperty("version")}&to={second.GetProperty("version")}")).Must(HttpStatusCode.OK).Json
            .GetProperty("clauses").EnumerateArray().Single(c => c.GetProperty("kind").GetInt32() == (int)DifferenceKind.Changed);

        Assert.Equal("《演示闸门管理办法》第一条第二款", paragraph.GetProperty("citation").GetProperty("zh").GetString());
        Assert.Equal("第一条第二款（一）", string.Concat(hit.GetProperty("title").EnumerateArray().Select(p => p.GetProperty("text").GetString())));
        Assert.Equal(["24", "12"], changed.GetProperty("pieces").EnumerateArray().Where(p => p.GetProperty("kind").GetInt32() != 0).OrderByDescending(p => p.GetProperty("kind").GetInt32()).Select(p => p.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Clause_OfAnEarlierVersion_LeadsToWhereItsWordsAre()
    {
        await using var town = await Town.OpenAsync(database, "2031-07-01T10:00:00+08:00");
        var officer = await town.AsAsync("examiner");
        string Own(string text) => text.Replace("2031〕7", "2031〕17", StringComparison.Ordinal).Replace("演示桥梁检查管理办法", "演示缆车检查管理办法", StringComparison.Ordinal);
        const string document = "演示发-2031-17";
        // One chapter less: article 4 of the second chapter becomes article 4 of the first, and the old places are gone.
        await ImportAsync(officer, Own(Samples.Measures));
        await ImportAsync(officer, Own(Samples.Measures).Replace("第二章　附则\n", "", StringComparison.Ordinal).Replace("任何单位不得遮挡限重标志", "任何单位不得遮挡限速标志", StringComparison.Ordinal));

        var moved = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/clauses/doc_1__chp_2__art_4"));
        var kept = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/clauses/doc_1__chp_1__art_4")).Must(HttpStatusCode.OK).Json;
        var changed = (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/clauses/doc_1__chp_1__art_3")).Must(HttpStatusCode.OK).Json;

        Assert.Equal(HttpStatusCode.Redirect, moved.Status);
        Assert.Equal([DifferenceKind.Moved, DifferenceKind.Added], Changes(kept));
        Assert.Equal([DifferenceKind.Changed, DifferenceKind.Added], Changes(changed));
        Assert.Equal(["", "第一章"], kept.GetProperty("within").EnumerateArray().Select(w => w.GetProperty("number").GetString()));
        Assert.EndsWith("（演示发〔2031〕17号）第四条", kept.GetProperty("citation").GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Equal("第三条", kept.GetProperty("before").GetProperty("number").GetString());
        (await officer.SendAsync(HttpMethod.Get, $"/api/library/documents/{document}/clauses/doc_1__chp_9__art_9")).Must(HttpStatusCode.NotFound);

        static IEnumerable<DifferenceKind> Changes(JsonElement clause) => clause.GetProperty("versions").EnumerateArray().Select(v => (DifferenceKind)v.GetProperty("change").GetInt32());
    }

    [Fact]
    public async Task Packs_WithoutATextImported_AreOutlinesAlone()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-01T10:00:00+08:00");
        var anyone = await town.AsAsync(null);

        var view = (await anyone.SendAsync(HttpMethod.Get, "/api/library/documents/notify-commit")).Must(HttpStatusCode.OK).Json;

        Assert.False(view.GetProperty("card").GetProperty("hasText").GetBoolean());
        Assert.All(view.GetProperty("rows").EnumerateArray(), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("official").ValueKind));
        Assert.True(view.GetProperty("coverage").GetProperty("clauses").GetInt32() > 10);
    }

    private static async Task<List<JsonElement>> ImportAsync(Visitor officer, string text) =>
        [.. (await officer.SendAsync(HttpMethod.Post, "/api/library/documents", Samples.Bytes(text))).Must(HttpStatusCode.OK).Json.EnumerateArray()];

    private static async Task<List<JsonElement>> TasksAsync(Visitor visitor, string document) =>
        [.. (await visitor.SendAsync(HttpMethod.Get, $"/api/library/tasks?document={document}")).Must(HttpStatusCode.OK).Json.GetProperty("duties").EnumerateArray()];

    private static IEnumerable<string?> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString());

    private static List<string> Numbers(JsonElement view) =>
        [.. view.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()!).Where(n => n.Length > 0)];
}

public sealed class LibraryOnSqlite(SqliteDatabase database) : LibrarySuite(database), IClassFixture<SqliteDatabase>;

public sealed class LibraryOnPostgres(PostgresDatabase database) : LibrarySuite(database), IClassFixture<PostgresDatabase>;
