using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>
/// The whole approval of an environmental impact report through the pages, each person in a browser of their own: apply, correct, accept,
/// comment, evaluate, review, hearing rights, decide, announce. The server's clock is moved on between the parts, as weeks would.
/// </summary>
public sealed class JourneyTests(Browser browser)
{
    [Theory]
    [InlineData("zh", 1440)]
    [InlineData("en", 360)]
    public async Task Report_FromApplicationToAnnouncedDecision(string language, int width)
    {
        Browser.SkipWhenMissing();
        var home = Directory.CreateTempSubdirectory("tongban-journey.");
        await using var server = new ServerProcess(home.FullName);
        var open = new List<IBrowserContext>();
        async Task<IPage> AsAsync(string? user)
        {
            var context = await browser.OpenAsync(server.Address, width, language: language);
            open.Add(context);
            return user is null ? await context.NewPageAsync() : await context.SignedInAsync(user);
        }

        async Task LaterAsync(int days)
        {
            await server.KillAsync();
            await server.StartAsync(TimeSpan.FromDays(days));
        }

        await server.StartAsync();

        // Applies, with one of three materials left out.
        var agent = await AsAsync("agent");
        await ApplyAsync(agent, $"全程工程 {language}");
        var id = new Uri(agent.Url).Segments[3].TrimEnd('/');
        var number = await agent.Locator(".govuk-panel__body strong").InnerTextAsync();
        var code = await agent.Locator(".govuk-summary-list .tb-code").InnerTextAsync();

        // The rule says why it cannot be accepted; the window asks once for what is missing.
        var window = await AsAsync("window");
        await window.GotoAsync("/desk");
        await window.Locator($"a[href='/desk/cases/{id}']").ClickAsync();
        await Assertions.Expect(window.Locator("aside button[value=accept]")).ToHaveCountAsync(0);
        await ActAsync(window, id, "request-correction", async () => await window.Locator("[name=missing]").FillAsync("公众参与说明"));

        // The notice is in the inbox; the applicant uploads what was missing and corrects: accepted that day.
        await agent.GotoAsync("/my");
        await Assertions.Expect(agent.Locator(".tb-rowlist li")).Not.ToHaveCountAsync(0);
        await agent.RightAsync($"journey-inbox-{language}-{width}");
        await agent.GotoAsync($"/my/cases/{id}");
        await agent.Locator("a[href*='act=correct']").ClickAsync();
        await agent.Locator("[name='file.participation-statement']").SetInputFilesAsync(Pdf("说明.pdf"));
        await agent.Locator("main form[enctype] button.govuk-button").Last.ClickAsync();
        await Assertions.Expect(agent.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await agent.RightAsync($"journey-correct-{language}-{width}");
        await agent.Locator("[name=note]").FillAsync("已补交公众参与说明");
        await agent.Buttons().First.ClickAsync();
        await Assertions.Expect(agent.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await Assertions.Expect(agent.Locator("a[href^='/papers/']")).ToHaveCountAsync(2);

        // Anyone comments while the term runs; the decider cannot decide yet.
        var neighbour = await AsAsync(null);
        await neighbour.GotoAsync("/publicity");
        await neighbour.Locator($"a[href^='/publicity/{id}']").First.ClickAsync();
        await neighbour.Locator("[name=name]").FillAsync("演示·邻居");
        await neighbour.Locator("[name=words]").FillAsync("夜间噪声怎么办？");
        await neighbour.Locator("main form button").ClickAsync();
        await Assertions.Expect(neighbour.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        var decider = await AsAsync("decider");
        await decider.GotoAsync($"/desk/cases/{id}");
        await Assertions.Expect(decider.Locator("a[href*='act=decide']")).ToHaveCountAsync(0);

        await LaterAsync(1);
        var examiner = await AsAsync("examiner");
        await ActAsync(examiner, id, "commission-evaluation", async () =>
        {
            await examiner.Locator("[name=evaluator]").FillAsync("演示评估中心");
            var due = DateTime.UtcNow.AddDays(40);
            foreach (var (part, value) in ((string, int)[])[("year", due.Year), ("month", due.Month), ("day", due.Day)])
                await examiner.Locator($"[name='dueOn.{part}']").FillAsync($"{value}");
        });
        await examiner.GotoAsync($"/desk/cases/{id}?part=clocks");
        await examiner.RightAsync($"journey-clocks-{language}-{width}");

        // A month later the report is there; review and hearing rights follow.
        await LaterAsync(30);
        examiner = await AsAsync("examiner");
        await ActAsync(examiner, id, "receive-evaluation", async () =>
        {
            foreach (var field in (string[])["evaluator", "conclusion", "problems", "attention"])
                await examiner.Locator($"[name={field}]").FillAsync("演示内容");
        });
        await ActAsync(examiner, id, "review", async () =>
        {
            await examiner.Locator("[name=areaMeetsStandard][value=true]").CheckAsync();
            foreach (var aspect in (string[])["planning", "quality", "measures", "existing", "document"])
            {
                await examiner.Locator($"[name='{aspect}.finding'][value=meets]").CheckAsync();
                await examiner.Locator($"[name='{aspect}.reasons']").FillAsync("演示理由");
            }

            await examiner.RightAsync($"journey-review-{language}-{width}");
        });
        await ActAsync(examiner, id, "announce-hearing-rights", async () => await examiner.Locator("[name=summary]").FillAsync("演示基本情况"));
        await Assertions.Expect(examiner.Locator("main")).ToContainTextAsync("夜间噪声怎么办？");

        // Approval brings up its conditions before anything is decided.
        decider = await AsAsync("decider");
        await ActAsync(decider, id, "decide", async () =>
        {
            await decider.Locator("[name=approve][value=true]").CheckAsync();
            await decider.Buttons().First.ClickAsync();
            await decider.Locator("[name=conditions]").FillAsync("夜间不得施工");
            await decider.RightAsync($"journey-decide-{language}-{width}");
        });

        await LaterAsync(32);
        decider = await AsAsync("decider");
        await decider.GotoAsync($"/desk/cases/{id}");
        await decider.Locator("button[name=act][value=announce]").ClickAsync();
        await Assertions.Expect(decider.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await decider.GotoAsync($"/desk/cases/{id}?part=history");
        await decider.RightAsync($"journey-history-{language}-{width}");

        // The applicant reads the decision with its remedies; anyone follows by number and code; nobody else gets in.
        agent = await AsAsync("agent");
        await agent.GotoAsync($"/my/cases/{id}");
        await agent.RightAsync($"journey-end-{language}-{width}");
        var papers = await agent.Locator("a[href^='/papers/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        var decision = "";
        foreach (var paper in papers)
        {
            await agent.GotoAsync(paper);
            if ((await agent.Locator(".tb-paper").InnerTextAsync()).Contains("夜间不得施工", StringComparison.Ordinal))
            {
                decision = paper;
                await agent.RightAsync($"journey-decision-{language}-{width}");
            }
        }

        Assert.NotEqual("", decision);
        await agent.GotoAsync(papers[^1]);
        await agent.RightAsync($"journey-announcement-{language}-{width}");
        if (width == 1440)
        {
            var printed = await agent.Context.APIRequest.GetAsync($"{papers[^1]}/pdf");
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(await printed.BodyAsync());
            var words = string.Concat(pdf.GetPages().SelectMany(p => p.Text).Where(c => !char.IsWhiteSpace(c)));
            Assert.Contains(language == "en" ? "Announcementofthedecision" : "审批决定公告", words, StringComparison.Ordinal);
            Assert.Contains("夜间不得施工", words, StringComparison.Ordinal);
        }

        var anyone = await AsAsync(null);
        await anyone.GotoAsync("/progress");
        await anyone.Locator("[name=number]").FillAsync(number);
        await anyone.Locator("[name=code]").FillAsync(code);
        await anyone.Locator("main form button").ClickAsync();
        await Assertions.Expect(anyone.Locator(".tb-timeline__item")).Not.ToHaveCountAsync(0);
        foreach (var user in (string[])["other", "citizen", "admin"])
        {
            var stranger = await AsAsync(user);
            foreach (var path in (string[])[$"/my/cases/{id}", decision])
                Assert.Equal(404, (await stranger.GotoAsync(path))!.Status);
            Assert.Equal(403, (await stranger.GotoAsync($"/desk/cases/{id}"))!.Status);
        }

        foreach (var context in open)
            await context.DisposeAsync();
        await server.KillAsync();
        home.Delete(recursive: true);
    }

    private static async Task ApplyAsync(IPage page, string name)
    {
        await page.GotoAsync("/items/eia-approval/report");
        await page.Locator("main a.govuk-button").ClickAsync();
        await page.Locator("main form button").First.ClickAsync();
        foreach (var (field, value) in ((string, string)[])[("projectName", name), ("projectPlace", "演示省演示市"), ("industry", "演示行业"), ("summary", "演示数据")])
            await page.Locator($"[name={field}]").FillAsync(value);
        await page.Locator("[name=projectNature]").SelectOptionAsync("new");
        await page.Buttons().First.ClickAsync();
        await page.Locator("[name=requiresEia][value=true]").CheckAsync();
        await page.Locator("[name=competentOrgan]").SelectOptionAsync("mee");
        await page.Buttons().First.ClickAsync();
        await page.Locator("[name=preparer]").FillAsync("演示环评有限公司");
        await page.Locator("[name=preparerCode]").FillAsync("91999999MADEMX0880");
        await page.Buttons().First.ClickAsync();
        await page.Locator("[name=contact]").FillAsync("演示·张申请");
        await page.Locator("[name=phone]").FillAsync("010-00000000");
        await page.Buttons().First.ClickAsync();
        await page.Locator("[name='file.application-letter']").SetInputFilesAsync(Pdf("申请书.pdf"));
        await page.Locator("[name='file.eia-document']").SetInputFilesAsync(Pdf("报告书.pdf"));
        await page.Locator("main form[enctype] button.govuk-button").ClickAsync();
        await Assertions.Expect(page.Locator(".tb-file")).ToHaveCountAsync(2);
        await page.Locator("main .tb-buttons a").ClickAsync();
        await page.Locator("#f-truthful").CheckAsync();
        await page.Buttons().Last.ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-panel")).ToBeVisibleAsync();
    }

    private static async Task ActAsync(IPage page, string id, string type, Func<Task> fillIn)
    {
        await page.GotoAsync($"/desk/cases/{id}");
        await page.Locator($"a[href*='act={type}#']").ClickAsync();
        await fillIn();
        await page.Buttons().First.ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
    }

    private static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() };
}
