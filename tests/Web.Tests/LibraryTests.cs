using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The library's pages: found, read, compared, listed, reviewed; in both languages and widths; and tried from the wrong side.</summary>
public sealed class LibraryTests(Portal portal, Browser browser)
{
    // Written for this test; no such document exists.
    private const string Notice = """
        演示部办公厅关于加强演示灯塔值守的通知
        演示办函〔2030〕21号
        各省、自治区、直辖市演示厅：
        为保障灯塔<script>alert(1)</script>安全，根据《演示航标管理办法》，现将任务分工通知如下。
        一、值守
        （一）2030年底前在全部灯塔设置值守房。（演示部牵头，市场监管总局、各地区按职责分工负责）
        （二）2031年3月底前公布灯塔名录。（演示部、交通运输部负责）
        二、保障
        （三）建立演示台账并按月更新。（各地区负责）
        演示部办公厅
        2030年9月1日
        """;

    private const string Key = "演示办函-2030-21";

    [Fact]
    public async Task Pages_InBothLanguagesAndWidths_AreAccessible()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        await ImportAsync(Notice.Replace("全部灯塔", "全部演示灯塔", StringComparison.Ordinal));
        await ImportAsync(Notice);
        var pages = new (string Name, string Path)[]
        {
            ("library", "/library"),
            ("library-search", "/library?q=环境影响"),
            ("library-search-en", "/library?q=approval&of=Clause"),
            ("library-none", "/library?q=没有这样的话"),
            ("library-outline", "/library/eia-approval"),
            ("library-text", $"/library/{Key}"),
            ("library-clause", "/library/eia-approval/art-7.4"),
            ("library-clause-text", $"/library/{Key}/lst_1__para_1"),
            ("library-compare", $"/library/{Key}/compare?from=1&to=2"),
            ("library-tasks", "/library/tasks"),
            ("library-tasks-wrong", "/library/tasks?from=soon"),
        };
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path);
                await page.RightAsync($"{name}-{language}-{width}");
            }
        }
    }

    [Fact]
    public async Task Search_FindsOneCharacterAndMarksIt_AndFiltersStayInTheAddress()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/library");
        await page.Locator("#search").FillAsync("塔");
        await page.Locator("#f-of").SelectOptionAsync("Clause");
        await page.Locator(".tb-search button").ClickAsync();

        Assert.Contains("of=Clause", page.Url, StringComparison.Ordinal);
        Assert.All(await page.Locator(".tb-hit").AllInnerTextsAsync(), hit => Assert.Equal("塔", hit));
        await page.Locator(".tb-rowlist__title").First.ClickAsync();
        Assert.Contains("/library/", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("灯塔");
    }

    [Fact]
    public async Task Script_InAnOfficialText_IsShownAndNotRun()
    {
        await ImportAsync(Notice);
        using var client = new HttpClient { BaseAddress = portal.Address };

        foreach (var path in (string[])[$"/library/{Key}", "/library?q=alert", "/library?q=<script>alert(1)</script>"])
        {
            var html = await client.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("alert", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/library/no-such-document")]
    [InlineData("/library/eia-approval/art-999")]
    [InlineData("/library/eia-approval/compare?from=1&to=2")]
    [InlineData("/library/eia-approval?version=3")]
    public async Task Page_OfWhatIsNotThere_IsNotFound(string path)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("citizen")]
    [InlineData("agent")]
    [InlineData("auditor")]
    public async Task OfficersPages_ForOthers_AreRefused(string who)
    {
        using var client = await SignInAsync(who);
        foreach (var path in (string[])["/desk/library/import", "/desk/library/review", $"/desk/library/review/{Key}/x"])
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Officer_ImportsAndReviews_WithoutScripts()
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=examiner]").ClickAsync();
        if (!page.Url.EndsWith("/my/acting", StringComparison.Ordinal))
            await page.GotoAsync("/my/acting");
        await page.Locator("input[name=key]").Last.CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();

        await page.GotoAsync("/desk/library/import");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        var text = Notice.Replace("2030〕21", "2030〕22", StringComparison.Ordinal);
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "notice.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#imported")).ToBeVisibleAsync();

        await page.GotoAsync("/library/tasks?document=演示办函-2030-22");
        await page.Locator("a[href*='/desk/library/review/']").First.ClickAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await page.Locator("input[value=Corrected]").CheckAsync();
        await page.Locator("#f-dueOn").FillAsync("2030-11-30");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        Assert.Equal("2030-11-30", await page.Locator("#f-dueOn").InputValueAsync());
        await page.Locator("#f-reason").FillAsync("演示：以会议纪要为准");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();

        await page.GotoAsync("/library/tasks?document=演示办函-2030-22&to=2030-11-30");
        await Assertions.Expect(page.Locator(".tb-rowlist")).ToContainTextAsync("已更正");
    }

    [Fact]
    public async Task OfficersPages_InBothLanguages_AreAccessible()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        using var officer = await SignInAsync("examiner");
        var identity = (await officer.GetFromJsonAsync<JsonElement>($"/api/library/tasks?document={Key}")).GetProperty("duties")[0].GetProperty("identity").GetString();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/sign-in");
            await page.Locator("button[value=examiner]").ClickAsync();
            await page.GotoAsync("/my/acting");
            await page.Locator("input[name=key]").Last.CheckAsync();
            await page.Locator("main form button[type=submit]").ClickAsync();
            foreach (var (name, path) in ((string, string)[])[("library-import", "/desk/library/import"), ("library-review", "/desk/library/review"), ("library-review-one", $"/desk/library/review/{Key}/{identity}")])
            {
                await page.GotoAsync(path);
                await page.RightAsync($"{name}-{language}-{width}");
            }
        }
    }

    private async Task ImportAsync(string text)
    {
        using var officer = await SignInAsync("examiner");
        using var answer = await officer.PostAsync("/api/library/documents?file=notice.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpClient> SignInAsync(string userName)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var signedIn = await client.PostAsJsonAsync("/api/identity/sign-in", new { userName, password = "tongban-demo-2020" });
        Assert.True(signedIn.IsSuccessStatusCode, await signedIn.Content.ReadAsStringAsync());
        var me = await client.GetFromJsonAsync<JsonElement>("/api/identity/me");
        if (me.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("key").GetString()!).FirstOrDefault(k => k != "self") is { } key)
            client.DefaultRequestHeaders.Add("X-Acting-For", key);
        return client;
    }
}
