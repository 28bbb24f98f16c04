using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Tongban.Kernel.Http;

namespace Tongban.Modules.Tests;

/// <summary>A fault under <c>/api</c> is told in words whatever the method, and never says what went wrong inside.</summary>
public sealed class ApiFaultTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Fault_OfAnyMethod_IsAProblemInWords(string method)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        // The page's handler stands outside, as it does in the portal.
        app.UseExceptionHandler("/failure");
        app.UseApiFaults();
        app.MapGet("/failure", () => "a page");
        app.MapMethods("/api/broken", [method], Break);
        app.MapMethods("/broken", ["GET"], Break);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        using var answer = await client.SendAsync(new(new(method), "/api/broken"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("inner secret", text, StringComparison.Ordinal);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal("api.fault", problem.RootElement.GetProperty("code").GetString());
        Assert.NotEqual("", problem.RootElement.GetProperty("traceId").GetString());

        Assert.Equal("a page", await (await client.GetAsync(new Uri("/broken", UriKind.Relative), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Break() => throw new InvalidOperationException("inner secret");
}
