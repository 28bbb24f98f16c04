using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tongban.Identity;

namespace Tongban.Web.Tests.Crash;

/// <summary>A demo person at the JSON API of a started server.</summary>
internal sealed class ApiUser : IDisposable
{
    private readonly HttpClient http;

    private ApiUser(Uri server) => http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };

    internal static async Task<ApiUser> SignInAsync(Uri server, string userName)
    {
        var user = new ApiUser(server);
        var (status, body) = await user.SendAsync(HttpMethod.Post, "/api/identity/sign-in", new { userName, password = DemoAccounts.Password });
        Assert.True(status == HttpStatusCode.OK, $"{userName}: {(int)status} {body}");
        var me = (await user.SendAsync(HttpMethod.Get, "/api/identity/me")).Body;
        var key = me.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("key").GetString()!).FirstOrDefault(k => k != "self");
        if (key is not null)
            user.http.DefaultRequestHeaders.Add("X-Acting-For", key);
        return user;
    }

    /// <exception cref="HttpRequestException">The server was gone before it answered; whether it did the work is not known.</exception>
    internal async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? match = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        request.Content = body switch { null => null, byte[] bytes => new ByteArrayContent(bytes), _ => JsonContent.Create(body) };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    /// <summary>How a page answers.</summary>
    internal async Task<HttpStatusCode> PageAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>The whole case.</summary>
    internal async Task<JsonElement> ReadAsync(string id)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, $"/api/cases/{id}");
        Assert.True(status == HttpStatusCode.OK, $"{id}: {(int)status} {body}");
        return body;
    }

    /// <summary>Ids of all cases of a list, page after page, each as often as it stands there.</summary>
    internal async Task<List<string>> ListAsync(string list)
    {
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var (status, page) = await SendAsync(HttpMethod.Get, after is null ? list : $"{list}?after={after}");
            Assert.True(status == HttpStatusCode.OK, $"{list}: {(int)status} {page}");
            ids.AddRange(page.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            after = page.GetProperty("next").GetString();
            if (after is null)
                return ids;
        }
    }

    public void Dispose() => http.Dispose();
}
