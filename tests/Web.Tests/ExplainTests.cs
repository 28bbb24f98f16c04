using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>Why: what the rules say of a case with every test of every row, and papers seen before they are issued.</summary>
public sealed class ExplainTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Officer_ReadsTheRulesAnswerRowByRow_AndPreviewsPapersWithoutIssuingThem()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "说理工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("window");
            await page.GotoAsync($"/desk/cases/{id}?part=rules");

            // Nothing was handed in: the fourth rule applies (incomplete, Article 7), the first failed because a document is required.
            var acceptance = page.Locator(".tb-rules").First;
            await Assertions.Expect(acceptance.Locator(".tb-rules__taken")).ToHaveCountAsync(1);
            await Assertions.Expect(acceptance.Locator(".tb-rules__taken th").First).ToContainTextAsync("4");
            await Assertions.Expect(acceptance.Locator(".tb-rules__taken .tb-clause")).ToHaveAttributeAsync("title", "eia-approval#art-7.4");
            await Assertions.Expect(acceptance.Locator("tbody tr").First.Locator(".tb-rules__cell--fails")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("main .govuk-tag--green").First).ToBeVisibleAsync();
            await page.RightAsync($"work-rules-{language}-{width}");

            await page.GotoAsync($"/desk/cases/{id}?act=request-correction");
            await page.Locator("[name=missing]").FillAsync($"缺少公众参与说明 {language}");
            await page.Locator("button[name=preview]").ClickAsync();
            await Assertions.Expect(page.Locator(".tb-paper--draft")).ToContainTextAsync($"缺少公众参与说明 {language}");
            await Assertions.Expect(page.Locator("[name=missing]")).ToHaveValueAsync($"缺少公众参与说明 {language}");
            await Assertions.Expect(page.Locator("a[href^='/papers/']")).ToHaveCountAsync(0);
            await page.RightAsync($"work-preview-{language}-{width}");
        }
    }

    [Fact]
    public async Task Preview_OfAnActThatIsNotAllowed_IsRefusedLikeTheActAndKeepsWhatWasTyped()
    {
        Browser.SkipWhenMissing();
        var id = await People.AcceptedAsync(portal.Address, "越权预览");
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.SignedInAsync("window");
        await page.GotoAsync($"/desk/cases/{id}?act=request-correction");
        await page.Locator("[name=missing]").FillAsync("已经受理之后");
        var answer = await page.RunAndWaitForResponseAsync(() => page.Locator("button[name=preview]").ClickAsync(), r => r.Request.Method == "POST");

        Assert.Equal(422, answer.Status);
        await Assertions.Expect(page.Locator("[name=missing]")).ToHaveValueAsync("已经受理之后");
        await Assertions.Expect(page.Locator(".tb-paper")).ToHaveCountAsync(0);
    }
}
