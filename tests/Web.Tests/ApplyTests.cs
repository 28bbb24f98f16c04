using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>Applying: pages saved as typed, errors that lose nothing, files by material, answers checked, a receipt; and only for the party.</summary>
public sealed class ApplyTests(Portal portal, Browser browser)
{
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task Applicant_FillsInUploadsChecksAndSends_InBothLanguagesAndWidths()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("agent");
            await page.GotoAsync("/items/eia-approval/report/apply");
            await page.RightAsync($"apply-begin-{language}-{width}");
            await page.Locator("main form button").First.ClickAsync();

            // Nothing typed: each field that must be filled in is named, and the draft is there all the same.
            await page.Buttons().First.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.RightAsync($"apply-errors-{language}-{width}");

            await FillProjectAsync(page, $"申请工程 {language}");
            // An answer that brings up another question shows it before anything is checked.
            await page.Locator("#f-majorChange").CheckAsync();
            await page.Buttons().First.ClickAsync();
            await Assertions.Expect(page.Locator("[name=earlierApproval]")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
            await page.RightAsync($"apply-more-{language}-{width}");
            await page.Locator("[name=earlierApproval]").FillAsync("演示审〔2020〕1号");
            await page.Buttons().First.ClickAsync();

            await page.Locator("[name=requiresEia][value=true]").CheckAsync();
            await page.Locator("[name=competentOrgan]").SelectOptionAsync("mee");
            await page.Buttons().First.ClickAsync();

            await page.Locator("[name=preparer]").FillAsync("演示环评有限公司");
            await page.Locator("[name=preparerCode]").FillAsync("９１９９９９９９ＭＡＤＥＭＸ０８８０");
            await page.Locator("button[name=_add]").ClickAsync();
            await page.Locator("button[name=_add]").ClickAsync();
            await page.Locator("[name='writers[0].name']").FillAsync("多余的人");
            await page.Locator("[name='writers[1].name']").FillAsync("演示·编制人");
            await page.Locator("[name='writers[1].number']").FillAsync("BH000001");
            await page.Locator("button[name=_remove]").First.ClickAsync();
            await Assertions.Expect(page.Locator("[name='writers[0].name']")).ToHaveValueAsync("演示·编制人");
            await Assertions.Expect(page.Locator("[name=preparerCode]")).ToHaveValueAsync("91999999MADEMX0880");
            await page.RightAsync($"apply-rows-{language}-{width}");
            await page.Buttons().First.ClickAsync();

            await page.Locator("[name=contact]").FillAsync("演示·张申请");
            await page.Locator("[name=phone]").FillAsync("010-00000000");
            await page.Buttons().First.ClickAsync();

            await page.RightAsync($"apply-materials-{language}-{width}");
            await page.Locator("[name='file.application-letter']").SetInputFilesAsync(new FilePayload { Name = "申请书.pdf", MimeType = "application/pdf", Buffer = Pdf });
            await page.Locator("[name='file.eia-document']").SetInputFilesAsync(new FilePayload { Name = "假的.pdf", MimeType = "application/pdf", Buffer = "MZ no pdf at all"u8.ToArray() });
            await page.Locator("main form[enctype] button.govuk-button").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("假的.pdf");
            await Assertions.Expect(page.Locator(".tb-file")).ToHaveCountAsync(1);
            await page.RightAsync($"apply-file-refused-{language}-{width}");
            await page.GotoAsync(page.Url.Replace("materials", "check", StringComparison.Ordinal));

            await page.RightAsync($"apply-check-{language}-{width}");
            await page.Buttons().Last.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary a[href$='#f-truthful']")).ToHaveCountAsync(1);
            await page.Locator("#f-truthful").CheckAsync();
            await page.Buttons().Last.ClickAsync();

            await Assertions.Expect(page.Locator(".govuk-panel")).ToBeVisibleAsync();
            await page.RightAsync($"apply-receipt-{language}-{width}");
            await page.Locator("main a.govuk-button").ClickAsync();
            await page.RightAsync($"my-case-{language}-{width}");
            foreach (var part in (string[])["content", "clocks"])
            {
                await page.GotoAsync($"{page.Url.Split('?')[0]}?part={part}");
                await page.RightAsync($"my-case-{part}-{language}-{width}");
            }

            foreach (var part in (string[])["", "?part=cases", "?part=drafts"])
            {
                await page.GotoAsync($"/my{part}");
                await page.RightAsync($"my{part.Replace("?part=", "-", StringComparison.Ordinal)}-{language}-{width}");
            }
        }
    }

    [Fact]
    public async Task Applicant_WithoutScripts_LeavesInTheMiddleAndGoesOnLater()
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address, 360, scripts: false);
        var page = await context.SignedInAsync("owner");
        await page.GotoAsync("/items/eia-approval/form/apply");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("[name=projectName]").FillAsync("半途工程 <i>");
        await page.Locator("[name=investment]").FillAsync("很多");
        await page.Locator("button[name=later]").ClickAsync();
        await page.Locator("main .tb-rowlist a").First.ClickAsync();

        await Assertions.Expect(page.Locator("[name=projectName]")).ToHaveValueAsync("半途工程 <i>");
        await Assertions.Expect(page.Locator("[name=investment]")).ToHaveValueAsync("很多");
    }

    [Fact]
    public async Task Draft_OfSomebodyElse_IsNotFound()
    {
        Browser.SkipWhenMissing();
        await using var mine = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await mine.SignedInAsync("agent");
        await page.GotoAsync("/items/eia-approval/report/apply");
        await page.Locator("main form button").First.ClickAsync();
        var draft = new Uri(page.Url).AbsolutePath;
        var id = await People.SubmitAsync(portal.Address, "别人的工程");

        foreach (var user in (string[])["other", "citizen", "admin"])
        {
            await using var context = await browser.OpenAsync(portal.Address, scripts: false);
            var stranger = await context.SignedInAsync(user);
            foreach (var path in (string[])[draft, $"/my/cases/{id}", $"/my/cases/{id}/receipt"])
                Assert.Equal(404, (await stranger.GotoAsync(path))!.Status);
        }
    }

    internal static async Task FillProjectAsync(IPage page, string name)
    {
        await page.Locator("[name=projectName]").FillAsync(name);
        await page.Locator("[name=projectPlace]").FillAsync("演示省演示市");
        await page.Locator("[name=projectNature]").SelectOptionAsync("new");
        await page.Locator("[name=industry]").FillAsync("生态保护和环境治理业");
        await page.Locator("[name=investment]").FillAsync("８６０００");
        await page.Locator("[name=summary]").FillAsync("演示数据");
    }
}
