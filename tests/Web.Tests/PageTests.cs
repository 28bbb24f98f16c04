namespace Tongban.Web.Tests;

/// <summary>Pages anyone may open: each in both languages, on a phone and on a desk, and with larger type and stronger contrast.</summary>
public sealed class PageTests(Portal portal, Browser browser)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "home", "/" },
        { "design-words", "/design" },
        { "design-fields", "/design?part=fields" },
        { "design-lists", "/design?part=lists" },
        { "design-case", "/design?part=case" },
        { "home-found", "/?q=评" },
        { "home-nothing", "/?q=zzzz" },
        { "guide", "/items/eia-approval/report" },
        { "progress", "/progress" },
        { "registers", "/registers" },
        { "register-empty", "/registers/report-writers" },
        { "sign-in", "/sign-in" },
        { "not-found", "/no-such-page" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task PublicPage_InEachLanguageAndWidth_IsAccessible(string name, string path)
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width, other) in ((string, int, int)[])[("zh", 1440, 360), ("en", 360, 1440)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.NewPageAsync();
            await page.GotoAsync(path);
            await page.RightAsync($"{name}-{language}-{width}");
            // The same markup in another width: what can go wrong there is the layout.
            await page.SetViewportSizeAsync(other, 900);
            await page.FitsAsync($"{name}-{language}-{other}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task PublicPage_WithLargerTypeAndContrast_IsAccessible(string name, string path)
    {
        Browser.SkipWhenMissing();
        foreach (var setting in (string[])["elder", "contrast"])
        {
            await using var context = await browser.OpenAsync(portal.Address, 360);
            var page = await context.NewPageAsync();
            await page.GotoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{setting}=on");
            await page.RightAsync($"{name}-{setting}-360");
        }
    }
}
