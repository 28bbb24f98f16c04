using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Credit.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Modules.Tests.Casework;
using Tongban.Storage;
using Tongban.Testing;

namespace Tongban.Modules.Tests.Credit;

/// <summary>Credit records from the decision to their end: shown, disputed, repaired, withdrawn, over; on both databases.</summary>
public abstract class CreditSuite(TestDatabase database)
{
    private static readonly string Company = "91999999MADEMX000" + CreditCode.CheckCharacter("91999999MADEMX000");
    private static readonly string Contrast = "91999999MADEMX001" + CreditCode.CheckCharacter("91999999MADEMX001");
    private static readonly string Citizen = "99999919900101004" + IdNumber.CheckCharacter("99999919900101004");
    private static readonly string Stranger = "99999919850505012" + IdNumber.CheckCharacter("99999919850505012");

    [Fact]
    public async Task CompanysRecord_IsPublicDisputedRepaired_AndGone()
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        var (examiner, decider, agent, stranger, anyone) = (await town.AsAsync("examiner"), await town.AsAsync("decider"), await town.AsAsync("agent"), await town.AsAsync("agent"), await town.AsAsync(null));
        // The agent for themself has no part in the company's record.
        stranger.ActingFor = "self";
        var record = (await examiner.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Company))).Must(HttpStatusCode.OK).Json;
        Assert.Equal("2027-02-20", record.GetProperty("endsOn").GetString());
        Assert.Equal("2024-05-20", record.GetProperty("repairFrom").GetString());
        Assert.Equal(new Guid(record.GetProperty("organId").GetString()!), await OrganAsync(town));
        Assert.Equal([Company], await CompaniesAsync(anyone, "环保"));
        Assert.Empty(await CompaniesAsync(anyone, "100%"));
        Assert.Single(await PublicAsync(anyone));

        // What does not weigh, what names no clause, what has no term: refused with the fields.
        Assert.Equal("credit.bad-entry", (await examiner.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Company) with { Basis = null })).Must(HttpStatusCode.BadRequest).Code);
        Assert.Equal("credit.no-term", (await examiner.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Company) with { DecidedOn = "2015-01-01" })).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("credit.term-over", (await examiner.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Company) with { DecidedOn = "2020-01-01" })).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("credit.bad-number", (await examiner.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Company[..17] + "?"))).Must(HttpStatusCode.BadRequest).Code);

        // Objection: marked at once, decided by who did not record, told with reasons; another has no such record.
        Assert.Equal("credit-record.not-found", (await stranger.SendAsync(HttpMethod.Post, "/api/credit/mine/1/objection", new { words = "这不是我们单位的处罚记录" })).Must(HttpStatusCode.NotFound).Code);
        Assert.Equal("credit.words-needed", (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/objection", new { words = "不对" })).Must(HttpStatusCode.BadRequest).Code);
        var objection = (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/objection", new { words = "处罚决定书的当事人不是我单位，请核对。" })).Must(HttpStatusCode.OK).Json;
        // Three working days after Friday the 1st.
        Assert.Equal("2024-03-06", objection.GetProperty("dueOn").GetString());
        Assert.True(Assert.Single(await PublicAsync(anyone)).GetProperty("inDispute").GetBoolean());
        Assert.Equal("credit.asked-already", (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/objection", new { words = "处罚决定书的当事人不是我单位，请核对。" })).Must(HttpStatusCode.UnprocessableEntity).Code);
        var waiting = Assert.Single((await decider.SendAsync(HttpMethod.Get, "/api/credit/requests")).Must(HttpStatusCode.OK).Json.GetProperty("requests").EnumerateArray().ToList());
        Assert.Contains("当事人不是我单位", waiting.GetProperty("words").GetString(), StringComparison.Ordinal);
        (await examiner.SendAsync(HttpMethod.Post, DecisionOf(waiting), new { granted = false, reasons = "核对无误" })).Must(HttpStatusCode.Forbidden);
        Assert.Equal("credit.reason-needed", (await decider.SendAsync(HttpMethod.Post, DecisionOf(waiting), new { granted = false })).Must(HttpStatusCode.BadRequest).Code);
        (await decider.SendAsync(HttpMethod.Post, DecisionOf(waiting), new { granted = false, reasons = "核对无误，当事人就是该单位。" })).Must(HttpStatusCode.OK);
        Assert.Equal("credit.decided-already", (await decider.SendAsync(HttpMethod.Post, DecisionOf(waiting), new { granted = true, reasons = "再次处理" })).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.False(Assert.Single(await PublicAsync(anyone)).GetProperty("inDispute").GetBoolean());

        // Repair: not before the shortest term is over, not without a promise.
        var fulfilled = "罚款已于二月缴清，已按要求整改并验收。";
        var early = (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/repair", new { fulfilled, promise = true })).Must(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("credit.too-early", early.Code);
        Assert.Contains("2024-05-20", early.Text, StringComparison.Ordinal);
        await town.GoToAsync("2024-05-20T09:00:00+08:00");
        agent = await town.AsAsync("agent");
        decider = await town.AsAsync("decider");
        Assert.Equal("credit.promise-needed", (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/repair", new { fulfilled, promise = false })).Must(HttpStatusCode.BadRequest).Code);
        var repair = (await agent.SendAsync(HttpMethod.Post, "/api/credit/mine/1/repair", new { fulfilled, promise = true })).Must(HttpStatusCode.OK).Json;
        (await decider.SendAsync(HttpMethod.Post, DecisionOf(repair), new { granted = true, reasons = "义务已履行，同意修复。" })).Must(HttpStatusCode.OK);
        Assert.Empty(await PublicAsync(anyone));
        Assert.Empty(await CompaniesAsync(anyone, "环保"));
        var mine = (await agent.SendAsync(HttpMethod.Get, "/api/credit/mine")).Must(HttpStatusCode.OK).Json;
        Assert.Equal((int)CreditState.Repaired, mine.GetProperty("records")[0].GetProperty("state").GetInt32());
        Assert.Equal("义务已履行，同意修复。", mine.GetProperty("requests")[0].GetProperty("reasons").GetString());
    }

    [Fact]
    public async Task Record_PastItsTerm_IsShownToNobody()
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        // Its own subject: the suite's database is shared.
        var code = "91999999MADEMX077" + CreditCode.CheckCharacter("91999999MADEMX077");
        var (decider, anyone) = (await town.AsAsync("decider"), await town.AsAsync(null));
        var record = (await decider.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(code) with { Name = "演示过期有限公司" })).Must(HttpStatusCode.OK).Json;
        foreach (var (day, shown) in ((string, bool)[])[("2027-02-20", true), ("2027-02-21", false)])
        {
            await town.GoToAsync($"{day}T10:00:00+08:00");
            decider = await town.AsAsync("decider");
            Assert.Equal(shown, (await PublicAsync(anyone, code)).Count == 1);
            Assert.Equal(shown, (await CompaniesAsync(anyone, "演示过期")).Count == 1);
            var looked = (await decider.SendAsync(HttpMethod.Post, "/api/credit/look-ups", new { number = code, purpose = (int)CreditLookupPurpose.Inspection, reference = "年度检查" })).Must(HttpStatusCode.OK).Json;
            Assert.Equal(shown, looked.GetProperty("records").GetArrayLength() == 1);
            var standing = await StandingAsync(town, new Guid(record.GetProperty("id").GetProperty("subjectId").GetString()!), Acting.Platform);
            Assert.Equal(shown, standing.Bars);
        }

        var withdrawal = $"/api/credit/records/{record.GetProperty("id").GetProperty("subjectId").GetString()}/1/withdrawal";
        Assert.Equal("credit-record.not-found", (await decider.SendAsync(HttpMethod.Post, withdrawal, new { reason = "期满之后不再处理" })).Must(HttpStatusCode.NotFound).Code);
    }

    [Fact]
    public async Task PersonsRecord_IsLookedUpForAPurpose_AndThePersonSeesWhoLooked()
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        var (decider, window, supervisor, citizen, other, anyone) = (await town.AsAsync("decider"), await town.AsAsync("window"), await town.AsAsync("supervisor"), await town.AsAsync("citizen"), await town.AsAsync("other"), await town.AsAsync(null));
        var entered = (await decider.SendAsync(HttpMethod.Post, "/api/credit/records", Penalty(Citizen))).Must(HttpStatusCode.OK);
        Assert.DoesNotContain(Citizen, entered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("李公民", entered.Text, StringComparison.Ordinal);

        // The public learns nothing of a person, not even whether there is something.
        var known = (await anyone.SendAsync(HttpMethod.Get, $"/api/credit/companies/{Citizen}")).Must(HttpStatusCode.BadRequest);
        var unknown = (await anyone.SendAsync(HttpMethod.Get, $"/api/credit/companies/{Stranger}")).Must(HttpStatusCode.BadRequest);
        Assert.Equal(unknown.Code, known.Code);
        Assert.Empty(await CompaniesAsync(anyone, "李公民"));
        var look = new { number = Citizen, purpose = (int)CreditLookupPurpose.Application, reference = "MEE-20240301-0001" };
        (await anyone.SendAsync(HttpMethod.Post, "/api/credit/look-ups", look)).Must(HttpStatusCode.Unauthorized);
        (await other.SendAsync(HttpMethod.Post, "/api/credit/look-ups", look)).Must(HttpStatusCode.Forbidden);
        (await supervisor.SendAsync(HttpMethod.Post, "/api/credit/look-ups", look)).Must(HttpStatusCode.Forbidden);
        var bad = (await window.SendAsync(HttpMethod.Post, "/api/credit/look-ups", new { number = Citizen })).Must(HttpStatusCode.BadRequest);
        Assert.Equal(["purpose", "reference"], bad.Json.GetProperty("fields").EnumerateObject().Select(f => f.Name).Order());
        Assert.Empty((await citizen.SendAsync(HttpMethod.Get, "/api/credit/mine")).Json.GetProperty("lookups").EnumerateArray());

        var file = (await window.SendAsync(HttpMethod.Post, "/api/credit/look-ups", look)).Must(HttpStatusCode.OK);
        Assert.Equal("演**", file.Json.GetProperty("name").GetString());
        Assert.DoesNotContain("李公民", file.Text, StringComparison.Ordinal);
        // A person without any record who was asked about may know that too.
        (await window.SendAsync(HttpMethod.Post, "/api/credit/look-ups", look with { number = "99999919900101001" + IdNumber.CheckCharacter("99999919900101001") })).Must(HttpStatusCode.OK);

        var mine = (await citizen.SendAsync(HttpMethod.Get, "/api/credit/mine")).Must(HttpStatusCode.OK).Json;
        Assert.Equal("演示·李公民", mine.GetProperty("records")[0].GetProperty("name").GetString());
        var seen = Assert.Single(mine.GetProperty("lookups").EnumerateArray().ToList());
        Assert.Equal("演示·王窗口", seen.GetProperty("by").GetString());
        Assert.Equal("MEE-20240301-0001", seen.GetProperty("reference").GetString());
        var owner = await town.AsAsync("agent");
        owner.ActingFor = "self";
        Assert.Single((await owner.SendAsync(HttpMethod.Get, "/api/credit/mine")).Must(HttpStatusCode.OK).Json.GetProperty("lookups").EnumerateArray().ToList());

        // Who recorded does not decide on it; an upheld objection takes the record out.
        var objection = (await citizen.SendAsync(HttpMethod.Post, "/api/credit/mine/1/objection", new { words = "我从未收到过这份处罚决定。" })).Must(HttpStatusCode.OK).Json;
        Assert.Equal("credit.not-in-own-cause", (await decider.SendAsync(HttpMethod.Post, DecisionOf(objection), new { granted = true, reasons = "送达有误" })).Must(HttpStatusCode.Forbidden).Code);
        (await decider.SendAsync(HttpMethod.Post, $"/api/credit/records/{objection.GetProperty("id").GetProperty("subjectId").GetString()}/1/withdrawal", new { reason = "处罚决定未送达" })).Must(HttpStatusCode.OK);
        mine = (await citizen.SendAsync(HttpMethod.Get, "/api/credit/mine")).Json;
        Assert.Equal((int)CreditState.Withdrawn, mine.GetProperty("records")[0].GetProperty("state").GetInt32());
        Assert.True(mine.GetProperty("requests")[0].GetProperty("granted").GetBoolean());
    }

    [Fact]
    public async Task FalsePromise_BarsTheCommitmentRoute_UntilItsSourceFalls()
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        var caseId = Guid.NewGuid();
        var organ = await OrganAsync(town);
        var party = await town.InScopeAsync(async services => (await services.GetRequiredService<IDirectory>().PartyAsync(Contrast, default))!.Id);
        async Task<Outcome<JsonElement>> ActAsync(string action, object arguments) => await town.InScopeAsync(services => services.GetRequiredService<Transactions>().RunAsync(token =>
            services.GetServices<IModuleAction>().Single(a => a.Name == action).CarryOutAsync(
                new(caseId, "notify-commit", town.Time.GetUtcNow(), Acting.Platform, new("notify-commit", "sec-9"), party, organ, "MEE-20240301-TEST"), JsonSerializer.SerializeToElement(arguments), token)));
        var before = await StandingAsync(town, party, Acting.Platform);
        Assert.DoesNotContain(before.Findings, f => f.Record.Kind == CreditKind.BrokenPromise);

        Assert.True((await ActAsync("credit.record", new { kind = "broken-promise", severity = "serious", zh = "承诺的条件并不具备", en = "The promised condition was not met" })).Succeeded);
        Assert.True((await ActAsync("credit.record", new { kind = "penalty", severity = "ordinary", zh = "另有一项普通处罚", en = "An ordinary penalty besides" })).Succeeded);
        Assert.Equal("credit.bad-entry", (await ActAsync("credit.record", new { kind = "broken-promise", severity = "grave", zh = "无此程度", en = "No such severity" })).Refusal?.Code);
        var standing = await StandingAsync(town, party, Acting.Platform);
        Assert.True(standing.Bars);
        var barring = standing.Findings[0];
        Assert.Equal("notify-commit#sec-6", barring.Clause.ToString());
        Assert.Equal("MEE-20240301-TEST", barring.Record.Source.Number);
        Assert.Contains("2024-09-01", barring.Repair.En, StringComparison.Ordinal);
        // The ordinary penalty is named and does not bar; a pack without rules draws nothing at all.
        Assert.Contains(standing.Findings, f => f.Record.Kind == CreditKind.Penalty && !f.Bars);
        var without = await town.InScopeAsync(services => services.GetRequiredService<ICredit>().StandingAsync(
            new(party, "malanhua", "commit", town.Today, new("核对", "A check")), Acting.Platform, default));
        Assert.Empty(without.Findings);

        var fell = await ActAsync("credit.withdraw", new { reason = "复议撤销了原决定" });
        Assert.Equal(2, fell.Value.GetProperty("withdrawn").GetInt32());
        Assert.DoesNotContain((await StandingAsync(town, party, Acting.Platform)).Findings, f => f.Record.Source.Key == $"case:{caseId}");
        Assert.Equal(0, (await ActAsync("credit.withdraw", new { reason = "第二次不再有可撤的" })).Value.GetProperty("withdrawn").GetInt32());
    }

    [Fact]
    public async Task Standing_OfAPerson_IsNotedForThem()
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        var person = await town.InScopeAsync(async services => (await services.GetRequiredService<IDirectory>().PartyAsync("99999919900101002" + IdNumber.CheckCharacter("99999919900101002"), default))!.Id);
        await StandingAsync(town, person, Acting.Platform);
        await StandingAsync(town, person, new Acting(person, "演示·周法人", null, null, null, new HashSet<string> { Roles.Applicant }));
        var owner = await town.AsAsync("owner");
        owner.ActingFor = "self";
        var seen = Assert.Single((await owner.SendAsync(HttpMethod.Get, "/api/credit/mine")).Must(HttpStatusCode.OK).Json.GetProperty("lookups").EnumerateArray().ToList());
        Assert.Equal("核对告知承诺适用条件", seen.GetProperty("purpose").GetProperty("zh").GetString());
    }

    [Theory]
    [InlineData("2023-04-30", CreditSeverity.Ordinary, null, "2023-07-30", "2024-04-30")]
    [InlineData("2023-04-30", CreditSeverity.Serious, null, "2023-10-30", "2026-04-30")]
    [InlineData("2023-05-01", CreditSeverity.Ordinary, null, "2023-08-01", "2026-05-01")]
    [InlineData("2023-05-01", CreditSeverity.Minor, "fire", "2024-05-01", "2026-05-01")]
    public async Task Term_IsThatOfTheDayOfTheDecision(string decidedOn, CreditSeverity severity, string? domain, string repairFrom, string endsOn)
    {
        await using var town = await Town.OpenAsync(database, "2024-03-01T10:00:00+08:00");
        var record = (await (await town.AsAsync("examiner")).SendAsync(HttpMethod.Post, "/api/credit/records",
            Penalty(Stranger) with { Name = "演示·某人", DecidedOn = decidedOn, Severity = severity, Domain = domain })).Must(HttpStatusCode.OK).Json;
        Assert.Equal((repairFrom, endsOn), (record.GetProperty("repairFrom").GetString(), record.GetProperty("endsOn").GetString()));
    }

    private static string DecisionOf(JsonElement request) =>
        $"/api/credit/requests/{request.GetProperty("id").GetProperty("subjectId").GetString()}/{request.GetProperty("id").GetProperty("no").GetInt32()}/decision";

    private static Task<CreditStanding> StandingAsync(Town town, Guid subject, Acting by) => town.InScopeAsync(services => services.GetRequiredService<ICredit>().StandingAsync(
        new(subject, "notify-commit", "commit", town.Today, new("核对告知承诺适用条件", "Whether a commitment can be taken")), by, default));

    private static Task<Guid> OrganAsync(Town town) => town.InScopeAsync(async services => (await services.GetRequiredService<IDirectory>().OrganAsync("mee", default))!.Id);

    private static async Task<List<JsonElement>> PublicAsync(Visitor anyone, string? code = null) =>
        [.. (await anyone.SendAsync(HttpMethod.Get, $"/api/credit/companies/{code ?? Company}")).Must(HttpStatusCode.OK).Json.GetProperty("records").EnumerateArray()];

    private static async Task<List<string>> CompaniesAsync(Visitor anyone, string search) =>
        [.. (await anyone.SendAsync(HttpMethod.Get, $"/api/credit/companies?search={Uri.EscapeDataString(search)}")).Must(HttpStatusCode.OK).Json
            .GetProperty("subjects").EnumerateArray().Select(s => s.GetProperty("code").GetString()!)];

    private static Entry Penalty(string number) => new(number, null, CreditKind.Penalty, CreditSeverity.Serious, "未按规定保存监测记录", "Monitoring records were not kept", "演示罚字〔2024〕1号", "2024-02-20", null, "law:行政处罚法#art-48");

    private sealed record Entry(string Number, string? Name, CreditKind Kind, CreditSeverity Severity, string WhatZh, string WhatEn, string Decision, string DecidedOn, string? Domain, string? Basis);
}

public sealed class CreditOnSqlite(SqliteDatabase database) : CreditSuite(database), IClassFixture<SqliteDatabase>;

public sealed class CreditOnPostgres(PostgresDatabase database) : CreditSuite(database), IClassFixture<PostgresDatabase>;
