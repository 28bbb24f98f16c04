using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tongban.Web.Tests;

/// <summary>One size: what the server reads, what the endpoints take and what the words say agree; a body that is not taken is refused in words.</summary>
public sealed partial class UploadTests(Portal portal)
{
    private const long MaxFile = 50L << 20;

    [Fact]
    public async Task File_LargerThanServersUsuallyTake_IsTakenUpToTheLimit_AtApiAndPage()
    {
        using var agent = await People.ApiAsync(portal.Address, "agent", redirects: false);
        var limits = await agent.GetFromJsonAsync<JsonElement>("/api/files/limits");
        Assert.Equal(MaxFile, limits.GetProperty("maxFileBytes").GetInt64());
        var draft = await DraftAsync(agent);

        using var put = await agent.PutAsync($"/api/drafts/{draft}/files/eia-document?name=whole.pdf", Zeros(MaxFile));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());

        var page = await agent.GetStringAsync($"/my/drafts/{draft}?step=materials");
        using var form = new MultipartFormDataContent { { new StringContent("files"), "_handler" }, { new StringContent(Token().Match(page).Groups[1].Value), "_form" } };
        // Two files that together no server takes unasked; one of them is too large and named, the other is kept.
        form.Add(Zeros(30L << 20), "file.eia-document", "second.pdf");
        form.Add(Zeros(MaxFile + 1), "file.eia-document", "third.pdf");
        using var posted = await agent.PostAsync($"/my/drafts/{draft}?step=materials", form);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        Assert.Contains("third.pdf：文件超过 50 MB", WebUtility.HtmlDecode(await posted.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var names = (await agent.GetFromJsonAsync<JsonElement>($"/api/drafts/{draft}")).GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString());
        Assert.Equal(["whole.pdf", "second.pdf"], names);
    }

    [Fact]
    public async Task Body_LargerThanIsTaken_IsRefusedInWordsBeforeItIsSent()
    {
        using var agent = await People.ApiAsync(portal.Address, "agent", redirects: false);
        using var admin = await People.ApiAsync(portal.Address, "admin", redirects: false);
        var draft = await DraftAsync(agent);
        foreach (var (client, method, path, most) in ((HttpClient, HttpMethod, string, long)[])
            [
                (agent, HttpMethod.Put, $"/api/drafts/{draft}/files/eia-document?name=x.pdf", 50),
                (admin, HttpMethod.Post, "/api/admin/packs", 40),
            ])
        {
            var (status, type, text) = await AnnounceAsync(client, method, path, (most << 20) + 1, path.Contains("packs", StringComparison.Ordinal) ? "application/zip" : "application/pdf");
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (status, type));
            var told = JsonElement.Parse(text);
            Assert.Equal("api.too-large", told.GetProperty("code").GetString());
            Assert.Contains($"{most} MB", told.GetProperty("messageEn").GetString(), StringComparison.Ordinal);
            Assert.Contains($"{most} MB", told.GetProperty("messageZh").GetString(), StringComparison.Ordinal);
        }

        foreach (var (language, words) in ((string, string)[])[("zh", "发送的内容过大"), ("en", "What you sent is too large")])
        {
            await agent.GetStringAsync($"/?lang={language}");
            var (status, type, text) = await AnnounceAsync(agent, HttpMethod.Post, $"/my/drafts/{draft}", 1L << 30, "multipart/form-data; boundary=x");
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text/html"), (status, type));
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.Contains("50 MB", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Body_OfNoOrAnotherType_IsRefusedInWords()
    {
        using var agent = await People.ApiAsync(portal.Address, "agent");
        foreach (var type in (string?[])[null, "text/plain", "application/xml"])
        {
            using var content = new ByteArrayContent("""{"item":"eia-approval/report","data":{}}"""u8.ToArray());
            content.Headers.ContentType = type is null ? null : new(type);
            using var answer = await agent.PostAsync("/api/drafts", content);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
            Assert.Equal("http.wrong-content-type", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }

        foreach (var text in (string[])["", "{", "[]", "null", "{\"item\":", "\"\\ud800\""])
        {
            using var answer = await agent.PostAsync("/api/drafts", new StringContent(text, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("api.malformed", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    // Says how long the body will be and waits for leave to send it: what is refused need never be sent.
    private static async Task<(HttpStatusCode Status, string? Type, string Text)> AnnounceAsync(HttpClient client, HttpMethod method, string path, long length, string type)
    {
        using var request = new HttpRequestMessage(method, path) { Content = Zeros(length) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> DraftAsync(HttpClient agent)
    {
        using var draft = await agent.PostAsJsonAsync("/api/drafts", new { item = "eia-approval/report", data = People.Application("大文件工程") });
        return (await draft.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static ZeroContent Zeros(long length) => new(length);

    [GeneratedRegex("name=\"_form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>A PDF's first signs and nothing after them, as long as is wanted.</summary>
    private sealed class ZeroContent(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var buffer = new byte[81920];
            "%PDF-1.4"u8.CopyTo(buffer);
            for (long sent = 0; sent < length; sent += buffer.Length)
            {
                await stream.WriteAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - sent)));
                buffer.AsSpan(0, 8).Clear();
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
