using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>The demo people at a browser or at the API, each acting as what they are for: the agent for the company, an officer from the post.</summary>
internal static class People
{
    private const string Password = "tongban-demo-2020";

    /// <summary>A page of someone already signed in, without going through the sign-in page.</summary>
    internal static async Task<IPage> SignedInAsync(this IBrowserContext context, string user)
    {
        var headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" };
        var answer = await context.APIRequest.PostAsync("/api/identity/sign-in", new() { Headers = headers, DataObject = new { userName = user, password = Password } });
        Assert.True(answer.Ok, $"{user}: {answer.Status}");
        var me = await (await context.APIRequest.GetAsync("/api/identity/me")).JsonAsync();
        answer = await context.APIRequest.PutAsync("/api/identity/me/acting", new() { Headers = headers, DataObject = new { key = LastChoice(me!.Value) } });
        Assert.True(answer.Ok, $"{user}: {answer.Status}");
        return await context.NewPageAsync();
    }

    /// <summary>A client of the API.</summary>
    internal static async Task<HttpClient> ApiAsync(Uri address, string user, bool redirects = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = redirects, Expect100ContinueTimeout = TimeSpan.FromMinutes(2) }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await client.PostAsJsonAsync("/api/identity/sign-in", new { userName = user, password = Password })).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("X-Acting-For", LastChoice(await client.GetFromJsonAsync<JsonElement>("/api/identity/me")));
        return client;
    }

    /// <summary>The materials of an application that are handed in online.</summary>
    internal static readonly string[] OnlineMaterials = ["application-letter", "eia-document", "participation-statement"];

    /// <summary>What an application for a report says.</summary>
    internal static Dictionary<string, object> Application(string projectName) => new()
    {
        ["requiresEia"] = true,
        ["competentOrgan"] = "mee",
        ["secret"] = false,
        ["channel"] = "online",
        ["projectName"] = projectName,
        ["projectPlace"] = "演示省演示市",
        ["projectNature"] = "new",
        ["industry"] = "演示行业",
        ["contact"] = "演示·张申请",
        ["phone"] = "010-00000000",
        ["summary"] = "演示数据",
        ["preparer"] = "演示环评有限公司",
        ["preparerCode"] = "91999999MADEMX0880",
        ["writers"] = Array.Empty<object>(),
        ["truthful"] = true,
    };

    /// <summary>The same application with another answer.</summary>
    internal static Dictionary<string, object> With(this Dictionary<string, object> application, string field, object value) => new(application) { [field] = value };

    /// <summary>An application of the agent's company through the API, without files; its case id.</summary>
    internal static async Task<string> SubmitAsync(Uri address, string projectName)
    {
        using var client = await ApiAsync(address, "agent");
        using var answer = await client.PostAsJsonAsync("/api/cases", new
        {
            item = "eia-approval/report",
            data = Application(projectName),
        });
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, said);
        return JsonDocument.Parse(said).RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>An application with all its online materials, accepted by the window; its case id.</summary>
    internal static async Task<string> AcceptedAsync(Uri address, string projectName)
    {
        var id = await SubmitAsync(address, projectName);
        using var agent = await ApiAsync(address, "agent");
        foreach (var material in OnlineMaterials)
        {
            using var content = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray());
            (await agent.PutAsync($"/api/cases/{id}/files/{material}?name={material}.pdf", content)).EnsureSuccessStatusCode();
        }

        using var window = await ApiAsync(address, "window");
        using var answer = await window.PostAsJsonAsync($"/api/cases/{id}/events/correct-on-the-spot", new { corrected = "材料已补齐" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return id;
    }

    // The last choice is the post of an officer, the company of an agent, oneself where there is nothing else.
    private static string LastChoice(JsonElement me) => me.GetProperty("choices").EnumerateArray().Last().GetProperty("key").GetString()!;
}
