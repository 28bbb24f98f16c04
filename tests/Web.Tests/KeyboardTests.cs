using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The newcomer's way from the first page to a case number without a pointer: every stop can be seen, none holds the focus for good.</summary>
public sealed class KeyboardTests(Portal portal, Browser browser)
{
    private const int MostStops = 120;

    [Fact]
    public async Task Newcomer_FindsReadsSignsInAppliesAndSends_ByKeyboardAlone()
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        // The first stop leads past the frame; from there the search is next.
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".govuk-skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await GoToAsync(page, "main input[name=q]", 3);
        await page.Keyboard.InsertTextAsync("环评");
        await EnterAsync(page, new Regex(@"[?&]q="));

        await GoToAsync(page, "main a[href='/items/eia-approval/report']");
        await EnterAsync(page, new Regex("/items/eia-approval/report$"));
        await GoToAsync(page, "main a[href$='/eia-approval/report/apply']");
        await EnterAsync(page, new Regex("/sign-in"));

        await TypeAsync(page, "userName", "agent");
        await TypeAsync(page, "password", "tongban-demo-2020");
        await EnterAsync(page, new Regex("/my/acting|/apply$"));
        if (page.Url.Contains("/my/acting", StringComparison.Ordinal))
        {
            await GoToAsync(page, "main [name=key]");
            await page.Keyboard.PressAsync("ArrowUp");
            await Assertions.Expect(page.Locator("main [name=key]").Last).ToBeCheckedAsync();
            await EnterAsync(page, new Regex("/apply$"));
        }

        await GoToAsync(page, "main form button");
        await EnterAsync(page, new Regex("/my/drafts/"));

        await TypeAsync(page, "projectName", "键盘申请工程");
        await TypeAsync(page, "projectPlace", "演示省演示市");
        await GoToAsync(page, "main [name=projectNature]");
        await page.Keyboard.PressAsync("ArrowDown");
        await TypeAsync(page, "industry", "生态保护和环境治理业");
        await TypeAsync(page, "summary", "演示数据");
        await SaveAsync(page, "[name=requiresEia]");

        await GoToAsync(page, "main [name=requiresEia]");
        await page.Keyboard.PressAsync("Space");
        await GoToAsync(page, "main [name=competentOrgan]");
        await page.Keyboard.PressAsync("ArrowDown");
        await SaveAsync(page, "[name=preparer]");

        await TypeAsync(page, "preparer", "演示环评有限公司");
        await TypeAsync(page, "preparerCode", "91999999MADEMX0880");
        await SaveAsync(page, "[name=contact]");

        await TypeAsync(page, "contact", "演示·张申请");
        await TypeAsync(page, "phone", "010-00000000");
        await SaveAsync(page, "[type=file]");

        await GoToAsync(page, "main [name='file.application-letter']");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "申请书.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() });
        await GoToAsync(page, "main form[enctype] button.govuk-button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".tb-file")).ToHaveCountAsync(1);
        await GoToAsync(page, "main a.govuk-button[href*=check]");
        await EnterAsync(page, new Regex("check"));

        await GoToAsync(page, "main [name=truthful]");
        await page.Keyboard.PressAsync("Space");
        await GoToAsync(page, "main .tb-buttons button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-panel")).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab until the focus is there. Every stop on the way shows that it has the focus.</summary>
    private static async Task GoToAsync(IPage page, string selector, int most = MostStops)
    {
        for (var stop = 0; stop <= most; stop++)
        {
            var at = (await page.EvaluateAsync("""
                selector => {
                  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                  const own = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
                  const page = at === document.body || at.matches("main, [tabindex='-1']");
                  return { there: at.matches(selector), name: at.outerHTML.slice(0, 120),
                    seen: page || own && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
                }
                """, selector))!.Value;
            Assert.True(at.GetProperty("seen").GetBoolean(), $"{page.Url}: the focus cannot be seen at {at.GetProperty("name")}");
            if (at.GetProperty("there").GetBoolean())
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{page.Url}: {most} times Tab do not lead to {selector}");
    }

    private static async Task TypeAsync(IPage page, string name, string text)
    {
        await GoToAsync(page, $"main [name={name}]");
        await page.Keyboard.InsertTextAsync(text);
    }

    private static async Task EnterAsync(IPage page, Regex to)
    {
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(to);
    }

    private static async Task SaveAsync(IPage page, string next)
    {
        await GoToAsync(page, "main .tb-buttons button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"main {next}").First).ToBeVisibleAsync();
    }
}
