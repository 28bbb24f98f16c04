using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Identity;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Modules.Tests.Casework;
using Tongban.Testing;

namespace Tongban.Modules.Tests;

/// <summary>Every endpoint of every module, tried by everybody: the gate answers as the endpoint's own statement says, and nothing falls over.</summary>
public sealed partial class EndpointMatrix(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task EveryEndpoint_WithEverybody_AnswersAsItsWhoMaySays()
    {
        await using var town = await Town.OpenAsync(database, "2021-03-01T10:00:00+08:00");
        var endpoints = town.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 60, $"{endpoints.Count} endpoints");
        Assert.DoesNotContain(endpoints, e => e.Metadata.GetMetadata<WhoMay>() is null);

        foreach (var userName in DemoAccounts.All.Select(a => a.UserName).Prepend(null))
        {
            var visitor = await town.AsAsync(userName);
            foreach (var endpoint in endpoints)
            {
                var method = new HttpMethod(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);
                var path = PathOf(endpoint);
                // Signing out, or in as nobody, would change who asks the next question.
                if (path.Contains("/sign-", StringComparison.Ordinal))
                    continue;
                var answer = await visitor.SendAsync(method, path, method == HttpMethod.Get || method == HttpMethod.Delete ? null : BodyOf(endpoint));
                var whoMay = endpoint.Metadata.GetMetadata<WhoMay>()!;
                var where = $"{method} {path} as {userName ?? "the public"} ({whoMay}): {(int)answer.Status} {answer.Text}";
                Assert.True((int)answer.Status < 500, where);
                if (whoMay.IsAnyone)
                    Assert.True(answer.Code is not ("identity.forbidden" or "identity.sign-in-needed"), where);
                else if (userName is null)
                    Assert.True(answer.Status == HttpStatusCode.Unauthorized, where);
                else if (May(whoMay, userName) is { } may)
                    Assert.True(may != (answer.Code == "identity.forbidden"), where);
            }
        }
    }

    // What another kind of content gets is routing's answer, not the endpoint's.
    private static object BodyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is { Count: > 0 } types && !types.Contains("application/json")
        ? ((byte[])[1, 2, 3], types[0])
        : new { };

    // Whoever holds a post passes the gate of applicants too, as a person who may apply; whether the verb serves a post is the verb's own rule.
    private static bool? May(WhoMay whoMay, string userName) =>
        whoMay.Roles.Contains(WhoMay.SignedIn) || whoMay.Roles.Contains(RoleOf(userName)) ? true : whoMay.Roles.Contains(Roles.Applicant) ? null : false;

    private static string RoleOf(string userName) => userName switch { "admin" => Roles.Administrator, "agent" or "owner" or "other" or "citizen" => Roles.Applicant, _ => userName };

    private static string PathOf(RouteEndpoint endpoint) => "/" + Placeholder().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), place =>
        place.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : place.Value.Contains(":int", StringComparison.Ordinal) ? "1" : place.Value.Contains("drafts|cases", StringComparison.Ordinal) ? "drafts" : "x");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
