using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The workbench: the queue, a case with its clocks and papers, and who may not see them.</summary>
public sealed class WorkTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Officer_TakesACaseAndReadsIt_InBothLanguagesAndWidths()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            var subject = $"工程 {language} {width}";
            var id = await People.SubmitAsync(portal.Address, subject);
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await SignInAsync(context, "window");
            Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);
            await page.RightAsync($"work-queue-{language}-{width}");

            await page.Locator($"#case-{id}").CheckAsync();
            await page.Locator("form[method=post] .tb-filters button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await page.RightAsync($"work-taken-{language}-{width}");

            await page.Locator($"a[href='/desk/cases/{id}']").ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(subject);
            await page.RightAsync($"work-case-{language}-{width}");
            foreach (var part in (string[])["clocks", "history"])
            {
                await page.GotoAsync($"/desk/cases/{id}?part={part}");
                await page.RightAsync($"work-{part}-{language}-{width}");
            }
        }
    }

    [Fact]
    public async Task Queue_NothingChosenAndNothingMatching_SaySo()
    {
        Browser.SkipWhenMissing();
        await People.SubmitAsync(portal.Address, "队列工程");
        await using var context = await browser.OpenAsync(portal.Address, 360);
        var page = await context.SignedInAsync("window");
        await page.GotoAsync("/desk");
        await page.Locator("form[method=post] .tb-filters button").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await page.RightAsync("work-none-chosen-zh-360");

        await page.GotoAsync("/desk?outcome=refused&lamp=Red");
        await Assertions.Expect(page.Locator(".tb-empty")).ToBeVisibleAsync();
        await page.RightAsync("work-empty-zh-360");
    }

    [Fact]
    public async Task Case_ChangedMeanwhile_IsAConflictAndShownAsItIsNow()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "争用工程");
        await using var first = await browser.OpenAsync(portal.Address);
        await using var second = await browser.OpenAsync(portal.Address, scripts: false);
        var slow = await first.SignedInAsync("window");
        var fast = await second.SignedInAsync("examiner");
        await slow.GotoAsync($"/desk/cases/{id}");
        await fast.GotoAsync($"/desk/cases/{id}");
        await fast.Locator("aside form").Last.Locator("button").ClickAsync();
        await Assertions.Expect(fast.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();

        var answer = await slow.RunAndWaitForResponseAsync(() => slow.Locator("aside form").Last.Locator("button").ClickAsync(), r => r.Request.Method == "POST");

        Assert.Equal(409, answer.Status);
        await Assertions.Expect(slow.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(slow.Locator("aside")).ToContainTextAsync("演示·赵审查");
        await slow.RightAsync("work-conflict-zh-1440");
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("citizen")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Workbench_ByWhoIsNoOfficer_IsForbidden(string user)
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "他人工程");
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.SignedInAsync(user);

        foreach (var path in (string[])["/desk", $"/desk/cases/{id}"])
            Assert.Equal(403, (await page.GotoAsync(path))!.Status);
    }

    [Fact]
    public async Task Assignment_ToWhoHoldsNoHandlingPost_IsRefusedAndChangesNothing()
    {
        var id = await People.SubmitAsync(portal.Address, "错交工程");
        using var client = await People.ApiAsync(portal.Address, "window");
        using var answer = await client.PutAsJsonAsync($"/api/cases/{id}/assignee", new { person = Guid.NewGuid(), revision = 1 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var now = await client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        Assert.Equal(JsonValueKind.Null, now.GetProperty("row").GetProperty("assigneeId").ValueKind);
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string user)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[name=demo][value={user}]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        // The last choice is the post of an officer, the company of an agent, oneself where there is nothing else.
        await page.GotoAsync("/my/acting");
        await page.Locator("main input[type=radio]").Last.CheckAsync();
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("acting", StringComparison.Ordinal));
        return page;
    }
}
