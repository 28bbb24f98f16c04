using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>What anyone does without an account: following a case by number and code, reading publicity and commenting on it.</summary>
public sealed class PublicTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Anyone_FollowsACaseByNumberAndCode_AndAWrongCodeTellsNothing()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "查询工程");
        using var agent = await People.ApiAsync(portal.Address, "agent");
        var one = await agent.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        var (number, code) = (one.GetProperty("row").GetProperty("number").GetString()!, one.GetProperty("queryCode").GetString()!);
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/progress");
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(2);
            await page.RightAsync($"progress-missing-{language}-{width}");

            await page.Locator("[name=number]").FillAsync(number);
            await page.Locator("[name=code]").FillAsync("WRONG1");
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".tb-timeline")).ToHaveCountAsync(0);

            await page.Locator("[name=code]").FillAsync(code.ToLowerInvariant());
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator(".tb-timeline__item")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("查询工程");
            await page.RightAsync($"progress-found-{language}-{width}");
        }
    }

    [Fact]
    public async Task Anyone_CommentsOnPublicity_AndOnlyTheOrganReadsIt()
    {
        Browser.SkipWhenMissing();
        var id = await People.AcceptedAsync(portal.Address, "公示工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/publicity");
            await page.RightAsync($"publicity-{language}-{width}");
            await page.Locator($"a[href^='/publicity/{id}']").First.ClickAsync();
            await page.RightAsync($"publication-{language}-{width}");

            await page.Locator("[name=name]").FillAsync("邻居 <b>");
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator("[name=name]")).ToHaveValueAsync("邻居 <b>");
            await page.RightAsync($"publication-error-{language}-{width}");

            await page.Locator("[name=words]").FillAsync($"担心噪声 {language} <script>alert(1)</script>");
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[name=words]")).ToHaveValueAsync("");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("担心噪声");
        }

        await using var officer = await browser.OpenAsync(portal.Address);
        var desk = await officer.SignedInAsync("examiner");
        await desk.GotoAsync($"/desk/cases/{id}");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("担心噪声 zh <script>alert(1)</script>");
        await desk.RightAsync("work-comments-zh-1440");
    }
}
