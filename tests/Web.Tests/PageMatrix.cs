using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Tongban.Identity;
using Tongban.Identity.Contracts;

namespace Tongban.Web.Tests;

/// <summary>
/// Every page there is – found in the assembly, not in a list – and every address outside <c>/api</c> that the API's description names, asked
/// for by everybody: the gate answers as the page's own statement says, a thing that is not one's own answers as one that does not exist, and nothing falls over.
/// </summary>
public sealed partial class PageMatrix(Portal portal)
{
    // Pages that need a record nobody has made in an empty installation: they answer "not here", which is checked all the same.
    private static readonly string[] WithoutSample = ["/desk/library/review/{Document}/{Identity}", "/library/{Document}/{Clause}", "/library/{Document}/compare", "/papers/{CaseId:guid}/{No:int}", "/publicity/{CaseId:guid}/{No:int}", "/papers/{CaseId:guid}/{No:int}/receipt", "/papers/{caseId}/{no}/pdf", "/papers/{caseId}/{no}/receipt/pdf"];

    private const string OrganPage = "/admin/organs/";
    private const string RegisterPage = "/registers/";

    private static readonly string?[] Visitors = [null, .. DemoAccounts.All.Select(a => a.UserName)];

    [Fact]
    public async Task EveryPage_AskedForByEverybody_AnswersAsItsOwnStatementSays()
    {
        var mine = await SamplesAsync();
        var pages = await AddressesAsync();
        Assert.True(pages.Count > 40, $"{pages.Count} pages");
        var opened = new HashSet<string>();
        foreach (var userName in Visitors)
        {
            using var visitor = await VisitorAsync(userName);
            var roles = await RolesAsync(visitor, userName);
            foreach (var (route, whoMay) in pages)
            {
                var (status, text) = await AskAsync(visitor, Filled(route, mine));
                var where = $"{route} ({string.Join(", ", whoMay)}) as {userName ?? "the public"}: {(int)status}";
                Assert.True((int)status < 500, where);
                if (whoMay is [WhoMay.Anyone])
                    Assert.False(status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, where);
                else if (userName is null)
                    Assert.True(status is HttpStatusCode.Redirect && text.StartsWith("/sign-in", StringComparison.Ordinal), where);
                else if (whoMay.Contains(WhoMay.SignedIn) || whoMay.Intersect(roles).Any())
                    Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Redirect or HttpStatusCode.ServiceUnavailable || SaysWhy(status, text), where);
                else
                    Assert.True(status is HttpStatusCode.Forbidden, where);
                if (status is HttpStatusCode.OK or HttpStatusCode.Redirect)
                    opened.Add(route);
            }
        }

        Assert.Equal([], pages.Select(p => p.Route).Except(opened).Except(WithoutSample));
    }

    [Fact]
    public async Task AnothersThing_AnswersAsOneThatDoesNotExist()
    {
        var theirs = await SamplesAsync();
        // These are no party's own.
        theirs.Remove(OrganPage);
        theirs.Remove(RegisterPage);
        var nowhere = theirs.ToDictionary(s => s.Key, _ => Guid.NewGuid().ToString());
        var pages = (await AddressesAsync()).Where(p => theirs.Keys.Any(k => Holds(p.Route, k))).ToList();
        Assert.True(pages.Count >= 7, string.Join(", ", pages));
        foreach (var userName in (string?[])[null, "other", "citizen", "admin", "auditor"])
        {
            using var visitor = await VisitorAsync(userName);
            foreach (var (route, _) in pages)
            {
                var (there, absent) = (await AskAsync(visitor, Filled(route, theirs)), await AskAsync(visitor, Filled(route, nowhere)));
                var where = $"{route} as {userName ?? "the public"}";
                Assert.True(there.Status == absent.Status, $"{where}: {there.Status} and {absent.Status}");
                Assert.True(there.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{where}: {there.Status}");
                Assert.Equal(Nameless(absent.Text), Nameless(there.Text));
            }
        }
    }

    /// <summary>A case of the demo company, a draft of it and the demo organ, by the route they are shown under.</summary>
    private async Task<Dictionary<string, string>> SamplesAsync()
    {
        var id = await People.SubmitAsync(portal.Address, "矩阵工程");
        using var agent = await People.ApiAsync(portal.Address, "agent");
        using var draft = await agent.PostAsJsonAsync("/api/drafts", new { item = "eia-approval/report", data = new { } });
        var draftId = (await draft.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var window = await People.ApiAsync(portal.Address, "window");
        var organ = (await window.GetFromJsonAsync<JsonElement>("/api/identity/me")).GetProperty("organId").GetString()!;
        return new() { [OrganPage] = organ, [RegisterPage] = "report-writers", ["/my/cases/"] = id, ["/desk/cases/"] = id, ["/papers/"] = id, ["/publicity/"] = id, ["/my/drafts/"] = draftId };
    }

    private async Task<IReadOnlyList<(string Route, string[] WhoMay)>> AddressesAsync()
    {
        var pages = typeof(Design.ActingPage).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (r.Template, t.GetCustomAttribute<WhoMay>()?.Roles.ToArray() ?? [])));
        using var client = new HttpClient { BaseAddress = portal.Address };
        var described = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var beside = described.GetProperty("paths").EnumerateObject()
            .Where(p => !p.Name.StartsWith("/api/", StringComparison.Ordinal) && p.Value.TryGetProperty("get", out _))
            .Select(p => (p.Name, p.Value.GetProperty("get").GetProperty("x-who-may").EnumerateArray().Select(r => r.GetString()!).ToArray()));
        return [.. pages, .. beside];
    }

    private async Task<HttpClient> VisitorAsync(string? userName) => userName is not null
        ? await People.ApiAsync(portal.Address, userName, redirects: false)
        : new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };

    private static async Task<string[]> RolesAsync(HttpClient visitor, string? userName) => userName is null ? []
        : [.. (await visitor.GetFromJsonAsync<JsonElement>("/api/identity/me")).GetProperty("roles").EnumerateArray().Select(r => r.GetString()!)];

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : await answer.Content.ReadAsStringAsync());
    }

    // A verb behind the gate may still say no in words, as the receiving desk does to whom has no window.
    private static bool SaysWhy(HttpStatusCode status, string text) => status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden && text.Contains("govuk-error-summary", StringComparison.Ordinal);

    private static bool Holds(string route, string key) => route.StartsWith(key, StringComparison.Ordinal) && route.Contains('{', StringComparison.Ordinal);

    private static string Filled(string route, Dictionary<string, string> samples) => Placeholder().Replace(route, place => place.Groups[1].Value.ToLowerInvariant() switch
    {
        "id" or "caseid" => samples.Where(s => Holds(route, s.Key)).Select(s => s.Value).First(),
        "no" => "1",
        "itemid" or "item" or "pack" or "document" => "eia-approval",
        "variant" => "report",
        "clause" or "identity" => "art-7",
        var other => throw new InvalidOperationException($"{route}: a sample for {other} is needed"),
    });

    // Ids and what is new on each answer are not what two answers differ in.
    private static string Nameless(string text) => Guids().Replace(Tokens().Replace(text, ""), "");

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("(?<=value=\")CfDJ8[^\"]*|\"traceId\":\"[^\"]*\"")]
    private static partial Regex Tokens();
}
