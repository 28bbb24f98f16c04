using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tongban.Cli.Online;

/// <summary>
/// The JSON API of a started server, asked as one person. What it refuses is told on standard error – where, what, code and clause – and
/// sets <see cref="Exit"/>: 2 when the input is wrong or nobody answers, 1 when what was asked is not allowed, not there or came too late.
/// </summary>
internal sealed class Server : IDisposable
{
    private readonly HttpClient http;

    internal Server(Uri address, string? token, string? actingFor, string language, bool json)
    {
        (Language, Json) = (language, json);
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = Cookies }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("tongban", "0.1"));
        http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        if (actingFor is not null)
            http.DefaultRequestHeaders.Add("X-Acting-For", actingFor);
    }

    /// <summary>Cookies of a sign-in; empty where a token is used.</summary>
    internal CookieContainer Cookies { get; } = new();

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    internal string Language { get; }

    /// <summary>Answers are printed as the API gave them.</summary>
    internal bool Json { get; }

    /// <summary>Exit code of the last refusal; 0 while nothing was refused.</summary>
    internal int Exit { get; private set; }

    /// <summary>Asks; null, told on standard error, when the answer is no or there is none.</summary>
    /// <param name="where">What a refusal is about: a file, a case, an option.</param>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path with query.</param>
    /// <param name="content">Body, or null.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="revision">Revision that was read, or null.</param>
    internal async Task<JsonElement?> AskAsync(string where, HttpMethod method, string path, HttpContent? content = null, string? key = null, long? revision = null)
    {
        using var answer = await SendAsync(method, path, content, key, revision);
        if (answer is null)
            return null;
        var text = await answer.Content.ReadAsStringAsync();
        if (!TryParse(text, out var body))
        {
            Tell(where, $"{http.BaseAddress}{path.TrimStart('/')} answered {(int)answer.StatusCode} without JSON; is it the address of a Tongban server?", CommandFailure.BadInput);
            return null;
        }

        if (answer.IsSuccessStatusCode)
            return body;
        Refuse(where, (int)answer.StatusCode, body);
        return null;
    }

    /// <summary>Fetches a file; null, told on standard error, when the answer is no or there is none.</summary>
    internal async Task<byte[]?> FetchAsync(string where, string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, null, null);
        if (answer is null)
            return null;
        if (answer.IsSuccessStatusCode)
            return await answer.Content.ReadAsByteArrayAsync();
        Refuse(where, (int)answer.StatusCode, TryParse(await answer.Content.ReadAsStringAsync(), out var body) ? body : default);
        return null;
    }

    /// <summary>A text of both languages in the chosen one; empty for null.</summary>
    internal string In(JsonElement text) => text.ValueKind == JsonValueKind.Object ? text.GetProperty(Language == "en" ? "en" : "zh").GetString()! : "";

    /// <summary>One of two words.</summary>
    internal string Say(string zh, string en) => Language == "en" ? en : zh;

    public void Dispose() => http.Dispose();

    internal static HttpContent Body(JsonElement json) => new StringContent(json.GetRawText(), Encoding.UTF8, "application/json");

    internal static HttpContent Body(object value) => Body(JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web));

    private async Task<HttpResponseMessage?> SendAsync(HttpMethod method, string path, HttpContent? content, string? key, long? revision)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (revision is { } seen)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        try
        {
            return await http.SendAsync(request);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            var reason = failure is TaskCanceledException ? Say("没有在时限内答复", "did not answer in time") : failure.Message;
            Tell(http.BaseAddress!.ToString(), key is null ? reason : $"{reason}. {Say($"是否已办理尚不清楚：用 --key {key} 重发，只会办理一次。", $"Whether it was done is not known: send it again with --key {key}, and it is done once.")}", CommandFailure.BadInput);
            return null;
        }
    }

    private void Refuse(string where, int status, JsonElement problem)
    {
        var exit = status is 400 or 413 or 415 or >= 500 ? CommandFailure.BadInput : CommandFailure.Failed;
        var message = Member(problem, Say("messageZh", "messageEn")) ?? Member(problem, "detail") ?? Member(problem, "title") ?? $"HTTP {status}";
        var clause = Member(problem, "basis") is { } basis ? $" ({basis})" : "";
        Tell(where, $"{message} [{Member(problem, "code") ?? $"http-{status}"}]{clause}", exit);
        if (problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object)
            foreach (var field in fields.EnumerateObject())
                Tell($"{where}: {(field.Name.Length == 0 ? "/" : field.Name)}", In(field.Value), exit);
    }

    internal void Tell(string where, string what, int exit)
    {
        CommandFailure.Tell(where, what);
        Exit = exit;
    }

    private static string? Member(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool TryParse(string text, out JsonElement body)
    {
        body = default;
        if (text.Length == 0)
            return true;
        try
        {
            body = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
