namespace Tongban.Web.Tests;

/// <summary>The reader's settings work by plain links, with scripts off.</summary>
public sealed class ReaderTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task LanguageSwitch_OnAPageWithQuery_StaysOnThePageAndIsRemembered()
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/design?part=case");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "English" }).ClickAsync();

        Assert.Contains("part=case", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await page.GotoAsync("/");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData("长辈版", "tb-elder")]
    [InlineData("高对比度", "tb-contrast")]
    public async Task Setting_SwitchedOnAndOff_HoldsOnTheNextPage(string link, string style)
    {
        Browser.SkipWhenMissing();
        await using var context = await browser.OpenAsync(portal.Address, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByText(link, new() { Exact = true }).ClickAsync();
        await page.GotoAsync("/design");
        Assert.Contains(style, await page.Locator("html").GetAttributeAsync("class"), StringComparison.Ordinal);

        await page.Locator(".tb-settings a").Filter(new() { HasText = style == "tb-elder" ? "标准字号" : "标准对比度" }).ClickAsync();
        Assert.DoesNotContain(style, await page.Locator("html").GetAttributeAsync("class"), StringComparison.Ordinal);
    }
}
