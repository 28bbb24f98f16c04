using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.Playwright;
using Tongban.Identity.Contracts;

namespace Tongban.Web.Tests;

/// <summary>Administration and audit through their pages, in both languages and widths; and closed to every other role.</summary>
public sealed class AdminTests(Portal portal, Browser browser)
{
    public static TheoryData<string> Strangers => ["agent", "citizen", "window", "examiner", "decider", "supervisor"];

    [Fact]
    public async Task Administrator_EntersOrganPostAndAccount_AppointsAndClosesIt()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("admin");
            await page.GotoAsync("/admin");
            await page.RightAsync($"admin-{language}-{width}");

            await page.GotoAsync("/admin/organs");
            await SendAsync(page, "organ");
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.Locator("[name=code]").FillAsync($"demo-{language}");
            await page.Locator("[name=name]").FillAsync($"演示机关 {language}");
            await page.Locator("[name=nameEn]").FillAsync($"Demo organ {language}");
            await SendAsync(page, "organ");
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await page.RightAsync($"admin-organs-{language}-{width}");

            await page.Locator(".tb-rowlist a").Filter(new() { HasText = language == "zh" ? "演示机关 zh" : "Demo organ en" }).ClickAsync();
            await page.RightAsync($"admin-organ-empty-{language}-{width}");
            await page.Locator("[name=officeName]").FillAsync("演示处");
            await page.Locator("[name=officeNameEn]").FillAsync("Demo office");
            await SendAsync(page, "office");
            await page.Locator("[name=name]").FillAsync("演示岗");
            await page.Locator("[name=nameEn]").FillAsync("Demo post");
            await page.Locator("[name=roles][value=window]").CheckAsync();
            await SendAsync(page, "post");

            var user = $"clerk.{language}";
            await page.GotoAsync("/admin/accounts");
            await page.Locator("[name=userName]").FillAsync(user);
            await page.Locator("[name=name]").FillAsync("演示·新职员");
            await page.Locator("[name=idNumber]").FillAsync("999999199001010000");
            await page.Locator("[name=password]").FillAsync("tongban-clerk-2020");
            await SendAsync(page, "account");
            await Assertions.Expect(page.Locator("[name=userName]")).ToHaveValueAsync(user);
            await page.RightAsync($"admin-account-wrong-{language}-{width}");
            await page.Locator("[name=idNumber]").FillAsync(IdNumberOf(language == "zh" ? 801 : 802));
            await page.Locator("[name=password]").FillAsync("tongban-clerk-2020");
            await SendAsync(page, "account");
            await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await page.RightAsync($"admin-accounts-{language}-{width}");

            await page.GotoAsync("/admin/organs");
            await page.Locator(".tb-rowlist a").Filter(new() { HasText = language == "zh" ? "演示机关 zh" : "Demo organ en" }).ClickAsync();
            await page.Locator("[name=userName]").FillAsync(user);
            await SendAsync(page, "appoint");
            await Assertions.Expect(page.Locator("button[name=end]")).ToHaveCountAsync(1);
            await page.RightAsync($"admin-organ-{language}-{width}");
            await page.Locator("button[name=end]").ClickAsync();
            await Assertions.Expect(page.Locator("button[name=end]")).ToHaveCountAsync(0);

            await page.GotoAsync("/admin/accounts");
            await page.Locator("tr").Filter(new() { HasText = user }).Locator("button").ClickAsync();
            await Assertions.Expect(page.Locator("tr").Filter(new() { HasText = user }).Locator("button[name=unblock]")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Administrator_ChecksPacks_AndReadsWhatIsWrongWhere()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("admin");
            await page.GotoAsync("/admin/packs");
            await Assertions.Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(0);
            await page.Locator("[name=zip]").SetInputFilesAsync(new FilePayload { Name = "bad.zip", MimeType = "application/zip", Buffer = Zip(("pack.yaml", "id: Bad Name\nversion: x\n")) });
            await page.Locator("main form[enctype] button.govuk-button").First.ClickAsync();
            await Assertions.Expect(page.Locator("#report-title")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("section .tb-rowlist li").First).ToContainTextAsync("pack.yaml");
            await page.RightAsync($"admin-packs-wrong-{language}-{width}");

            await page.GotoAsync("/admin/packs/eia-approval");
            await page.RightAsync($"admin-pack-{language}-{width}");
        }
    }

    [Fact]
    public async Task Auditor_ReadsAndVerifiesTheRecord()
    {
        Browser.SkipWhenMissing();
        var id = await People.SubmitAsync(portal.Address, "审计工程");
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("auditor");
            await page.GotoAsync($"/admin/audit?of={id}");
            await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("casework.submit");
            await page.GotoAsync("/admin/audit?of=nonsense");
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.RightAsync($"audit-wrong-{language}-{width}");
            await page.GotoAsync("/admin/audit");
            await page.Locator("main form[method=post] button").First.ClickAsync();
            await Assertions.Expect(page.Locator("#report-title")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("section.tb-card--tint")).ToHaveCountAsync(1);
            await page.RightAsync($"audit-{language}-{width}");
        }
    }

    [Fact]
    public async Task Officer_LetsAColleagueStandIn_AndEndsIt()
    {
        Browser.SkipWhenMissing();
        foreach (var (language, width) in ((string, int)[])[("zh", 1440), ("en", 360)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("decider");
            await page.GotoAsync("/desk/absence");
            await page.RightAsync($"absence-empty-{language}-{width}");
            await page.Locator("[name=userName]").SelectOptionAsync("examiner");
            await SendAsync(page, "delegate");
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await page.Locator("[name=from]").FillAsync("2030-01-01");
            await page.Locator("[name=to]").FillAsync("2030-01-31");
            await SendAsync(page, "delegate");
            await Assertions.Expect(page.Locator("button[name=end]")).ToHaveCountAsync(1);
            await page.RightAsync($"absence-{language}-{width}");
            await page.Locator("button[name=end]").ClickAsync();
            await Assertions.Expect(page.Locator(".tb-empty")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Queue_ByKeyboard_GoesDownUpAndOpens()
    {
        Browser.SkipWhenMissing();
        await People.SubmitAsync(portal.Address, "键盘工程一");
        await People.SubmitAsync(portal.Address, "键盘工程二");
        await using var context = await browser.OpenAsync(portal.Address);
        var page = await context.SignedInAsync("window");
        await page.GotoAsync("/desk");
        await page.Locator("h1").ClickAsync();
        foreach (var key in (string[])["j", "j", "k", "x"])
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("tbody tr").First.Locator("input[type=checkbox]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("tbody tr").First.Locator("a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/desk/cases/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Administration_ByWhoIsNoAdministrator_IsForbidden(string user)
    {
        using var client = await People.ApiAsync(portal.Address, user);

        foreach (var path in (string[])["/admin", "/admin/packs", "/admin/packs/eia-approval", "/admin/organs", "/admin/accounts", "/admin/audit"])
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task AdministratorAndAuditor_KeepOutOfEachOthersRooms()
    {
        using var admin = await People.ApiAsync(portal.Address, "admin");
        using var auditor = await People.ApiAsync(portal.Address, "auditor");

        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/admin/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/admin/accounts")).StatusCode);
    }

    private static Task SendAsync(IPage page, string form) =>
        page.SendAsync(page.Locator($"form:has(input[name=_handler][value={form}]) button.govuk-button").Last);

    // A synthetic number with a right check character.
    private static string IdNumberOf(int index)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"99999919900101{index:000}");
        return first + IdNumber.CheckCharacter(first);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

        return memory.ToArray();
    }
}
