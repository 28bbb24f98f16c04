using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>Acts with a form: what is wrong is named at its field, and what was typed is never lost.</summary>
public sealed class ActTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Act_FilledInWrongly_NamesTheFieldAndKeepsTheRest()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "表单工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("window");
            await page.GotoAsync($"/desk/cases/{id}");
            await page.Locator("a[href*='act=request-correction#']").ClickAsync();
            await page.RightAsync($"act-form-{language}-{width}");

            await page.Locator("[name=note]").FillAsync("只写了说明 <b>");
            await SendAsync(page, 400);
            await Assertions.Expect(page.Locator("[name=note]")).ToHaveValueAsync("只写了说明 <b>");
            var link = page.Locator(".govuk-error-summary a").First;
            await Assertions.Expect(page.Locator(await link.GetAttributeAsync("href") ?? "none")).ToHaveCountAsync(1);
            await page.RightAsync($"act-wrong-{language}-{width}");
        }
    }

    [Fact]
    public async Task Act_AfterAColleagueWasFaster_IsAConflictKeepsWhatWasTypedAndCanBeSentAgain()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "并办工程");
        await using var first = await browser.OpenAsync(portal.Address);
        await using var second = await browser.OpenAsync(portal.Address, scripts: false);
        var slow = await first.SignedInAsync("window");
        var fast = await second.SignedInAsync("examiner");
        await slow.GotoAsync($"/desk/cases/{id}?act=request-correction");
        await slow.Locator("[name=missing]").FillAsync("缺少公众参与说明");
        await fast.GotoAsync($"/desk/cases/{id}");
        await fast.Locator("aside form").Last.Locator("button").ClickAsync();
        await Assertions.Expect(fast.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();

        await SendAsync(slow, 409);
        await Assertions.Expect(slow.Locator("[name=missing]")).ToHaveValueAsync("缺少公众参与说明");
        await slow.RightAsync("act-conflict-zh-1440");

        await SendAsync(slow, 200);
        await Assertions.Expect(slow.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await Assertions.Expect(slow.Locator("a[href^='/papers/']")).ToHaveCountAsync(1);
        await slow.RightAsync("act-done-zh-1440");
        await slow.Locator("a[href^='/papers/']").ClickAsync();
        await Assertions.Expect(slow.Locator(".tb-paper")).ToContainTextAsync("缺少公众参与说明");
        await slow.RightAsync("paper-zh-1440");
    }

    [Fact]
    public async Task Act_NoLongerPossible_SaysSoAndKeepsWhatWasTyped()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "已办工程");
        await using var context = await browser.OpenAsync(portal.Address);
        var page = await context.SignedInAsync("window");
        await page.GotoAsync($"/desk/cases/{id}?act=request-correction");
        await page.Locator("[name=missing]").FillAsync("迟到的补正内容");
        using (var window = await People.ApiAsync(portal.Address, "window"))
        using (var content = new StringContent("{\"missing\":[\"x\"]}", System.Text.Encoding.UTF8, "application/json"))
            (await window.PostAsync($"/api/cases/{id}/events/request-correction", content)).EnsureSuccessStatusCode();

        await SendAsync(page, 409);
        await Assertions.Expect(page.Locator("[name=missing]")).ToHaveValueAsync("迟到的补正内容");
        await SendAsync(page, 422);
        await Assertions.Expect(page.Locator("[name=missing]")).ToHaveValueAsync("迟到的补正内容");
        await page.RightAsync("act-too-late-zh-1440");
    }

    private static async Task SendAsync(IPage page, int status)
    {
        Assert.Equal(status, (await page.SendAsync(page.Locator(".tb-buttons button").First)).Status);
    }
}
