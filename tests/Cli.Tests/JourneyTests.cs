using System.Text;
using System.Text.Json;
using Tongban.Testing;

namespace Tongban.Cli.Tests;

/// <summary>
/// The journeys of the EIA approval from the shell against a started server: an approval from application to announcement, a refusal after
/// silence counted as acceptance, a withdrawal. The server's clock is moved on between the parts, as weeks would.
/// </summary>
public sealed class JourneyTests : IDisposable
{
    private static readonly byte[] Pdf = "%PDF-1.7 synthetic"u8.ToArray();
    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Report_FromApplicationToAnnouncedDecision_AndTheOtherWaysOut()
    {
        await using var server = new ServerProcess(given.Folder("server"));
        await server.StartAsync();
        var agent = await Shell.SignInAsync(server, "agent");
        var window = await Shell.SignInAsync(server, "window");
        var examiner = await Shell.SignInAsync(server, "examiner");
        var decider = await Shell.SignInAsync(server, "decider");
        var anyone = new Shell(server, null, null);

        // The guide: what is needed and how long it takes.
        Assert.Contains("eia-approval/report", await anyone.SayAsync("items", "list", "EIA"), StringComparison.Ordinal);
        var guide = await anyone.SayAsync("items", "show", "eia-approval/report");
        Assert.Contains("participation-statement", guide, StringComparison.Ordinal);
        Assert.Contains("eia-approval#art-18", guide, StringComparison.Ordinal);

        // Three applications: the first lacks a material, the second is left unanswered, the third is withdrawn.
        var data = given.File("application.json", Application("命令行水库 <b>\u001b[31m"));
        string[] all = ["application-letter", "eia-document", "participation-statement"];
        var first = await agent.JsonAsync("apply", "eia-approval/report", "--data", data, "--file", Material(all[0]), "--file", Material(all[1]));
        var second = await agent.JsonAsync(["apply", "eia-approval/report", "--data", data, .. all.SelectMany(m => (string[])["--file", Material(m)])]);
        var third = await agent.JsonAsync(["apply", "eia-approval/report", "--data", data, .. all.SelectMany(m => (string[])["--file", Material(m)])]);
        var (id, silent, withdrawn) = (Id(first), Id(second), Id(third));

        // A file beyond what the server takes is told of before a byte of it is sent.
        var large = given.File("large.pdf", "");
        using (var sparse = File.OpenWrite(large))
            sparse.SetLength((50L * 1024 * 1024) + 1);
        await agent.MustRefuseAsync(2, "50 MB and was not sent", "files", "add", id, $"{all[2]}={large}");
        await agent.MustRefuseAsync(2, "50 MB and was not sent", "apply", "eia-approval/report", "--data", data, "--file", $"{all[0]}={large}");

        // The window finds it in the queue, is told why it cannot be accepted, and asks once for what is missing.
        Assert.Contains(id, await window.SayAsync("cases", "queue"), StringComparison.Ordinal);
        await window.MustRefuseAsync(1, "incomplete", "act", id, "accept");
        await window.SayAsync("act", id, "request-correction", "--data", given.File("missing.json", """{"missing":["公众参与说明"]}"""));
        Assert.Contains("correction", await agent.SayAsync("inbox"), StringComparison.OrdinalIgnoreCase);
        await agent.SayAsync("files", "add", id, Material(all[2]));
        Assert.Equal("accepted", (await agent.JsonAsync("act", id, "correct", "--data", given.File("note.json", """{"note":"已补交"}"""))).GetProperty("outcome").GetString());

        // Anyone comments while the term runs.
        var published = (await anyone.JsonAsync("publicity", "list", "--kind", "application")).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("caseId").GetString() == id);
        var no = published.GetProperty("no").GetRawText();
        var page = await anyone.SayAsync("publicity", "show", id, no);
        Assert.Contains("命令行水库 <b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", page, StringComparison.Ordinal);
        // Whom to call is told to those who handle the case, to nobody else and in no list.
        foreach (var open in (string[])[page, await anyone.SayAsync("publicity", "list"), await window.SayAsync("cases", "queue"), await agent.SayAsync("inbox")])
            Assert.DoesNotContain("010-00000000", open, StringComparison.Ordinal);
        await anyone.SayAsync("publicity", "comment", id, no, "--name", "演示·邻居", "--words", "夜间噪声怎么办？");

