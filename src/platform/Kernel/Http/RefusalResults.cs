using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tongban.Kernel.Http;

/// <summary>The one place where a refusal becomes an HTTP answer (RFC 9457 problem details, both languages).</summary>
public static class RefusalResults
{
    /// <summary>HTTP status of a refusal.</summary>
    public static int Status(this RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.SignInNeeded => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.WrongMethod => 405,
        RefusalKind.Conflict => 409,
        RefusalKind.TooLarge => 413,
        RefusalKind.WrongType => 415,
        RefusalKind.NotAllowed => 422,
        RefusalKind.TooMany => 429,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A refusal kind without a status is a bug."),
    };

    /// <summary>Problem details with <c>code</c>, <c>messageZh</c>, <c>messageEn</c>, <c>basis</c> and <c>fields</c>.</summary>
    public static IResult ToResult(this Refusal refusal) => Results.Problem(
        detail: refusal.Message.En,
        title: refusal.Message.Zh,
        statusCode: refusal.Kind.Status(),
        type: $"urn:tongban:refusal:{refusal.Code}",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = refusal.Code,
            ["messageZh"] = refusal.Message.Zh,
            ["messageEn"] = refusal.Message.En,
            ["basis"] = refusal.Basis?.ToString(),
            ["fields"] = refusal.Fields?.ToDictionary(f => f.Key, f => new { zh = f.Value.Zh, en = f.Value.En }),
        });

    /// <summary>200 with the value, or the refusal.</summary>
    public static OutcomeResult<T> ToResult<T>(this Outcome<T> outcome) => new(outcome);
}

/// <summary>An outcome as an answer; an endpoint that returns it is described with the shape of its value.</summary>
/// <typeparam name="T">What 200 gives.</typeparam>
/// <param name="outcome">The value or the refusal.</param>
public sealed class OutcomeResult<T>(Outcome<T> outcome) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        (outcome.Succeeded ? Results.Ok(outcome.Value) : outcome.Refusal.ToResult()).ExecuteAsync(httpContext);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
    }
}
