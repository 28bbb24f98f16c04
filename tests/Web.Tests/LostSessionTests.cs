using System.Net;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>A session that ends in the middle of a form costs nothing that was typed; a form that does not come from here, or is altered, does nothing.</summary>
public sealed class LostSessionTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Form_SentAfterTheSessionEnded_ComesBackWithAllThatWasTyped_AsWhomItWasTyped()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("agent");
            await page.GotoAsync("/items/eia-approval/report/apply");
            await page.Locator("main form button").First.ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("/my/drafts/", StringComparison.Ordinal));
            await page.Locator("[name=projectName]").FillAsync("会话中断 <工程>");
            await page.Locator("[name=summary]").FillAsync("第一行\n第二行");
            // Everything but how pages are shown is gone, as when the session ran out on the server.
            await context.ClearCookiesAsync(new() { NameRegex = new("^tongban$") });

            await page.Locator("button[name=later]").ClickAsync();
            await Assertions.Expect(page.Locator("[name=userName]")).ToBeVisibleAsync();
            await page.RightAsync($"kept-sign-in-{language}-{width}");
            await page.Locator("button[name=demo][value=agent]").ClickAsync();
            await page.RightAsync($"kept-again-{language}-{width}");
            await page.Locator("main form button").ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("part=drafts", StringComparison.Ordinal));
            await page.Locator("main .tb-rowlist a").First.ClickAsync();

            await Assertions.Expect(page.Locator("[name=projectName]")).ToHaveValueAsync("会话中断 <工程>");
            await Assertions.Expect(page.Locator("[name=summary]")).ToHaveValueAsync("第一行\n第二行");
        }
    }

    [Fact]
    public async Task Form_WithoutOrWithAnothersToken_DoesNothing()
    {
        using var window = await People.ApiAsync(portal.Address, "window");
        var id = await People.SubmitAsync(portal.Address, "伪造表单工程");
        foreach (var token in (string?[])[null, "", "CfDJ8ForgedTokenThatNobodyIssued"])
        {
            var fields = new Dictionary<string, string> { ["_handler"] = "act", ["revision"] = "1", ["act"] = "accept" };
            if (token is not null)
                fields["_form"] = token;
            using var answer = await window.PostAsync($"/desk/cases/{id}", new FormUrlEncodedContent(fields));
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{token}: {answer.StatusCode}");
        }

        var now = await window.GetStringAsync($"/api/cases/{id}");
        Assert.Contains("\"outcome\":\"in-progress\"", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPages_WithoutScripts_SayTheSame()
    {
        Browser.SkipWhenMissing();
        await People.AcceptedAsync(portal.Address, "无脚本工程");
        await using var context = await browser.OpenAsync(portal.Address, 360, scripts: false);
        var page = await context.NewPageAsync();
        foreach (var path in (string[])["/", "/?q=评", "/items/eia-approval/report", "/progress", "/publicity", "/publicity?kind=announcement", "/registers", "/help", "/library", "/sign-in"])
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
            // What only scripts can do is not offered.
            await Assertions.Expect(page.Locator(".tb-scripted:visible, [data-read]:visible")).ToHaveCountAsync(0);
            Assert.True((await page.Locator("main").InnerTextAsync()).Length > 40, path);
        }

        await page.GotoAsync("/publicity");
        await page.Locator("main .tb-rowlist a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".tb-paper")).ToBeVisibleAsync();
    }
}
