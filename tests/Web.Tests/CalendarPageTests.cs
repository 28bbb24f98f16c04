using System.Globalization;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The calendar through its page: what is wrong and where, what would move, and putting a year in force; the list of items beside it.</summary>
public sealed class CalendarPageTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Administrator_ReadsWhatWouldMove_ThenPutsTheYearInForce()
    {
        Browser.SkipWhenMissing();
        await People.SubmitAsync(portal.Address, "日历页工程");
        foreach (var (language, width, scripts) in ((string, int, bool)[])[("zh", 1440, true), ("en", 360, true), ("zh", 360, false)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, scripts, language);
            var page = await context.SignedInAsync("admin");
            await page.GotoAsync("/admin/items");
            await Assertions.Expect(page.Locator("a[href='/items/eia-approval/report']")).ToBeVisibleAsync();
            await SeenAsync(page, $"admin-items-{language}-{width}", scripts);

            await page.GotoAsync("/admin/calendar");
            await SeenAsync(page, $"admin-calendar-{language}-{width}", scripts);
            const string Bad = "{\"years\":[{\"year\":2090,\"notices\":[],\"holidays\":[{\"holiday\":\"may-day\",\"from\":\"2090-05-01\",\"to\":\"2090-05-03\"}]}]}";
            await page.Locator("[name=json]").FillAsync(Bad);
            await page.Locator("main form[enctype] button.govuk-button").First.ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("years[0].holidays[0].holiday");
            await Assertions.Expect(page.Locator("[name=json]").Last).ToHaveValueAsync(Bad);
            await SeenAsync(page, $"admin-calendar-wrong-{language}-{width}", scripts);

            // Every day from tomorrow on is free: all open clocks of working days move. Looked at only.
            var from = DateTime.UtcNow.AddHours(8).AddDays(1);
            var free = string.Create(CultureInfo.InvariantCulture, $"{{\"years\":[{{\"year\":{from.Year},\"notices\":[{{\"number\":\"演示\"}}],\"holidays\":[{{\"holiday\":\"new-year\",\"from\":\"{from:yyyy-MM-dd}\",\"to\":\"{from.Year}-12-31\"}}]}}]}}");
            await page.Locator("main form[enctype] [name=json]").FillAsync(free);
            await page.Locator("main form[enctype] button.govuk-button").First.ClickAsync();
            if (from.Month < 12)
                await Assertions.Expect(page.Locator("#moves tbody tr")).Not.ToHaveCountAsync(0);
            await SeenAsync(page, $"admin-calendar-preview-{language}-{width}", scripts);

            await page.Locator("main form[enctype] [name=json]").FillAsync(Bad.Replace("may-day", "labour-day", StringComparison.Ordinal).Replace("\"notices\":[]", "\"notices\":[{\"number\":\"演示\"}]", StringComparison.Ordinal));
            await page.Locator("main form[enctype] button.govuk-button").First.ClickAsync();
            await page.Locator("button[name=apply]").ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("table").Last).ToContainTextAsync("2090");
            await SeenAsync(page, $"admin-calendar-applied-{language}-{width}", scripts);
        }
    }

    private static Task SeenAsync(IPage page, string name, bool scripts) => scripts ? page.RightAsync(name) : page.FitsAsync($"{name}-plain");
}
