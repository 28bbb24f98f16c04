using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tongban.Web.Tests;

/// <summary>The API's description tells a stranger all there is: what each operation is for, who may, what it takes and gives, how it says no.</summary>
public sealed partial class ApiDescriptionTests(Portal portal)
{
    private static readonly string[] Modules = ["Packs", "Library", "Registers", "Catalog", "Casework", "Credit", "Identity", "Audit"];

    private readonly HttpClient client = new() { BaseAddress = portal.Address };

    [Fact]
    public async Task EveryOperation_SaysWhatItIsForWhoMayWhatItGivesAndHowItRefuses()
    {
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var (faults, names) = (new List<string>(), new List<string>());
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.Object))
            {
                var (where, said) = ($"{operation.Name} {path.Name}", operation.Value);
                void Must(bool holds, string what)
                {
                    if (!holds)
                        faults.Add($"{where}: {what}");
                }

                Must(said.TryGetProperty("operationId", out var name), "no operationId");
                names.Add(name.ToString());
                Must(said.TryGetProperty("summary", out _), "no summary");
                Must(said.TryGetProperty("tags", out var tags) && tags.EnumerateArray().All(t => Modules.Contains(t.GetString())), $"not under a module: {tags}");
                Must(said.TryGetProperty("x-who-may", out var whoMay), "does not say who may");
                var anybody = whoMay.ValueKind == JsonValueKind.Array && whoMay[0].GetString() == "*";
                Must(anybody || said.GetProperty("security").GetArrayLength() > 0, "no security");
                var answers = said.GetProperty("responses");
                Must(anybody || (IsProblem(answers, "401") && IsProblem(answers, "403")), "no 401 or 403");
                Must(IsProblem(answers, "default"), "no refusal");
                Must(!path.Name.Contains('{', StringComparison.Ordinal) || IsProblem(answers, "404"), "no 404");
                Must(!said.TryGetProperty("requestBody", out _) || IsProblem(answers, "400"), "no 400");
                Must(answers.EnumerateObject().Any(a => a.Name is "204" || (a.Name is "200" or "201" && a.Value.TryGetProperty("content", out var content)
                    && content.EnumerateObject().Any(c => !c.Name.Contains("json", StringComparison.Ordinal) || c.Value.TryGetProperty("schema", out _)))), "does not say what it gives");
                var named = said.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!).ToList() : [];
                Must(Placeholder().Matches(path.Name).All(p => named.Contains(p.Groups[1].Value)), "a part of the path is not described");
            }
        }

        Assert.True(names.Count > 70, $"{names.Count} operations");
        Assert.Equal(names.Distinct(), names);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        AllReferencesLead(document, document);
    }

    [Fact]
    public async Task Reader_IsServedWholeFromHere()
    {
        using var reader = await client.GetAsync("/scalar/");
        var page = await reader.Content.ReadAsStringAsync();
        // The script in the page that starts it is allowed by its nonce, and no other is.
        var policy = Assert.Single(reader.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.All(Script().Matches(page), script => Assert.Contains($"'nonce-{WebUtility.HtmlDecode(Nonce().Match(script.Value).Groups[1].Value)}'", policy, StringComparison.Ordinal));
        var sources = Source().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            Assert.False(Uri.TryCreate(source, UriKind.Absolute, out var outside) && !outside.IsFile && !source.StartsWith("data:", StringComparison.Ordinal), source);
            using var answer = await client.GetAsync(new Uri(new Uri(portal.Address, "/scalar/"), source));
            Assert.True(answer.IsSuccessStatusCode, $"{source}: {answer.StatusCode}");
        }

        Assert.DoesNotContain("cdn.", page, StringComparison.Ordinal);
    }

    private static bool IsProblem(JsonElement answers, string status) =>
        answers.TryGetProperty(status, out var answer) && answer.TryGetProperty("content", out var content) && content.TryGetProperty("application/problem+json", out _);

    private static void AllReferencesLead(JsonElement root, JsonElement at)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in at.EnumerateArray())
                AllReferencesLead(root, inner);
        }
        else if (at.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in at.EnumerateObject())
            {
                if (member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } && member.Value.GetString() is ['#', '/', .. var path])
                {
                    var found = root;
                    foreach (var part in path.Split('/'))
                        Assert.True(found.TryGetProperty(part, out found), member.Value.GetString());
                }

                AllReferencesLead(root, member.Value);
            }
        }
    }

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
