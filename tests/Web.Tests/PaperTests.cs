using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using UglyToad.PdfPig;

namespace Tongban.Web.Tests;

/// <summary>
/// Every kind of official paper of the pack, issued by its own act: laid out part by part (GB/T 9704), printed, its words found again in the
/// file; signed for once by the party and by nobody else. The PDFs are kept with the pictures of pages.
/// </summary>
public sealed class PaperTests(Portal portal, Browser browser)
{
    private static readonly string[] Kinds =
        ["acceptance-slip", "correction-notice", "non-acceptance", "commission-letter", "hearing-requested", "hearing-rights", "decision-approval", "withdrawal-notice"];

    private const string Organ = "生态环境部（演示）";

    [Fact]
    public async Task EveryKind_OnPaper_HasHeadNumberTitleAddresseeSignatureAndDateInBothLanguages()
    {
        Browser.SkipWhenMissing();
        var issued = await IssueAsync();
        Assert.Equal([], Kinds.Except(issued.Select(p => p.Document)));
        using var decider = await People.ApiAsync(portal.Address, "decider");
        Directory.CreateDirectory(Looks.Pictures);
        foreach (var paper in issued.DistinctBy(p => p.Document))
            foreach (var language in paper.Document is "acceptance-slip" or "non-acceptance" ? (string[])["zh", "en"] : ["zh"])
            {
                var pdf = await decider.GetByteArrayAsync($"/papers/{paper.Case}/{paper.No}/pdf?lang={language}");
                await File.WriteAllBytesAsync(Path.Combine(Looks.Pictures, $"paper-{paper.Document}-{language}.pdf"), pdf);
                using var document = PdfDocument.Open(pdf);
                var text = Tight(string.Concat(document.GetPages().Select(p => p.Text)));
                var parts = language == "zh"
                    ? (string[])[Organ, $"编号：{paper.Number}", paper.Title.GetProperty("zh").GetString()!, Organ, "年", "日", "电子印章位置", "—1—"]
                    : ["Ministry of Ecology and Environment (demo)", $"No. {paper.Number}", paper.Title.GetProperty("en").GetString()!, "(demo)", "Place of the electronic seal", "—1—"];
                var from = 0;
                foreach (var part in parts)
                {
                    var at = text.IndexOf(Tight(part), part.StartsWith('—') ? 0 : from, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"{paper.Document} {language}: '{part}' is not found after character {from} of: {text}");
                    from = at + 1;
                }

                if (language == "en")
                    Assert.Contains("TheChinesetextistheofficialone", text, StringComparison.Ordinal);

                // The head alone is red, and the larger letters of the page.
                var red = document.GetPage(1).Letters.Where(l => l.Color.ToRGBValues() is ( > 0.7, < 0.1, < 0.1)).ToList();
                Assert.StartsWith(Tight(parts[0]), Tight(string.Concat(red.Select(l => l.Value))), StringComparison.Ordinal);
                Assert.True(red[0].PointSize >= document.GetPage(1).Letters.Max(l => l.PointSize) - 0.1, paper.Document);
            }
    }

