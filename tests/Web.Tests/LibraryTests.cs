using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
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
    private const string LongKey = "演示办函-2030-30";

    // Measures of 260 articles.
    private static readonly string Long = "演示灯塔维护办法\n演示办函〔2030〕30号\n"
        + string.Concat(Enumerable.Range(1, 260).Select(n => $"第{Article(n)}条　演示第{n}号灯塔应当每月检查一次灯光、涂装和供电，并将结果报送演示办公室。\n")) + "演示部办公厅\n2030年9月1日\n";

    [Fact]
    public async Task Pages_InBothLanguagesAndWidths_AreAccessible()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        await ImportAsync(Notice.Replace("全部灯塔", "全部演示灯塔", StringComparison.Ordinal));
        await ImportAsync(Notice);
        var anywhere = new (string Name, string Path)[]
        {
            ("library-outline", "/library/mineral-radiation"),
            ("library-text", $"/library/{Key}"),
            ("library-clause", "/library/eia-approval/art-7.4"),
            ("library-clause-text", $"/library/{Key}/cl_1__para_1"),
            ("library-compare", $"/library/{Key}/compare?from=1&to=2"),
            ("library-coverage", "/library/coverage"),
        };
        await LookAsync(1440, "zh", [("library", "/library"), ("library-tasks", "/library/tasks"), .. anywhere]);
        await LookAsync(360, "en", [("library-search", "/library?q=approval&of=Item"), ("library-none", "/library?q=没有这样的话"), ("library-tasks-wrong", "/library/tasks?from=soon"), .. anywhere]);
        await LookAsync(360, "zh", [("library-elder", $"/library/{Key}?elder=on"), ("library-contrast", "/library?q=灯塔&contrast=on")]);
    }

    private async Task LookAsync(int width, string language, (string Name, string Path)[] pages)
    {
        await using var context = await browser.OpenAsync(portal.Address, width, language: language);
        var page = await context.NewPageAsync();
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            await page.RightAsync($"{name}-{language}-{width}");
        }
    }

    [Fact]
    public async Task Suggestions_WhileOneTypes_AreMarkedAndSafe_AndLeadThere()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        await using var context = await browser.OpenAsync(portal.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/library");
        var box = page.Locator("input#search");
        var options = page.Locator(".autocomplete__option");

        await box.PressSequentiallyAsync("alert");
        await Assertions.Expect(options.First).ToContainTextAsync("<script>");
        Assert.Equal(0, await page.Locator(".autocomplete__menu script").CountAsync());
        await box.FillAsync("");
        await box.PressSequentiallyAsync("值守房");
        await Assertions.Expect(options.First.Locator("mark")).ToHaveTextAsync("值守房");
        await page.RightAsync("library-suggestions-zh-1440");

        // Afresh: looking took the focus away. Down to the first proposal and in.
        await page.GotoAsync("/library");
        await box.PressSequentiallyAsync("值守房");
        await Assertions.Expect(options.First.Locator("mark")).ToHaveTextAsync("值守房");
        await box.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".autocomplete__option--focused")).ToBeVisibleAsync();
        await page.Locator(".autocomplete__option--focused").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/library/(tasks[?]|[^/]+/)"), new() { Timeout = 30_000 });

        // Enter in the box itself searches for what was typed.
        await page.GotoAsync("/library");
        await box.PressSequentiallyAsync("值守房");
        await Assertions.Expect(options.First.Locator("mark")).ToHaveTextAsync("值守房");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".tb-rowlist .tb-hit").First).ToHaveTextAsync("值守房", new() { Timeout = 30_000 });
        Assert.Contains("q=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WithAllTheyNeed_AreSmall()
    {
        await ImportAsync(Long);
        using var client = new HttpClient { BaseAddress = portal.Address };
        foreach (var path in (string[])["/library", "/library?q=环境", "/library/eia-approval", "/library/five-year-plan", $"/library/{LongKey}", "/library/tasks"])
        {
            var html = await client.GetStringAsync(path);
            var size = Packed(Encoding.UTF8.GetBytes(html));
            foreach (Match part in Regex.Matches(html, "(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\""))
                size += Packed(await client.GetByteArrayAsync(part.Groups[1].Value));
            Assert.True(size <= 150_000, $"{path}: {size} bytes");
        }
    }

    // As a published portal sends it: in development scripts and styles go out in a wrapping of gzip that packs nothing.
    private static int Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return (int)packed.Length;
    }

    [Fact]
    public async Task LongDocument_IsCutInPages_AndEveryClauseIsFoundOnItsOwn()
    {
        await ImportAsync(Long);
        using var client = new HttpClient { BaseAddress = portal.Address };

        var first = await client.GetStringAsync($"/library/{LongKey}");
        var third = await client.GetStringAsync($"/library/{LongKey}?at=art_250");

        Assert.Contains("id=\"art_1\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"art_250\"", first, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", first, StringComparison.Ordinal);
        Assert.Contains("id=\"art_250\"", third, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", third, StringComparison.Ordinal);
        Assert.True(first.Length < 200_000, $"{first.Length} characters");
    }

    [Fact]
    public async Task Clause_OfAnEarlierVersion_LeadsOn()
    {
        var text = Long.Replace("〔2030〕30", "〔2030〕31", StringComparison.Ordinal);
        await ImportAsync(text);
        // The article before the last goes, and the last takes its number.
        await ImportAsync(Regex.Replace(text, "第二百五十九条.*\n", "").Replace("第二百六十条", "第二百五十九条", StringComparison.Ordinal));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };

        using var gone = await client.GetAsync("/library/演示办函-2030-31/art_260");

        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Contains("art_259", gone.Headers.Location!.ToString(), StringComparison.Ordinal);
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

    [Fact]
    public async Task OfficersPages_AreForWhomTheModuleSays()
    {
        await ImportAsync(Notice);
        string[] import = ["window", "examiner", "decider", "admin"], review = ["examiner", "decider"];
        foreach (var who in (string[])["citizen", "agent", "owner", "supervisor", "auditor", "window", "examiner", "decider", "admin"])
        {
            using var client = await People.ApiAsync(portal.Address, who);
            Assert.Equal((who, import.Contains(who) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (who, (await client.GetAsync("/desk/library/import")).StatusCode));
            Assert.Equal((who, review.Contains(who) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (who, (await client.GetAsync("/desk/library/review")).StatusCode));
            Assert.Equal((who, review.Contains(who) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden), (who, (await client.GetAsync($"/desk/library/review/{Key}/x")).StatusCode));
            var links = await client.GetStringAsync("/library");
            Assert.Equal((who, import.Contains(who)), (who, links.Contains("/desk/library/import", StringComparison.Ordinal)));
            Assert.Equal((who, review.Contains(who)), (who, links.Contains("/desk/library/review", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Officer_ImportsAndReviews_WithoutScripts()
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.SignedInAsync("examiner");

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

        // The others are found right and wrong. Another text of the document leaves what was decided.
        foreach (var (decision, reason) in ((string, string?)[])[("Accepted", null), ("Rejected", "演示：不是任务")])
        {
            await page.GotoAsync("/library/tasks?document=演示办函-2030-22&state=Proposed");
            await page.Locator("a[href*='/desk/library/review/']").First.ClickAsync();
            await page.Locator($"input[value={decision}]").CheckAsync();
            await page.Locator("#f-reason").FillAsync(reason ?? "");
            await page.Locator("main form button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        }

        await page.GotoAsync("/desk/library/import");
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "again.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text.Replace("为保障灯塔", "为切实保障灯塔", StringComparison.Ordinal)) });
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#imported")).ToBeVisibleAsync();
        await page.GotoAsync("/library/tasks?document=演示办函-2030-22");
        foreach (var state in (string[])["已更正", "已认可", "已剔除"])
            await Assertions.Expect(page.Locator("main .tb-rowlist").Filter(new() { HasText = state })).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2030年11月30日");
    }

    [Fact]
    public async Task OfficersPages_InBothLanguages_AreAccessible()
    {
        Browser.SkipWhenMissing();
        await ImportAsync(Notice);
        using var officer = await People.ApiAsync(portal.Address, "examiner");
        var identity = (await officer.GetFromJsonAsync<JsonElement>($"/api/library/tasks?document={Key}")).GetProperty("duties")[0].GetProperty("identity").GetString();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("examiner");
            foreach (var (name, path) in ((string, string)[])[("library-import", "/desk/library/import"), ("library-review", "/desk/library/review"), ("library-review-one", $"/desk/library/review/{Key}/{identity}")])
            {
                await page.GotoAsync(path);
                await page.RightAsync($"{name}-{language}-{width}");
            }
        }
    }

    private async Task ImportAsync(string text)
    {
        using var officer = await People.ApiAsync(portal.Address, "examiner");
        using var answer = await officer.PostAsync("/api/library/documents?file=notice.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Article(int n)
    {
        const string digits = "零一二三四五六七八九";
        var tens = n % 100 / 10;
        return (n >= 100 ? $"{digits[n / 100]}百" : "") + (tens > 0 ? (tens == 1 && n < 100 ? "十" : $"{digits[tens]}十") : n > 100 && n % 10 > 0 ? "零" : "") + (n % 10 > 0 ? digits[n % 10].ToString() : "");
    }
}
