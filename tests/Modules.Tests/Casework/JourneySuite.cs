using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Casework;

/// <summary>The EIA approval through the API, from application to announced decision, on both databases.</summary>
public abstract class JourneySuite(TestDatabase database)
{
    private static readonly byte[] Pdf = "%PDF-1.7 synthetic"u8.ToArray();

    [Fact]
    public async Task AReport_FromDraftToAnnouncement()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");

        // A company's agent drafts, uploads, applies.
        var agent = await town.AsAsync("agent");
        var draft = (await agent.SendAsync(HttpMethod.Post, "/api/drafts", new { item = "eia-approval/report", data = Application() })).Must(HttpStatusCode.OK).Json;
        var id = draft.GetProperty("id").GetString();
        foreach (var material in (string[])["application-letter", "eia-document", "participation-statement"])
            (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{id}/files/{material}?name={material}.pdf", Pdf)).Must(HttpStatusCode.OK);
        var receipt = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/report", data = Application(), draft = id }, key: "k1")).Must(HttpStatusCode.Created).Json;
        Assert.Equal(id, receipt.GetProperty("id").GetString());
        var (number, code) = (receipt.GetProperty("number").GetString(), receipt.GetProperty("queryCode").GetString());

        // The same key again: the same case, not a second one.
        var again = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/report", data = Application(), draft = id }, key: "k1")).Must(HttpStatusCode.Created).Json;
        Assert.Equal(number, again.GetProperty("number").GetString());

        // The window sees it in the queue and accepts.
        var window = await town.AsAsync("window");
        var row = Assert.Single((await window.SendAsync(HttpMethod.Get, "/api/queue")).Must(HttpStatusCode.OK).Json.GetProperty("cases").EnumerateArray(), c => c.GetProperty("id").GetString() == id);
        Assert.Equal("2021-02-20", row.GetProperty("nextDueOn").GetString());
        await Act(window, id, "accept", new { });
        Assert.Equal("accepted", (await Read(window, id)).GetProperty("row").GetProperty("outcome").GetString());

        // It is published; a neighbour comments without an account.
        var publication = Assert.Single((await window.SendAsync(HttpMethod.Get, "/api/publicity?kind=application")).Json.GetProperty("items").EnumerateArray(), p => p.GetProperty("caseId").GetString() == id);
        Assert.Contains("演示水库", publication.GetProperty("bodyZh").GetString(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", publication.GetProperty("bodyZh").GetString(), StringComparison.Ordinal);
        var neighbour = await town.AsAsync(null);
        (await neighbour.SendAsync(HttpMethod.Post, $"/api/publicity/{id}/{publication.GetProperty("no")}/comments", new { name = "演示·邻居", words = "噪声怎么办？" })).Must(HttpStatusCode.OK);

        // Evaluation; the decision clock stands still meanwhile.
        await town.GoToAsync("2021-02-09T10:00:00+08:00");
        var examiner = await town.AsAsync("examiner");
        await Act(examiner, id, "commission-evaluation", new { evaluator = "演示评估中心", dueOn = "2021-03-20", points = "噪声" });
        Assert.Equal(JsonValueKind.Null, Clock(await Read(examiner, id), "decision").GetProperty("dueOn").ValueKind);
        await town.GoToAsync("2021-03-09T10:00:00+08:00");
        examiner = await town.AsAsync("examiner");
        var decider = await town.AsAsync("decider");
        (await decider.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/decide", new { approve = true })).Must(HttpStatusCode.UnprocessableEntity);
        await Act(examiner, id, "receive-evaluation", new { conclusion = "可行", problems = "无", attention = "噪声", evaluator = "演示评估中心" });

        // Review and hearing rights first: the dossier says so.
        Assert.Equal("casework.dossier-incomplete", (await decider.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/decide", new { approve = true })).Must(HttpStatusCode.UnprocessableEntity).Code);
        await Act(examiner, id, "review", Review());
        await Act(examiner, id, "announce-hearing-rights", new { summary = "基本情况", interested = "邻居" });
        await Act(decider, id, "decide", new { approve = true, conditions = "夜间不施工" });
        await town.GoToAsync("2021-03-11T10:00:00+08:00");
        decider = await town.AsAsync("decider");
        await Act(decider, id, "announce", new { });

        // The party reads its papers; anyone with number and code follows.
        agent = await town.AsAsync("agent");
        var detail = await Read(agent, id);
        Assert.Equal("announced", detail.GetProperty("row").GetProperty("outcome").GetString());
        // The commission goes to the evaluator: the party sees it neither in the list nor by its number, the organ does.
        Assert.Equal(["acceptance-slip", "hearing-rights", "decision-approval", "announcement"], detail.GetProperty("papers").EnumerateArray().Select(p => p.GetProperty("document").GetString()));
        (await agent.SendAsync(HttpMethod.Get, $"/api/cases/{id}/papers/2")).Must(HttpStatusCode.NotFound);
        var commission = (await decider.SendAsync(HttpMethod.Get, $"/api/cases/{id}/papers/2")).Must(HttpStatusCode.OK).Json;
        Assert.Contains("请于 2021年3月20日 前", commission.GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains("20 March 2021", commission.GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Empty(detail.GetProperty("comments").EnumerateArray());
        var progress = (await neighbour.SendAsync(HttpMethod.Get, $"/api/progress?number={number}&code={code}")).Must(HttpStatusCode.OK).Json;
        Assert.Equal("announced", progress.GetProperty("outcome").GetString());
        var inbox = (await agent.SendAsync(HttpMethod.Get, "/api/inbox")).Must(HttpStatusCode.OK).Json;
        Assert.True(inbox.GetProperty("notices").GetArrayLength() >= 3);

        var report = await town.InScopeAsync(s => s.GetRequiredService<AuditVerifier>().VerifyAsync(default));
        Assert.Empty(report.Faults);
    }

    [Theory]
    [InlineData("2021-02-20T23:59:00+08:00", "in-progress", 0)]
    [InlineData("2021-02-21T00:00:00+08:00", "accepted", 1)]
    public async Task AnIncompleteApplication_NobodyReacts_IsDeemedAcceptedTheDayAfterTheLast(string at, string outcome, int fired)
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        var agent = await town.AsAsync("agent");
        var id = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Application() })).Must(HttpStatusCode.Created).Json.GetProperty("id").GetString();

        // The database is the class's, so cases of other tests may go on too; this one's history says how often it did.
        await town.GoToAsync(at);
        var detail = await Read(await town.AsAsync("agent"), id);
        Assert.Equal(outcome, detail.GetProperty("row").GetProperty("outcome").GetString());
        Assert.Equal(fired == 1, detail.GetProperty("deemedAccepted").GetBoolean());
        if (fired == 1)
            Assert.Equal("2021-02-08", detail.GetProperty("acceptedOn").GetString());
        Assert.Equal(0, await town.GoToAsync(at));
        Assert.Equal(fired, detail.GetProperty("history").EnumerateArray().Count(h => h.GetProperty("type").GetString() == "deemed-accepted"));
    }

    [Fact]
    public async Task Doors_AreTriedFromTheWrongSide()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        var agent = await town.AsAsync("agent");
        var draft = (await agent.SendAsync(HttpMethod.Post, "/api/drafts", new { item = "eia-approval/form", data = Application() })).Must(HttpStatusCode.OK).Json.GetProperty("id").GetString();
        (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{draft}/files/eia-document?name=../../x.pdf", "<html>"u8.ToArray())).Must(HttpStatusCode.BadRequest);
        (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{draft}/files/eia-document?name=x.html", "<html>"u8.ToArray())).Must(HttpStatusCode.BadRequest);
        (await agent.SendAsync(HttpMethod.Put, $"/api/drafts/{draft}/files/no-such?name=x.pdf", Pdf)).Must(HttpStatusCode.BadRequest);
        var id = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Application(), draft })).Must(HttpStatusCode.Created).Json.GetProperty("id").GetString();

        foreach (var stranger in (string?[])["other", "citizen"])
        {
            var visitor = await town.AsAsync(stranger);
            (await visitor.SendAsync(HttpMethod.Get, $"/api/cases/{id}")).Must(HttpStatusCode.NotFound);
            (await visitor.SendAsync(HttpMethod.Get, $"/api/drafts/{draft}")).Must(HttpStatusCode.NotFound);
            (await visitor.SendAsync(HttpMethod.Get, $"/api/cases/{id}/files/1")).Must(HttpStatusCode.NotFound);
            (await visitor.SendAsync(HttpMethod.Get, $"/api/cases/{id}/papers/1")).Must(HttpStatusCode.NotFound);
            (await visitor.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/withdraw", new { })).Must(HttpStatusCode.NotFound);
        }

        (await (await town.AsAsync(null)).SendAsync(HttpMethod.Get, $"/api/cases/{id}")).Must(HttpStatusCode.Unauthorized);
        foreach (var unable in (string[])["admin", "auditor"])
            (await (await town.AsAsync(unable)).SendAsync(HttpMethod.Get, $"/api/cases/{id}")).Must(HttpStatusCode.NotFound);
        (await (await town.AsAsync("supervisor")).SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/accept", new { })).Must(HttpStatusCode.Forbidden);
        (await agent.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/accept", new { })).Must(HttpStatusCode.Forbidden);
        (await (await town.AsAsync("decider")).SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/accept", new { })).Must(HttpStatusCode.Forbidden);
        (await (await town.AsAsync("window")).SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/no-such", new { })).Must(HttpStatusCode.NotFound);
        (await (await town.AsAsync("window")).SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/submit", Application())).Must(HttpStatusCode.NotFound);
        (await (await town.AsAsync("window")).SendAsync(HttpMethod.Get, "/api/inbox")).Must(HttpStatusCode.Forbidden);

        // What a person claims about the materials does not count: the platform looks.
        Assert.Equal("incomplete", (await (await town.AsAsync("window")).SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/accept", new { })).Must(HttpStatusCode.UnprocessableEntity).Code);
    }

    [Fact]
    public async Task FormRules_HoldAtTheApiAsOnPages_FieldByField()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        var agent = await town.AsAsync("agent");
        var data = Application();
        (data["projectName"], data["phone"], data["writers"]) = ("  ", "ring me", new[] { new { name = "演示·某", number = "x y" } });
        data.Remove("industry");
        data["truthful"] = false;

        var refused = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data })).Must(HttpStatusCode.BadRequest);

        Assert.Equal("casework.bad-data", refused.Code);
        Assert.Equal(["/industry", "/phone", "/projectName", "/truthful", "/writers/0/number"], refused.Json.GetProperty("fields").EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));
        // Each fault names the field as people see it, beside its key.
        Assert.All(refused.Json.GetProperty("fields").EnumerateObject(), f => Assert.Contains('“', f.Value.GetProperty("zh").GetString()!));
        var id = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Application() })).Must(HttpStatusCode.Created).Json.GetProperty("id").GetString();
        var window = await town.AsAsync("window");
        foreach (var missing in (object?[])[null, "", Array.Empty<string>(), new[] { " " }])
            Assert.True((await window.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/request-correction", new { missing })).Must(HttpStatusCode.BadRequest).Json.GetProperty("fields").TryGetProperty("/missing", out _));
        await Act(window, id, "request-correction", new { missing = new[] { "报批申请书" } });
        (await agent.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/correct", new { })).Must(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WrongTypeOrMethod_IsSaidInWords_NotTakenForAWantOfAuthority()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        foreach (var visitor in (Visitor[])[await town.AsAsync("agent"), await town.AsAsync(null)])
        {
            Assert.Equal("http.wrong-content-type", (await visitor.SendAsync(HttpMethod.Post, "/api/cases", new StringContent("item=1", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"))).Must(HttpStatusCode.UnsupportedMediaType).Code);
            Assert.Equal("http.wrong-method", (await visitor.SendAsync(HttpMethod.Patch, "/api/cases")).Must(HttpStatusCode.MethodNotAllowed).Code);
        }
    }

    [Fact]
    public async Task TwoOfficersAtOnce_OneWinsAndTheOtherIsTold()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        var agent = await town.AsAsync("agent");
        var id = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data = Application() })).Must(HttpStatusCode.Created).Json.GetProperty("id").GetString();
        var window = await town.AsAsync("window");
        var revision = (await Read(window, id)).GetProperty("row").GetProperty("revision").ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => window.SendAsync(
            HttpMethod.Post, $"/api/cases/{id}/events/request-correction", new { missing = new[] { $"材料 {i}" } }, match: $"\"{revision}\"")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        var detail = await Read(window, id);
        Assert.Single(detail.GetProperty("history").EnumerateArray(), h => h.GetProperty("type").GetString() == "request-correction");
        Assert.Single(detail.GetProperty("papers").EnumerateArray());
    }

    [Fact]
    public async Task AListedWriter_IsNotAccepted_WhateverTheApplicantSays()
    {
        await using var town = await Town.OpenAsync(database, "2021-02-08T10:00:00+08:00");
        var examiner = await town.AsAsync("examiner");
        (await examiner.SendAsync(HttpMethod.Post, "/api/registers/report-writers", new
        {
            kind = "unit",
            name = "演示失信环评公司",
            identity = "91999999MADEMX0990",
            list = "blacklist",
            listedOn = "2021-01-15",
            reason = "演示",
        })).Must(HttpStatusCode.OK);
        var agent = await town.AsAsync("agent");
        var data = new Dictionary<string, object>(Application()) { ["preparerCode"] = "91999999MADEMX0990", ["preparerListed"] = false };

        var receipt = (await agent.SendAsync(HttpMethod.Post, "/api/cases", new { item = "eia-approval/form", data })).Must(HttpStatusCode.Created).Json;

        Assert.Equal("preparer-barred", receipt.GetProperty("outcome").GetString());
        var paper = Assert.Single((await Read(agent, receipt.GetProperty("id").GetString())).GetProperty("papers").EnumerateArray());
        Assert.Equal("non-acceptance", paper.GetProperty("document").GetString());
    }

    private static async Task Act(Visitor visitor, string? id, string type, object data) =>
        (await visitor.SendAsync(HttpMethod.Post, $"/api/cases/{id}/events/{type}", data)).Must(HttpStatusCode.OK);

    private static async Task<JsonElement> Read(Visitor visitor, string? id) => (await visitor.SendAsync(HttpMethod.Get, $"/api/cases/{id}")).Must(HttpStatusCode.OK).Json;

    private static JsonElement Clock(JsonElement detail, string id) => detail.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    private static Dictionary<string, object> Application() => new()
    {
        ["requiresEia"] = true,
        ["competentOrgan"] = "mee",
        ["secret"] = false,
        ["channel"] = "online",
        ["projectName"] = "演示水库工程 <b>一期</b> [x](javascript:alert(1))",
        ["projectPlace"] = "演示省演示市",
        ["projectNature"] = "new",
        ["industry"] = "演示行业",
        ["contact"] = "演示·张申请",
        ["phone"] = "010-00000000",
        ["summary"] = "演示数据",
        ["preparer"] = "演示环评有限公司",
        ["preparerCode"] = "91999999MADEMX0880",
        ["writers"] = Array.Empty<object>(),
        ["truthful"] = true,
    };

    private static Dictionary<string, object> Review() => new(
        ((string[])["planning", "quality", "measures", "existing", "document"]).Select(a => KeyValuePair.Create(a, (object)new { finding = "meets", reasons = "符合" }))
            .Append(KeyValuePair.Create("areaMeetsStandard", (object)true)));
}

public sealed class JourneyOnSqlite(SqliteDatabase database) : JourneySuite(database), IClassFixture<SqliteDatabase>;

public sealed class JourneyOnPostgres(PostgresDatabase database) : JourneySuite(database), IClassFixture<PostgresDatabase>;
