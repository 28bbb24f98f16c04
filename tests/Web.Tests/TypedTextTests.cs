using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Tongban.Web.Tests;

/// <summary>
/// Somebody types script, markup and template signs wherever words can be typed – an application, a file's name, an act's reasons, a comment, a
/// search. Wherever it is printed, it is printed as text.
/// </summary>
public sealed class TypedTextTests(Portal portal)
{
    private const string Short = "\"'><script>tb(1)</script><img src=x onerror=tb(2)> {{ 7 | times: 191 }}";
    private const string Nasty = "\"'><script>tb(1)</script><img src=x onerror=tb(2)><a href=javascript:tb(3)>[k](javascript:tb(4)) {{ 7 | times: 191 }} {% raw %} ]]><!--";
    private static readonly string[] Alive = ["<script>tb", "<img src=x", "<a href=javascript", "href=\"javascript", "href='javascript"];

    [Fact]
    public async Task WhateverWasTyped_IsPrintedAsText_OnEveryPageAndPaper()
    {
        using var agent = await People.ApiAsync(portal.Address, "agent");
        using var window = await People.ApiAsync(portal.Address, "window");
        using var supervisor = await People.ApiAsync(portal.Address, "supervisor");
        using var anybody = new HttpClient { BaseAddress = portal.Address };

        var data = People.Application(Nasty);
        foreach (var member in (string[])["projectPlace", "industry", "contact", "summary", "preparer"])
            data[member] = Short;
        var draft = (await PostAsync(agent, "/api/drafts", new { item = "eia-approval/report", data })).GetProperty("id").GetString()!;
        foreach (var material in People.OnlineMaterials)
        {
            using var content = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray());
            (await agent.PutAsync($"/api/drafts/{draft}/files/{material}?name={Uri.EscapeDataString("tb" + Nasty.Replace("/", "", StringComparison.Ordinal))}.pdf", content)).EnsureSuccessStatusCode();
        }

        var printed = await PrintedAsync(agent, [$"/my/drafts/{draft}", "/my?part=drafts"]);
        var id = (await PostAsync(agent, "/api/cases", new { item = "eia-approval/report", data, draft })).GetProperty("id").GetString()!;
        await PostAsync(window, $"/api/cases/{id}/events/correct-on-the-spot", new { corrected = Nasty });
        var publications = await anybody.GetFromJsonAsync<JsonElement>("/api/publicity");
        var publication = publications.GetProperty("items").EnumerateArray().First(p => p.GetProperty("caseId").GetString() == id).GetProperty("no").GetInt32();
        await PostAsync(anybody, $"/api/publicity/{id}/{publication}/comments", new { name = "\"'><script>tb(1)</script>", contact = Short, words = Nasty });

        var papers = (await agent.GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("papers").EnumerateArray().Select(p => $"/papers/{id}/{p.GetProperty("no")}").ToList();
        Assert.NotEmpty(papers);
        string[] parts = ["", "?part=rules", "?part=clocks", "?part=history", "?act=commission-evaluation"];
        printed += await PrintedAsync(agent, [.. papers, $"/my/cases/{id}/receipt", "/my", .. parts.Select(p => $"/my/cases/{id}{p}")]);
        printed += await PrintedAsync(window, [.. papers, "/desk", "/desk/receive", .. parts.Select(p => $"/desk/cases/{id}{p}")]);
        printed += await PrintedAsync(supervisor, ["/desk", "/desk/load", $"/desk/cases/{id}", $"/desk/cases/{id}?part=clocks"]);
        printed += await PrintedAsync(anybody, ["/publicity", $"/publicity/{id}/{publication}", "/publicity/feed.atom"]);
        Assert.True(printed > 20, $"printed on {printed} pages only");
        // A template in what was typed is not carried out either: 7 × 191 is nowhere.
        foreach (var paper in papers)
            Assert.DoesNotContain("1337", await window.GetStringAsync(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressesWithScript_AreShownAsTextOrNotAtAll()
    {
        using var anybody = new HttpClient { BaseAddress = portal.Address };
        var sent = Uri.EscapeDataString(Nasty.Replace("/", "", StringComparison.Ordinal));
        var pages = typeof(Design.ActingPage).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();
        foreach (var page in pages)
        {
            // Query parameters that pages take, all at once; ids that are none.
            var path = System.Text.RegularExpressions.Regex.Replace(page, @"\{[^}]*\}", place => place.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : place.Value.Contains(":int", StringComparison.Ordinal) ? "1" : sent);
            using var answer = await anybody.GetAsync($"{path}?q={sent}&next={sent}&after={sent}&item={sent}&part={sent}&number={sent}&code={sent}&kind={sent}&organ={sent}&body={sent}&act={sent}&by={sent}");
            Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
            Dead(path, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<int> PrintedAsync(HttpClient visitor, IEnumerable<string> paths)
    {
        var printed = 0;
        foreach (var path in paths)
        {
            foreach (var language in (string[])["zh", "en"])
            {
                using var answer = await visitor.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"lang={language}");
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync();
                Dead(path, text);
                printed += text.Contains("tb(1)", StringComparison.Ordinal) || text.Contains("tb&#", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return printed;
    }

    private static void Dead(string path, string text)
    {
        foreach (var alive in Alive)
            if (text.IndexOf(alive, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
                Assert.Fail($"{path}: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)]}…");
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
