using System.Net;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The supervisor's view: the same numbers as chart, table and file, and for supervisors only.</summary>
public sealed class LoadTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Supervisor_SeesLoadByOrganItemAndOfficer_InBothLanguagesWidthsAndWithoutScripts()
    {
        Browser.SkipWhenMissing();
        await People.SubmitAsync(portal.Address, "负荷工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("supervisor");
            foreach (var side in (string[])["organ", "item", "person"])
            {
                await page.GotoAsync($"/desk/load?by={side}");
                await Assertions.Expect(page.Locator(".tb-chart canvas")).ToHaveCountAsync(1);
                await page.RightAsync($"load-{side}-{language}-{width}");
            }
        }

        await using var plain = await browser.OpenAsync(portal.Address, scripts: false);
        var without = await plain.SignedInAsync("supervisor");
        await without.GotoAsync("/desk/load?by=item");
        await Assertions.Expect(without.Locator("#load-table tbody tr").First).ToBeVisibleAsync();
        var open = await without.Locator("#load-table tfoot td").First.InnerTextAsync();

        // The file says what the page says: its lines add up to the page's total.
        using var api = await People.ApiAsync(portal.Address, "supervisor");
        using var answer = await api.GetAsync("/desk/load.csv?by=person");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("未办结", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Skip(1).Sum(l => int.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)) >= int.Parse(open, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("window")]
    [InlineData("decider")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Load_ByWhoIsNoSupervisor_IsForbidden(string user)
    {
        using var client = await People.ApiAsync(portal.Address, user);

        foreach (var path in (string[])["/desk/load", "/desk/load.csv"])
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path)).StatusCode);
    }
}