    [Fact]
    public async Task Paper_IsSignedForOnce_ByItsPartyAlone_AndTheReceiptSaysSo()
    {
        Browser.SkipWhenMissing();
        var id = await People.AcceptedAsync(portal.Address, "送达工程");
        foreach (var (user, status) in ((string, HttpStatusCode)[])[("other", HttpStatusCode.NotFound), ("citizen", HttpStatusCode.NotFound), ("window", HttpStatusCode.Forbidden)])
        {
            using var stranger = await People.ApiAsync(portal.Address, user);
            Assert.Equal(status, (await stranger.PostAsync($"/api/cases/{id}/papers/1/receipt", null)).StatusCode);
        }

        foreach (var (language, width) in ((string, int)[])[("zh", 360), ("en", 1440)])
        {
            await using var context = await browser.OpenAsync(portal.Address, width, language: language);
            var page = await context.SignedInAsync("agent");
            await page.GotoAsync($"/papers/{id}/1/receipt");
            await page.RightAsync($"receipt-before-{language}-{width}");
            if (language == "zh")
                await page.Locator("main form button").ClickAsync();
            await Microsoft.Playwright.Assertions.Expect(page.Locator("main form button")).ToHaveCountAsync(0);
            await Microsoft.Playwright.Assertions.Expect(page.Locator(".tb-paper table")).ToContainTextAsync("演示·");
            await page.RightAsync($"receipt-{language}-{width}");
            await page.GotoAsync($"/papers/{id}/1");
            await page.RightAsync($"paper-signed-{language}-{width}");
        }

        using var agent = await People.ApiAsync(portal.Address, "agent");
        var first = await agent.GetFromJsonAsync<JsonElement>($"/api/cases/{id}/papers/1");
        Assert.Equal(HttpStatusCode.OK, (await agent.PostAsync($"/api/cases/{id}/papers/1/receipt", null)).StatusCode);
        var again = await agent.GetFromJsonAsync<JsonElement>($"/api/cases/{id}/papers/1");
        Assert.Equal(first.GetProperty("receipt").GetRawText(), again.GetProperty("receipt").GetRawText());
        using var pdf = PdfDocument.Open(await agent.GetByteArrayAsync($"/papers/{id}/1/receipt/pdf?lang=zh"));
        var text = Tight(string.Concat(pdf.GetPages().Select(p => p.Text)));
        Assert.All((string[])["送达回证", "受送达人", "电子送达", first.GetProperty("receipt").GetProperty("by").GetString()!], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    /// <summary>Cases that between them bring about each kind of paper, as the law allows it on one day: a secret project is decided without publicity. The announcement, which needs its term, is printed in <see cref="JourneyTests"/>.</summary>
    private async Task<List<(Guid Case, int No, string Document, string Number, JsonElement Title)>> IssueAsync()
    {
        using var agent = await People.ApiAsync(portal.Address, "agent");
        using var window = await People.ApiAsync(portal.Address, "window");
        using var examiner = await People.ApiAsync(portal.Address, "examiner");
        using var decider = await People.ApiAsync(portal.Address, "decider");
        var found = new List<(Guid, int, string, string, JsonElement)>();

        var elsewhere = await SubmitAsync(agent, People.Application("文书工程一").With("competentOrgan", "province"));
        var incomplete = await SubmitAsync(agent, People.Application("文书工程二"));
        await ActAsync(window, incomplete, "request-correction", new { missing = new[] { "公众参与说明", "环境影响报告书" }, note = "请一次补齐。" });
        await ActAsync(agent, incomplete, "withdraw", new { reason = "演示" });
        var told = await People.AcceptedAsync(portal.Address, "文书工程三");
        await ActAsync(examiner, told, "commission-evaluation", new { evaluator = "演示评估中心", dueOn = "2099-03-20", points = "请重点评估夜间噪声。" });
        await ActAsync(examiner, told, "announce-hearing-rights", new { summary = "项目位于演示省演示市，拟建设一条演示生产线。", interested = "邻近居民" });
        await ActAsync(agent, told, "request-hearing", new { by = "演示·张申请", reasons = "演示" });
        var receipt = await window.PostAsJsonAsync("/api/cases", new
        {
            item = "eia-approval/report",
            onBehalfOf = (await agent.GetFromJsonAsync<JsonElement>($"/api/cases/{told}")).GetProperty("partyId").GetString(),
            data = People.Application("文书工程四").With("secret", true).With("channel", "on-site"),
        });
        Assert.True(receipt.IsSuccessStatusCode, await receipt.Content.ReadAsStringAsync());
        var secret = (await receipt.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        foreach (var material in People.OnlineMaterials)
        {
            using var content = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray());
            (await window.PutAsync($"/api/cases/{secret}/files/{material}?name={material}.pdf", content)).EnsureSuccessStatusCode();
        }

        await ActAsync(window, secret, "correct-on-the-spot", new { corrected = "材料已补齐" });
        await ActAsync(examiner, secret, "review", Review());
        await ActAsync(decider, secret, "decide", new { approve = true, conditions = "一、夜间不得施工。\n\n二、落实各项噪声防治措施，施工场界噪声符合标准。" });
        foreach (var id in (string[])[elsewhere, incomplete, told, secret])
            foreach (var paper in (await decider.GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("papers").EnumerateArray())
                found.Add((Guid.Parse(id), paper.GetProperty("no").GetInt32(), paper.GetProperty("document").GetString()!, paper.GetProperty("number").GetString()!, paper.GetProperty("title")));
        return found;
    }

    private static Dictionary<string, object> Review() => new(
        ((string[])["planning", "quality", "measures", "existing", "document"]).Select(a => KeyValuePair.Create(a, (object)new { finding = "meets", reasons = "符合" }))
            .Append(KeyValuePair.Create("areaMeetsStandard", (object)true)));

    private static async Task<string> SubmitAsync(HttpClient client, Dictionary<string, object> data)
    {
        using var answer = await client.PostAsJsonAsync("/api/cases", new { item = "eia-approval/report", data });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task ActAsync(HttpClient client, string id, string type, object data)
    {
        using var answer = await client.PostAsJsonAsync($"/api/cases/{id}/events/{type}", data);
        Assert.True(answer.IsSuccessStatusCode, $"{type}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