        // The third is withdrawn: its materials come back, byte for byte.
        Assert.Equal("withdrawn", (await agent.JsonAsync("withdraw", withdrawn, "--reasons", "计划有变")).GetProperty("outcome").GetString());
        var back = Path.Combine(given.Folder("back"), "letter.pdf");
        await agent.SayAsync("files", "get", withdrawn, "1", "--to", back);
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(back, TestContext.Current.CancellationToken));
        await agent.MustRefuseAsync(2, "is there already", "files", "get", withdrawn, "1", "--to", back);

        await LaterAsync(server, 1);
        await examiner.SayAsync("act", id, "commission-evaluation", "--data", given.File("commission.json", """{"evaluator":"演示评估中心","dueOn":"2030-01-31","points":"噪声"}"""));
        var clocks = await examiner.SayAsync("cases", "show", id);
        Assert.Contains("stands still now", clocks, StringComparison.Ordinal);
        Assert.Contains("[eia-approval#art-18", clocks, StringComparison.Ordinal);
        Assert.Contains("not counted", clocks, StringComparison.Ordinal);
        Assert.Contains("夜间噪声怎么办？", clocks, StringComparison.Ordinal);

        // A month later nobody has answered the second: it counts as accepted from the day of receipt. Both go to their decision.
        await LaterAsync(server, 30);
        await WaitForAsync(agent, silent, "deemed: nobody answered in time");
        await decider.MustRefuseAsync(1, "eia-approval#", "act", id, "decide", "--data", given.File("yes.json", """{"approve":true,"conditions":"夜间不施工"}"""));
        await examiner.SayAsync("act", id, "receive-evaluation", "--data", given.File("evaluation.json", """{"evaluator":"演示评估中心","conclusion":"可行","problems":"无","attention":"噪声"}"""));
        foreach (var one in (string[])[id, silent])
        {
            await examiner.SayAsync("act", one, "review", "--data", given.File("review.json", Review()));
            await examiner.SayAsync("act", one, "announce-hearing-rights", "--data", given.File("hearing.json", """{"summary":"基本情况"}"""));
        }

        var revision = (await decider.JsonAsync("cases", "show", id)).GetProperty("row").GetProperty("revision").GetInt64();
        await decider.MustRefuseAsync(1, "casework.changed-meanwhile", "act", id, "decide", "--data", given.File("yes.json", """{"approve":true,"conditions":"夜间不施工"}"""), "--revision", $"{revision - 1}");
        await decider.SayAsync("act", id, "decide", "--data", given.File("yes.json", """{"approve":true,"conditions":"夜间不施工"}"""), "--revision", $"{revision}");
        Assert.Equal("refused", (await decider.JsonAsync("act", silent, "decide", "--data", given.File("no.json", """{"approve":false,"reasons":"选址不符合规划"}"""))).GetProperty("outcome").GetString());
        await LaterAsync(server, 32);
        Assert.Equal("announced", (await decider.JsonAsync("act", id, "announce")).GetProperty("outcome").GetString());

        // The party reads the decisions – the refusal with reasons and remedies –, anyone follows by number and code.
        Assert.Contains("夜间不施工", await PaperAsync(agent, id, "decision-approval"), StringComparison.Ordinal);
        var refusal = await PaperAsync(agent, silent, "decision-refusal");
        Assert.Contains("选址不符合规划", refusal, StringComparison.Ordinal);
        Assert.Contains("sixty days", refusal, StringComparison.Ordinal);
        Assert.Contains("announced", await anyone.SayAsync("progress", first.GetProperty("number").GetString()!, first.GetProperty("queryCode").GetString()!), StringComparison.Ordinal);
        Assert.Contains("公告审批决定", await agent.SayAsync("cases", "show", id, "--language", "zh-CN", "--days"), StringComparison.Ordinal);

        // Nobody else gets in, and it is not said whether there is such a case.
        var other = await Shell.SignInAsync(server, "other");
        foreach (var stranger in (Shell[])[other, await Shell.SignInAsync(server, "citizen")])
        {
            var hidden = await stranger.MustRefuseAsync(1, "case.not-found", "cases", "show", id);
            Assert.Equal(hidden.Replace(id, "", StringComparison.Ordinal), (await stranger.MustRefuseAsync(1, "case.not-found", "cases", "show", $"{Guid.Empty}")).Replace($"{Guid.Empty}", "", StringComparison.Ordinal));
        }

        // Each day that is over was sealed with the key outside the database; the record verifies by the public key, and an alteration is told.
        await server.KillAsync();
        var database = Path.Combine(given.Folder("server"), "tongban.db");
        var key = Directory.GetFiles(Path.Combine(given.Folder("server"), "seal-keys"), "*.public.pem").Single();
        var verified = await Tongban.RunHere("audit", "verify", "--sqlite", database, "--key", key);
        Assert.True(verified.Exit == 0, verified.Out + verified.Error);
        Assert.True(verified.Json.GetProperty("seals").GetInt32() > 0 && verified.Json.GetProperty("unsignedSeals").GetInt32() == 0, verified.Out);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE audit_records SET data = '{}' WHERE verb = 'casework.decide'";
            Assert.Equal(2, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, (await Tongban.RunHere("audit", "verify", "--sqlite", database, "--key", key)).Exit);
        Assert.Equal(2, (await Tongban.RunHere("audit", "verify", "--sqlite", database, "--key", database)).Exit);
    }

    private string Material(string name) => $"{name}={given.File($"{name}.pdf", Pdf)}";

    private static string Id(JsonElement receipt) => receipt.GetProperty("id").GetString()!;

    private static async Task LaterAsync(ServerProcess server, int days)
    {
        await server.KillAsync();
        await server.StartAsync(TimeSpan.FromDays(days));
    }

    private static async Task WaitForAsync(Shell shell, string id, string words)
    {
        var shown = "";
        for (var tries = 0; tries < 60 && !shown.Contains(words, StringComparison.Ordinal); tries++)
        {
            shown = await shell.SayAsync("cases", "show", id);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Contains(words, shown, StringComparison.Ordinal);
    }

    private static async Task<string> PaperAsync(Shell shell, string id, string document)
    {
        var paper = (await shell.JsonAsync("papers", id)).EnumerateArray().Single(p => p.GetProperty("document").GetString() == document);
        return await shell.SayAsync("papers", id, paper.GetProperty("no").GetRawText());
    }

    private static string Application(string name) => JsonSerializer.Serialize(new
    {
        requiresEia = true,
        competentOrgan = "mee",
        projectName = name,
        projectPlace = "演示省演示市",
        projectNature = "new",
        industry = "演示行业",
        summary = "演示数据",
        preparer = "演示环评有限公司",
        preparerCode = "91999999MADEMX0880",
        contact = "演示·张申请",
        phone = "010-00000000",
        truthful = true,
    });

    private static string Review()
    {
        var aspects = new StringBuilder("""{"areaMeetsStandard":true""");
        foreach (var aspect in (string[])["planning", "quality", "measures", "existing", "document"])
            aspects.Append($$""","{{aspect}}":{"finding":"meets","reasons":"演示理由"}""");
        return aspects.Append('}').ToString();
    }
}
