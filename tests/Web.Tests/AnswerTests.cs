using System.Net;

namespace Tongban.Web.Tests;

/// <summary>What answers say beside their content.</summary>
public sealed class AnswerTests(Portal portal)
{
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };

    [Fact]
    public async Task Page_Always_ForbidsInlineScriptsFramesAndSniffing()
    {
        using var answer = await client.GetAsync("/");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Page_Always_IsNotKeptByAnythingInBetween()
    {
        using var answer = await client.GetAsync("/");

        Assert.True(answer.Headers.CacheControl?.NoCache);
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Fact]
    public async Task Asset_WithFingerprint_IsKeptForAYear()
    {
        var page = await client.GetStringAsync("/");
        var style = page[page.IndexOf("/lib/tongban.", StringComparison.Ordinal)..];
        using var answer = await client.GetAsync(style[..style.IndexOf('"', StringComparison.Ordinal)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300), answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task FirstPage_WithAllItLoads_IsUnder150KilobytesOnTheWire()
    {
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var bytes = (await client.GetByteArrayAsync("/")).Length;
        using var plain = new HttpClient { BaseAddress = portal.Address };
        var page = await plain.GetStringAsync("/");
        foreach (var part in page.Split('"').Where(p => p.StartsWith("/lib/", StringComparison.Ordinal) || p.StartsWith("/mark", StringComparison.Ordinal)).Distinct())
            bytes += (await client.GetByteArrayAsync(part)).Length;

        Assert.InRange(bytes, 1_000, 150_000);
        TestContext.Current.SendDiagnosticMessage($"The first page and all it loads: {bytes} bytes on the wire");
    }

    [Fact]
    public async Task UnknownAddress_AnswersNotFoundInThePortalsFrame()
    {
        using var answer = await client.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有找到", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/scalar/", "text/html")]
    [InlineData("/health", "text/plain")]
    public async Task ForMachines_IsThere(string path, string type)
    {
        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith(type, answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
    }
}
