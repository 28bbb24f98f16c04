namespace Tongban.Web.Tests;

/// <summary>A guide kept for those without a session is never another reader's: not in another language or type, and nothing of who is signed in.</summary>
public sealed class KeptPageTests(Portal portal)
{
    [Fact]
    public async Task Guide_AskedForByTurns_IsEachReadersOwn()
    {
        const string Guide = "/items/eia-approval/report";
        using var anyone = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = portal.Address };
        using var agent = await People.ApiAsync(portal.Address, "agent");
        for (var round = 0; round < 2; round++)
        {
            Assert.Contains("演示环保建设有限公司", await agent.GetStringAsync(Guide), StringComparison.Ordinal);
            var plain = await AskAsync("");
            Assert.Contains("lang=\"zh-CN\"", plain, StringComparison.Ordinal);
            Assert.DoesNotContain("演示环保建设有限公司", plain, StringComparison.Ordinal);
            Assert.Contains("lang=\"en\"", await AskAsync("tongban-lang=en"), StringComparison.Ordinal);
            Assert.Contains("tb-elder", await AskAsync("tongban-elder=on"), StringComparison.Ordinal);
            Assert.Contains("tb-contrast", await AskAsync("tongban-contrast=on"), StringComparison.Ordinal);
            Assert.Equal(plain, await AskAsync(""));
        }

        // A switch in the address is answered afresh, with its cookie.
        using var switched = await anyone.GetAsync($"{Guide}?lang=en");
        Assert.Contains(switched.Headers.GetValues("Set-Cookie"), c => c.StartsWith("tongban-lang=en", StringComparison.Ordinal));
        Assert.Contains("lang=\"zh-CN\"", await AskAsync(""), StringComparison.Ordinal);

        async Task<string> AskAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Guide);
            if (cookie.Length > 0)
                request.Headers.Add("Cookie", cookie);
            using var answer = await anyone.SendAsync(request);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }
}
