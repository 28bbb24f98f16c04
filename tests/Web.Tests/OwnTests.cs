using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;
using Tongban.Identity.Contracts;

namespace Tongban.Web.Tests;

/// <summary>One's own things: files taken away and used again, mandates, sessions, export; and applications over the counter.</summary>
public sealed class OwnTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Files_OfAnEarlierCase_AreUsedAgainAndTakenAway()
    {
        Browser.SkipWhenMissing();
        await People.AcceptedAsync(portal.Address, "旧材料工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("agent");
            await page.GotoAsync("/items/eia-approval/report/apply");
            await page.Locator("main form button").First.ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("/my/drafts/", StringComparison.Ordinal));
            await page.GotoAsync($"{page.Url.Split('?')[0]}?step=materials");
            await page.Locator("details summary").First.ClickAsync();
            await page.Locator("button[name=reuse]").First.ClickAsync();
            await Assertions.Expect(page.Locator(".tb-file")).ToHaveCountAsync(1);
            await page.RightAsync($"apply-reused-{language}-{width}");
            await page.Locator("button[name=remove]").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".tb-file")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Representative_GrantsAndTakesBackAMandate()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("other");
            await page.GotoAsync("/my/mandates");
            await page.Locator("[name=agentUserName]").FillAsync("nobody-here");
            await page.Locator("section form button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.RightAsync($"mandates-wrong-{language}-{width}");
            await page.Locator("[name=agentUserName]").FillAsync("citizen");
            await page.Locator("section form button").ClickAsync();
            await Assertions.Expect(page.Locator("button[name=revoke]")).ToHaveCountAsync(1);
            await page.RightAsync($"mandates-{language}-{width}");
            await page.Locator("button[name=revoke]").ClickAsync();
            await Assertions.Expect(page.Locator("button[name=revoke]")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Person_SeesTheirSessions_AndExportsWhatIsKept()
    {
        Browser.SkipWhenMissing();
        var id = await People.AcceptedAsync(portal.Address, "导出工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("agent");
            await page.GotoAsync("/my/security");
            await page.Locator("[name=password]").FillAsync("not the password");
            await page.Locator("[name=newPassword]").FillAsync("another-long-password-2020");
            await page.Locator("section form button").First.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.RightAsync($"security-{language}-{width}");
        }

        using var agent = await People.ApiAsync(portal.Address, "agent");
        using var zip = new ZipArchive(await agent.GetStreamAsync("/my/export.zip"));
        using var data = await JsonDocument.ParseAsync(zip.GetEntry("data.json")!.Open());
        Assert.Contains(data.RootElement.GetProperty("cases").EnumerateArray(), c => c.GetProperty("row").GetProperty("id").GetString() == id);
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("files/", StringComparison.Ordinal) && e.FullName.EndsWith("eia-document.pdf", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("papers/", StringComparison.Ordinal));
        using var other = await People.ApiAsync(portal.Address, "other");
        using var theirs = new ZipArchive(await other.GetStreamAsync("/my/export.zip"));
        using var reader = new StreamReader(theirs.GetEntry("data.json")!.Open());
        Assert.DoesNotContain("导出工程", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_ReceivesOverTheCounter_AndHandsOverNumberAndCode()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("window");
            await page.GotoAsync("/desk/receive");
            await page.Locator("[name=item]").SelectOptionAsync("eia-approval/report");
            await page.Locator("[name=number]").FillAsync("91999999MADEMX0099");
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.RightAsync($"receive-unknown-{language}-{width}");

            await page.Locator("[name=number]").FillAsync("91999999MADEMX000" + CreditCode.CheckCharacter("91999999MADEMX000"));
            await page.Locator("main form button").ClickAsync();
            await ApplyTests.FillProjectAsync(page, $"窗口工程 {language}");
            await page.Locator("[name=requiresEia][value=true]").CheckAsync();
            await page.Locator("[name=competentOrgan]").SelectOptionAsync("mee");
            await page.Locator("[name=preparer]").FillAsync("演示环评有限公司");
            await page.Locator("[name=preparerCode]").FillAsync("91999999MADEMX0880");
            await page.Locator("[name=contact]").FillAsync("演示·张申请");
            await page.Locator("[name=phone]").FillAsync("010-00000000");
            await page.Buttons().First.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[name=projectName]")).ToHaveValueAsync($"窗口工程 {language}");
            await page.RightAsync($"receive-{language}-{width}");
            await page.Locator("#f-truthful").CheckAsync();
            await page.Buttons().First.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-panel .tb-code")).ToBeVisibleAsync();
            await page.RightAsync($"receive-done-{language}-{width}");
        }
    }

    [Fact]
    public async Task Publicity_IsFollowedByFeed_AndFlowsAreDrawn()
    {
        Browser.SkipWhenMissing();
        await People.AcceptedAsync(portal.Address, "订阅工程 <b>&");
        using var client = new HttpClient { BaseAddress = portal.Address };
        using var answer = await client.GetAsync("/publicity/feed.atom?lang=en");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.NotEmpty(feed.Elements(atom + "entry"));
        Assert.All(feed.Elements(atom + "entry"), e => Assert.NotNull(e.Element(atom + "updated")));

        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/items/eia-approval/report");
            await page.Locator("details[data-flow] summary").ClickAsync();
            await Assertions.Expect(page.Locator(".tb-flow .djs-shape").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".tb-flow .bjs-powered-by")).ToBeVisibleAsync();
            await page.RightAsync($"guide-flow-{language}-{width}");
            await page.GotoAsync("/help");
            await page.RightAsync($"help-{language}-{width}");
            await page.GotoAsync("/publicity?kind=announcement");
            await page.RightAsync($"publicity-announced-{language}-{width}");
        }
    }

    [Theory]
    [InlineData("/my/export.zip", "decider")]
    [InlineData("/desk/receive", "agent")]
    [InlineData("/desk/receive", "decider")]
    [InlineData("/desk/absence", "citizen")]
    public async Task Page_ByAnotherRole_IsForbidden(string path, string user)
    {
        using var client = await People.ApiAsync(portal.Address, user);

        var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, $"{path} by {user}: {answer.StatusCode}");
    }
}
